import type { DraftNoteKind } from '../domain/draft-notes.ts';

/**
 * What is said of the notes that Stet itself put into a file, which say what Stet knows: "12 comments and 3 footnotes of
 * Stet’s own were left out: …"
 */
export function ownNotes(own: readonly DraftNoteKind[]): string {
  const comments = own.filter((kind) => kind === 'comment').length;
  const counts = [counted(comments, 'comment'), counted(own.length - comments, 'footnote')].filter(Boolean);
  return `${counts.join(' and ')} of Stet’s own ${own.length === 1 ? 'was' : 'were'} left out: what they say is on the workbench.`;
}

const counted = (count: number, what: string) =>
  count === 0 ? '' : `${count} ${what}${count === 1 ? '' : 's'}`;
