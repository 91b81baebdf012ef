import type { Readings } from '../domain/readings.ts';
import { readXml } from './xml.ts';

/** Comments, footnotes and endnotes by id: their words, and who wrote them where the file says. */
export type DocxNotes = ReadonlyMap<string, { words: string; author: string }>;

/**
 * The notes in one part of the file ("comment", "footnote", "endnote"), without the rules that separate them from text.
 */
export function readDocxNotes(xml: string, element: 'comment' | 'footnote' | 'endnote'): DocxNotes {
  const notes = new Map<string, { words: string; author: string }>();
  let id: string | undefined;
  let author = '';
  let words = '';
  let isText = false;
  let deleted = 0;
  for (const event of readXml(xml)) {
    if (event.type === 'text') {
      if (isText && deleted === 0 && id !== undefined) words += event.text;
    } else if (event.type === 'close') {
      if (event.name === element && id !== undefined) {
        if (words.trim() !== '') notes.set(id, { words: words.trim(), author });
        id = undefined;
      } else if (event.name === 't') isText = false;
      else if (event.name === 'p') words += ' ';
      else if (event.name === 'del') deleted -= 1;
    } else if (event.name === element) {
      // Word stores the lines above its notes among them, as notes with a type.
      const type = event.attributes.get('type');
      id = type === undefined || type === 'normal' ? (event.attributes.get('id') ?? '') : undefined;
      author = event.attributes.get('author') ?? '';
      words = '';
    } else if (event.name === 't') isText = true;
    else if (event.name === 'del') deleted += 1;
    else if (event.name === 'tab' || event.name === 'br') words += ' ';
  }
  return notes;
}

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
  readonly #left: Record<'comment' | 'footnote' | 'endnote', Map<string, { words: string; author: string }>>;
  /** Comments whose words are being read, with the words so far. */
  readonly #open = new Map<string, string>();

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
    this.#open.set(id, '');
  }

  read(text: string): void {
    for (const [id, words] of this.#open)
      if (words.length < 4 * longestPlace) this.#open.set(id, words + text);
  }

  /** The words that a comment is about end here; a comment may also be attached to a point in the text. */
  closeComment(id: string, before: string): void {
    const words = (this.#open.get(id) ?? '').replace(/\s+/g, ' ').trim();
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
