import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FoundRuns, greatest, type Run } from './found-runs.ts';

/** Few enough different numbers that many are the same. */
const bits = fc.oneof(fc.integer({ min: 1, max: 12 }), fc.double({ min: 0, max: 400, noNaN: true }));

describe('the greatest of many numbers', () => {
  it('are those that sorting them all would give', () => {
    fc.assert(
      fc.property(fc.array(bits, { maxLength: 400 }), fc.integer({ min: 1, max: 130 }), (numbers, most) => {
        const sorted = numbers.toSorted((a, b) => a - b).slice(-most);
        expect([...greatest(Float64Array.from(numbers), most)]).toEqual(sorted);
      }),
    );
  });
});

describe('the runs that say most', () => {
  const runs = fc.array(
    fc.record({
      q: fc.nat(9),
      s: fc.nat(200),
      length: fc.integer({ min: 1, max: 9 }),
      bits: fc.integer({ min: 1, max: 30 }),
    }),
    { maxLength: 2_500 },
  );

  it('are the first of all in order of what they say, then of the source', () => {
    fc.assert(
      fc.property(runs, fc.integer({ min: 1, max: 120 }), (all, most) => {
        const found = new FoundRuns(most);
        for (const { q, s, length, bits } of all) found.add(q, s, length, bits);
        const inOrder = (a: Run, b: Run): number =>
          b.bits - a.bits || a.s - b.s || a.q - b.q || a.length - b.length;
        const places = (list: readonly Run[]) => list.map(({ q, s, bits }) => [bits, s, q]);
        const expected = all.toSorted(inOrder).slice(0, most);
        expect(places(found.sayingMost().toSorted(inOrder))).toEqual(places(expected));
        expect(found.countOf(3)).toBe(all.filter(({ length }) => length === 3).length);
        expect(found.ofLength(3)).toEqual(all.filter(({ length }) => length === 3));
      }),
      { numRuns: 50 },
    );
  });
});
