import { expect, test } from 'vitest';
import type { TextView } from '@/lib/evidence/view.ts';
import { cueLines, linesAround, partAt } from './cue-lines.ts';

const view = (text: string, places: number[][]): TextView => ({
  ...{ text, places, form: 'transcript', turns: [], sha256: '', id: '', number: 1 },
  ...{ recogniser: null, read: null, aligned: null },
});

test('words with times of their own light up one by one; a line that has only one time, as a whole', () => {
  const [timed, whole] = cueLines(
    view('we will pay\nnot on Friday', [
      [0, 2, 0, 200],
      [3, 7, 200, 500],
      [8, 11, 500, 900],
      [12, 25, 1000, 2000],
    ]),
  );
  expect(timed?.parts.map(({ words, fromMs }) => [words, fromMs])).toEqual([
    ['we', 0],
    ['will', 200],
    ['pay', 500],
  ]);
  expect(whole?.parts).toEqual([{ words: 'not on Friday', fromMs: 1000, toMs: 2000 }]);
});

test('which words are being said, and none in a pause', () => {
  const parts = [
    { fromMs: 0, toMs: 200, words: 'we' },
    { fromMs: 300, toMs: 500, words: 'will' },
  ];
  expect([0, 199, 200, 300, 500].map((now) => partAt(parts, now))).toEqual([0, 0, -1, 1, -1]);
});

test('the lines around a stretch', () => {
  const line = (fromMs: number) => ({ fromMs, toMs: fromMs + 1000, words: '', speaker: null, parts: [] });
  const lines = [0, 1000, 2000, 3000, 9000].map(line);
  expect(linesAround(lines, { fromMs: 2000, toMs: 3000 }, 500).map(({ fromMs }) => fromMs)).toEqual([
    1000, 2000, 3000,
  ]);
});

const aligned = {
  ...{ fileId: '', fileName: '', sha256: '', by: null, at: '', spellings: [] },
} satisfies TextView['aligned'];
const wordByWord = (text: string, without: readonly string[]) =>
  [...text.matchAll(/\S+/g)].flatMap(({ index, 0: word }, i) =>
    without.includes(word) ? [] : [[index, index + word.length, i * 100, i * 100 + 90]],
  );

test('words without a time stand in their place where times were found in the recording, and nowhere else', () => {
  const text = 'Well we will not pay today. Or tomorrow';
  const places = wordByWord(text, ['Well', 'not', 'tomorrow']);
  const told = cueLines({ ...view(text, places), aligned }).map(({ before, words, after }) => [
    ...[before?.words, words, after?.words],
  ]);
  expect(told).toEqual([
    ['Well', 'we will', undefined],
    ['not', 'pay today. Or', 'tomorrow'],
  ]);
  expect(cueLines(view(text, places)).every(({ before, after }) => !before && !after)).toBe(true);
});

test('a label of a speaker without a time is not told as missing, for nobody says it', () => {
  const text = 'LUND: We will pay.\nLUND: Not today.';
  const places = wordByWord(text, ['LUND:', 'Not']);
  const lines = cueLines({ ...view(text, places), aligned });
  expect(lines.map(({ before }) => before)).toEqual([
    { words: 'LUND:', isSpoken: false },
    { words: 'LUND: Not', isSpoken: true },
  ]);
});

test('an hour in one paragraph is shown sentence by sentence, short ones together', () => {
  const sentence = 'The council did not approve the second bridge over the river Holm.';
  const text = `Mr. Holm. ${sentence} ${sentence} “No.”`;
  const lines = cueLines({ ...view(text, wordByWord(text, [])), aligned });
  expect(lines.map(({ words }) => words)).toEqual([`Mr. Holm. ${sentence}`, sentence, '“No.”']);
});
