import type { WeightTable } from './table.ts';

/** Numbers in a row: each holds the sums of two labels. */
export const ROW = 6;
/** The second label's part of a number, in units of the first's; sums of steps stay far below it. */
const SECOND = 2 ** 26;

/**
 * Rows of label weights as exact whole numbers, two labels in each: adding a row is then six additions without any
 * decoding, and as whole numbers add up to the same in any order, sums of several features can be kept as rows of their
 * own. Most of the reader's time went into adding up 50 features of 12 labels for each unit.
 */
export class LabelSums {
  /** The table's rows; behind them those in which sums are kept. */
  readonly rows: Float64Array;
  private readonly unit: number;
  private free: number;

  /** Makes room for `kept` rows of sums. */
  constructor(table: WeightTable, kept: number) {
    const count = table.count;
    this.rows = new Float64Array((count + kept) * ROW);
    this.unit = table.unit;
    this.free = count;
    for (let i = 0; i < count; i++) {
      for (let k = 0; k < ROW; k++) {
        const first = squareOf(table.step(i, 2 * k));
        this.rows[i * ROW + k] = first + squareOf(table.step(i, 2 * k + 1)) * SECOND;
      }
    }
  }

  /** The place of the first of `count` rows that nobody else uses. */
  take(count: number): number {
    const first = this.free;
    this.free += count;
    return first * ROW;
  }

  /** Adds up the rows that begin at the first `count` of `places`, into the row at `into`. */
  addUp(places: Int32Array, count: number, into: number): void {
    const { rows } = this;
    let a = 0;
    let b = 0;
    let c = 0;
    let d = 0;
    let e = 0;
    let f = 0;
    for (let k = 0; k < count; k++) {
      const place = places[k] as number;
      a += rows[place] as number;
      b += rows[place + 1] as number;
      c += rows[place + 2] as number;
      d += rows[place + 3] as number;
      e += rows[place + 4] as number;
      f += rows[place + 5] as number;
    }
    rows[into] = a;
    rows[into + 1] = b;
    rows[into + 2] = c;
    rows[into + 3] = d;
    rows[into + 4] = e;
    rows[into + 5] = f;
  }

  /** Writes the weights that the row at `place` stands for to `out`, from `at` on. */
  write(place: number, out: Float32Array, at: number): void {
    const { rows, unit } = this;
    for (let k = 0; k < ROW; k++) {
      const both = rows[place + k] as number;
      const second = Math.round(both / SECOND);
      out[at + 2 * k] = (both - second * SECOND) * unit;
      out[at + 2 * k + 1] = second * unit;
    }
  }
}

/** What a step weighs, in the table's units: companding is by square roots. */
function squareOf(step: number): number {
  return step * Math.abs(step);
}
