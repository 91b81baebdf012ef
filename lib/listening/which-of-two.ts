/**
 * Which of two wordings is heard on one stretch of sound: A, B, or not decided. The words that both share before and
 * after hold the stretch; both wordings are laid over the same sound, and how much better one fits is the margin.
 * It never says that a wording is right: a third one may be.
 */
import { strictGrammar } from './loose-grammar.ts';
import { misfit, UNCLEAR } from './misfit.ts';
import { type Recogniser, SAMPLE_RATE } from './recogniser.ts';

/** Two wordings, in words that the recogniser knows, whole with the words that they share. */
export type Wordings = { a: readonly string[]; b: readonly string[] };

/** Why nothing is decided. */
type Refusal =
  | 'same' // the two are the same words
  | 'too-short' // less than LEAST_SECONDS of sound
  | 'same-sounds' // they sound alike
  | 'small-difference' // an article, a plural, an ending or a function word alone
  | 'unclear' // the better of the two fits badly: noise, or neither is what is said
  | 'does-not-fit' // one of the two cannot be laid over the stretch
  | 'too-close'; // less than MARGIN between them

export type Decision = {
  which: 'A' | 'B' | 'not-decided';
  /** How many nats A fits better than B; null where it was not measured. */
  margin: number | null;
  why: Refusal | null;
};

/** Of windows under 1.5 s one in six was told wrongly (of longer ones, one in twenty). */
const LEAST_SECONDS = 1.5;

/** Nats that one must fit better: see docs/decisions/listening.md for what other margins gave. */
export const MARGIN = 60;

/** How much less probable than the best a way may be that is still followed: a wrong wording is far off for a while. */
const BEAM = 1e-120;

/** Words that are spoken so lightly that their absence is not heard. Negations and numbers are none of them. */
const LIGHT = new Set(
  (
    'a an the of to in on at by for from with and or but as than that this these those it its he she they we you i him her them us me his their our your my ' +
    "is are was were be been am has have had do does did will would shall should can could may might must there here's it's that's he's she's i'm we're you're they're i've we've they've so if"
  ).split(' '),
);

/** What is left of a word without the endings that are hardly heard. */
const stemOf = (word: string) =>
  word
    .replace(/'s$|s'$/, '')
    .replace(/(?:ies|ied)$/, 'y')
    .replace(/(?:es|ed|s|d|ing|ly)$/, '')
    .replace(/e$/, '');

/** The words by which two wordings differ: what is left between those that they share at either end. */
export function differenceOf({ a, b }: Wordings): {
  before: number;
  a: string[];
  b: string[];
  after: number;
} {
  const least = Math.min(a.length, b.length);
  let before = 0;
  while (before < least && a[before] === b[before]) before++;
  let after = 0;
  while (after < least - before && a[a.length - 1 - after] === b[b.length - 1 - after]) after++;
  return { before, a: a.slice(before, a.length - after), b: b.slice(before, b.length - after), after };
}

/** Whether two wordings differ only by articles, function words, plurals or endings. */
export function isSmallDifference(wordings: Wordings): boolean {
  const { a, b } = differenceOf(wordings);
  const heavy = (words: readonly string[]) => words.filter((word) => !LIGHT.has(word));
  const [left, right] = [heavy(a), heavy(b)];
  return left.length === right.length && left.every((word, i) => stemOf(word) === stemOf(right[i] as string));
}

/** Lays both wordings over the sound. Errors: none of its own; a wording of unknown words throws. */
export function whichOfTwo(recogniser: Recogniser, wordings: Wordings, pcm: Float32Array): Decision {
  const refused = (why: Refusal, margin: number | null = null): Decision => ({
    which: 'not-decided',
    margin,
    why,
  });
  const difference = differenceOf(wordings);
  if (difference.a.length === 0 && difference.b.length === 0) return refused('same');
  if (pcm.length / SAMPLE_RATE < LEAST_SECONDS) return refused('too-short');
  const sounds = (words: readonly string[]) => words.map((word) => recogniser.soundsOf(word)).join(' ');
  if (sounds(difference.a) === sounds(difference.b)) return refused('same-sounds');
  if (isSmallDifference(wordings)) return refused('small-difference');
  const [a, b] = [wordings.a, wordings.b].map((words) => recogniser.hear(strictGrammar(words), pcm, BEAM));
  if (!a || !b) return refused('does-not-fit');
  const margin = a.score - b.score;
  if (misfit(margin > 0 ? a : b) > UNCLEAR) return refused('unclear', margin);
  if (Math.abs(margin) < MARGIN) return refused('too-close', margin);
  return { which: margin > 0 ? 'A' : 'B', margin, why: null };
}
