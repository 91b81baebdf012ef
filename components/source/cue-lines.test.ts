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
