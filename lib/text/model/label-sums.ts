import { type FeatureList, MOST } from './feature-list.ts';
import type { WeightTable } from './table.ts';

/** Numbers in a row: each holds the weights of two labels. */
const ROW = 6;
/** The second label's part of a number, in units of the first's; sums of steps stay far below it. */
const SECOND = 2 ** 26;

/**
 * The weights of labels as exact whole numbers, two in each: a row is added with six additions and without any decoding.
 * Most of the reader's time goes into adding up 50 rows of 12 labels for each unit.
 */
export class LabelSums {
  private readonly table: WeightTable;
  /** In the order of the table's features. */
  private readonly rows: Float64Array;
  private readonly places = new Int32Array(MOST + 1);

  constructor(table: WeightTable) {
    this.table = table;
    this.rows = new Float64Array(table.count * ROW);
    const { steps } = table;
    for (let k = 0; k < this.rows.length; k++)
      this.rows[k] = squareOf(steps[2 * k] as number) + squareOf(steps[2 * k + 1] as number) * SECOND;
  }

  /** Adds up the label weights of the listed features, and writes them to `out` from `at` on. */
  write({ ids, count }: FeatureList, out: Float32Array, at: number): void {
    const { rows, places, table } = this;
    // all are looked up before any is added: see FeatureSlots
    const found = table.slots.findAll(ids, count, ROW, places);
    let a = 0;
    let b = 0;
    let c = 0;
    let d = 0;
    let e = 0;
    let f = 0;
    for (let k = 0; k < found; k++) {
      const place = places[k] as number;
      a += rows[place] as number;
      b += rows[place + 1] as number;
      c += rows[place + 2] as number;
      d += rows[place + 3] as number;
      e += rows[place + 4] as number;
      f += rows[place + 5] as number;
    }
    writeBoth(a, table.unit, out, at);
    writeBoth(b, table.unit, out, at + 2);
    writeBoth(c, table.unit, out, at + 4);
    writeBoth(d, table.unit, out, at + 6);
    writeBoth(e, table.unit, out, at + 8);
    writeBoth(f, table.unit, out, at + 10);
  }
}

function writeBoth(both: number, unit: number, out: Float32Array, at: number): void {
  const second = Math.round(both / SECOND);
  out[at] = (both - second * SECOND) * unit;
  out[at + 1] = second * unit;
}

/** What a step weighs, in the table's units: companding is by square roots. */
function squareOf(step: number): number {
  return step * Math.abs(step);
}
