/**
 * Words missing from the place may be elsewhere in the source: then the quote gives its passages in a different order.
 */
import type { Span } from '../words/types.ts';
import type { SourceIndex } from './index-source.ts';
import { locate } from './locate.ts';
import { readQuote } from './quote-words.ts';
import type { Edit } from './types.ts';

/** Fewer words than this can be together anywhere by chance. */
const MIN_WORDS = 4;
const WHOLE = 0.9;

/**
 * @returns the edits, with the note `order` on inserted passages that are elsewhere in the source, and where each of
 * those is
 */
export function findReordered(
  index: SourceIndex,
  edits: readonly Edit[],
): { edits: Edit[]; passages: Map<Edit, Span> } {
  const passages = new Map<Edit, Span>();
  const noted = edits.map((edit) => {
    if (edit.kind !== 'insert' || edit.excused !== null) return edit;
    const words = readQuote(edit.quote.text, index);
    if (words.words.count < MIN_WORDS) return edit;
    const run = locate(words, index, 1)[0]?.runs[0];
    if (!run || run.length < words.words.count * WHOLE) return edit;
    const moved: Edit = { ...edit, note: 'order', sense: null };
    passages.set(moved, {
      start: index.words.start[run.s] as number,
      end: index.words.end[run.s + run.length - 1] as number,
    });
    return moved;
  });
  return { edits: noted, passages };
}
