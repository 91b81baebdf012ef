import { expect, test } from 'vitest';
import { align } from './align';
import { type Heard, type Recogniser, SAMPLE_RATE } from './recogniser';
import { soundOf } from './sound';

/**
 * Hears the first six words at the beginning of the first window and the last six at the end of the last, and says
 * how many seconds it was ever given. By force it hears everything.
 */
function hearingTheEdges(words: string[], seconds: number, probability = 0.9, sounds = 'A B C D') {
  const given: number[] = [];
  let windows = 0;
  const spread = (list: string[], begin: number, each: number): Heard[] =>
    list.map((word, i) => ({ word, begin: begin + i * each, end: begin + (i + 1) * each, probability }));
  const recogniser: Recogniser = {
    soundsOf: () => sounds,
    learn: () => {},
    bytes: () => 0,
    close: () => {},
    hear: ({ arcs, final }, pcm) => {
      const length = pcm.length / SAMPLE_RATE;
      given.push(length);
      const isForced = arcs.length === final;
      if (isForced)
        return {
          score: 0,
          heard: spread(
            arcs.map(({ word }) => word as string),
            0,
            length / final,
          ),
        };
      const isFirst = windows++ === 0;
      const isLast = given.slice(0, windows).reduce((sum, one) => sum + one, 0) > seconds - 0.1;
      const heard = [
        ...(isFirst ? spread(words.slice(0, 6), 0, 0.2) : []),
        { word: '+sil', begin: 1.2, end: 1.3, probability: 1 },
        ...(isLast ? spread(words.slice(-6), length - 1.2, 0.2) : []),
      ];
      return { score: 0, heard };
    },
  };
  return { recogniser, given };
}

const manyWords = (count: number) => Array.from({ length: count }, (_, i) => `word${i}`);
const silence = (seconds: number) => soundOf(new Float32Array(seconds * SAMPLE_RATE));

test('words between found ones are placed where there is time for them', async () => {
  const words = manyWords(36);
  const { recogniser } = hearingTheEdges(words, 19);
  const placed = await align(recogniser, words, silence(19));
  expect(placed.filter((one) => !one)).toEqual([]);
});

test('words that the sound does not fit have no time, nor has a light run that stands alone', async () => {
  const words = manyWords(36);
  const { recogniser } = hearingTheEdges(words, 19, 0.6);
  const placed = await align(recogniser, words, silence(19));
  expect(placed.map((one, i) => (one ? i : -1)).filter((i) => i >= 0)).toEqual([
    0, 1, 2, 3, 4, 5, 30, 31, 32, 33, 34, 35,
  ]);
  const few = hearingTheEdges(words, 60, 0.6, 'A B');
  expect((await align(few.recogniser, words, silence(60))).filter((one) => one)).toEqual([]);
});

test('over a long stretch in which nothing was found, nothing is forced', async () => {
  const words = manyWords(118);
  const { recogniser, given } = hearingTheEdges(words, 60);
  const placed = await align(recogniser, words, silence(60));
  expect(placed.map((one, i) => (one ? i : -1)).filter((i) => i >= 0)).toEqual([
    0, 1, 2, 3, 4, 5, 112, 113, 114, 115, 116, 117,
  ]);
  expect(Math.max(...given)).toBeLessThanOrEqual(30);
});
