/** How an item is tied to its words: W3C TextQuoteSelector and TextPositionSelector in one. */
import type { Span } from './vocabulary.ts';

/** UTF-16 units of context kept on each side, enough to tell two equal phrases apart. */
const CONTEXT = 32;

export type Anchor = { start: number; end: number; exact: string; prefix: string; suffix: string };

/**
 * The anchor of an item's spans in a revision's text. Offsets are UTF-16 code units; `start` and `end` are the
 * hull, `exact` the spans' words joined by an ellipsis. Throws a RangeError if a span lies outside the text,
 * is empty, overlaps another or cuts a character in two.
 */
export function anchorOf(text: string, spans: readonly Span[]): Anchor {
  const first = spans[0];
  const last = spans.at(-1);
  if (!first || !last) throw new RangeError('An item needs at least one span.');
  let before = 0;
  for (const { start, end } of spans) {
    if (start < before || end <= start || end > text.length)
      throw new RangeError('A span lies outside the text.');
    if (cutsCharacter(text, start) || cutsCharacter(text, end))
      throw new RangeError('A span cuts a character in two.');
    before = end;
  }
  return {
    start: first.start,
    end: last.end,
    exact: wordsOf(text, spans),
    prefix: text.slice(Math.max(0, first.start - CONTEXT), first.start).toWellFormed(),
    suffix: text.slice(last.end, last.end + CONTEXT).toWellFormed(),
  };
}

/** The words of an item as one string. */
export function wordsOf(text: string, spans: readonly Span[]): string {
  return spans.map(({ start, end }) => text.slice(start, end)).join(' … ');
}

/** Whether an offset (UTF-16 code units) lies between the two halves of one character. */
export function cutsCharacter(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1);
  const after = text.charCodeAt(at);
  return before >= 0xd800 && before <= 0xdbff && after >= 0xdc00 && after <= 0xdfff;
}
