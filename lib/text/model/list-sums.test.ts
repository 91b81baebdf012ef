import { expect, test } from 'vitest';
import { FeatureList, MOST } from './feature-list.ts';
import { ListSums } from './list-sums.ts';
import { mix } from './surface.ts';
import { WeightTable } from './table.ts';

/** Features of one to three values. */
const FEATURES = Array.from({ length: MOST }, (_, i): [number, number, number?, number?] => {
  const [a, b, c] = [1, 2, 3].map((value) => mix(value, i)) as [number, number, number];
  if (i % 3 === 0) return [i, a];
  return i % 3 === 1 ? [i, a, b] : [i, a, b, c];
});
const hashOf = (feature: (typeof FEATURES)[number]) => mix(...feature);

/** Steps that differ, a third of them below 0. */
const stepOf = (i: number) => (i % 3 === 2 ? -1 : 1) * (((i * 37) % 127) + 1);

/** Every feature but each fourth, with a unit of 1, so that sums are whole numbers. */
const known = FEATURES.keys().filter((i) => i % 4 !== 1);
const numbers = [...known];
const table = new WeightTable(
  1,
  Int32Array.from(numbers, (i) => hashOf(FEATURES[i] as (typeof FEATURES)[number])),
  Int8Array.from(numbers, stepOf),
  127 * 127,
);

test('a list has the hash of each of its features', () => {
  const list = new FeatureList();
  for (const feature of FEATURES) list.put(...feature);
  expect([...list.hashes()]).toEqual(FEATURES.map(hashOf));
});

test.each([0, 1, 2, 3, 4, 5, 34, MOST])(
  '%i features weigh what each weighs, those unknown nothing',
  (count) => {
    const sums = new ListSums(table);
    // of what was listed before nothing may be left
    for (const feature of FEATURES) sums.list.put(...feature);
    sums.list.count = 0;
    for (const feature of FEATURES.slice(0, count)) sums.list.put(...feature);
    const weights = numbers.filter((i) => i < count).map((i) => stepOf(i) * Math.abs(stepOf(i)));
    expect(sums.sumInUnits()).toBe(weights.reduce((sum, weight) => sum + weight, 0));
    expect(sums.sum()).toBe(sums.sumInUnits());
  },
);
