import { expect, test } from 'vitest';
import { pageWords, timecode } from './moments.ts';

test.each([
  [0, '0:00'],
  [7_900, '0:07'],
  [751_000, '12:31'],
  [3_723_000, '1:02:03'],
])('%i ms is %s', (ms, words) => expect(timecode(ms)).toBe(words));

test('a quote over a page’s end is on both pages', () => {
  expect(pageWords({ page: 1, lastPage: 2 })).toBe('page 1–2');
  expect(pageWords({ page: 3, lastPage: null })).toBe('page 3');
  expect(pageWords({ page: null, lastPage: null })).toBe('');
});
