/**
 * Measures how well Stet listens: alignment as it is, with wrong words, with holes, of sounds that do not belong to the
 * text, for an hour; and which of two wordings.
 * usage: npm run eval:listening [-- plain wrong holes strangers two hour made]   (a quarter of an hour; on one core)
 * `made` measures on made recordings even where others are given.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { startRecogniser } from '../../lib/listening/recogniser.ts';
import { measure, measureHoles, withWrongWords } from './alignment.ts';
import { CONDITIONS } from './conditions.ts';
import { measureHour } from './hour.ts';
import { made, recordings } from './recordings.ts';
import { measureStrangers } from './strangers.ts';
import { measureTwo } from './two-wordings.ts';

const root = path.resolve(import.meta.dirname, '../..');
const model = `${path.join(root, 'node_modules/soundswallower/model')}/`;

/** The same at every run: a measure that wavers cannot be compared. */
function randomFrom(seed: number) {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

/** Words of the model's dictionary that have only letters and four of them or more. */
const dictionary = () =>
  readFileSync(path.join(model, 'en-us/dict.txt'), 'utf8')
    .split('\n')
    .map((line) => line.split(/\s/)[0] as string)
    .filter((word) => /^[a-z]{4,}$/.test(word));

const asked = process.argv.slice(2).filter((word) => word !== 'made');
const wants = (name: string) => asked.length === 0 || asked.includes(name);
const { all, said } = process.argv.includes('made')
  ? { all: made(), said: 'Made recordings (espeak-ng)' }
  : recordings(path.resolve(root, '../shared/eval/audio'));
console.log(said);
const recogniser = await startRecogniser({ modelBase: model });
if (wants('plain'))
  for (const { name, heardIn } of CONDITIONS) {
    const other = (speaker: string) =>
      (all.find((one) => one.speaker !== speaker) ?? all[0])?.pcm as Float32Array;
    const tests = all.map(({ pcm, words, speaker }) => ({ pcm: heardIn(pcm, other(speaker)), words }));
    await measure(recogniser, `Alignment, ${name}`, tests);
  }
if (wants('wrong')) {
  const vocabulary = [...new Set(all.flatMap(({ words }) => words.map(({ word }) => word)))];
  const random = randomFrom(7);
  for (const share of [0.05, 0.15, 0.3]) {
    const tests = all.map((one) => withWrongWords(one, share, { vocabulary, random }));
    await measure(recogniser, `${share * 100} % wrong words`, tests);
  }
}
if (wants('holes')) await measureHoles(recogniser, all);
if (wants('strangers')) await measureStrangers(recogniser, all);
if (wants('two'))
  for (const condition of CONDITIONS)
    await measureTwo(recogniser, condition, { all, dictionary: dictionary(), random: randomFrom(11) });
console.log(`${Math.round(recogniser.bytes() / 2 ** 20)} MB of the model's memory at the most`);
recogniser.close();
if (wants('hour')) {
  // A fresh one: memory that the others took is not this one's.
  const fresh = await startRecogniser({ modelBase: model });
  await measureHour(fresh, all);
  fresh.close();
}
