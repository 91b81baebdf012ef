import { describe, expect, test } from 'vitest';
import { isNamedIn, isOwnVerdict, isStronger, namesSomebody, whoPutBack, writersOf } from './authors.ts';

describe('whom a byline names', () => {
  test.each([
    ['By Bo Lind', 'Bo Lind'],
    ['BO  LIND and others', 'Bo Lind'],
    ['By Bo\u200b Lind', 'Bo Lind'],
    ['By Вo Lind', 'Bo Lind'], // Cyrillic В
    ['By Bö Lînd', 'Bo Lind'],
    ['Lind, Bo', 'Bo Lind'],
    ['B. Lind', 'Bo Lind'],
    ['B. A. Lind', 'Bo Anna Lind'],
    ['Words: Bo Lind/Pictures: Desk', 'Bo Lind'],
  ])('%j names %j', (byline, name) => expect(isNamedIn(byline, name)).toBe(true));

  test.each([
    ['By Bo Lindgren', 'Bo Lind'],
    ['By Bobo Lind', 'Bo Lind'],
    ['By Ann Lind', 'Bo Lind'],
    ['By the harbour desk', 'Bo Lind'],
    ['', 'Bo Lind'],
    ['By Bo Lind', ' - '],
  ])('%j does not name %j', (byline, name) => expect(isNamedIn(byline, name)).toBe(false));
});

test.each([
  ['By a news agency', true],
  ['ö', true],
  ['', false],
  [' — . ', false],
  ['\u200b\u3164', false],
  ['2026', false],
])('%j names somebody: %s', (byline, is) => expect(namesSomebody(byline)).toBe(is));

describe('whose verdict', () => {
  const [early, since, late] = [1, 2, 3].map((n) => new Date(n * 1000)) as [Date, Date, Date];
  test.each([
    ['BYLINE', early, true],
    ['NAMED', early, true],
    ['BROUGHT_IN', early, true],
    ['REVISED', early, false],
    ['REVISED', late, true],
    ['CHANGED', late, false],
  ])('of an author by %s', (how, at, is) => {
    expect(isOwnVerdict({ byId: 'me', at }, [{ memberId: 'me', how, since }], [])).toBe(is);
  });

  test('of who put the line back, of others, of the system', () => {
    expect(isOwnVerdict({ byId: 'me', at: early }, [], ['me'])).toBe(true);
    expect(isOwnVerdict({ byId: 'you', at: early }, [{ memberId: 'me', how: 'BYLINE', since }], ['me'])).toBe(
      false,
    );
    expect(isOwnVerdict({ byId: null, at: early }, [], [])).toBe(false);
  });
});

test('the stronger authorship is kept, and who changed a line is no writer', () => {
  expect([
    isStronger('BYLINE', 'REVISED'),
    isStronger('CHANGED', 'REVISED'),
    isStronger('REVISED', 'REVISED'),
  ]).toEqual([true, false, false]);
  const author = (memberId: string, how: string) => ({ memberId, how, since: new Date(0) });
  expect(writersOf([author('a', 'REVISED'), author('b', 'CHANGED')])).toEqual(['a']);
});

test('a line put back counts for every span that reaches into it', () => {
  const blocks = [
    { start: 0, end: 10, putBackByIds: ['a'] },
    { start: 10, end: 20, putBackByIds: [] },
    { start: 20, end: 30, putBackByIds: ['b', 'a'] },
  ];
  expect(whoPutBack([{ start: 12, end: 18 }], blocks)).toEqual([]);
  expect(whoPutBack([{ start: 9, end: 12 }], blocks)).toEqual(['a']);
  expect(
    whoPutBack(
      [
        { start: 12, end: 13 },
        { start: 22, end: 23 },
      ],
      blocks,
    ),
  ).toEqual(['b', 'a']);
});
