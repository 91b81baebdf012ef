import { describe, expect, test } from 'vitest';
import type { Heard } from './recogniser';
import { groupsOf, heaviestChain, placesOf, type Run, wellFounded } from './runs';

const heard = (...words: string[]): Heard[] =>
  words.map((word, i) => ({ word, begin: i, end: i + 1, probability: 0.9 }));
const run = (from: number, ...words: string[]): Run => ({ from, heard: heard(...words) });
const weight = ({ heard: words }: Run) => 3 * words.length;

describe('stretches of text in a sound', () => {
  test('what is heard outside the text divides it; pauses do not', () => {
    const groups = groupsOf(heard('+sil', 'the', '<sil>', 'war', '(NULL)', '+k', '+sil', 'we', '[NOISE]'));
    expect(groups.map((group) => group.map(({ word }) => word))).toEqual([['the', 'war'], ['we']]);
  });

  test('every place where the text has the words is named, within what was looked at', () => {
    const words = 'we had to face it and we had to go'.split(' ');
    expect(placesOf(heard('we', 'had'), words, 0, words.length)).toEqual([0, 6]);
    expect(placesOf(heard('we', 'had'), words, 1, words.length)).toEqual([6]);
    expect(placesOf(heard('we', 'had'), words, 0, 7)).toEqual([0]);
  });

  test('of runs that contradict one another the heavier are kept, in the order of text and sound', () => {
    const runs = [run(0, 'a', 'b', 'c'), run(40, 'x', 'y'), run(3, 'd', 'e', 'f', 'g')];
    expect(heaviestChain(runs, weight, 0).map(({ from }) => from)).toEqual([0, 3]);
  });

  test('one sound is at one place of the text only, the near one', () => {
    const same = heard('we', 'had', 'to');
    const chain = heaviestChain(
      [{ from: 4, heard: same }, { from: 60, heard: same }, run(8, 'face', 'it')],
      weight,
      0,
    );
    expect(chain.map(({ from }) => from)).toEqual([4, 8]);
  });

  test('a light run stands only with others that it belongs to', () => {
    const chain = [run(0, 'a', 'b', 'c'), run(5, 'f', 'g'), run(90, 'x'), run(200, 'y', 'z')];
    const belongs = (earlier: Run, later: Run) => later.from - earlier.from < 10;
    const kept = (one: number, all: number) =>
      wellFounded(chain, weight, { one, all, belongs }).map(({ from }) => from);
    expect(kept(9, 100)).toEqual([0, 5]);
    expect(kept(12, 15)).toEqual([0, 5]);
    expect(kept(12, 16)).toEqual([]);
    expect(kept(6, 100)).toEqual([0, 5, 200]);
  });

  test('nothing heard, nothing kept', () => {
    expect(heaviestChain([], weight, 0)).toEqual([]);
  });
});
