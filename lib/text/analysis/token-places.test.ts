import fc from 'fast-check';
import { expect, test } from 'vitest';
import { analyse } from './analysis.ts';
import { isMarked, markedTokens } from './token-places.ts';

const TOKENS = 40;
const analysis = analyse('word '.repeat(TOKENS));
const range = fc
  .tuple(fc.nat(TOKENS), fc.nat(TOKENS))
  .map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b) }))
  .filter(({ from, to }) => from < to);

test('a range has a marked token exactly where one of the ranges overlaps it', () => {
  fc.assert(
    fc.property(fc.array(range, { maxLength: 5 }), range, (ranges, asked) => {
      const overlaps = ranges.some(({ from, to }) => from < asked.to && asked.from < to);
      expect(isMarked(markedTokens(analysis, ranges), asked)).toBe(overlaps);
    }),
  );
});
