/** Edits from an item's old words to its new ones. */
import type { Edit } from '../compare/types.ts';
import type { Span } from '../words/types.ts';

/** Whether all that differs is typography. */
export const isSameWording = (edits: readonly Edit[]): boolean =>
  edits.every((edit) => edit.kind === 'equal' || edit.excused === 'typography');

/** Words added at either end, as edits from nothing. */
export function addedWords(text: string, span: Span, at: number): Edit[] {
  const added = text.slice(span.start, span.end);
  if (added.trim() === '') return [];
  const quote = { ...span, text: added };
  return [
    {
      kind: 'insert',
      quote,
      source: { start: at, end: at, text: '' },
      sense: null,
      excused: null,
      note: null,
    },
  ];
}

/**
 * The comparison gave edits of the old words against the new text; shown as a change they run from old (source) to new.
 */
export function turned(edits: readonly Edit[], shift = 0): Edit[] {
  const kinds = { equal: 'equal', insert: 'delete', delete: 'insert', replace: 'replace' } as const;
  return edits.map((edit) => ({
    ...edit,
    kind: kinds[edit.kind],
    quote: { ...edit.source, start: edit.source.start + shift, end: edit.source.end + shift },
    source: edit.quote,
  }));
}
