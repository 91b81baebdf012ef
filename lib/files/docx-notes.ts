import type { Readings } from '../domain/readings.ts';
import { readXml } from './xml.ts';

/** A comment, footnote or endnote: its words, a line for each paragraph, and what the file says about it. */
export type DocxNote = {
  words: string;
  author: string;
  /** When it was written, as the file has it. */
  date: string;
  /** The id of its last paragraph, by which other parts name it. */
  paragraphId: string;
  /** Where its words lead. */
  links: string[];
};

/** The notes of one kind by id. Of several with one id the first has it; the others have one that nothing refers to. */
export type DocxNotes = ReadonlyMap<string, DocxNote>;

/** Words in these were taken out or moved elsewhere, or are there a second time for old versions of Word. */
const gone = new Set(['del', 'moveFrom', 'Fallback']);

/**
 * The notes in one part of the file ("comment", "footnote", "endnote"), without the rules that separate them from text.
 *
 * @param targets where the part's links lead, by the id of their relationship
 */
export function readDocxNotes(
  xml: string,
  element: 'comment' | 'footnote' | 'endnote',
  targets: ReadonlyMap<string, string> = new Map(),
): DocxNotes {
  const notes = new Map<string, DocxNote>();
  let id: string | undefined;
  let note = emptyNote();
  let isText = false;
  let isCode = false;
  let code = '';
  let deleted = 0;
  const endCode = () => {
    const address = linkIn(code);
    if (address !== null && id !== undefined) note.links.push(address);
    code = '';
  };
  for (const event of readXml(xml)) {
    if (event.type === 'text') {
      if (isText && deleted === 0 && id !== undefined) note.words += event.text;
      if (isCode && deleted === 0) code += event.text;
    } else if (event.type === 'close') {
      if (event.name === element && id !== undefined) {
        endCode();
        const words = note.words.trim();
        if (words !== '') notes.set(notes.has(id) ? `${id} again ${notes.size}` : id, { ...note, words });
        id = undefined;
      } else if (event.name === 't') isText = false;
      else if (event.name === 'instrText') isCode = false;
      else if (event.name === 'p') note.words += '\n';
      else if (gone.has(event.name)) deleted -= 1;
    } else if (event.name === element) {
      // Word stores the lines above its notes among them, as notes with a type.
      const type = event.attributes.get('type');
      id = type === undefined || type === 'normal' ? (event.attributes.get('id') ?? '') : undefined;
      const author = event.attributes.get('author') ?? '';
      note = { ...emptyNote(), author, date: event.attributes.get('date') ?? '' };
    } else if (event.name === 't') isText = true;
    else if (event.name === 'instrText') isCode = true;
    else if (event.name === 'fldChar') endCode();
    else if (event.name === 'p') note.paragraphId = event.attributes.get('paraId') ?? note.paragraphId;
    else if (event.name === 'hyperlink') note.links.push(targets.get(event.attributes.get('id') ?? '') ?? '');
    else if (event.name === 'fldSimple') code = event.attributes.get('instr') ?? '';
    else if (gone.has(event.name)) deleted += 1;
    else if (event.name === 'tab' || event.name === 'br') note.words += ' ';
  }
  return notes;
}

const emptyNote = (): DocxNote => ({ words: '', author: '', date: '', paragraphId: '', links: [] });

/** The address in the code of a field, `HYPERLINK "https://…"`, or null. */
const linkIn = (code: string) => /^\s*HYPERLINK\s+"([^"\s]{1,2000})"/.exec(code.slice(0, 3000))?.[1] ?? null;

/** All words of a header or footer, except for a lone page number. */
export function readDocxMargin(xml: string): string {
  let words = '';
  let isText = false;
  for (const event of readXml(xml)) {
    if (event.type === 'text') words += isText ? event.text : '';
    else if (event.name === 't') isText = event.type === 'open';
    else if (event.type === 'close' && event.name === 'p') words += ' ';
    else if (event.type === 'open' && event.name === 'tab') words += ' ';
  }
  const plain = words.replace(/\s+/g, ' ').trim();
  return /^(?:(?:page|p\.|seite|стр\.?) ?)?[-–—]? ?\d{0,4}(?: ?(?:of|\/|von|de|из) ?\d{1,4})? ?[-–—]?$/i.test(
    plain,
  )
    ? ''
    : plain;
}

const longestPlace = 60;

/** Reports a document's notes in the order in which its text refers to them; those it does not refer to come last. */
export class NoteTeller {
  readonly #readings: Readings;
  readonly #left: Record<'comment' | 'footnote' | 'endnote', Map<string, DocxNote>>;
  /** Comments whose words are being read, with how much had been read when each began. */
  readonly #open = new Map<string, number>();
  #read = '';

  constructor(readings: Readings, notes: { comment: DocxNotes; footnote: DocxNotes; endnote: DocxNotes }) {
    this.#readings = readings;
    this.#left = {
      comment: new Map(notes.comment),
      footnote: new Map(notes.footnote),
      endnote: new Map(notes.endnote),
    };
  }

  /** The text refers to a footnote or endnote here, after `before`. */
  refer(kind: 'footnote' | 'endnote', id: string, before: string): void {
    this.#tell(kind, id, before.trim() === '' ? '' : `after “${lastWords(before)}”`);
  }

  openComment(id: string): void {
    this.#open.set(id, this.#read.length);
  }

  read(text: string): void {
    this.#read += text;
  }

  /** The words that a comment is about end here; a comment may also be attached to a point in the text. */
  closeComment(id: string, before: string): void {
    const from = this.#open.get(id) ?? this.#read.length;
    const words = this.#read
      .slice(from, from + 4 * longestPlace)
      .replace(/\s+/g, ' ')
      .trim();
    this.#open.delete(id);
    const beside = words === '' ? lastWords(before) : firstWords(words);
    this.#tell('comment', id, beside === '' ? '' : `beside “${beside}”`);
  }

  finish(): void {
    for (const kind of ['comment', 'footnote', 'endnote'] as const)
      for (const id of [...this.#left[kind].keys()]) this.#tell(kind, id, '');
  }

  #tell(kind: 'comment' | 'footnote' | 'endnote', id: string, where: string): void {
    const note = this.#left[kind].get(id);
    if (note === undefined) return;
    this.#left[kind].delete(id);
    const place = [kind === 'comment' ? note.author : '', where].filter((part) => part !== '').join(', ');
    this.#readings.tell(kind, { words: note.words, ...(place !== '' && { place }) });
  }
}

const firstWords = (text: string) =>
  text.length > longestPlace ? `${text.slice(0, longestPlace).trimEnd()}…` : text;

/** The end of what has been read so far, from the beginning of a word. */
export function lastWords(text: string): string {
  const plain = text.replace(/\s+/g, ' ').replace(/[“”"]/g, '').trim();
  if (plain.length <= longestPlace) return plain;
  const tail = plain.slice(-longestPlace);
  return `…${tail.slice(tail.indexOf(' ') + 1)}`;
}
