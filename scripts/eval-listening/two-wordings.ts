/**
 * How often the sound itself tells which of two wordings was spoken, by kind of difference. One wording is what was
 * said; the other is made from it.
 */
import { alignTranscript } from '../../lib/listening/align-transcript.ts';
import { type Recogniser, SAMPLE_RATE } from '../../lib/listening/recogniser.ts';
import { soundOf } from '../../lib/listening/sound.ts';
import { knownAs, spokenFor } from '../../lib/listening/spoken-words.ts';
import { type Decision, MARGIN, whichOfTwo } from '../../lib/listening/which-of-two.ts';
import type { Condition } from './conditions.ts';
import type { Recording } from './recordings.ts';

type Change = { kind: string; at: number; out: number; put: string[] };
type Outcome = Decision & { speaker: string; kind: string };

/** Windows asked of one recording for each kind: enough that speakers count alike. */
const OF_EACH = 2;

const VERBS = new Set(
  'is was are were had has have could would should did do does will can may must'.split(' '),
);
const DENIALS = new Set(['not', 'no', 'never', 'nobody', 'nothing']);
const NUMBERS =
  'two three four five six seven eight nine ten eleven twelve thirteen thirty fifty hundred thousand million'.split(
    ' ',
  );
const ADDED = ['very', 'also', 'never', 'only', 'clearly', 'always', 'finally', 'really', 'completely'];

type Chooser = {
  random: () => number;
  vocabulary: string[];
  /** A word whose sounds differ by one from those of another, where there is one. */
  alike: (word: string) => string | undefined;
};

const oneOf = <T>(list: readonly T[], random: () => number) => list[Math.floor(random() * list.length)] as T;

/** One change of each kind that the words allow. */
function changesOf(words: readonly string[], { random, vocabulary, alike }: Chooser): Change[] {
  const where = (holds: (word: string, i: number) => boolean) =>
    words.flatMap((word, i) => (i > 2 && i < words.length - 3 && holds(word, i) ? [i] : []));
  const changes: Change[] = [];
  const add = (kind: string, places: number[], out: number, put: (at: number) => string[], after = 0) => {
    if (places.length === 0) return;
    const at = oneOf(places, random);
    changes.push({ kind, at: at + after, out, put: put(at) });
  };
  const isLong = (word: string) => word.length > 4 && !DENIALS.has(word) && !NUMBERS.includes(word);
  add(
    'negation put in',
    where((word, i) => VERBS.has(word) && words[i + 1] !== 'not'),
    0,
    () => ['not'],
    1,
  );
  add(
    'negation left out',
    where((word) => ['not', 'no', 'never'].includes(word)),
    1,
    () => [],
  );
  add(
    'number',
    where((word) => NUMBERS.includes(word)),
    1,
    (at) => [
      oneOf(
        NUMBERS.filter((number) => number !== words[at]),
        random,
      ),
    ],
  );
  add(
    'word put in',
    where(() => true),
    0,
    () => [oneOf(ADDED, random)],
  );
  add('words left out', where(isLong), 1 + Math.floor(random() * 3), () => []);
  add('another word', where(isLong), 1, (at) => [
    oneOf(
      vocabulary.filter((word) => word !== words[at]),
      random,
    ),
  ]);
  const near = words.map((word) => (isLong(word) ? alike(word) : undefined));
  add(
    'a word with one other sound',
    where((_, i) => near[i] !== undefined),
    1,
    (at) => [near[at] as string],
  );
  return changes;
}

async function outcomesOf(
  recogniser: Recogniser,
  { recording, heardAs }: { recording: Recording; heardAs: Float32Array },
  chooser: Chooser,
): Promise<Outcome[]> {
  // The first minute of a long one, that no speaker outweighs the others.
  const pcm = heardAs.subarray(0, 60 * SAMPLE_RATE);
  const text = recording.words.filter(({ begin }) => (begin ?? 0) < 60).map(({ word }) => word);
  const timed = await alignTranscript(recogniser, text.join(' '), soundOf(pcm));
  const heard = timed.flatMap(({ written, placed }, i) => {
    const spoken = spokenFor(written);
    return spoken.length === 1 && placed ? [{ i, word: spoken[0] as string, ...placed }] : [];
  });
  const words = heard.map(({ word }) => word);
  const known = (list: readonly string[]) => list.flatMap((word) => knownAs(recogniser, word) ?? []);
  const outcomes: Outcome[] = [];
  for (let round = 0; round < OF_EACH; round++)
    for (const { kind, at, out, put } of changesOf(words, chooser)) {
      const around = 3 + Math.floor(chooser.random() * 3);
      const [from, to] = [Math.max(0, at - around), Math.min(words.length, at + out + around)];
      // A word between them that was not aligned is spoken all the same: what is put in may well be heard in its place.
      const isWhole = (heard[to - 1]?.i ?? 0) - (heard[from]?.i ?? 0) === to - 1 - from;
      if (!isWhole) continue;
      const begin = Math.max(0, (heard[from]?.begin ?? 0) - 0.03);
      const end = (heard[to - 1]?.end ?? 0) + 0.03;
      const clip = pcm.subarray(Math.round(begin * SAMPLE_RATE), Math.round(end * SAMPLE_RATE));
      const b = [...words.slice(from, at), ...put, ...words.slice(at + out, to)];
      const decision = whichOfTwo(recogniser, { a: known(words.slice(from, to)), b: known(b) }, clip);
      outcomes.push({ ...decision, speaker: recording.speaker, kind });
    }
  return outcomes;
}

/** What a margin gives: how many of the answerable ones are decided, and how many of these rightly. */
function atMargin(outcomes: readonly Outcome[], margin: number) {
  const decided = outcomes.filter(
    (one) => one.margin !== null && Math.abs(one.margin) >= margin && one.why !== 'unclear',
  );
  return { decided: decided.length, right: decided.filter((one) => (one.margin ?? 0) > 0).length };
}

const share = (part: number, whole: number) => `${part} of ${whole} (${((100 * part) / whole).toFixed(1)} %)`;

/** For each speaker the least margin at which nothing of the others is wrong, tried on that speaker. */
function byTheOthers(outcomes: readonly Outcome[]) {
  const sum = { decided: 0, right: 0 };
  for (const speaker of new Set(outcomes.map((one) => one.speaker))) {
    const others = outcomes.filter((one) => one.speaker !== speaker);
    const wrong = others.flatMap((one) => (one.margin !== null && one.margin < 0 ? [-one.margin] : []));
    const margin = Math.max(0, ...wrong) + 1;
    const { decided, right } = atMargin(
      outcomes.filter((one) => one.speaker === speaker),
      margin,
    );
    sum.decided += decided;
    sum.right += right;
  }
  return sum;
}

/** For every word of the model's dictionary those that differ from it by one sound. */
function alikeIn(recogniser: Recogniser, vocabulary: readonly string[], random: () => number) {
  const holed = (word: string) => {
    const sounds = recogniser.soundsOf(word)?.split(' ') ?? [];
    return sounds.map((_, i) => sounds.toSpliced(i, 1, '_').join(' '));
  };
  const byHoled = new Map<string, string[]>();
  for (const word of vocabulary)
    for (const key of holed(word)) byHoled.set(key, [...(byHoled.get(key) ?? []), word]);
  return (word: string) => {
    const own = recogniser.soundsOf(word);
    const near = holed(word).flatMap((key) => byHoled.get(key) ?? []);
    const others = near.filter((one) => one !== word && recogniser.soundsOf(one) !== own);
    return others.length > 0 ? oneOf(others, random) : undefined;
  };
}

/** Asks of every recording in one condition, and prints what came of it. `dictionary` has words to mistake words for. */
export async function measureTwo(
  recogniser: Recogniser,
  { name, heardIn }: Condition,
  {
    all,
    dictionary,
    random,
  }: { all: readonly Recording[]; dictionary: readonly string[]; random: () => number },
): Promise<void> {
  const vocabulary = [
    ...new Set(
      all.flatMap(({ words }) =>
        words.flatMap(({ word }) => spokenFor(word)).filter((word) => word.length > 4),
      ),
    ),
  ];
  const alike = alikeIn(recogniser, dictionary, random);
  const outcomes: Outcome[] = [];
  for (const recording of all) {
    const other = all.find(({ speaker }) => speaker !== recording.speaker) ?? recording;
    const heardAs = heardIn(recording.pcm.subarray(0, 60 * SAMPLE_RATE), other.pcm);
    outcomes.push(...(await outcomesOf(recogniser, { recording, heardAs }, { random, vocabulary, alike })));
  }
  const answerable = outcomes.filter(({ margin }) => margin !== null);
  console.log(
    `\nWhich of two, ${name}: ${outcomes.length} asked of ${new Set(outcomes.map((one) => one.speaker)).size} speakers`,
  );
  for (const why of new Set(outcomes.map((one) => one.why)))
    console.log(`  ${why ?? 'decided'}: ${outcomes.filter((one) => one.why === why).length}`);
  for (const margin of [0, 10, 20, 40, MARGIN, 100]) {
    const { decided, right } = atMargin(answerable, margin);
    console.log(
      `  from ${margin} nats: decided ${share(decided, outcomes.length)}, right ${share(right, decided)}`,
    );
  }
  const others = byTheOthers(answerable);
  console.log(
    `  margin fitted on the other speakers: decided ${share(others.decided, outcomes.length)}, right ${share(others.right, others.decided)}`,
  );
  for (const kind of new Set(outcomes.map((one) => one.kind))) {
    const ofKind = outcomes.filter((one) => one.kind === kind);
    const { decided, right } = atMargin(ofKind, MARGIN);
    console.log(`  ${kind}: decided ${share(decided, ofKind.length)}, right ${share(right, decided)}`);
  }
  for (const one of answerable.filter(({ margin }) => (margin ?? 0) < -10))
    console.log(
      `  wrong by ${Math.round(-(one.margin ?? 0))}: ${one.speaker}, ${one.kind}${one.why ? `, ${one.why}` : ''}`,
    );
}
