import { FIRST, SECOND } from './surface.ts';

/**
 * Numbers features by their 32-bit hashes. Each of its hashes has a slot of its own, found by a displacement that all
 * hashes with the same beginning share ("hash and displace"): a look-up compares one slot and branches nowhere, so that
 * a processor fetches the slots of many features at the same time. Waiting for memory, one slot after another, was what
 * reading mostly consisted of.
 */
export class FeatureSlots {
  /** Hash and number, next to each other. A free slot has a hash that belongs elsewhere. */
  readonly slots: Int32Array;
  readonly displacements: Uint16Array;
  readonly slotShift: number;
  readonly groupShift: number;

  /**
   * Numbers the hashes as they come.
   *
   * @throws Error where two are the same
   */
  constructor(hashes: Int32Array) {
    let bits = LEAST_BITS;
    while (1 << bits < hashes.length * ROOM) bits++;
    this.slotShift = 32 - bits;
    this.groupShift = this.slotShift + GROUP_BITS;
    this.displacements = new Uint16Array(1 << (bits - GROUP_BITS));
    this.slots = new Int32Array(2 << bits);
    const taken = new Uint8Array(1 << bits);
    const groups = grouped(hashes, this.groupShift, this.displacements.length);
    for (const group of groups.order) this.settle(hashes, groups, group, taken);
    this.fillFree(hashes, taken);
  }

  /** Finds the displacement with which all hashes of a group get free slots. */
  private settle(hashes: Int32Array, { members, starts }: Groups, group: number, taken: Uint8Array): void {
    const { slots, slotShift } = this;
    const from = starts[group] as number;
    const to = starts[group + 1] as number;
    for (let displacement = 0; displacement <= MOST_DISPLACED; displacement++) {
      let k = from;
      for (; k < to; k++) {
        const slot = slotFor(hashes[members[k] as number] as number, displacement, slotShift);
        if (taken[slot]) break;
        taken[slot] = 1;
        slots[slot * 2] = hashes[members[k] as number] as number;
        slots[slot * 2 + 1] = members[k] as number;
      }
      this.displacements[group] = displacement;
      if (k === to) return;
      while (k-- > from) taken[slotFor(hashes[members[k] as number] as number, displacement, slotShift)] = 0;
    }
    throw new Error('Two features have the same hash.');
  }

  /** Gives each free slot a hash that is looked for elsewhere. */
  private fillFree(hashes: Int32Array, taken: Uint8Array): void {
    const stranger = hashes[0] ?? 1;
    const home = this.slotOf(stranger);
    for (let slot = 0; slot < taken.length; slot++) if (!taken[slot]) this.slots[slot * 2] = stranger;
    // only with no hashes at all can that slot be free
    if (!taken[home]) this.slots[home * 2] = ~stranger;
  }

  /** The slot that a hash has, if it has one: then the slot holds the hash. */
  slotOf(hash: number): number {
    return slotFor(hash, this.displacements[hash >>> this.groupShift] as number, this.slotShift);
  }
}

const LEAST_BITS = 6;
/** Slots for each hash, at least. */
const ROOM = 1.25;
/** One group for every four slots. */
const GROUP_BITS = 2;
const MOST_DISPLACED = 65535;

function slotFor(hash: number, displacement: number, shift: number): number {
  return Math.imul(hash ^ Math.imul(displacement, FIRST), SECOND) >>> shift;
}

/** Hashes by groups: those of group `g` are `members[starts[g]]` up to (not including) `members[starts[g + 1]]`. */
type Groups = { members: Int32Array; starts: Int32Array; order: Int32Array };

/** Groups hashes by their beginnings. `order` is from large to small: large ones must find room while there is much. */
function grouped(hashes: Int32Array, shift: number, groups: number): Groups {
  const byGroup = sorted(hashes.length, groups, (i) => (hashes[i] as number) >>> shift);
  const { starts } = byGroup;
  const sizeOf = (group: number) => (starts[group + 1] as number) - (starts[group] as number);
  let largest = 0;
  for (let group = 0; group < groups; group++) largest = Math.max(largest, sizeOf(group));
  const order = sorted(groups, largest + 1, (group) => largest - sizeOf(group)).members;
  return { ...byGroup, order };
}

/** The numbers below `count` by their keys, which are below `keys`, in as many steps. */
function sorted(count: number, keys: number, keyOf: (i: number) => number) {
  const starts = new Int32Array(keys + 1);
  for (let i = 0; i < count; i++) starts[keyOf(i) + 1] = (starts[keyOf(i) + 1] as number) + 1;
  for (let key = 0; key < keys; key++)
    starts[key + 1] = (starts[key + 1] as number) + (starts[key] as number);
  const next = starts.slice();
  const members = new Int32Array(count);
  for (let i = 0; i < count; i++) {
    const key = keyOf(i);
    members[next[key] as number] = i;
    next[key] = (next[key] as number) + 1;
  }
  return { members, starts };
}
