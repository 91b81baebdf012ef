import type { Analysis } from '../analysis/analysis.ts';
import { isNameInMarks } from '../marks/names-in-marks.ts';
import type { Quotation } from '../marks/quotation.ts';
import { isTitleCase } from '../sentences/tagger.ts';
import { Kind } from '../words/tokens.ts';
import type { Attribution, FoundItem } from '../words/types.ts';

/** More words than this in marks, without a sentence ending, were set off for some other reason. */
const LONGEST_FRAGMENT = 14;
/** Fewer words than this, with a sentence ending, are an exclamation or a title. */
const SHORTEST_SENTENCE = 4;

/**
 * Items for quoted words that nobody is reported to have said ("a “botched job”"): the speaker is null, so that the
 * newsroom asks who said it. Names in marks, words in headlines and anything an attribution covers are left out.
 */
export function unattributedQuotes(analysis: Analysis, attributions: readonly Attribution[]): FoundItem[] {
  const found: FoundItem[] = [];
  let at = 0;
  for (const quotation of analysis.quotations) {
    while (at < attributions.length && (attributions[at]?.end ?? 0) <= quotation.start) at++;
    const beside = attributions[at];
    if (beside && beside.start < quotation.end) continue;
    const kind = kindOf(analysis, quotation);
    if (!kind) continue;
    found.push({
      kind,
      spans: [{ start: quotation.start, end: quotation.end }],
      speaker: null,
      cue: null,
      force: 'SAID',
      polarity: 'AFFIRMED',
      occasion: null,
      date: null,
      parties: [],
      outcome: null,
      checkWorthiness: null,
      confidence: 0.5,
      reasons: [{ rule: 'who said so?', detail: 'nobody is named for the words in quotation marks' }],
    });
  }
  return found;
}

function kindOf(
  { tokens, layout, skipped }: Analysis,
  quotation: Quotation,
): 'PARTIAL_QUOTE' | 'DIRECT_QUOTE' | null {
  const { from, to, single, closed, continued, continues } = quotation;
  if (single || skipped[from] || !closed || continued || continues) return null;
  const sentence = layout.sentences[layout.sentenceOf[from] ?? 0];
  if (!sentence || isTitleCase(tokens, sentence) || isNameInMarks(tokens, quotation)) return null;
  const { word, lower, kind } = tokens;
  let words = 0;
  let small = 0;
  for (let k = from + 1; k < to - 1; k++) {
    if (kind[k] !== Kind.word) continue;
    words++;
    if (word[k] === lower[k]) small++;
  }
  if (small === 0) return null;
  const first = word[from + 1] ?? '';
  const ends = /^(?:[.!?…]|\.{3,})$/.test(word[to - 2] ?? '') || /^[.!?]$/.test(word[to] ?? '');
  if (first === lower[from + 1]) return words <= LONGEST_FRAGMENT ? 'PARTIAL_QUOTE' : null;
  return ends && words >= SHORTEST_SENTENCE && small * 2 > words ? 'DIRECT_QUOTE' : null;
}
