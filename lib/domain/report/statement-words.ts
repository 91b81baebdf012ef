/** A published statement in words, as the page, the annotations and the reviews all print it. */
import { isQuoted } from '../item-kinds.ts';
import { statementText } from '../statement.ts';
import type { Catalogue } from './catalogue/catalogue.ts';
import { inMarks } from './catalogue/say.ts';
import type { ToldStatement } from './told.ts';

const MARKS = '“”„‟"«»‹›「」『』';
const OPENING = new RegExp(`^[${MARKS}\\s]+`);
const CLOSING = new RegExp(`[${MARKS}\\s]+$`);

/** Quotes get one pair of quotation marks, whether or not the item's words brought their own. */
export function quoted({ kind, words }: Pick<ToldStatement, 'kind' | 'words'>, say: Catalogue): string {
  if (!isQuoted(kind)) return words.trim();
  return inMarks(say, words.replace(OPENING, '').replace(CLOSING, ''));
}

/** A statement as it reads by itself, on one line. Editions made before cues were stored have the words alone. */
export function plainly(one: ToldStatement, say: Catalogue): string {
  return one.statement?.some(({ is }) => is !== 'words') ? statementText(one.statement) : quoted(one, say);
}
