import { type ReadingNote, Readings } from '../domain/readings.ts';
import { formatSize } from '../domain/wording.ts';
import type { GivenParagraph } from '../text/layout/block.ts';
import { readDocxBody } from './docx-body.ts';
import { NoteTeller, readDocxMargin, readDocxNotes } from './docx-notes.ts';
import { readNumbering, readStyles } from './docx-styles.ts';
import { checkText, maxTextBytes, type StoryText, UnreadableStory } from './story-text.ts';
import { BadXml, readXml } from './xml.ts';
import { BadZip, readZipDirectory, readZipEntry, type ZipEntry } from './zip.ts';

/** A document with 1 MB of text has some 10 MB of XML around it. */
const mostXml = 16 * 1_048_576;
const mostStyles = 4 * 1_048_576;

const damaged =
  'This Word file is damaged or was not uploaded whole. Open it in Word, save it under a new name as .docx, and upload that; or paste the text.';
const unsafe =
  'This file would unpack to far more than a document holds, so it was not opened. Save the story again from Word as .docx, or paste the text.';
const isProtected =
  'This Word file is protected by a password. Open it in Word, remove the password, save it, and upload it again; or paste the text.';

const otherZips: readonly [RegExp, string][] = [
  [/^xl\//, 'an Excel workbook'],
  [/^ppt\//, 'a PowerPoint presentation'],
  [/^META-INF\/container\.xml$/, 'an e-book (EPUB)'],
  [/^(?:content\.xml|mimetype)$/, 'an OpenDocument file (such as .odt)'],
  [/^(?:Index\/Document\.iwa|index\.apxl|Index\.zip)$/, 'an Apple Pages file'],
];

/**
 * Reads a `.docx` file: the document's text as it reads with all tracked changes accepted, paragraph by paragraph.
 * Headings, captions, block quotations, tables and list markers are kept. What is not part of the text (tracked
 * changes, comments, notes, headers, struck and hidden words) is reported with its words.
 * @throws UnreadableStory
 */
export function readDocx(bytes: Uint8Array, most = maxTextBytes): StoryText {
  try {
    const entries = readZipDirectory(bytes);
    const body = entries.get(bodyPath(bytes, entries));
    if (body === undefined) throw new UnreadableStory('wrong_type', notWord(entries));
    const part = (name: string) => optionalPart(bytes, entries, `word/${name}.xml`);
    const readings = new Readings();
    const notes = new NoteTeller(readings, {
      comment: readDocxNotes(part('comments'), 'comment'),
      footnote: readDocxNotes(part('footnotes'), 'footnote'),
      endnote: readDocxNotes(part('endnotes'), 'endnote'),
    });
    const paragraphs = readDocxBody(xmlOf(bytes, body, mostXml), {
      styles: readStyles(part('styles')),
      lists: readNumbering(part('numbering')),
      notes,
      readings,
    });
    tellMargins(bytes, entries, readings);
    return storyOf(paragraphs, most, readings.all());
  } catch (error) {
    if (error instanceof BadXml) throw new UnreadableStory('damaged', damaged);
    if (!(error instanceof BadZip)) throw error;
    if (error.reason === 'encrypted') throw new UnreadableStory('protected', isProtected);
    if (error.reason === 'damaged') throw new UnreadableStory('damaged', damaged);
    throw new UnreadableStory('unsafe', unsafe);
  }
}

/** Headers and footers, each reported once however many sections of the file have it. */
function tellMargins(bytes: Uint8Array, entries: ReadonlyMap<string, ZipEntry>, readings: Readings): void {
  const told = new Set<string>();
  for (const name of [...entries.keys()].sort()) {
    const kind = /^word\/(header|footer)\d{0,3}\.xml$/.exec(name)?.[1];
    if (kind !== 'header' && kind !== 'footer') continue;
    const words = readDocxMargin(optionalPart(bytes, entries, name));
    if (words !== '' && !told.has(words)) readings.tell(kind, { words });
    told.add(words);
  }
}

function storyOf(paragraphs: GivenParagraph[], most: number, readings: ReadingNote[]): StoryText {
  const raw = paragraphs.map((paragraph) => paragraph.text).join('\n\n');
  if (raw.trim() === '') {
    throw new UnreadableStory(
      'blank',
      'There is no text in this Word file. If the story is in a picture or a text box, copy it out and paste it.',
    );
  }
  checkText(raw, most);
  const headline = paragraphs.find((paragraph) => paragraph.kind === 'headline')?.text;
  return { raw, format: 'docx', headline, paragraphs, notices: [], readings };
}

function notWord(entries: ReadonlyMap<string, ZipEntry>): string {
  const names = [...entries.keys()];
  const other = otherZips.find(([mark]) => names.some((name) => mark.test(name)))?.[1] ?? 'a ZIP archive';
  return `This file is named .docx but is ${other}. Open it in the program it belongs to and save the story as .docx, or paste the text.`;
}

/** Where the document's text is: the package says so; nearly always it is word/document.xml. */
function bodyPath(bytes: Uint8Array, entries: ReadonlyMap<string, ZipEntry>): string {
  const usual = 'word/document.xml';
  if (entries.has(usual)) return usual;
  for (const event of readXml(optionalPart(bytes, entries, '_rels/.rels'))) {
    if (event.type !== 'open' || event.name !== 'Relationship') continue;
    if (!event.attributes.get('Type')?.endsWith('/officeDocument')) continue;
    const target = (event.attributes.get('Target') ?? '').replace(/^\//, '');
    if (/^word\/\w{1,40}\.xml$/.test(target)) return target;
  }
  return usual;
}

function optionalPart(bytes: Uint8Array, entries: ReadonlyMap<string, ZipEntry>, name: string): string {
  const entry = entries.get(name);
  return entry === undefined ? '' : xmlOf(bytes, entry, mostStyles);
}

function xmlOf(bytes: Uint8Array, entry: ZipEntry, most: number): string {
  if (entry.size > most) {
    throw new UnreadableStory(
      'too_large',
      `The text part of this Word file is ${formatSize(entry.size)}, far more than a story of up to 1 MB has. Split it into parts, or paste the text.`,
    );
  }
  const content = readZipEntry(bytes, entry, most);
  const encoding =
    content[0] === 0xff && content[1] === 0xfe ? 'utf-16le' : content[0] === 0xfe ? 'utf-16be' : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(content);
  } catch {
    throw new BadXml('not text');
  }
}
