/** How far off words are when a text that may not be the recording's is aligned with it. */
import { alignTranscript } from '../../lib/listening/align-transcript.ts';
import { type Recogniser, SAMPLE_RATE } from '../../lib/listening/recogniser.ts';
import { soundOf } from '../../lib/listening/sound.ts';
import type { Recording } from './recordings.ts';

type Word = Recording['words'][number] & { isWrong?: boolean; isUnspoken?: boolean };
type Test = { pcm: Float32Array; words: Word[] };

/** A tenth of a second is a good place to stop; the third of one that is off by more is wrong. */
const OFF = 0.3;
const FAR_OFF = 1;

/** Seconds of a recording that holes are made in. */
const HOLED = 90;

/** The number of `numbers` below which the share of them lies. */
function quantile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

const ms = (seconds: number) => `${Math.round(seconds * 1000)} ms`;

/** Aligns each, and prints one line on all of them. */
export async function measure(recogniser: Recogniser, name: string, tests: readonly Test[]): Promise<void> {
  const off: number[] = [];
  let [right, unplaced, unspoken, unspokenPlaced, wrong, wrongPlaced, seconds, failed] = [
    0, 0, 0, 0, 0, 0, 0, 0,
  ];
  const began = process.cpuUsage();
  for (const { pcm, words } of tests) {
    const timed = await alignTranscript(recogniser, words.map(({ word }) => word).join(' '), soundOf(pcm));
    seconds += pcm.length / SAMPLE_RATE;
    if (!timed.some(({ placed }) => placed)) failed++;
    words.forEach(({ begin, isWrong, isUnspoken }, i) => {
      const placed = timed[i]?.placed;
      if (isUnspoken) {
        unspoken++;
        if (placed) unspokenPlaced++;
      } else if (isWrong) {
        wrong++;
        if (placed) wrongPlaced++;
      } else {
        right++;
        if (!placed) unplaced++;
        else if (begin !== null) off.push(Math.abs(placed.begin - begin));
      }
    });
  }
  const { user, system } = process.cpuUsage(began);
  const beyond = (limit: number) => off.filter((one) => one > limit).length;
  console.log(
    `${name}: ${tests.length} aligned${failed ? `, ${failed} FAILED` : ''}; ${right} words, ${unplaced} not aligned, ${off.length} with known times: ` +
      `off by ${ms(quantile(off, 0.5))} median, ${ms(quantile(off, 0.99))} p99, ${beyond(OFF)} by more than ${OFF} s, ${beyond(FAR_OFF)} by more than ${FAR_OFF} s; ` +
      (wrong ? `${wrongPlaced} of ${wrong} wrong words placed; ` : '') +
      (unspoken ? `${unspokenPlaced} of ${unspoken} unspoken words placed; ` : '') +
      `${((user + system) / 1e6 / seconds).toFixed(3)} of real time`,
  );
}

/** A recording with that share of its words replaced by others of `vocabulary`. */
export function withWrongWords(
  { pcm, words }: Recording,
  share: number,
  { vocabulary, random }: { vocabulary: readonly string[]; random: () => number },
): Test {
  const changed = words.map((word): Word => {
    if (random() >= share) return word;
    return { ...word, word: vocabulary[Math.floor(random() * vocabulary.length)] as string, isWrong: true };
  });
  return { pcm, words: changed };
}

/** The beginning with a stretch that is spoken and not written, and with the same the other way round. */
function withHole(recording: Recording, at: number, length: number): { spoken: Test; written: Test } {
  const words = recording.words.filter(({ end }) => end !== null && end < HOLED);
  const pcm = recording.pcm.subarray(0, Math.round((words.at(-1)?.end ?? 0) * SAMPLE_RATE));
  const isInside = ({ begin }: Word) => begin !== null && begin >= at && begin < at + length;
  const first = words.find(isInside)?.begin ?? at;
  const next =
    words.find(({ begin }) => begin !== null && begin >= at + length)?.begin ?? pcm.length / SAMPLE_RATE;
  const cut = new Float32Array([
    ...pcm.subarray(0, Math.round(first * SAMPLE_RATE)),
    ...pcm.subarray(Math.round(next * SAMPLE_RATE)),
  ]);
  const moved = words.map((word): Word => {
    if (isInside(word)) return { ...word, isUnspoken: true };
    return (word.begin ?? 0) >= next ? { ...word, begin: (word.begin ?? 0) - (next - first) } : word;
  });
  return {
    spoken: { pcm, words: words.filter((word) => !isInside(word)) },
    written: { pcm: cut, words: moved },
  };
}

/** Holes of 10 and 15 s at the start, inside and at the end of every long recording whose times are known. */
export async function measureHoles(recogniser: Recogniser, all: readonly Recording[]): Promise<void> {
  for (const recording of all) {
    if (recording.pcm.length < HOLED * SAMPLE_RATE || !recording.words[0]?.end) continue;
    for (const length of [15, 10])
      for (const at of [0, 35, HOLED - length]) {
        const { spoken, written } = withHole(recording, at, length);
        const where = `${recording.speaker}, ${length} s at ${at} s`;
        await measure(recogniser, `${where} spoken, not written`, [spoken]);
        await measure(recogniser, `${where} written, not spoken`, [written]);
      }
  }
}
