import { expect, test } from 'vitest';
import { covers } from './listened.ts';

const stretch = { fromMs: 1000, toMs: 3000 };
const played = (...ranges: [number, number][]) => ranges.map(([fromMs, toMs]) => ({ fromMs, toMs }));

test.each([
  ['in one go', played([900, 3100]), true],
  ['in two goes, the later part first', played([2000, 3000], [500, 2010]), true],
  ['to within a player’s jump', played([1100, 2900]), true],
  ['but for a gap', played([1000, 1500], [1800, 3000]), false],
  ['but for its end', played([1000, 2500]), false],
  ['but for its beginning', played([1400, 3000]), false],
  ['not at all', [], false],
])('a stretch was played %s', (_, ranges, isHeard) => {
  expect(covers(ranges, stretch)).toBe(isHeard);
});
