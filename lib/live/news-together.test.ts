import { expect, test } from 'vitest';
import type { Changed } from './news.ts';
import { MOST_NAMED, newsTogether } from './news-together.ts';

const changed = (seq: string, stories: string[] | null, isWider = false): Changed => ({
  ...{ kind: 'changed', seq, stories, isWider },
});

test('changes are told under the last number, each story once', () => {
  expect(newsTogether([changed('9', ['a']), changed('10', ['b', 'a']), changed('11', ['a'])])).toEqual([
    changed('11', ['a', 'b']),
  ]);
});

test('numbers are compared as numbers, beyond what a number can hold, and in whatever order they came', () => {
  const [less, more] = ['9007199254740993', '10000000000000000'];
  expect(newsTogether([changed(more, []), changed(less, ['a'])])).toEqual([changed(more, ['a'])]);
});

test('where one names no stories, or all name too many, none are named', () => {
  expect(newsTogether([changed('1', ['a']), changed('2', null)])).toEqual([changed('2', null)]);
  const each = Array.from({ length: MOST_NAMED + 1 }, (_, i) => changed(`${i + 1}`, [`story ${i}`]));
  expect(newsTogether(each)).toEqual([changed(`${MOST_NAMED + 1}`, null)]);
  expect(newsTogether(each.slice(1))[0]).toHaveProperty('stories.length', MOST_NAMED);
});

test('something that belongs to no one story stays so among others', () => {
  expect(newsTogether([changed('1', [], true), changed('2', ['a'])])).toEqual([changed('2', ['a'], true)]);
});

test('who came or went is told once for each story, and nothing is told of nothing', () => {
  const here = (story: string) => ({ kind: 'here' as const, story });
  expect(newsTogether([here('a'), changed('1', ['b']), here('a'), here('b')])).toEqual([
    changed('1', ['b']),
    here('a'),
    here('b'),
  ]);
  expect(newsTogether([])).toEqual([]);
});
