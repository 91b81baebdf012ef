import { COLUMNS_SIZE, type Columns, columnsIn } from './columns.ts';
import { HASH_IN_ROW, HASHES_SIZE, labelKernel, type Places, ROW } from './label-kernel.ts';
import { LABELS } from './labels.ts';
import type { WeightTable } from './table.ts';
import { LONGEST_SENTENCE } from './units.ts';

/**
 * Adds up what the features of units weigh for each label. Their steps lie in the memory of a kernel
 * (label-kernel.ts), which adds weights as exact whole numbers, so that sums do not depend on the order.
 */
export class LabelSums {
  /** What the features of a sentence look at: filled by who asks for its sums. */
  readonly columns: Columns;
  private readonly unit: number;
  private readonly run: (units: number) => void;
  private readonly sums: Int32Array;

  constructor({ slots: { slots, displacements, slotShift, groupShift }, steps, unit }: WeightTable) {
    const slotCount = slots.length / 2;
    const places = placesFor(slotCount, displacements.length);
    const memory = new WebAssembly.Memory({ initial: Math.ceil(places.end / PAGE) });
    new Uint16Array(memory.buffer, places.displacements, displacements.length).set(displacements);
    const hashes = new Int32Array(memory.buffer, places.rows, (slotCount * ROW) / 4);
    const rows = new Int8Array(memory.buffer, places.rows, slotCount * ROW);
    for (let slot = 0; slot < slotCount; slot++) {
      const hash = slots[slot * 2] as number;
      const feature = slots[slot * 2 + 1] as number;
      hashes[(slot * ROW + HASH_IN_ROW) / 4] = hash;
      for (let label = 0; label < LABELS; label++)
        rows[slot * ROW + label] = steps[feature * LABELS + label] as number;
    }
    // for features that are only there to make a number even: not the hash of the first row
    new Int32Array(memory.buffer, places.hashes, HASHES_SIZE / 4).fill(~(slots[0] as number));
    this.unit = unit;
    this.columns = columnsIn(memory.buffer);
    this.sums = new Int32Array(memory.buffer, places.sums, MOST_SUMS);
    const kernel = new WebAssembly.Instance(labelKernel(places, { slot: slotShift, group: groupShift }), {
      '': { memory },
    });
    this.run = kernel.exports.run as (units: number) => void;
  }

  /** Adds up the label weights of the first `count` units in the columns, and writes them to `out` from `at` on. */
  write(count: number, out: Float32Array, at: number): void {
    this.run(count);
    const { sums, unit } = this;
    for (let k = 0; k < count * LABELS; k++) out[at + k] = (sums[k] as number) * unit;
  }
}

const PAGE = 65536;
const LINE = 64;
const MOST_SUMS = LONGEST_SENTENCE * LABELS;

function placesFor(slots: number, groups: number): Places & { end: number } {
  const lines = (bytes: number) => Math.ceil(bytes / LINE) * LINE;
  const hashes = lines(COLUMNS_SIZE);
  const found = hashes + lines(HASHES_SIZE);
  const sums = found + lines(HASHES_SIZE);
  const displacements = sums + lines(MOST_SUMS * 4);
  const rows = displacements + lines(groups * 2);
  return { hashes, found, sums, displacements, rows, end: rows + slots * ROW };
}
