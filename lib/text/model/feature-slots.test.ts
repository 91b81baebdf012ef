import { expect, test } from 'vitest';
import { FeatureSlots } from './feature-slots.ts';
import { mix } from './surface.ts';

const hashes = (count: number, seed: number) => Int32Array.from({ length: count }, (_, i) => mix(seed, i));

/** The numbers of those of the hashes that are there. */
function foundIn(slots: FeatureSlots, ids: Int32Array): number[] {
  return [...ids].flatMap((hash) => {
    const slot = slots.slotOf(hash) * 2;
    return slots.slots[slot] === hash ? [slots.slots[slot + 1] as number] : [];
  });
}

test.each([0, 1, 2, 63, 1000, 50_000])(
  'each of %i features is found under its number, and no other',
  (count) => {
    const known = hashes(count, 1);
    const slots = new FeatureSlots(known);
    expect(foundIn(slots, known)).toEqual(Array.from(known, (_, i) => i));
    const present = new Set(known);
    const others = hashes(100_000, 2).filter((hash) => !present.has(hash));
    expect(foundIn(slots, Int32Array.of(...[0, 1, -1, -2].filter((hash) => !present.has(hash))))).toEqual([]);
    expect(foundIn(slots, others)).toEqual([]);
  },
);

test('two features with the same hash are refused', () => {
  expect(() => new FeatureSlots(Int32Array.of(5, 9, 5))).toThrow(/same hash/);
});
