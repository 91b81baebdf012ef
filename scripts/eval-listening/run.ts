/**
 * Measures how well Stet listens: alignment as it is, with wrong words, with holes; and which of two wordings.
 * usage: npm run eval:listening [-- plain wrong holes two]   (minutes; on one core)
 */
import path from 'node:path';
import { alignTranscript } from '../../lib/listening/align-transcript.ts';
import { type Recogniser, SAMPLE_RATE, startRecogniser } from '../../lib/listening/recogniser.ts';
import { soundOf } from '../../lib/listening/sound.ts';
import { type Recording, recordings } from './recordings.ts';
import { measureTwo } from './two-wordings.ts';

type Word = Recording['words'][number] & { isWrong?: boolean; isUnspoken?: boolean };

const root = path.resolve(import.meta.dirname, '../..');

/** A tenth of a second is a good place to stop; the third of one that is off by more is wrong. */
const OFF = 0.3;
const FAR_OFF = 1;

/** The share of `numbers` that lie below the answer is `share`. */
function quantile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

const ms = (seconds: number) => `${Math.round(seconds * 1000)} ms`;

/** Aligns recordings with words that may not be theirs, and prints one line. */
async function measure(recogniser: Recogniser, name: string, tests: { pcm: Float32Array; words: Word[] }[]) {
  const off: number[] = [];
  let [right, unplaced, unspoken, unspokenPlaced, wrong, wrongPlaced, seconds] = [0, 0, 0, 0, 0, 0, 0];
  const began = process.cpuUsage();
  for (const { pcm, words } of tests) {
    const timed = await alignTranscript(recogniser, words.map(({ word }) => word).join(' '), soundOf(pcm));
    seconds += pcm.length / SAMPLE_RATE;
    words.forEach(({ begin, isWrong, isUnspoken }, i) => {
      const placed = timed[i]?.placed;
      if (isUnspoken || isWrong) {
        if (isUnspoken) unspoken++;
        else wrong++;
        if (placed && isUnspoken) unspokenPlaced++;
        if (placed && isWrong) wrongPlaced++;
        return;
      }
      right++;
      if (!placed) unplaced++;
      else if (begin !== null) off.push(Math.abs(placed.begin - begin));
    });
  }
  const { user, system } = process.cpuUsage(began);
  const beyond = (limit: number) => off.filter((one) => one > limit).length;
  console.log(
    `${name}: ${right} words, ${unplaced} not aligned, ${off.length} with known times: off by ${ms(quantile(off, 0.5))} median, ` +
      `${ms(quantile(off, 0.99))} p99, ${beyond(OFF)} by more than ${OFF} s, ${beyond(FAR_OFF)} by more than ${FAR_OFF} s; ` +
      (wrong ? `${wrongPlaced} of ${wrong} wrong words placed; ` : '') +
      (unspoken ? `${unspokenPlaced} of ${unspoken} unspoken words placed; ` : '') +
      `${((user + system) / 1e6 / seconds).toFixed(3)} of real time`,
  );
}

/** The same at every run: a measure that wavers cannot be compared. */
function randomFrom(seed: number) {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

function withWrongWords({ pcm, words }: Recording, share: number, vocabulary: string[]) {
  const random = randomFrom(7);
  const changed = words.map((word): Word => {
    if (random() >= share) return word;
    return { ...word, word: vocabulary[Math.floor(random() * vocabulary.length)] as string, isWrong: true };
  });
  return { pcm, words: changed };
}

/** The first two minutes of a recording, with a stretch that is spoken and not written, and one the other way round. */
function withHoles(recording: Recording, at: number, length: number) {
  const pcm = recording.pcm.subarray(0, 120 * SAMPLE_RATE);
  const words = recording.words.filter(({ end }) => end !== null && end < 120);
  const isInside = ({ begin }: Word) => begin !== null && begin >= at && begin < at + length;
  const first = words.find(isInside)?.begin ?? at;
  const next = words.find(({ begin }) => begin !== null && begin >= at + length)?.begin ?? at + length;
  const cut = new Float32Array([
    ...pcm.subarray(0, Math.round(first * SAMPLE_RATE)),
    ...pcm.subarray(Math.round(next * SAMPLE_RATE)),
  ]);
  const moved = words.map((word): Word => {
    if (isInside(word)) return { ...word, isUnspoken: true };
    return (word.begin ?? 0) >= next ? { ...word, begin: (word.begin ?? 0) - (next - first) } : word;
  });
  return [
    {
      name: `${recording.id}: ${length} s at ${at} s spoken, not written`,
      pcm,
      words: words.filter((word) => !isInside(word)),
    },
    { name: `${recording.id}: ${length} s at ${at} s written, not spoken`, pcm: cut, words: moved },
  ];
}

const asked = process.argv.slice(2);
const wants = (name: string) => asked.length === 0 || asked.includes(name);
const { all, said } = recordings(path.resolve(root, '../shared/eval/audio'));
console.log(said);
const recogniser = await startRecogniser({
  modelBase: `${path.join(root, 'node_modules/soundswallower/model')}/`,
});
if (wants('plain')) await measure(recogniser, 'As it is', all);
if (wants('wrong')) {
  const vocabulary = [...new Set(all.flatMap(({ words }) => words.map(({ word }) => word)))];
  for (const share of [0.05, 0.15])
    await measure(
      recogniser,
      `${share * 100} % wrong words`,
      all.map((recording) => withWrongWords(recording, share, vocabulary)),
    );
}
if (wants('holes'))
  for (const recording of all.filter(({ pcm, words }) => pcm.length > 200 * SAMPLE_RATE && words[0]?.end))
    for (const length of [10, 15])
      for (const test of withHoles(recording, 40, length)) await measure(recogniser, test.name, [test]);
if (wants('two')) await measureTwo(recogniser, all, randomFrom(11));
console.log(`${Math.round(recogniser.bytes() / 2 ** 20)} MB of the model's memory at the most`);
recogniser.close();
