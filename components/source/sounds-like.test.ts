import { expect, test } from 'vitest';
import { spellingsTyped, typedSpellings } from './sounds-like.ts';

test('one word a line, after a colon how it sounds; the last one for a word holds', () => {
  const typed = 'Zelensky: zuh LEN skee\n\n  Nguyen = win\nzelensky: zeh len ski ';
  expect(spellingsTyped(typed)).toEqual({
    spellings: [
      ['zelensky', 'zeh len ski'],
      ['nguyen', 'win'],
    ],
  });
  expect(typedSpellings([['nguyen', 'win']])).toBe('nguyen: win');
  expect(spellingsTyped(' \n')).toEqual({ spellings: [] });
});

test.each([
  'Zelensky',
  'Zelensky:',
  'two words: too words',
  ': sound',
  'Київ: Київ',
  `a: ${'b'.repeat(121)}`,
])('%s: it is said what to write', (typed) =>
  expect(spellingsTyped(typed)).toEqual({ error: expect.stringContaining('a colon') }),
);
