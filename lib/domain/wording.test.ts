import { expect, it } from 'vitest';
import { dateWords, momentWords, shortMomentWords, timeWords, zoneWords } from './moments.ts';
import { capitalised, countWords, listWords, numberWords } from './wording.ts';

it('lists as English does', () => {
  expect(listWords([])).toBe('');
  expect(listWords(['A'])).toBe('A');
  expect(listWords(['A', 'B'], 'or')).toBe('A or B');
  expect(listWords(['A', 'B', 'C'])).toBe('A, B and C');
});

it('counts in words up to twelve', () => {
  expect(numberWords(0)).toBe('no');
  expect(countWords(1, 'origin')).toBe('one origin');
  expect(countWords(12, 'origin')).toBe('twelve origins');
  expect(countWords(13, 'party', 'parties')).toBe('13 parties');
});

it('capitalises the first code point', () => {
  expect(capitalised('мин')).toBe('Мин');
  expect(capitalised('𐐨x')).toBe('𐐀x');
  expect(capitalised('')).toBe('');
});

it('gives moments in the zone asked for', () => {
  const at = new Date('2025-04-08T21:41:00Z');
  expect(timeWords(at, 'Europe/London')).toBe('22:41');
  expect(dateWords(at, 'Europe/Kyiv')).toBe('9 April 2025');
  expect(momentWords(at, 'UTC')).toBe('8 April 2025, 21:41');
  expect(timeWords(new Date('2025-04-08T00:00:00Z'), 'UTC')).toBe('00:00');
  expect(zoneWords(at, 'UTC')).toBe('UTC');
});

it.each([
  ['2025-04-08T10:00:00Z', '14:05'],
  ['2025-04-09T10:00:00Z', '8 April 14:05'],
  ['2026-04-08T10:00:00Z', '8 April 2025 14:05'],
])('is as short as is clear on %s', (now, words) => {
  expect(shortMomentWords(new Date('2025-04-08T14:05:00Z'), new Date(now), 'UTC')).toBe(words);
});
