import { formatSize } from '../domain/wording.ts';
import { readDocx } from './docx.ts';
import { endingOf, PAGE_ENDINGS, PLAIN_ENDINGS } from './endings.ts';
import { readHtml } from './html.ts';
import { readMarkdown } from './markdown.ts';
import { readPlainText } from './plain-text.ts';
import { type FileKind, sniff } from './sniff.ts';
import { pageInZip } from './story-in-zip.ts';
import {
  checkText,
  maxFileBytes,
  type ReadStory,
  type StoryFormat,
  type StoryText,
  UnreadableStory,
} from './story-text.ts';

const formats: Readonly<Record<string, StoryFormat>> = {
  ...named(PLAIN_ENDINGS, 'text'),
  ...named(['md', 'markdown'], 'markdown'),
  ...named(PAGE_ENDINGS, 'html'),
  docx: 'docx',
};

function named(endings: readonly string[], format: StoryFormat): Record<string, StoryFormat> {
  return Object.fromEntries(endings.map((ending) => [ending, format]));
}

const saveAs = 'Open it, save it as .docx or copy the text, and bring that.';
/** What to do with a file that is not read, by its extension. */
const otherExtensions: Readonly<Record<string, string>> = {
  pdf: 'A PDF holds the look of a page and not its text in order. Open it, select the story, copy it and paste it here: the broken lines are joined.',
  doc: 'This is Word’s old format. Open it in Word, save it as .docx, and upload that.',
  docm: 'A Word file with macros is not opened. In Word, save it as .docx, and upload that.',
  dotx: 'This is a Word template. In Word, save the story as .docx, and upload that.',
  rtf: `Rich text (.rtf) is not read. ${saveAs}`,
  odt: `OpenDocument text (.odt) is not read. ${saveAs}`,
  pages: `Pages files are not read. In Pages, choose File, Export to, Word, and upload the .docx; or copy the text and paste it.`,
  gdoc: 'This file is only a link to a Google document. In Google Docs, choose File, Download, Microsoft Word, and upload the .docx.',
  eml: 'E-mail files are not read. Open the message, copy the story and paste it.',
};

const kindNames: Readonly<Partial<Record<FileKind, string>>> = {
  pdf: 'a PDF',
  zip: 'a ZIP archive or an Office document',
  ole: 'an Office document in the old format',
  rtf: 'a rich-text document (RTF)',
  html: 'a web page',
  xml: 'an XML file',
  image: 'a picture',
  audio_or_video: 'a sound or video recording',
  archive: 'a packed archive',
  program: 'a program',
  binary: 'not text',
};

/** `isWhole`: everything a web page shows, not only what is taken for its story. */
export type ReadStoryOptions = { isWhole?: boolean };

/**
 * Reads a file that was brought in as a story: `.txt`, `.md`, `.html` or `.docx`, identified by its extension and
 * checked against its content. Bad input does not throw; the message says what is wrong and what to do. Time and memory
 * are bounded by the limits of the formats.
 */
export function readStoryFile(name: string, bytes: Uint8Array, options: ReadStoryOptions = {}): ReadStory {
  return attempt(() => {
    const extension = endingOf(name.trim());
    if (extension === 'zip') return readZippedPage(bytes, options);
    const format = Object.hasOwn(formats, extension) ? formats[extension] : undefined;
    if (format === undefined) throw unsupported(extension);
    if (bytes.length === 0) throw isEmpty();
    checkFileSize(format, bytes.length);
    checkKind(format, extension, sniff(bytes));
    return readAs(format, bytes, extension, options);
  });
}

/** A document of Google Docs as it is downloaded: its page and the pictures of it in an archive. */
function readZippedPage(bytes: Uint8Array, { isWhole = false }: ReadStoryOptions): StoryText {
  if (bytes.length === 0) throw isEmpty();
  if (bytes.length > maxFileBytes.docx) {
    throw new UnreadableStory(
      'too_large',
      `This archive is ${formatSize(bytes.length)}; it can be up to ${formatSize(maxFileBytes.docx)}. Unpack it and upload the story in it.`,
    );
  }
  if (sniff(bytes) !== 'zip') checkKind('docx', 'zip', sniff(bytes));
  return readHtml(pageInZip(bytes), 'html', undefined, isWhole);
}

const isEmpty = () =>
  new UnreadableStory('empty', 'This file is empty. Check that the story was saved, and upload it again.');

/** Reads pasted text. The same checks as for files; bad input does not throw. */
export function readPastedText(text: string): ReadStory {
  return attempt(() => {
    checkText(text);
    return { raw: text, format: 'text', notices: [] };
  });
}

function attempt(read: () => StoryText): ReadStory {
  try {
    return { ok: true, ...read() };
  } catch (error) {
    if (error instanceof UnreadableStory)
      return { ok: false, error: { code: error.code, message: error.message } };
    throw error;
  }
}

function unsupported(extension: string): UnreadableStory {
  const known = Object.hasOwn(otherExtensions, extension) ? otherExtensions[extension] : undefined;
  const named =
    extension === ''
      ? 'This file has no ending that says what it is.'
      : `Files ending in .${extension} are not read.`;
  return new UnreadableStory(
    'unsupported_type',
    known ?? `${named} Upload the story as .txt, .md, .html or .docx, or paste it.`,
  );
}

function checkFileSize(format: StoryFormat, size: number): void {
  const most =
    format === 'docx' ? maxFileBytes.docx : format === 'html' ? maxFileBytes.html : maxFileBytes.text;
  if (size <= most) return;
  const remedy =
    format === 'docx'
      ? 'Take the pictures out of it and save it again, or paste the text.'
      : 'Split the story into parts, or paste only its text.';
  throw new UnreadableStory(
    'too_large',
    `This file is ${formatSize(size)}. A .${format === 'docx' ? 'docx' : format === 'html' ? 'html' : 'txt'} file can be up to ${formatSize(most)}. ${remedy}`,
  );
}

function checkKind(format: StoryFormat, extension: string, kind: FileKind): void {
  if (format === 'docx') {
    if (kind === 'zip') return;
    if (kind === 'ole') {
      throw new UnreadableStory(
        'protected',
        'This file is protected by a password or in Word’s old format. Open it in Word, remove the password, save it as .docx, and upload that.',
      );
    }
  } else if (kind === 'text' || (format === 'html' && (kind === 'html' || kind === 'xml'))) return;
  const code = kind === 'binary' && format !== 'docx' ? 'binary' : 'wrong_type';
  throw new UnreadableStory(
    code,
    `This file is named .${extension} but is ${kindNames[kind] ?? 'plain text'}. Give it its right ending and upload it again, or copy the story and paste it.`,
  );
}

function readAs(
  format: StoryFormat,
  bytes: Uint8Array,
  extension: string,
  { isWhole = false }: ReadStoryOptions,
): StoryText {
  if (format === 'docx') return readDocx(bytes);
  if (format === 'markdown') return readMarkdown(bytes);
  if (format === 'text') return readPlainText(bytes);
  return readHtml(bytes, extension, undefined, isWhole);
}
