import { analyse } from '../../analysis/analysis.ts';
import type { NonResponseOutcome } from '../../words/types.ts';
import { findNonResponses } from './find.ts';

/** What a text reports about those who did not answer: the outcome, and its parties in the text's own words. */
export function silencesIn(text: string): { outcome: NonResponseOutcome; parties: string[] }[] {
  const analysis = analyse(text);
  const { start, end } = analysis.tokens;
  return findNonResponses(analysis).map(({ outcome, parties }) => ({
    outcome,
    parties: parties.map(({ from, to }) => text.slice(start[from], end[to - 1])),
  }));
}
