/**
 * Which of two wordings is heard on one stretch of sound: A, B, or not decided. The words that both share before and
 * after hold the stretch; both wordings are laid over the same sound, and how much better one fits is the margin.
 * It never says that a wording is right: a third one may be.
 */
import { differenceOf, isSmallDifference, type Wordings } from '../text/compare/small-difference.ts';
import { strictGrammar } from './loose-grammar.ts';
import { misfit, UNCLEAR } from './misfit.ts';
import { type Recogniser, SAMPLE_RATE } from './recogniser.ts';

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
