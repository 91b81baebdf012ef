import type { DraftNoteKind } from '../domain/draft-notes.ts';
import { type ReadingNote, Readings } from '../domain/readings.ts';
import { isOwnComment, isOwnFootnote } from '../domain/word-drafts.ts';
import type { GivenParagraph } from '../text/layout/block.ts';
import { readDocxBody } from './docx-body.ts';
import { ItemBookmarks } from './docx-items.ts';
import { foundInDocx, NotePlaces, readCommentThreads } from './docx-note-places.ts';
import { type DocxNote, type DocxNotes, NoteTeller, readDocxMargin, readDocxNotes } from './docx-notes.ts';
import { DocxParts } from './docx-parts.ts';
import { readNumbering, readStyles } from './docx-styles.ts';
import type { FoundNote } from './found-notes.ts';
import { ownNotes } from './own-notes.ts';
import { checkText, maxTextBytes, type StoryText, UnreadableStory } from './story-text.ts';
import { BadXml } from './xml.ts';
import { BadZip } from './zip.ts';

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
 * changes, comments, notes, headers, struck and hidden words) is reported with its words, and notes with their places.
 * @throws UnreadableStory
 */
export function readDocx(bytes: Uint8Array, most = maxTextBytes): StoryText {
  try {
    const parts = new DocxParts(bytes);
    const body = parts.body();
    if (body === null) throw new UnreadableStory('wrong_type', notWord([...parts.entries.keys()]));
    const readings = new Readings();
    const { from } = parts;
    const { own, ...notes } = notesIn(parts);
    const places = new NotePlaces(notes);
    const bookmarks = new ItemBookmarks();
    const paragraphs = readDocxBody(body, {
      styles: readStyles(parts.part('styles')),
      lists: readNumbering(parts.part('numbering')),
      notes: new NoteTeller(readings, notes),
      places,
      bookmarks,
      readings,
    });
    tellMargins(parts, readings);
    const found = foundInDocx(notes, places, readCommentThreads(parts));
    return {
      ...storyOf(paragraphs, most, readings.all(), found),
      ...(own.length > 0 && { notices: [ownNotes(own)] }),
      ...(from && { word: { from, bookmarks: bookmarks.found() } }),
    };
  } catch (error) {
    if (error instanceof BadXml) throw new UnreadableStory('damaged', damaged);
    if (!(error instanceof BadZip)) throw error;
    if (error.reason === 'encrypted') throw new UnreadableStory('protected', isProtected);
    if (error.reason === 'damaged') throw new UnreadableStory('damaged', damaged);
    throw new UnreadableStory('unsafe', unsafe);
  }
}

/**
 * The notes of a file, without those that Stet itself put in: they say what Stet knows. An answer to one of them that
 * somebody gave in Word is a note of its own.
 */
function notesIn(parts: DocxParts) {
  const own: DraftNoteKind[] = [];
  const others = (kind: DraftNoteKind, isOwn: (note: DocxNote) => boolean): DocxNotes => {
    const part = `${kind}s` as const;
    const all = readDocxNotes(parts.part(part), kind, parts.linksOf(part));
    return new Map(
      [...all].filter(([, note]) => {
        if (isOwn(note)) own.push(kind);
        return !isOwn(note);
      }),
    );
  };
  return {
    comment: others('comment', isOwnComment),
    footnote: others('footnote', isOwnFootnote),
    endnote: others('endnote', isOwnFootnote),
    own,
  };
}

/** Headers and footers, each reported once however many sections of the file have it. */
function tellMargins(parts: DocxParts, readings: Readings): void {
  const told = new Set<string>();
  for (const name of [...parts.entries.keys()].sort()) {
    const kind = /^word\/(header|footer)\d{0,3}\.xml$/.exec(name)?.[1];
    if (kind !== 'header' && kind !== 'footer') continue;
    const words = readDocxMargin(parts.named(name));
    if (words !== '' && !told.has(words)) readings.tell(kind, { words });
    told.add(words);
  }
}

function storyOf(
  paragraphs: GivenParagraph[],
  most: number,
  readings: ReadingNote[],
  notes: FoundNote[],
): StoryText {
  const raw = paragraphs.map((paragraph) => paragraph.text).join('\n\n');
  if (raw.trim() === '') {
    throw new UnreadableStory(
      'blank',
      'There is no text in this Word file. If the story is in a picture or a text box, copy it out and paste it.',
    );
  }
  checkText(raw, most);
  const headline = paragraphs.find((paragraph) => paragraph.kind === 'headline')?.text;
  return { raw, format: 'docx', headline, paragraphs, notices: [], readings, notes };
}

function notWord(names: readonly string[]): string {
  const other = otherZips.find(([mark]) => names.some((name) => mark.test(name)))?.[1] ?? 'a ZIP archive';
  return `This file is named .docx but is ${other}. Open it in the program it belongs to and save the story as .docx, or paste the text.`;
}
