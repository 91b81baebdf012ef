/**
 * How often the sound told two wordings apart, by kind of difference: the figures of `npm run eval:listening`, written here
 * by hand from docs/decisions/listening.md; a test holds them against its table.
 */
import type { DifferenceKind } from './which-heard.ts';

type Measured = { decided: number; of: number; right: number };

/** Null: not measured yet on people's voices. `changed` is any other word, and one that sounds like it. */
export const MEASURED: Record<DifferenceKind, Measured | null> = {
  negation: { decided: 28, of: 28, right: 28 },
  number: null,
  added: { decided: 27, of: 27, right: 27 },
  left_out: { decided: 28, of: 28, right: 28 },
  changed: { decided: 52, of: 53, right: 52 },
};

/** Percent, on speakers on whom nothing was fitted: of what it decided, and how much of all that was. */
export const OTHER_SPEAKERS = { right: 97.7, decided: 69 };

const KIND_WORDS: Record<DifferenceKind, string> = {
  negation: 'a negation put in or left out',
  number: 'a number',
  added: 'a word put in',
  left_out: 'words left out',
  changed: 'another word',
};

/** What an answer about such a difference is worth, for whoever reads it. */
export function measuredWords(kind: DifferenceKind): string {
  const measured = MEASURED[kind];
  const [what, once] = [KIND_WORDS[kind], Math.round(100 / (100 - OTHER_SPEAKERS.right))];
  const own = measured
    ? `For ${what} it decided ${measured.decided} of ${measured.of} cases read aloud by six speakers, and was wrong in ${measured.decided - measured.right || 'none'}`
    : `For ${what} it has not been measured on people’s voices`;
  return `${own}; on other speakers it was wrong about once in ${once} answers.`;
}
