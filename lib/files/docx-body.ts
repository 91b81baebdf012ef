import type { Readings } from '../domain/readings.ts';
import type { GivenParagraph } from '../text/layout/block.ts';
import {
  carriedMarks,
  dividedMarks,
  type Mark,
  type Marked,
  movedBy,
  withMarks,
} from '../text/layout/marks.ts';
import { Changes } from './docx-changes.ts';
import type { NotePlaces } from './docx-note-places.ts';
import type { NoteTeller } from './docx-notes.ts';
import {
  type DocxParagraph,
  givenOf,
  joinedDropCaps,
  readParagraphProperty,
  signOf,
  withHeadline,
} from './docx-paragraph.ts';
import { type DocxStyles, type ListLevel, ListMarkers, styleOfName } from './docx-styles.ts';
import { Tables } from './docx-table.ts';
import { readXml } from './xml.ts';

/**
 * Elements whose content is not words of the document: field codes, fall-backs for old versions of Word (the same words
 * again), inline notes, deleted field codes.
 */
const unread = new Set('instrText delInstrText Fallback footnote endnote comment'.split(' '));

/** Words in these were inserted, removed or moved by a tracked change. */
const changing = new Set('ins moveTo del moveFrom'.split(' '));
const isGone = (element: string) => element === 'del' || element === 'moveFrom';

/** Sets of properties: their elements say how the words look and are never words themselves. */
const properties = new Set('pPr rPr sectPr tblPr tblPrEx trPr tcPr sdtPr'.split(' '));

const isOn = (value: string | undefined) => value === undefined || !/^(?:0|false|off|none)$/.test(value);

export type DocxReading = {
  styles: DocxStyles;
  lists: ReadonlyMap<string, ReadonlyMap<string, ListLevel>>;
  notes: NoteTeller;
  places: NotePlaces;
  readings: Readings;
};

/** The paragraphs of a document's body as it reads with all changes accepted, leaving out empty ones. @throws BadXml */
export function readDocxBody(xml: string, reading: DocxReading): GivenParagraph[] {
  const body = new BodyReader(reading);
  for (const event of readXml(xml)) {
    if (event.type === 'text') body.text(event.text);
    else if (event.type === 'open') body.open(event.name, event.attributes);
    else body.close(event.name);
  }
  return withHeadline(joinedDropCaps(body.finish(), reading.readings));
}

const nothing: Required<Marked> = { text: '', marks: [] };

class BodyReader {
  readonly #reading: DocxReading;
  readonly #changes: Changes;
  readonly #tables: Tables;
  readonly #markers: ListMarkers;
  readonly #paragraphs: GivenParagraph[] = [];
  readonly #inBoxes: GivenParagraph[] = [];
  readonly #openParagraphs: DocxParagraph[] = [];
  /** For each surrounding content control: whether it still shows its placeholder ("Click to enter text"). */
  readonly #controls: boolean[] = [];
  readonly #openChanges: string[] = [];
  /** The words of a paragraph whose end was deleted, or a drop cap: the next paragraph continues them. */
  #carried: Required<Marked> = nothing;
  /** Where notes begin that stand at no word yet: the next paragraph's beginning. */
  #pending: Mark[] = [];
  #unread = 0;
  #properties = 0;
  /** Depth inside the record of what the formatting was before a tracked change. */
  #formerProperties = 0;
  #boxes = 0;
  #isText = false;
  #run = { isHidden: false, isStruck: false };

  constructor(reading: DocxReading) {
    this.#reading = reading;
    this.#changes = new Changes(reading.readings);
    this.#tables = new Tables(reading.readings);
    this.#markers = new ListMarkers(reading.lists);
  }

  text(text: string): void {
    const paragraph = this.#openParagraphs.at(-1);
    if (!this.#isText || this.#unread > 0 || paragraph === undefined) return;
    if (this.#openChanges.some(isGone)) this.#changes.read(text);
    else if (this.#controls.includes(true)) this.#reading.readings.tell('field', { words: text });
    else if (this.#run.isHidden) this.#changes.leaveOut('hidden', text, paragraph.text);
    else if (this.#run.isStruck) this.#changes.leaveOut('struck', text, paragraph.text);
    else this.#add(paragraph, text);
  }

  #add(paragraph: DocxParagraph, words: string): void {
    if (words.trim() !== '') this.#changes.flush();
    if (/^Error! (?:Reference source|Bookmark) not/.test(words))
      this.#reading.readings.tell('field', { words });
    paragraph.text += words;
    this.#reading.notes.read(words);
    if (this.#openChanges.length > 0) this.#changes.read(words);
  }

  open(name: string, attributes: ReadonlyMap<string, string>): void {
    if (this.#properties > 0) this.#openProperty(name, attributes);
    else if (properties.has(name)) this.#properties += 1;
    else if (unread.has(name)) this.#unread += 1;
    else if (this.#unread > 0) return;
    else if (changing.has(name)) {
      this.#openChanges.push(name);
      this.#changes.begin(name);
    } else if (name === 'p') this.#openParagraph();
    else if (name === 'tbl' || name === 'tr' || name === 'tc') this.#tables.begin(name);
    else if (name === 'sdt') this.#controls.push(false);
    else if (name === 'txbxContent') this.#boxes += 1;
    else if (name === 't' || name === 'delText') this.#isText = true;
    else if (name === 'r') this.#run = { isHidden: false, isStruck: false };
    else this.#openSign(name, attributes);
  }

  #openProperty(name: string, attributes: ReadonlyMap<string, string>): void {
    if (properties.has(name)) this.#properties += 1;
    else if (name.endsWith('PrChange')) this.#formerProperties += 1;
    if (this.#unread > 0 || this.#formerProperties > 0) return;
    const value = attributes.get('val');
    const paragraph = this.#openParagraphs.at(-1);
    if (paragraph !== undefined) readParagraphProperty(paragraph, name, attributes);
    if (name === 'vanish' && isOn(value)) this.#run.isHidden = true;
    if ((name === 'strike' || name === 'dstrike') && isOn(value)) this.#run.isStruck = true;
    if (name === 'rStyle' && this.#reading.styles.struck.has(value ?? '')) this.#run.isStruck = true;
    if (name === 'rStyle' && this.#reading.styles.hidden.has(value ?? '')) this.#run.isHidden = true;
    if (name === 'showingPlcHdr' && isOn(value)) this.#controls[this.#controls.length - 1] = true;
  }

  #openParagraph(): void {
    const { text, marks } = this.#carried;
    this.#openParagraphs.push({
      text,
      style: undefined,
      numId: undefined,
      level: '0',
      isEndDeleted: false,
      isDropCap: false,
      isInBox: this.#boxes > 0,
      marks: [...marks, ...this.#pending.map((mark) => ({ ...mark, at: text.length }))],
    });
    this.#carried = nothing;
    this.#pending = [];
  }

  #openSign(name: string, attributes: ReadonlyMap<string, string>): void {
    const paragraph = this.#openParagraphs.at(-1);
    this.#markNote(name, attributes, paragraph);
    if (this.#openChanges.some(isGone)) return;
    const id = attributes.get('id') ?? '';
    const { notes, readings } = this.#reading;
    if (name === 'footnoteReference') notes.refer('footnote', id, paragraph?.text ?? '');
    else if (name === 'endnoteReference') notes.refer('endnote', id, paragraph?.text ?? '');
    else if (name === 'commentRangeStart') notes.openComment(id);
    else if (name === 'commentRangeEnd' || name === 'commentReference')
      notes.closeComment(id, paragraph?.text ?? '');
    else if (paragraph !== undefined && !this.#run.isHidden && !this.#run.isStruck) {
      if (name === 'sym')
        readings.tell('field', { words: `a sign of the typeface ${attributes.get('font')}` });
      paragraph.text += signOf(name, attributes);
    }
  }

  /** Notes stand at their words even where a tracked change took those away. */
  #markNote(
    name: string,
    attributes: ReadonlyMap<string, string>,
    paragraph: DocxParagraph | undefined,
  ): void {
    const { places } = this.#reading;
    const id = attributes.get('id') ?? '';
    const isDeleted = this.#openChanges.some(isGone);
    let mark: Omit<Mark, 'at'> | null = null;
    if (name === 'footnoteReference') mark = places.refer('footnote', id, isDeleted);
    else if (name === 'endnoteReference') mark = places.refer('endnote', id, isDeleted);
    else if (name === 'commentRangeStart') mark = places.comment(id, 'start');
    else if (name === 'commentRangeEnd' || name === 'commentReference') mark = places.comment(id, 'end');
    if (mark === null) return;
    if (paragraph === undefined) this.#markOutside([{ ...mark, at: 0 }]);
    else paragraph.marks.push({ ...mark, at: paragraph.text.length });
  }

  /** Marks that stand in no paragraph, or in one without words: the next begins with them, or the last ends. */
  #markOutside(marks: readonly Mark[]): void {
    const last = this.#tables.last ?? this.#paragraphs.at(-1);
    for (const mark of marks) {
      if (mark.is === 'start' || last === undefined) this.#pending.push(mark);
      else {
        last.marks ??= [];
        last.marks.push({ ...mark, at: last.text.length });
      }
    }
  }

  close(name: string): void {
    if (this.#properties > 0) {
      if (properties.has(name)) this.#properties -= 1;
      else if (name.endsWith('PrChange')) this.#formerProperties -= 1;
    } else if (this.#unread > 0) {
      if (unread.has(name)) this.#unread -= 1;
    } else if (changing.has(name)) {
      this.#openChanges.pop();
      this.#changes.end(name);
    } else if (name === 't' || name === 'delText') this.#isText = false;
    else if (name === 'r') this.#run = { isHidden: false, isStruck: false };
    else if (name === 'sdt') this.#controls.pop();
    else if (name === 'txbxContent') this.#boxes -= 1;
    else if (name === 'tbl') this.#put(this.#tables.end());
    else if (name === 'p') {
      const paragraph = this.#openParagraphs.pop();
      if (paragraph !== undefined) this.#finishParagraph(paragraph);
    }
  }

  #finishParagraph(paragraph: DocxParagraph): void {
    this.#changes.flush();
    const words = paragraph.text.trim();
    if (paragraph.isEndDeleted && !paragraph.isInBox) {
      this.#carried = paragraph;
      return;
    }
    if (paragraph.isDropCap && words.length > 0 && words.length <= 12) {
      this.#reading.readings.tell('drop_cap', { words });
      this.#carried = { text: words, marks: carriedMarks(paragraph.marks, paragraph.text, words) };
      return;
    }
    const { styles } = this.#reading;
    const style = styles.paragraphs.get(paragraph.style ?? '') ?? styleOfName(paragraph.style ?? '');
    const numId = paragraph.numId ?? style.numId ?? (style.isList ? '' : undefined);
    // A heading's number belongs to the outline; for a list item the marker is what a reader sees.
    const marker =
      words === '' || numId === undefined || style.kind === 'headline' || style.kind === 'subhead'
        ? ''
        : this.#markers.next(numId, paragraph.level);
    const given = this.#withNotes(
      paragraph,
      marker,
      givenOf(marker, paragraph.text, style, paragraph.isInBox),
    );
    if (paragraph.isInBox) this.#inBoxes.push(...given);
    else this.#put(given);
    if (this.#openParagraphs.length === 0) this.#put(this.#inBoxes.splice(0));
  }

  /** The paragraphs with the places of the notes in them. */
  #withNotes({ text, marks }: DocxParagraph, marker: string, given: GivenParagraph[]): GivenParagraph[] {
    if (marks.length === 0) return given;
    if (given.length === 0) this.#markOutside(marks);
    const divided = dividedMarks(
      movedBy(marks, marker.length),
      marker + text,
      given.map((paragraph) => paragraph.text),
    );
    return given.map((paragraph, at) => withMarks(paragraph, divided[at] ?? []));
  }

  #put(given: readonly GivenParagraph[]): void {
    // A cell's content is put together with its row; a box beside a table is not one of its cells.
    if (!this.#tables.isOpen || !this.#tables.take(given)) this.#paragraphs.push(...given);
  }

  finish(): GivenParagraph[] {
    const text = this.#carried.text.trim();
    const { marks } = this.#carried;
    if (text !== '')
      this.#paragraphs.push(withMarks({ text }, carriedMarks(marks, this.#carried.text, text)));
    else this.#markOutside(marks);
    const last = this.#paragraphs.at(-1);
    const left = this.#pending.map((mark) => ({ ...mark, at: last?.text.length ?? 0 }));
    if (last !== undefined) last.marks = [...(last.marks ?? []), ...left];
    this.#reading.notes.finish();
    return this.#paragraphs;
  }
}
