import type { Edit } from './types.ts';

/** A stretch of one side of a comparison; `edit` is null for the marks and spaces between the compared words. */
export type SidePiece = { text: string; edit: Edit | null };

/**
 * One whole side of a comparison, in pieces: the edits plus what lies between them.
 *
 * @param text the side's own words; the edits' offsets of that side count from `from` of it (UTF-16 code units).
 */
export function sidePieces(
  edits: readonly Edit[],
  side: 'quote' | 'source',
  text: string,
  from: number,
): SidePiece[] {
  const ordered = edits
    .filter((edit) => edit[side].end > edit[side].start)
    .sort((a, b) => a[side].start - b[side].start);
  const pieces: SidePiece[] = [];
  let at = from;
  const plain = (end: number) => {
    if (end > at) pieces.push({ text: text.slice(at - from, end - from), edit: null });
  };
  for (const edit of ordered) {
    plain(edit[side].start);
    pieces.push({ text: edit[side].text, edit });
    at = edit[side].end;
  }
  plain(from + text.length);
  return pieces;
}
