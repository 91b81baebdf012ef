/**
 * What there is to report about how a story's file or page was read, as codes and values: stored with the revision, and
 * put into words only where they are shown.
 */

/**
 * - `tracked_change` words that a tracked change put in, took out or moved: read as accepted
 * - `comment`, `footnote`, `endnote` beside the text and not part of it
 * - `struck` words struck through, `hidden` words that the file hides: both left out
 * - `header`, `footer` printed on each page, left out
 * - `field` a placeholder that the file never filled
 * - `drop_cap` a large first letter, joined to its word
 * - `cell` a cell of a table that could not be placed in a row
 * - `outside` parts of a page that are not its story: menus, other stories, comments
 * - `repeated` a headline or a caption that the page gives twice, read once
 * - `unhidden` text that the page hides until a script runs, read because there is nothing else
 * - `from_data` text found only in the page's data for search engines
 * - `noted` a sentence from the file reader itself, as it is (an old encoding, for instance)
 */
const READING_CODES = [
  'tracked_change',
  'comment',
  'footnote',
  'endnote',
  'struck',
  'hidden',
  'header',
  'footer',
  'field',
  'drop_cap',
  'cell',
  'outside',
  'repeated',
  'unhidden',
  'from_data',
  'noted',
] as const;
export type ReadingCode = (typeof READING_CODES)[number];

/** One thing of its kind: its words, where it is ("beside “safe to sail”"), and what became of it. */
export type ReadingDetail = { words: string; place?: string; how?: 'put_in' | 'taken_out' | 'moved' };

/** `count` may exceed the number of details: only the first few are kept. */
export type ReadingNote = { code: ReadingCode; count: number; details: ReadingDetail[] };

const mostDetails = 100;
const longestWords = 400;
/** Characters that a reader gathers of one thing at most, white space and all: more than is told of any. */
export const MOST_GATHERED = 2_000;

/** Gathers what a file reader reports, in the order in which each kind first comes up; lengths are bounded. */
export class Readings {
  readonly #notes = new Map<ReadingCode, ReadingNote>();

  tell(code: ReadingCode, detail: ReadingDetail): void {
    const note = this.#notes.get(code) ?? { code, count: 0, details: [] };
    this.#notes.set(code, note);
    note.count += 1;
    if (note.details.length >= mostDetails) return;
    note.details.push({
      words: shortened(detail.words),
      ...(detail.place && { place: shortened(detail.place) }),
      ...(detail.how && { how: detail.how }),
    });
  }

  all(): ReadingNote[] {
    return [...this.#notes.values()];
  }
}

function shortened(words: string): string {
  const plain = words.replace(/\s+/gu, ' ').trim();
  return (plain.length > longestWords ? `${plain.slice(0, longestWords - 1)}…` : plain).toWellFormed();
}

const isCode = (code: unknown): code is ReadingCode => READING_CODES.some((known) => known === code);

/** Notes as a database stores them; anything that is not one (from a later version, say) is left out. */
export function readingNotes(stored: unknown): ReadingNote[] {
  if (!Array.isArray(stored)) return [];
  return stored.filter(
    (note): note is ReadingNote =>
      isCode(note?.code) && typeof note.count === 'number' && Array.isArray(note.details),
  );
}
