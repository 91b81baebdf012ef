/** Stories in the formats of other word processors: OpenDocument (`.odt`) and rich text (`.rtf`). */
import { readOdtText } from './odt.ts';
import { foundInStream, type OfficeText } from './office-notes.ts';
import { ownNotes } from './own-notes.ts';
import { paragraphsIn } from './paragraph-text.ts';
import { readRtfText } from './rtf.ts';
import {
  checkText,
  type StoryFormat,
  type StoryProblemCode,
  type StoryText,
  UnreadableStory,
} from './story-text.ts';
import { storyOfParagraphs } from './told-paragraphs.ts';
import { BadZip, readZipDirectory, readZipEntry } from './zip.ts';

type Words = Readonly<Partial<Record<StoryProblemCode, string>>>;

const ofOdt: Words = {
  damaged:
    'This OpenDocument file is damaged or was not uploaded whole. Open it, save it again as .odt or .docx, and upload that; or paste the text.',
  protected:
    'This OpenDocument file is protected by a password. Open it, save it without the password, and upload it again; or paste the text.',
  unsafe:
    'This file would unpack to far more than a document holds, so it was not opened. Save the story again as .odt or .docx, or paste the text.',
};

const ofRtf: Words = {
  damaged:
    'This rich-text file is damaged or was not uploaded whole. Open it, save it again as .rtf or .docx, and upload that; or paste the text.',
  unsafe:
    'This rich-text file is nested far deeper than a document is, so it was not read. Save the story again as .docx, or paste the text.',
};

/** In its readers' own words a fault names what is wrong; here also what to do. */
function inWords(words: Words, read: () => OfficeText): OfficeText {
  try {
    return read();
  } catch (error) {
    const message = error instanceof UnreadableStory ? words[error.code] : undefined;
    if (error instanceof UnreadableStory && message !== undefined)
      throw new UnreadableStory(error.code, message);
    throw error;
  }
}

/** The manifest says what is encrypted; newer programs pack all of it into one part (ODF 1.4, part 2, section 3.8). */
function isEncrypted(bytes: Uint8Array): boolean {
  try {
    const entries = readZipDirectory(bytes);
    if (entries.has('encrypted-package')) return true;
    const manifest = entries.get('META-INF/manifest.xml');
    const most = 1_048_576;
    return (
      manifest !== undefined &&
      /<(?:\w+:)?encryption-data\b/.test(new TextDecoder().decode(readZipEntry(bytes, manifest, most)))
    );
  } catch (error) {
    if (error instanceof BadZip) return false;
    throw error;
  }
}

/** Reads an OpenDocument text as a story. @throws UnreadableStory */
export function readOdtStory(bytes: Uint8Array): StoryText {
  const read = inWords(ofOdt, () => {
    if (isEncrypted(bytes)) throw new UnreadableStory('protected', '');
    return readOdtText(bytes);
  });
  return storyOf(read, 'odt');
}

/** Reads rich text as a story. @throws UnreadableStory */
export const readRtfStory = (bytes: Uint8Array): StoryText =>
  storyOf(
    inWords(ofRtf, () => readRtfText(bytes)),
    'rtf',
  );

/** The paragraphs of a document with the places of its notes, which are told as those of a Word file are. */
function storyOf({ stream, notes: all, title, readings }: OfficeText, format: StoryFormat): StoryText {
  const { notes, marks, own } = foundInStream(all);
  const paragraphs = paragraphsIn(stream, marks);
  const text = paragraphs.map((paragraph) => paragraph.text).join('\n\n');
  checkText(text === '' ? ' ' : text);
  for (const { kind, words } of notes) readings.tell(kind, { words });
  return {
    ...storyOfParagraphs({ text, title, paragraphs, notices: [] }, format),
    ...(own.length > 0 && { notices: [ownNotes(own)] }),
    readings: readings.all(),
    notes,
  };
}
