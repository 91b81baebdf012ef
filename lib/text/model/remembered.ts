/**
 * Which row stands for a key of three numbers. Every key has one slot; a new one takes it from whoever had it, so that
 * it never grows and never needs to be emptied.
 */
export class Remembered {
  private readonly keys: Int32Array;
  private readonly mask: number;
  private readonly first: number;
  private readonly row: number;
  /** The place of the row that {@link find} found, or that is to be filled. */
  place = 0;

  /** For `size` keys, a power of two; their rows of `row` numbers begin at `first`. */
  constructor(size: number, first: number, row: number) {
    this.keys = new Int32Array(size * 3).fill(-1);
    this.mask = size - 1;
    this.first = first;
    this.row = row;
  }

  /**
   * Whether the row of a key is there: its place is then in `place`, otherwise that of the row to fill for it. `a` is
   * not -1.
   */
  find(a: number, b: number, c: number): boolean {
    const { keys } = this;
    let h = Math.imul(a ^ (a >>> 15) ^ Math.imul(b, 0x85ebca6b) ^ Math.imul(c, 0x27d4eb2f), 0x9e3779b1);
    h ^= h >>> 15;
    const slot = h & this.mask;
    this.place = this.first + slot * this.row;
    const k = slot * 3;
    if (keys[k] === a && keys[k + 1] === b && keys[k + 2] === c) return true;
    keys[k] = a;
    keys[k + 1] = b;
    keys[k + 2] = c;
    return false;
  }
}
