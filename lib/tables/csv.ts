/**
 * Rows as comma-separated values: RFC 4180, every text in quotation marks, lines ended by CR LF, with the byte order mark
 * by which Excel knows UTF-8.
 */
import type { Cell } from './view.ts';

export const CSV_TYPE = 'text/csv; charset=utf-8; header=present';
export const CSV_START = '\ufeff';

/**
 * What a spreadsheet would take for a formula: a text that begins with one of these signs, in full width too. Where it
 * parts cells by semicolons, as in much of Europe, or takes a line break in a text for the end of a row, a cell can begin
 * within ours; so what follows those counts as a beginning. Source: OWASP, "CSV Injection".
 */
const FORMULA = /(^|[;\t\r\n]["\s]*)([=+\-@\uff1d\uff0b\uff0d\uff20])/g;
const LEADS = /^[\t\r]/;

/** A text that no spreadsheet computes: an apostrophe before what would begin a formula, as people type it themselves. */
function harmless(text: string): string {
  const guarded = text.replace(FORMULA, "$1'$2");
  return LEADS.test(guarded) ? `'${guarded}` : guarded;
}

function written(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  return `"${harmless(cell.toWellFormed()).replaceAll('"', '""')}"`;
}

/** One row, with the end of its line. */
export const csvLine = (cells: readonly Cell[]): string => `${cells.map(written).join(',')}\r\n`;
