/** A published statement in words, as the page, the annotations and the reviews all print it. */
import { isQuoted } from '../item-kinds.ts';
import { statementText } from '../statement.ts';
import { STATUS_LABELS } from '../vocabulary.ts';
import type { ToldStatement } from './told.ts';

const MARKS = '“”„‟"«»‹›「」『』';
const OPENING = new RegExp(`^[${MARKS}\\s]+`);
const CLOSING = new RegExp(`[${MARKS}\\s]+$`);

/** Quotes get one pair of quotation marks, whether or not the item's words brought their own. */
export function quoted({ kind, words }: Pick<ToldStatement, 'kind' | 'words'>): string {
  if (!isQuoted(kind)) return words.trim();
  return `“${words.replace(OPENING, '').replace(CLOSING, '')}”`;
}

/** A statement as it reads by itself, on one line. Editions made before cues were stored have the words alone. */
export function plainly(one: ToldStatement): string {
  return one.statement?.some(({ is }) => is !== 'words') ? statementText(one.statement) : quoted(one);
}

/** "Disputed: sources conflict" */
export function statusLabel({ status, reason }: Pick<ToldStatement, 'status' | 'reason'>): string {
  return reason === '' ? STATUS_LABELS[status] : `${STATUS_LABELS[status]}: ${reason}`;
}
