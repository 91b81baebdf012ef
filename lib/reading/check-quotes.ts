/** Checking quotes against a source's text. Pure, and costly where both are long: lib/reading has a process for it. */

import { type Checked, checkWords, proposedVerdict } from '../domain/quote-check.ts';
import { saidBy } from '../domain/said-by.ts';
import { type KeptTurn, turnsOf } from '../files/transcript.ts';
import { indexSource } from '../text/compare/index-source.ts';
import { speakersOf } from '../text/transcript/turn-at.ts';

export type QuotesToCheck = {
  /** Its text; for a transcript the places [start, end, fromMs, toMs] of its cues; who says what. */
  source: { text: string; form: string; places: number[][]; turns: KeptTurn[] };
  /** The words, and whom the item names. */
  quotes: { words: string; speaker: string | null }[];
};

/** The result of a check in one word: whose words they are takes precedence over how faithful they are. */
export type Found = Checked['outcome'] | 'misattributed';

/**
 * Checks each quote against the source, which is indexed once; for a transcript with the times of the words and who
 * says them. The results are in the order of the quotes.
 *
 * @param tell is called after each with the number done.
 */
export function checkQuotes(
  { source: { text, form, places, turns }, quotes }: QuotesToCheck,
  tell: (done: number) => void,
): { checked: Checked; found: Found }[] {
  const cues =
    form === 'transcript'
      ? places.map(([start = 0, end = 0, fromMs = 0, toMs = 0]) => ({ start, end, fromMs, toMs }))
      : [];
  const index = indexSource(text, cues, turnsOf(turns));
  const speakers = speakersOf(index.turns);
  return quotes.map(({ words, speaker }, i) => {
    const checked = checkWords(words, index, speaker);
    tell(i + 1);
    const proposed = proposedVerdict(checked.outcome, saidBy(speaker, checked.speakers, speakers));
    return { checked, found: proposed === 'MISATTRIBUTED' ? 'misattributed' : checked.outcome };
  });
}
