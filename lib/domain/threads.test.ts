import { describe, expect, test } from 'vitest';
import {
  asTyped,
  EDIT_WINDOW_MINUTES,
  isInEditWindow,
  mentionAt,
  mentionedBy,
  mentionsIn,
  namesThatFit,
  noteParts,
  withMentions,
} from './threads.ts';

const ADA = { id: '01a20971-0000-7000-8000-000000000001', name: 'Ada' };
const MOSS = { id: '01a20971-0000-7000-8000-000000000002', name: 'Ada Moss' };
const OTHER_MOSS = { id: '01a20971-0000-7000-8000-000000000003', name: 'Ada Moss' };
const BO = { id: '01a20971-0000-7000-8000-000000000004', name: 'Bo Kråy-Lund' };
const people = [ADA, MOSS, BO];
const at = ({ id }: { id: string }) => `@{${id}}`;

describe('typed words as they are stored', () => {
  test.each([
    ['the longest name is meant', '@Ada Moss, is it?', `${at(MOSS)}, is it?`],
    ['a shorter one where the longer does not fit', '@Ada Mosses', `${at(ADA)} Mosses`],
    ['the whole word or nothing', '@Adam', '@Adam'],
    ['no e-mail address', 'write to me@Ada', 'write to me@Ada'],
    ['several, and beside marks', '(@Ada)@Bo Kråy-Lund!', `(${at(ADA)})${at(BO)}!`],
    ['nobody of that name', '@Eve', '@Eve'],
    ['a lone sign', '@ @', '@ @'],
  ])('%s', (_, typed, stored) => {
    expect(withMentions(typed, people)).toBe(stored);
  });

  test('of two with one name, who was chosen from the list, in the order of the text', () => {
    expect(withMentions('@Ada Moss and @Ada Moss', [MOSS], [OTHER_MOSS, MOSS])).toBe(
      `${at(OTHER_MOSS)} and ${at(MOSS)}`,
    );
  });

  test('a note that is edited goes on to mention whom it mentioned: one of two namesakes, one who left', () => {
    const stored = `${at(OTHER_MOSS)}, not ${at(MOSS)}, and ${at(BO)}.`;
    const names = new Map([MOSS, OTHER_MOSS, BO].map(({ id, name }) => [id, name]));
    const parts = noteParts(stored, (id) => names.get(id));
    expect(withMentions(asTyped(parts), [MOSS, OTHER_MOSS], mentionedBy(parts))).toBe(stored);
  });

  test('what is shown is what was typed, by the names of today', () => {
    const stored = withMentions('Ask @Ada Moss.\nAnd @Bo Kråy-Lund', people);
    expect(mentionsIn(stored)).toEqual([MOSS.id, BO.id]);
    const names = new Map(people.map(({ id, name }) => [id, name]));
    expect(asTyped(noteParts(stored, (id) => names.get(id)))).toBe('Ask @Ada Moss.\nAnd @Bo Kråy-Lund');
    expect(noteParts(stored, (id) => (id === MOSS.id ? 'Ada Berg' : undefined))).toEqual([
      { words: 'Ask ' },
      { words: '@Ada Berg', memberId: MOSS.id },
      { words: `.\nAnd ${at(BO)}` },
    ]);
  });
});

test.each([
  ['@', 1, { start: 0, query: '' }],
  ['ask @Ada M', 10, { start: 4, query: 'Ada M' }],
  ['ask @Ada M', 3, null],
  ['me@x', 4, null],
  ['@\nx', 3, null],
  ['@ x', 3, null],
])('what is asked for in %j at %i', (typed, caret, asked) => {
  expect(mentionAt(typed, caret)).toEqual(asked);
});

test('people are found by any word of their name, without accents', () => {
  expect(namesThatFit(people, 'kray')).toEqual([BO]);
  expect(namesThatFit(people, 'lund')).toEqual([BO]);
  expect(namesThatFit(people, 'ada m')).toEqual([MOSS]);
  expect(namesThatFit(people, '')).toEqual(people);
  expect(namesThatFit(people, 'da')).toEqual([]);
});

test('the window of editing ends to the moment', () => {
  const written = '2026-11-28T10:00:00.000Z';
  const end = Date.parse(written) + EDIT_WINDOW_MINUTES * 60_000;
  expect(isInEditWindow(written, end - 1)).toBe(true);
  expect(isInEditWindow(written, end)).toBe(false);
});
