/**
 * Numbers features by their 32-bit hashes. Each of its hashes has a slot of its own, found by a displacement that all
 * hashes with the same beginning share ("hash and displace"): a look-up compares one slot and branches nowhere, so that
 * a processor fetches the slots of many features at the same time. Waiting for memory, one slot after another, was what
 * reading mostly consisted of.
 */
export class FeatureSlots {
  /** Hash and number, next to each other. A free slot has a hash that belongs elsewhere. */
  private readonly slots: Int32Array;
  private readonly displacements: Uint16Array;
  private readonly slotShift: number;
  private readonly groupShift: number;

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
    const { members, starts, order } = grouped(hashes, this.groupShift, this.displacements.length);
    for (const group of order) this.settle(hashes, members, starts, group, taken);
    this.fillFree(hashes, taken);
  }

  /** Finds the displacement with which all hashes of a group get free slots. */
  private settle(
    hashes: Int32Array,
    members: Int32Array,
    starts: Int32Array,
    group: number,
    taken: Uint8Array,
  ): void {
    const from = starts[group] as number;
    const to = starts[group + 1] as number;
    for (let displacement = 0; displacement <= MOST_DISPLACED; displacement++) {
      this.displacements[group] = displacement;
      let k = from;
      for (; k < to; k++) {
        const slot = this.slotOf(hashes[members[k] as number] as number);
        if (taken[slot]) break;
        taken[slot] = 1;
        this.slots[slot * 2] = hashes[members[k] as number] as number;
        this.slots[slot * 2 + 1] = members[k] as number;
      }
      if (k === to) return;
      while (k-- > from) taken[this.slotOf(hashes[members[k] as number] as number)] = 0;
    }
    throw new Error('Two features have the same hash.');
  }

  private fillFree(hashes: Int32Array, taken: Uint8Array): void {
    const strangers = [hashes[0] ?? 0, hashes[1] ?? 1];
    for (let slot = 0; slot < taken.length; slot++) {
      if (taken[slot]) continue;
      const stranger = strangers.find((hash) => this.slotOf(hash) !== slot) ?? 0;
      this.slots[slot * 2] = stranger;
      this.slots[slot * 2 + 1] = -1;
    }
  }

  private slotOf(hash: number): number {
    const displacement = this.displacements[hash >>> this.groupShift] as number;
    return Math.imul(hash ^ Math.imul(displacement, 0x9e3779b1), 0x85ebca6b) >>> this.slotShift;
  }

  /** The number of a feature, or -1 for one that is not there. */
  find(hash: number): number {
    const slot = this.slotOf(hash) * 2;
    return this.slots[slot] === hash ? (this.slots[slot + 1] as number) : -1;
  }

  /**
   * Looks up the first `count` of `ids`, writes the numbers of those that are there, times `width`, to `into`, and
   * returns how many they are. One place after them is overwritten too.
   */
  findAll(ids: Int32Array, count: number, width: number, into: Int32Array): number {
    const { slots, displacements, slotShift, groupShift } = this;
    let end = 0;
    for (let f = 0; f < count; f++) {
      const hash = ids[f] as number;
      const displaced = hash ^ Math.imul(displacements[hash >>> groupShift] as number, 0x9e3779b1);
      const slot = (Math.imul(displaced, 0x85ebca6b) >>> slotShift) << 1;
      into[end] = Math.imul(slots[slot + 1] as number, width);
      // 1 where they are the same, without a branch
      const difference = (slots[slot] as number) ^ hash;
      end = (end + (((difference | (0 - difference)) >>> 31) ^ 1)) | 0;
    }
    return end;
  }
}

const LEAST_BITS = 6;
/** Slots for each hash, at least. */
const ROOM = 1.25;
/** One group for every four slots. */
const GROUP_BITS = 2;
const MOST_DISPLACED = 65535;

/** Hashes by their groups, and the groups from large to small: large ones must find room while there is much. */
function grouped(hashes: Int32Array, shift: number, groups: number) {
  const starts = new Int32Array(groups + 1);
  for (const hash of hashes) starts[(hash >>> shift) + 1] = (starts[(hash >>> shift) + 1] as number) + 1;
  const order = Array.from({ length: groups }, (_, group) => group)
    .filter((group) => (starts[group + 1] as number) > 0)
    .sort((a, b) => (starts[b + 1] as number) - (starts[a + 1] as number) || a - b);
  for (let group = 0; group < groups; group++)
    starts[group + 1] = (starts[group + 1] as number) + (starts[group] as number);
  const next = starts.slice();
  const members = new Int32Array(hashes.length);
  hashes.forEach((hash, i) => {
    const group = hash >>> shift;
    const place = next[group] as number;
    members[place] = i;
    next[group] = place + 1;
  });
  return { members, starts, order };
}
