/**
 * What a story says was done with words: the stored codes and the words people read for them. The engine determines
 * them (lib/text/attribution/force.ts); the terms are in docs/vocabulary.md.
 */
import type { Force, Polarity } from './vocabulary.ts';

/** What is done with the words of a statement. */
export const FORCES = [
  'SAID',
  'DENIED',
  'REFUSED',
  'WISHED',
  'ORDERED',
  'ASKED',
] as const satisfies readonly Force[];
export const FORCE_LABELS: Record<Force, string> = {
  SAID: 'Said',
  DENIED: 'Denial',
  REFUSED: 'Refusal',
  WISHED: 'Wish or request',
  ORDERED: 'Order or demand',
  ASKED: 'Question',
};

/** Whether the story says that it was done. */
export const POLARITIES = ['AFFIRMED', 'NEGATED', 'HEDGED', 'AHEAD'] as const satisfies readonly Polarity[];
export const POLARITY_LABELS: Record<Polarity, string> = {
  AFFIRMED: 'Said so',
  NEGATED: 'Said not to be so',
  HEDGED: 'By hearsay',
  AHEAD: 'Still to be said',
};

/** How a statement is meant; null for a claim in the story's own voice. */
export type Meaning = { force: Force | null; polarity: Polarity | null };

/** A denial, a question, a "has never said": anything other than a plain "said". */
export function isMeantOtherwise({ force, polarity }: Meaning): boolean {
  return (force !== null && force !== 'SAID') || (polarity !== null && polarity !== 'AFFIRMED');
}

/** "Denial", "Still to be said", or both; empty for what is plainly said. */
export function meaningLabel({ force, polarity }: Meaning): string {
  return [
    force !== null && force !== 'SAID' ? FORCE_LABELS[force] : '',
    polarity !== null && polarity !== 'AFFIRMED' ? POLARITY_LABELS[polarity] : '',
  ]
    .filter(Boolean)
    .join(', ')
    .toLowerCase();
}
