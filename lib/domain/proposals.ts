/**
 * Proposed sources: what the notes of a draft say that a statement rests on, until somebody accepts or dismisses it. A
 * proposal belongs to words of the story, and by them to the items that it is shown at. How a draft's notes become
 * proposals: draft-proposals.ts, which needs the engine; this crosses to the browser.
 */
import type { NoteSays } from './draft-note-says.ts';
import type { Span } from './vocabulary.ts';

export const PROPOSAL_STATES = ['OPEN', 'ACCEPTED', 'DISMISSED'] as const;
export type ProposalState = (typeof PROPOSAL_STATES)[number];

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

/** Of these items, given by their places in the text, those whose words a proposal belongs to. */
export function itemsAt<T extends { spans: readonly Span[] }>(place: Span | null, items: readonly T[]): T[] {
  if (!place || place.start === place.end) return [];
  return items.filter(({ spans }) => spans.some(({ start, end }) => start < place.end && end > place.start));
}
