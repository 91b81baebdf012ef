import { expect, test } from 'vitest';
import { timeOf } from './timecodes.ts';

const CUES = [
  { start: 10, end: 14, fromMs: 1000, toMs: 1400 },
  { start: 15, end: 20, fromMs: 1500, toMs: 2000 },
  { start: 40, end: 44, fromMs: 9000, toMs: 9400 },
];

test.each<[string, [number, number], [number, number] | null]>([
  ['words with times', [10, 20], [1000, 2000]],
  ['a place that begins before the first time', [5, 14], [1000, 1400]],
  ['a place that begins where nothing has a time', [22, 44], [9000, 9400]],
  ['a place that ends where nothing has a time', [15, 30], [1500, 2000]],
  ['part of a word', [12, 14], [1200, 1400]],
  ['nothing in it has a time', [22, 39], null],
  ['after the last time', [44, 50], null],
  ['before the first', [0, 10], null],
])('%s', (_, [start, end], time) => {
  expect(timeOf(CUES, { start, end })).toEqual(time && { fromMs: time[0], toMs: time[1] });
});
