import { formatSize } from '../domain/wording.ts';
import { readDocx } from './docx.ts';
import { endingOf, PAGE_ENDINGS, PLAIN_ENDINGS } from './endings.ts';
import { readHtml } from './html.ts';
import { readMarkdown } from './markdown.ts';
import { readNinjs } from './ninjs-story.ts';
import { readOdtStory, readRtfStory } from './office-story.ts';
import { readPlainText } from './plain-text.ts';
import { type FileKind, sniff } from './sniff.ts';
import { pageInZip } from './story-in-zip.ts';
import {
  attempt,
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
  odt: 'odt',
  rtf: 'rtf',
  json: 'ninjs',
};

/** In a format that holds pictures and styling besides its text. */
const isDocument = (format: StoryFormat): boolean => ['docx', 'odt', 'rtf'].includes(format);

function named(endings: readonly string[], format: StoryFormat): Record<string, StoryFormat> {
  return Object.fromEntries(endings.map((ending) => [ending, format]));
}

/** What to do with a file that is not read, by its extension. */
const otherExtensions: Readonly<Record<string, string>> = {
  doc: 'This is Word’s old format. Open it in Word, save it as .docx, and upload that.',
  docm: 'A Word file with macros is not opened. In Word, save it as .docx, and upload that.',
  dotx: 'This is a Word template. In Word, save the story as .docx, and upload that.',
  pages: `Pages files are not read. In Pages, choose File, Export to, Word, and upload the .docx; or copy the text and paste it.`,
  gdoc: 'This file is only a link to a Google document. In Google Docs, choose File, Download, Microsoft Word, and upload the .docx.',
  msg: 'This is a message as Outlook keeps it. In Outlook, save it as .eml, or drag the story’s file out of it, and upload that.',
  odm: 'This is a master document of several files. Save the story itself as .odt, and upload that.',
};

/** What a file is, in words for a person. */
export const kindNames: Readonly<Partial<Record<FileKind, string>>> = {
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
 * Reads a file that was brought in as a story, in one of the formats that are read at once (`readAnyStory` knows the
 * others), identified by its extension and checked against its content. Bad input does not throw; the message says what is wrong and what to do. Time and memory
 * are bounded by the limits of the formats.
 */
export function readStoryFile(name: string, bytes: Uint8Array, options: ReadStoryOptions = {}): ReadStory {
  return attempt(() => {
    const extension = endingOf(name.trim());
    if (extension === 'zip') return readZippedPage(bytes, options);
    const format = Object.hasOwn(formats, extension) ? formats[extension] : undefined;
    if (format === undefined) throw unsupported(extension);
    if (bytes.length === 0) throw isEmpty();
    checkFileSize(format, extension, bytes.length);
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
  return readHtml(pageInZip(bytes), 'html', undefined, isWhole ? 'whole' : 'story');
}

const isEmpty = () =>
  new UnreadableStory('empty', 'This file is empty. Check that the story was saved, and upload it again.');

function unsupported(extension: string): UnreadableStory {
  const known = Object.hasOwn(otherExtensions, extension) ? otherExtensions[extension] : undefined;
  const named =
    extension === ''
      ? 'This file has no ending that says what it is.'
      : `Files ending in .${extension} are not read.`;
  return new UnreadableStory(
    'unsupported_type',
    known ?? `${named} Upload the story as .docx, .odt, .rtf, .pdf, .html, .md or .txt, or paste it.`,
  );
}

function checkFileSize(format: StoryFormat, extension: string, size: number): void {
  const isPage = format === 'html' || format === 'ninjs';
  const most = isDocument(format) ? maxFileBytes.docx : isPage ? maxFileBytes.html : maxFileBytes.text;
  if (size <= most) return;
  const remedy = isDocument(format)
    ? 'Take the pictures out of it and save it again, or paste the text.'
    : 'Split the story into parts, or paste only its text.';
  throw new UnreadableStory(
    'too_large',
    `This file is ${formatSize(size)}. A .${extension} file can be up to ${formatSize(most)}. ${remedy}`,
  );
}

function checkKind(format: StoryFormat, extension: string, kind: FileKind): void {
  if (format === 'docx' || format === 'odt') {
    if (kind === 'zip') return;
    if (kind === 'ole' && format === 'docx') {
      throw new UnreadableStory(
        'protected',
        'This file is protected by a password or in Word’s old format. Open it in Word, remove the password, save it as .docx, and upload that.',
      );
    }
  } else if (format === 'rtf') {
    if (kind === 'rtf') return;
  } else if (kind === 'text' || (format === 'html' && (kind === 'html' || kind === 'xml'))) return;
  const code = kind === 'binary' && !isDocument(format) ? 'binary' : 'wrong_type';
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
  if (format === 'odt') return readOdtStory(bytes);
  if (format === 'rtf') return readRtfStory(bytes);
  if (format === 'ninjs') return readNinjs(bytes, isWhole);
  if (format === 'markdown') return readMarkdown(bytes);
  if (format === 'text') return readPlainText(bytes);
  return readHtml(bytes, extension, undefined, isWhole ? 'whole' : 'story');
}
