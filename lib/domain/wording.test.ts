import { expect, it } from 'vitest';
import { formatDate, formatDateTime, formatNear, formatTime } from './moments.ts';
import { capitalised, formatCount, formatList, formatNumber, formatSize, numberInWords } from './wording.ts';

it('lists as English does', () => {
  expect(formatList([])).toBe('');
  expect(formatList(['A'])).toBe('A');
  expect(formatList(['A', 'B'], 'or')).toBe('A or B');
  expect(formatList(['A', 'B', 'C'])).toBe('A, B and C');
});

it('counts in words up to twelve', () => {
  expect(numberInWords(0)).toBe('no');
  expect(formatCount(1, 'origin')).toBe('one origin');
  expect(formatCount(12, 'origin')).toBe('twelve origins');
  expect(formatCount(13, 'party', 'parties')).toBe('13 parties');
});

it('capitalises the first code point', () => {
  expect(capitalised('мин')).toBe('Мин');
  expect(capitalised('𐐨x')).toBe('𐐀x');
  expect(capitalised('')).toBe('');
});

it('gives moments in the zone asked for', () => {
  const at = new Date('2025-04-08T21:41:00Z');
  expect(formatTime(at, 'Europe/London')).toBe('22:41');
  expect(formatDate(at, 'Europe/Kyiv')).toBe('9 April 2025');
  expect(formatDateTime(at, 'UTC')).toBe('8 April 2025, 21:41');
  expect(formatTime(new Date('2025-04-08T00:00:00Z'), 'UTC')).toBe('00:00');
});

it.each([
  ['2025-04-08T10:00:00Z', '14:05'],
  ['2025-04-09T10:00:00Z', '8 April 14:05'],
  ['2026-04-08T10:00:00Z', '8 April 2025 14:05'],
])('is as short as is clear on %s', (now, words) => {
  expect(formatNear(new Date('2025-04-08T14:05:00Z'), new Date(now), 'UTC')).toBe(words);
});

it('rounds sizes up', () => {
  expect([0, 1023, 1025, 1_048_576, 1_048_577, 5_000_000].map(formatSize)).toEqual([
    '0 bytes',
    '1023 bytes',
    '2 KB',
    '1 MB',
    '1.1 MB',
    '4.8 MB',
  ]);
});

it.each([0, 7, 999, 1_000, 12_345, 999_999, 1_000_000, 9_007_199_254_740_991])('%i', (n) => {
  expect(formatNumber(n)).toBe(n.toLocaleString('en-GB'));
});
