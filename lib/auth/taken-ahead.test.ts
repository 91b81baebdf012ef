import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { oneAhead } from './taken-ahead.ts';

let key: string;
let takings: number[];
/** Takes from so many; those that are left. */
const from = (most: number) => {
  let left = most;
  return async (count: number) => {
    takings.push(count);
    await Promise.resolve();
    if (count > left) return false;
    left -= count;
    return true;
  };
};

beforeEach(() => {
  vi.useFakeTimers();
  key = randomUUID();
  takings = [];
});
afterEach(() => vi.useRealTimers());

test('takes twice as many each time that all were used early, up to the most', async () => {
  const take = from(10_000);
  for (let i = 0; i < 100; i += 1) expect(await oneAhead(key, 20, take)).toBe(true);
  expect(takings).toEqual([1, 2, 4, 8, 16, 20, 20, 20, 20]);
});

test('what was not used in time is forgotten, and then as many are taken as were used', async () => {
  const take = from(10_000);
  for (let i = 0; i < 10; i += 1) await oneAhead(key, 20, take);
  expect(takings).toEqual([1, 2, 4, 8]);
  vi.advanceTimersByTime(5_001);
  await oneAhead(key, 20, take);
  // Of the eight, three had been used.
  expect(takings.at(-1)).toBe(3);
  vi.advanceTimersByTime(60_000);
  await oneAhead(key, 20, take);
  expect(takings.at(-1)).toBe(1);
});

test('many at once get no more than what was taken, and wait for one taking at a time', async () => {
  const take = from(45);
  const all = await Promise.all(Array.from({ length: 200 }, () => oneAhead(key, 16, take)));
  const given = all.filter(Boolean).length;
  expect(given).toBe(takings.slice(0, -1).reduce((sum, count) => sum + count, 0));
  expect(given).toBeLessThanOrEqual(45);
});

test('a failure to take is the failure of who asked, and the next one tries again', async () => {
  const failing = async () => Promise.reject(new Error('the database is away'));
  await expect(oneAhead(key, 16, failing)).rejects.toThrow('the database is away');
  expect(await oneAhead(key, 16, from(5))).toBe(true);
});
