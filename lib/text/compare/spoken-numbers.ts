/**
 * Numbers that a transcript breaks up ("four, uh, hundred people") and figures that lost their signs. The quote has
 * them whole, so both are read again, as numbers and as digits.
 */
import { droppableIn } from './fillers.ts';
import type { SourceIndex } from './index-source.ts';
import { joinNumbers } from './numbers.ts';
import type { QuoteWords } from './quote-words.ts';
import { type Ruled, ruledAs, SAME } from './ruled-steps.ts';
import type { Excuse } from './types.ts';
import { Forms, NUMBER, readWords } from './words.ts';

/** A number is no longer than this, fillers included. */
const MAX_WORDS = 14;

function formsOf(text: string): string {
  const forms = new Forms();
  const words = joinNumbers(text, readWords(text, forms), forms);
  return Array.from(words.form, (form) => forms.list[form]).join(' ');
}

/** A stretch of the source's words without what may be dropped; null where nothing may be. */
function withoutFillers(index: SourceIndex, from: number, to: number): string | null {
  const dropped = new Set<number>();
  for (const group of droppableIn(index, from, to))
    for (let at = group.from; at < group.to; at++) dropped.add(at);
  if (dropped.size === 0) return null;
  const kept: string[] = [];
  for (let at = from; at < to; at++) {
    if (!dropped.has(at)) kept.push(index.text.slice(index.words.start[at], index.words.end[at]));
  }
  return kept.join(' ');
}

/** A transcript without punctuation has no $ or % either, and its 5.5 has become 5 5 or 55. */
function hasSameDigits(index: SourceIndex, ours: string, theirs: string): boolean {
  const signs = (text: string): string => text.replace(/[^$€£¥₹%]/gu, '');
  if (index.traits.isPunctuated || theirs.includes('.')) return false;
  if (signs(theirs) && signs(theirs) !== signs(ours)) return false;
  const plain = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  return /\d/u.test(ours) && plain(ours) === plain(theirs);
}

/** Excuses, in place, the stretches where quote and source have the same number apart from fillers inside it. */
export function excuseSpokenNumbers(quote: QuoteWords, index: SourceIndex, ruled: Ruled[]): void {
  for (let i = 0; i < ruled.length; i++) {
    if (ruled[i]?.kind === 'equal') continue;
    let end = i;
    while (end < ruled.length && ruled[end]?.kind !== 'equal') end++;
    const first = ruled[i] as Ruled;
    const last = ruled[end - 1] as Ruled;
    const hasNumber =
      first.q < last.qEnd && quote.words.flags.subarray(first.q, last.qEnd).some((flags) => flags & NUMBER);
    if (hasNumber && first.s < last.sEnd && last.sEnd - first.s <= MAX_WORDS) {
      const ours = quote.text.slice(quote.words.start[first.q], quote.words.end[last.qEnd - 1]);
      const theirs = index.text.slice(index.words.start[first.s], index.words.end[last.sEnd - 1]);
      const fluent = withoutFillers(index, first.s, last.sEnd);
      const excuse: Excuse | null =
        fluent !== null && formsOf(ours) === formsOf(fluent)
          ? 'filler'
          : hasSameDigits(index, ours, theirs)
            ? 'numeral'
            : null;
      if (excuse) for (let k = i; k < end; k++) ruled[k] = ruledAs(ruled[k] as Ruled, { ...SAME, excuse });
    }
    i = end;
  }
}
