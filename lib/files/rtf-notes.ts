/**
 * The footnotes, endnotes and comments of rich text (RTF 1.9.1, "Footnotes" and "Comments"): a group where the note stands.
 * A comment's words are marked by its number; who wrote it comes before it.
 */
import { momentIn } from './found-notes.ts';
import { type StreamNote, streamNote } from './office-notes.ts';

/** Groups that say something of a note: who wrote it and when, which words it is about, where a link in it leads. */
export const NOTE_PARTS: ReadonlySet<string> = new Set([
  'atnid',
  'atnauthor',
  'atndate',
  'atnref',
  'atnparent',
  'atrfstart',
  'atrfend',
  'fldinst',
]);

/** More than any of them needs: an address is cut at 2,000 (`noteLinks`). */
const LONGEST_SAID = 3_000;

export class RtfNotes {
  readonly #notes: StreamNote[] = [];
  readonly #comments: StreamNote[] = [];
  readonly #starts = new Map<string, number>();
  readonly #ends = new Map<string, number>();
  readonly #numbers = new Map<StreamNote, string>();
  #author = '';
  #initials = '';
  #said = '';

  /** A footnote or a comment begins, after this much of the text. */
  begin(kind: 'footnote' | 'comment', at: number): StreamNote {
    const note = streamNote(kind, { at });
    this.#notes.push(note);
    if (kind === 'comment') {
      this.#comments.push(note);
      note.author = this.#author.trim() || this.#initials.trim();
      this.#author = '';
      this.#initials = '';
    }
    return note;
  }

  sayAnew(value: number | null): void {
    this.#said = value === null ? '' : String(value);
  }

  say(words: string): void {
    if (this.#said.length < LONGEST_SAID) this.#said += words.slice(0, LONGEST_SAID);
  }

  /** @param about one of `NOTE_PARTS`; @param note the one that it stands in; @param at how much of the text came before */
  said(about: string, note: StreamNote | null, at: number): void {
    const said = this.#said.trim();
    if (about === 'atnauthor') this.#author = said;
    else if (about === 'atnid') this.#initials = said;
    else if (about === 'atrfstart' && !this.#starts.has(said)) this.#starts.set(said, at);
    else if (about === 'atrfend' && !this.#ends.has(said)) this.#ends.set(said, at);
    if (note === null) return;
    if (about === 'fldinst') note.links.push(/^HYPERLINK\s+"([^"\s]{1,2000})"/iu.exec(said)?.[1] ?? '');
    else if (note.kind !== 'comment') return;
    else if (about === 'atndate') note.writtenAt = momentOf(said);
    else if (about === 'atnref') this.#numbers.set(note, said);
    else if (about === 'atnparent') note.answers = this.#before(note, said);
  }

  /** "-2": an answer to the comment two before; anything else begins a thread. */
  #before(note: StreamNote, said: string): StreamNote | null {
    if (!/^-[1-9]\d{0,5}$/u.test(said)) return null;
    const at = this.#comments.lastIndexOf(note);
    const before = this.#comments[at + Number(said)];
    return before?.answers ?? before ?? null;
  }

  /** All of them in the order of the text, comments at the words that bear their number. */
  all(): StreamNote[] {
    for (const [note, number] of this.#numbers) {
      const start = this.#starts.get(number);
      const end = this.#ends.get(number);
      if (start !== undefined) note.from = { at: start };
      if (end !== undefined) note.to = { at: end };
    }
    return this.#notes;
  }
}

/** "2026-11-20T14:03" of a date as Word packs it into one number (DTTM, [MS-DOC] 2.9.69); empty where it is none. */
function momentOf(said: string): string {
  if (!/^-?\d{1,10}$/u.test(said)) return '';
  const packed = Number(said) >>> 0;
  const part = (from: number, bits: number) => (packed >>> from) & (2 ** bits - 1);
  const two = (value: number) => String(value).padStart(2, '0');
  const [minute, hour, day, month] = [part(0, 6), part(6, 5), part(11, 5), part(16, 4)];
  if (minute > 59 || hour > 23 || day < 1 || month < 1 || month > 12) return '';
  return momentIn(`${1900 + part(20, 9)}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}`);
}
