/**
 * Proposed sources: what the notes of a draft say that a statement rests on, until somebody accepts or dismisses it. A
 * proposal belongs to words of the story, and by them to the items that it is shown at. How a draft's notes become
 * proposals: draft-proposals.ts, which needs the engine; this crosses to the browser.
 */
import type { NoteSays } from './draft-note-says.ts';
import type { Span } from './vocabulary.ts';

export type ProposalState = 'OPEN' | 'ACCEPTED' | 'DISMISSED';

export const PROPOSAL_KINDS = ['FOOTNOTE', 'ENDNOTE', 'COMMENT'] as const;
/** The note that it comes from. */
export type ProposalKind = (typeof PROPOSAL_KINDS)[number];

/** "footnote", for a sentence. */
export const NOTE_WORDS: Record<ProposalKind, string> = {
  FOOTNOTE: 'footnote',
  ENDNOTE: 'endnote',
  COMMENT: 'comment',
};

/** Whether a note says where something is from, or only something about the text. */
export function namesSource(says: NoteSays, kind: ProposalKind): boolean {
  const { links, emails, phones, names, titles, locators, interview, isNoAnswer, sameAs } = says;
  if ([links, emails, phones, titles, locators].some((found) => found.length > 0)) return true;
  if (interview !== null || sameAs !== null || isNoAnswer) return true;
  // A comment that begins with a name is addressed to somebody as often as not.
  return kind !== 'COMMENT' && names.length > 0;
}

type Placed = { spans: readonly Span[] };

/**
 * Finds, of these items, those whose words a proposal belongs to, in the order of the text. Prepared once for all
 * proposals of a story: there may be thousands of both.
 */
export function finderOfItems<T extends Placed>(items: readonly T[]): (place: Span | null) => T[] {
  const rows = items
    .filter(({ spans }) => spans.length > 0)
    .map((item) => ({
      item,
      start: Math.min(...item.spans.map(({ start }) => start)),
      end: Math.max(...item.spans.map(({ end }) => end)),
    }))
    .sort((a, b) => a.start - b.start);
  /** How far an item up to here reaches. */
  const reach: number[] = [];
  for (const { end } of rows) reach.push(Math.max(end, reach.at(-1) ?? 0));
  return (place) => {
    if (!place || place.start === place.end) return [];
    const found: T[] = [];
    for (let at = firstBeyond(reach, place.start); at < rows.length; at += 1) {
      const row = rows[at];
      if (!row || row.start >= place.end) break;
      const touches = row.item.spans.some(({ start, end }) => start < place.end && end > place.start);
      if (touches) found.push(row.item);
    }
    return found;
  };
}

/** Index of the first of these rising numbers that is above `offset`. */
function firstBeyond(rising: readonly number[], offset: number): number {
  let [low, high] = [0, rising.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rising[middle] ?? 0) > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}
