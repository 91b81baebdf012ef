/** Runs as they are found, and those of them that say most. */
import { keptTable } from './kept-table.ts';

/** Words q … q + length - 1 of the quote are words s … s + length - 1 of the source. */
export type Run = { q: number; s: number; length: number; bits: number };

/** Room for as many runs as a quote of a few dozen words has in a long source. */
const ROOM = 1_024;

/** As many as part a thousand runs into handfuls. */
const BINS = 256;

/**
 * Only the bin that the last of them falls in, and those over it, are sorted: sorting a thousand numbers to have a
 * hundred of them took longer than finding the runs.
 *
 * @param numbers of 0 or more
 * @returns the `most` greatest of them, ascending; all of them where there are no more
 */
export function greatest(numbers: Float64Array, most: number): Float64Array {
  if (numbers.length <= most) return numbers.slice().sort();
  let top = 0;
  for (let at = 0; at < numbers.length; at++) top = Math.max(top, numbers[at] as number);
  const scale = top > 0 ? (BINS - 1) / top : 0;
  const tally = new Int32Array(BINS);
  for (let at = 0; at < numbers.length; at++) {
    const bin = Math.trunc((numbers[at] as number) * scale);
    tally[bin] = (tally[bin] as number) + 1;
  }
  let lowest = BINS - 1;
  let count = tally[lowest] as number;
  while (count < most) count += tally[--lowest] as number;
  const kept = new Float64Array(count);
  let next = 0;
  for (let at = 0; at < numbers.length; at++) {
    const number = numbers[at] as number;
    if (Math.trunc(number * scale) >= lowest) kept[next++] = number;
  }
  return kept.sort().subarray(count - most);
}

const wider = <Column extends Int32Array | Float64Array>(from: Column, to: Column): Column => {
  to.set(from);
  return to;
};

const columnOfNumbers = (): ((size: number) => Int32Array) => keptTable((size) => new Int32Array(size), ROOM);
const [qsOf, ssOf, lengthsOf] = [columnOfNumbers(), columnOfNumbers(), columnOfNumbers()];
const bitsOf = keptTable((size) => new Float64Array(size), ROOM);

/** Kept by columns: most of the runs found are not among those that say most, and none of those becomes an object. Good until the next. */
export class FoundRuns {
  count = 0;
  private q = qsOf(ROOM);
  private s = ssOf(ROOM);
  private length = lengthsOf(ROOM);
  private bits = bitsOf(ROOM);
  private readonly most: number;
  /** Of as many runs as were found at the time. */
  private known: { count: number; bits: Float64Array } = { count: 0, bits: new Float64Array(0) };

  /** @param most how many are wanted in the end */
  constructor(most: number) {
    this.most = most;
  }

  add(q: number, s: number, length: number, bits: number): void {
    const at = this.count++;
    if (at === this.q.length) this.grow();
    this.q[at] = q;
    this.s[at] = s;
    this.length[at] = length;
    this.bits[at] = bits;
  }

  private grow(): void {
    const size = this.q.length * 2;
    this.q = wider(this.q, new Int32Array(size));
    this.s = wider(this.s, new Int32Array(size));
    this.length = wider(this.length, new Int32Array(size));
    this.bits = wider(this.bits, new Float64Array(size));
  }

  private runAt(at: number): Run {
    return {
      q: this.q[at] as number,
      s: this.s[at] as number,
      length: this.length[at] as number,
      bits: this.bits[at] as number,
    };
  }

  /** How many of the runs from number `from` on have so many words. */
  countOf(length: number, from = 0): number {
    let count = 0;
    for (let at = from; at < this.count; at++) if (this.length[at] === length) count++;
    return count;
  }

  /** The runs of so many words, in no order. */
  ofLength(length: number): Run[] {
    const runs: Run[] = [];
    for (let at = 0; at < this.count; at++) if (this.length[at] === length) runs.push(this.runAt(at));
    return runs;
  }

  /** The bits of those that say most so far, ascending. */
  mostBits(): Float64Array {
    if (this.known.count !== this.count)
      this.known = { count: this.count, bits: greatest(this.bits.subarray(0, this.count), this.most) };
    return this.known.bits;
  }

  /** Those that say most, in no order; of what says the same, those that come first in the source. */
  sayingMost(): Run[] {
    const least = this.count > this.most ? (this.mostBits()[0] as number) : 0;
    const more: Run[] = [];
    const same: Run[] = [];
    for (let at = 0; at < this.count; at++) {
      const bits = this.bits[at] as number;
      if (bits > least) more.push(this.runAt(at));
      else if (bits === least) same.push(this.runAt(at));
    }
    same.sort((a, b) => a.s - b.s || a.q - b.q);
    return [...more, ...same.slice(0, this.most - more.length)];
  }
}
