/**
 * Anchors as the W3C Web Annotation model has them: TextQuoteSelector (exact, prefix, suffix) with
 * TextPositionSelector (start, end). https://www.w3.org/TR/annotation-model/#selectors
 */
import { compare } from '../compare/compare.ts';
import type { Span } from '../words/types.ts';

/** Offsets are UTF-16 code units, as in the rest of Stet; the standard leaves the unit to the text's type. */
export type TextSelector = { exact: string; prefix: string; suffix: string; start: number; end: number };

/** What Hypothesis and Apache Annotator keep too: enough to tell repeated phrases apart. */
const CONTEXT = 32;
/** More occurrences than this are not weighed one by one. */
const MAX_OCCURRENCES = 1000;

/** Moves an offset off the middle of a surrogate pair, so that no selector holds half a character. */
function wholeCharacter(text: string, offset: number, step: -1 | 1): number {
  const unit = text.charCodeAt(offset);
  const isInside =
    unit >= 0xdc00 && unit <= 0xdfff && offset > 0 && (text.charCodeAt(offset - 1) & 0xfc00) === 0xd800;
  return isInside ? offset + step : offset;
}

/**
 * @param span offsets in `text`; must lie inside it (RangeError otherwise)
 */
export function selectorOf(text: string, span: Span): TextSelector {
  const { start, end } = span;
  if (
    !(Number.isInteger(start) && Number.isInteger(end) && 0 <= start && start <= end && end <= text.length)
  ) {
    throw new RangeError(`span ${start}–${end} is not inside a text of ${text.length} units`);
  }
  return {
    exact: text.slice(start, end),
    prefix: text.slice(wholeCharacter(text, Math.max(0, start - CONTEXT), 1), start),
    suffix: text.slice(end, wholeCharacter(text, Math.min(text.length, end + CONTEXT), -1)),
    start,
    end,
  };
}

/** How many characters of the context stand around an occurrence. */
function contextShared(text: string, selector: TextSelector, start: number): number {
  const end = start + selector.exact.length;
  let before = 0;
  while (
    before < selector.prefix.length &&
    text[start - 1 - before] === selector.prefix[selector.prefix.length - 1 - before]
  )
    before++;
  let after = 0;
  while (after < selector.suffix.length && text[end + after] === selector.suffix[after]) after++;
  return before + after;
}

/**
 * Finds a selector's passage in a text, which may have changed since.
 * Exact words first, the occurrence with the most of its context, then the nearest; failing that the words with other
 * typography. A passage whose words changed is not resolved: reanchor says what became of it.
 *
 * @returns UTF-16 offsets, or null
 */
export function resolveSelector(text: string, selector: TextSelector): Span | null {
  const { exact, start } = selector;
  if (exact === '') return null;
  let best: Span | null = null;
  let bestShared = -1;
  let bestDistance = Number.POSITIVE_INFINITY;
  const weigh = (at: number): void => {
    const shared = contextShared(text, selector, at);
    const distance = Math.abs(at - start);
    if (shared < bestShared || (shared === bestShared && distance >= bestDistance)) return;
    best = { start: at, end: at + exact.length };
    bestShared = shared;
    bestDistance = distance;
  };
  if (text.startsWith(exact, start)) weigh(start);
  if (bestShared === selector.prefix.length + selector.suffix.length) return best;
  let seen = 0;
  for (
    let at = text.indexOf(exact);
    at >= 0 && seen < MAX_OCCURRENCES;
    at = text.indexOf(exact, at + 1), seen++
  )
    weigh(at);
  if (best) return best;
  const { candidates } = compare(exact, text, { near: start });
  const same = candidates.find(({ edits }) =>
    edits.every((edit) => edit.kind === 'equal' || edit.excused === 'typography'),
  );
  return same ? same.place : null;
}
