import { FeatureList, LIST_SIZE } from './feature-list.ts';
import { HASHES_SIZE, listKernel, type Places } from './list-kernel.ts';
import type { WeightTable } from './table.ts';

/** Weighs features that are listed one thing after another, by a table of one weight each. */
export class ListSums {
  /** What is to be weighed: filled by who asks for the sum. */
  readonly list: FeatureList;
  /** What a sum of one is as a weight. */
  readonly unit: number;
  private readonly run: (count: number) => number;

  constructor({ slots: { slots, displacements, slotShift, groupShift }, steps, unit }: WeightTable) {
    const places = placesFor(displacements.length);
    const memory = new WebAssembly.Memory({ initial: Math.ceil((places.slots + slots.byteLength) / PAGE) });
    new Uint16Array(memory.buffer, places.displacements, displacements.length).set(displacements);
    new Int32Array(memory.buffer, places.slots, slots.length).set(weighed(slots, steps));
    this.list = new FeatureList(memory.buffer, places.list);
    this.unit = unit;
    const kernel = new WebAssembly.Instance(listKernel(places, { slot: slotShift, group: groupShift }), {
      '': { memory },
    });
    this.run = kernel.exports.run as (count: number) => number;
  }

  /** What the listed features weigh together, in units of the table: a whole number, so that sums of parts are the sum of the whole. */
  sumInUnits(): number {
    return this.run(this.list.count);
  }

  /** The same as a weight. */
  sum(): number {
    return this.sumInUnits() * this.unit;
  }
}

/** Made at first use, and not with the model: who only encodes one needs none. */
const made = new WeakMap<WeightTable, ListSums>();

/** The sums of a table: one list for everything that is weighed by it. */
export function listSumsOf(table: WeightTable): ListSums {
  const known = made.get(table);
  if (known) return known;
  const sums = new ListSums(table);
  made.set(table, sums);
  return sums;
}

/** The hash of each slot with what its feature weighs in units, in place of its number. */
function weighed(slots: Int32Array, steps: Int8Array): Int32Array {
  return slots.map((one, k) => {
    if (k % 2 === 0) return one;
    const step = steps[one] ?? 0;
    return step * Math.abs(step);
  });
}

const PAGE = 65536;
const LINE = 64;

function placesFor(groups: number): Places {
  const lines = (bytes: number) => Math.ceil(bytes / LINE) * LINE;
  const list = 0;
  const hashes = list + lines(LIST_SIZE);
  const found = hashes + lines(HASHES_SIZE);
  const displacements = found + lines(HASHES_SIZE);
  return { list, hashes, found, displacements, slots: displacements + lines(groups * 2) };
}
