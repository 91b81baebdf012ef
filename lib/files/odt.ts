import { Readings } from '../domain/readings.ts';
import type { EvidenceText } from './evidence-text.ts';
import { momentIn } from './found-notes.ts';
import { OdtChanges } from './odt-changes.ts';
import { evidenceOf, type OfficeText, type Place, type StreamNote, streamNote } from './office-notes.ts';
import { UnreadableStory } from './story-text.ts';
import { BadXml, readXml } from './xml.ts';
import { BadZip, readZipDirectory, readZipEntry, type ZipEntry } from './zip.ts';

const mostXml = 32 * 1_048_576;

/** Elements of OpenDocument that are not the document's text. */
const unread = new Set([
  'changed-region',
  'change-info',
  'tracked-changes',
  'forms',
  'sequence-decls',
  'table-of-content-source',
  'index-title-template',
  'title',
  'desc',
]);
const paragraphs = new Set(['p', 'h', 'table-row', 'list-item', 'frame']);
const mostSpaces = 200;

/** The document, or a note in it: `open` counts paragraphs that its words may stand in, `unread` what is around it. */
type Frame = { note: StreamNote | null; open: number; unread: number };

type Attributes = ReadonlyMap<string, string>;

/** Reads content.xml (ODF 1.3, parts 3 and 6) into a stream of words and the notes in it. */
class OdtReader {
  readonly notes: StreamNote[] = [];
  readonly changes = new OdtChanges();
  readonly #parts: string[] = [];
  #length = 0;
  #isBody = false;
  #unread = 0;
  /** The tracked change that words are being read of, and notes in words that it took out, by its id. */
  #change: string | null = null;
  /** How much of what is not read is around the words that it took out. */
  #goneAt = 0;
  readonly #gone = new Map<string, Place[]>();
  readonly #comments = new Map<string, StreamNote>();
  readonly #open: string[] = [];
  readonly #frames: Frame[] = [{ note: null, open: 0, unread: 0 }];

  /** @throws BadXml */
  read(xml: string): string {
    for (const event of readXml(xml)) {
      if (event.type === 'text') this.#words(event.text);
      else if (event.type === 'open') this.#opened(event.name, event.attributes);
      else this.#closed(event.name);
    }
    return this.#parts.join('');
  }

  get #frame(): Frame {
    return this.#frames.at(-1) as Frame;
  }

  #put(words: string): void {
    const { note } = this.#frame;
    if (note !== null) note.words += words;
    else {
      this.#parts.push(words);
      this.#length += words.length;
    }
  }

  #break(): void {
    this.#put(this.#frame.note === null ? '\n\n' : '\n');
  }

  /** Where we are; what stands in words that were taken out gets its place where those were. */
  #here(): Place {
    if (this.#change === null) return { at: this.#length };
    const place: Place = { at: null };
    const known = this.#gone.get(this.#change);
    if (known === undefined) this.#gone.set(this.#change, [place]);
    else known.push(place);
    return place;
  }

  /** Whether we are in words that a change took out, and in no note in them. */
  get #isGone(): boolean {
    return this.#change !== null && this.#frame.note === null && this.#unread === this.#goneAt;
  }

  #words(text: string): void {
    const { note, open, unread: outer } = this.#frame;
    if (this.#isGone && open > 0) this.changes.read(this.#change ?? '', text.replace(/\s+/gu, ' '));
    if (!this.#isBody || this.#unread !== outer) return;
    const within = this.#open.at(-1);
    if (open > 0) this.#put(text.replace(/\s+/gu, ' '));
    else if (note !== null && within === 'creator') note.author += text;
    else if (note !== null && within === 'date') note.writtenAt += text;
  }

  #opened(name: string, attributes: Attributes): void {
    this.#open.push(name);
    if (name === 'body') this.#isBody = true;
    if (!this.#isBody) return;
    if (name === 'note' || name === 'annotation') {
      this.#begin(name, attributes);
      return;
    }
    if (name === 'p' || name === 'h') this.#frame.open += 1;
    if (name === 'annotation-end') this.#endComment(attributes.get('name') ?? '');
    if (unread.has(name)) {
      this.#unread += 1;
      if (name !== 'changed-region') return;
      this.#change = attributes.get('id') ?? '';
      this.#goneAt = this.#unread;
    }
    if (this.#isGone) this.#openedChange(name, this.#change ?? '');
    if (this.#unread !== this.#frame.unread) return;
    if (name === 's') this.#put(' '.repeat(Math.min(Number(attributes.get('c') ?? 1) || 1, mostSpaces)));
    else if (name === 'tab' || name === 'table-cell') this.#put(' ');
    else if (name === 'line-break') this.#put('\n');
    else if (name === 'a') this.#frame.note?.links.push(attributes.get('href') ?? '');
    else if (name === 'change') this.#placeGone(attributes.get('change-id') ?? '');
    else if (name === 'change-start') this.changes.begin(attributes.get('change-id') ?? '', this.#length);
    else if (name === 'change-end') this.changes.end(attributes.get('change-id') ?? '', this.#length);
    else if (paragraphs.has(name)) this.#break();
  }

  #openedChange(name: string, id: string): void {
    if (name === 'deletion') this.changes.takesOut(id);
    else if (name === 'insertion') this.changes.putsIn(id);
    // Words of two paragraphs, and those apart by a sign, are words apart.
    else if (paragraphs.has(name) || /^(?:h|s|tab|line-break)$/u.test(name)) this.changes.read(id, ' ');
  }

  #closed(name: string): void {
    this.#open.pop();
    if (!this.#isBody) return;
    if (name === 'body') this.#isBody = false;
    else if (name === 'note' || name === 'annotation') this.#end();
    else if (unread.has(name)) {
      this.#unread -= 1;
      if (name === 'changed-region') this.#change = null;
    } else if (paragraphs.has(name)) {
      if (this.#unread === this.#frame.unread) this.#break();
      if (name === 'p' || name === 'h') this.#frame.open -= 1;
    }
  }

  /** A note begins. One in what is no text at all, such as the template of an index, is nobody's note. */
  #begin(name: 'note' | 'annotation', attributes: Attributes): void {
    const kind =
      name === 'annotation' ? 'comment' : attributes.get('note-class') === 'endnote' ? 'endnote' : 'footnote';
    const isNote = this.#unread === 0 || this.#change !== null;
    const note = streamNote(kind, isNote ? this.#here() : { at: null });
    if (isNote) this.notes.push(note);
    if (isNote && kind === 'comment') {
      note.isDone = attributes.get('resolved') === 'true';
      // Answers name the comment or the answer that they follow, which stands before them.
      const before = this.#comments.get(attributes.get('parent-name') ?? '');
      note.answers = before?.answers ?? before ?? null;
      const own = attributes.get('name') ?? '';
      if (own !== '' && !this.#comments.has(own)) this.#comments.set(own, note);
    }
    this.#frames.push({ note, open: 0, unread: this.#unread });
  }

  #end(): void {
    const note = this.#frames.pop()?.note;
    if (note === null || note === undefined) return;
    const moment = momentIn(note.writtenAt);
    note.writtenAt = moment !== '' && /Z\s*$/.test(note.writtenAt) ? `${moment}Z` : moment;
  }

  /** A comment with an end stands where its words begin. The first end counts. */
  #endComment(name: string): void {
    const note = this.#comments.get(name);
    if (note === undefined || note.from !== null) return;
    note.from = note.to;
    note.to = this.#here();
  }

  #placeGone(id: string): void {
    for (const place of this.#gone.get(id) ?? []) place.at = this.#length;
    this.#gone.delete(id);
    this.changes.stood(id);
  }
}

function titleOf(xml: string): string | null {
  let isTitle = false;
  let title = '';
  for (const event of readXml(xml)) {
    if (event.type === 'text') title += isTitle ? event.text : '';
    else if (event.name === 'title') isTitle = event.type === 'open';
  }
  return title.trim() || null;
}

function partOf(bytes: Uint8Array, entry: ZipEntry | undefined): string {
  if (entry === undefined) return '';
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readZipEntry(bytes, entry, mostXml));
  } catch (error) {
    if (error instanceof BadZip) throw error;
    throw new BadXml('not text');
  }
}

/** Reads an OpenDocument text as it reads with all tracked changes accepted, and its notes. @throws UnreadableStory */
export function readOdtText(bytes: Uint8Array): OfficeText {
  try {
    const entries = readZipDirectory(bytes);
    if (!entries.has('content.xml')) throw new UnreadableStory('damaged', 'no content');
    const reader = new OdtReader();
    const stream = reader.read(partOf(bytes, entries.get('content.xml')));
    const { notes, changes } = reader;
    const readings = new Readings();
    changes.tell(stream, readings);
    const meta = partOf(bytes, entries.get('meta.xml'));
    return {
      stream,
      notes,
      title: meta === '' ? null : titleOf(meta),
      readings,
    };
  } catch (error) {
    if (error instanceof BadXml) throw new UnreadableStory('damaged', 'not well-formed');
    if (!(error instanceof BadZip)) throw error;
    throw new UnreadableStory(
      error.reason === 'encrypted' ? 'protected' : error.reason === 'damaged' ? 'damaged' : 'unsafe',
      error.reason,
    );
  }
}

/** Reads an OpenDocument text as evidence; its footnotes and comments are counted and not read. @throws UnreadableStory */
export const readOdt = (bytes: Uint8Array, most: number): EvidenceText =>
  evidenceOf(readOdtText(bytes), most);
