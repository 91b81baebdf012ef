/**
 * How often the sound told two wordings apart, by kind of difference: the figures of `npm run eval:listening`, written here
 * by hand from docs/decisions/listening.md; a test holds them against its table.
 */
import type { DifferenceKind } from './which-heard.ts';

type Measured = { decided: number; of: number; right: number };

/** On people's voices, as recorded. `changed` is any other word, and one with a single other sound. */
export const MEASURED: Record<DifferenceKind, Measured> = {
  negation: { decided: 59, of: 66, right: 59 },
  number: { decided: 4, of: 4, right: 4 },
  added: { decided: 70, of: 73, right: 70 },
  left_out: { decided: 62, of: 62, right: 62 },
  changed: { decided: 96, of: 120, right: 96 },
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
  const { decided, of, right } = MEASURED[kind];
  const once = Math.round(100 / (100 - OTHER_SPEAKERS.right));
  const own = `For ${KIND_WORDS[kind]} it decided ${decided} of ${of} cases read aloud by nine speakers, and was wrong in ${decided - right || 'none'}`;
  return `${own}; on other speakers it was wrong about once in ${once} answers.`;
}
