/** What is passed over without a closer look could not have counted: bounds and tests before the work itself. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { likenessOf, lookOf, shareAnEnd } from './likeness.ts';
import { gapCost, leastGapCost } from './locate.ts';

describe('a gap between two runs', () => {
  it('never costs less than the bound, and hardly more', () => {
    const shifts = fc.oneof(
      fc.integer({ min: -3_000, max: 3_000 }),
      fc.integer({ min: -(2 ** 30), max: 2 ** 30 }),
    );
    fc.assert(
      fc.property(shifts, fc.nat(40), fc.boolean(), (shift, between, isMarked) => {
        const cost = gapCost(shift, between, isMarked);
        const least = leastGapCost(shift, between, isMarked);
        expect(least).toBeLessThanOrEqual(cost);
        expect(cost - least).toBeLessThan(shift === 0 ? 1.01 : 0.05);
        expect(leastGapCost(shift, between, true)).toBeLessThanOrEqual(gapCost(shift, between, false));
      }),
      { numRuns: 5_000 },
    );
  });
});

describe('two words that are alike', () => {
  const SAID = "not n't is has us 's are 're have 've will shall 'll would had 'd am 'm".split(' ');
  const HEARD =
    'their there hour our whole hole aid aide air heir night knight one won rain reign rein write right'.split(
      ' ',
    );
  const written = fc.string({ unit: fc.constantFrom(...'abeinst'), minLength: 1, maxLength: 8 });
  const words = fc.oneof(fc.constantFrom(...SAID, ...HEARD, '#40', '40'), written);

  it('have an end in common, unless one of them says that they may not', () => {
    let alike = 0;
    fc.assert(
      fc.property(words, words, (one, other) => {
        const [a, b] = [lookOf(one), lookOf(other)];
        if (likenessOf(a, b) === null) return;
        alike++;
        expect(a.mayDiffer || shareAnEnd(a.ends, b.ends)).toBe(true);
        expect(b.mayDiffer || shareAnEnd(a.ends, b.ends)).toBe(true);
      }),
      { numRuns: 20_000 },
    );
    expect(alike).toBeGreaterThan(100);
  });
});
