import type { Attribution, Span } from '../words/types.ts';
import type { Analysis } from './analysis.ts';
import { tokenAt } from './token-places.ts';

/**
 * The whole sentences in quotation marks that a colon introduces at the end of reported words ("admitted the dam was
 * weak: “We know it. We will rebuild it.”"), and where the clause before the colon ends. Null where there are none.
 * Offsets are UTF-16 code units.
 */
export function spokenAfterColon(
  analysis: Analysis,
  { start, end }: Attribution,
): { span: Span; clauseEnd: number } | null {
  const { tokens, quotations, quotationOf } = analysis;
  const last = tokenAt(analysis, end - 1);
  const quotation = quotations[quotationOf[last] ?? -1];
  if (!quotation || quotation.single || quotation.end < end || tokens.word[quotation.from - 1] !== ':')
    return null;
  const clauseEnd = tokens.end[quotation.from - 2] ?? 0;
  if (clauseEnd <= start) return null;
  const first = tokens.word[quotation.from + 1] ?? '';
  const close = tokens.word[quotation.to - (quotation.closed ? 2 : 1)] ?? '';
  if (first === first.toLowerCase() || !/^(?:[.!?…]|\.{3,})$/.test(close)) return null;
  return { span: { start: quotation.start, end: quotation.end }, clauseEnd };
}

/** Whether a quotation is part of the reporter's sentence rather than one or more sentences of its own. */
export function isFragment({ text }: Analysis, { start, end }: Attribution): boolean {
  const inner = text.slice(start, end).replace(/^["“”„«»‘'\s]+|["“”»«’'\s]+$/g, '');
  // whether they are fewer than three is all that is asked
  const words = inner.split(/\s+/, 3).length;
  const first = inner.charAt(0);
  if (first !== first.toLowerCase() || /[0-9]/.test(first)) return words < 3 && !/[.!?,…]$/.test(inner);
  if (first === first.toUpperCase()) return false;
  return !/^(\.\.\.|…|\[)/.test(inner);
}

/** Whether a quotation begins the way a sentence does. */
export function startsSentence({ text }: Analysis, { start }: Attribution): boolean {
  return /^["“”„«»‘'\s]*\p{Lu}/u.test(text.slice(start, start + 6));
}
