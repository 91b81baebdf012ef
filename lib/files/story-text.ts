import type { ReadingNote } from '../domain/readings.ts';
import { formatSize } from '../domain/wording.ts';
import type { GivenParagraph } from '../text/layout/block.ts';
import type { FoundInWord } from './docx-items.ts';
import type { FoundNote } from './found-notes.ts';

export type StoryFormat = 'text' | 'markdown' | 'html' | 'docx' | 'odt' | 'rtf' | 'ninjs' | 'pdf' | 'mail';

/** What was read: `layOut(raw, story)` turns it into the revision's text. */
export type StoryText = {
  raw: string;
  format: StoryFormat;
  /** The headline, where the file gives it. */
  headline?: string;
  /** The paragraphs, where the format knows them; `raw` is the same text with empty lines between. */
  paragraphs?: GivenParagraph[];
  /** What the reporter should know about how the file was read, in plain sentences. */
  notices: string[];
  /** The same as codes and values, from readers that provide them. */
  readings?: ReadingNote[];
  /** The notes of a draft; their marks stand in the paragraphs (`placedNotes` says where that is in the text). */
  notes?: FoundNote[];
  /** Of a file that was taken out of Stet: from which story, and the bookmarks of its items. */
  word?: FoundInWord;
};

export type StoryProblemCode =
  | 'empty'
  | 'blank'
  | 'too_large'
  | 'binary'
  | 'nul'
  | 'damaged_characters'
  | 'encoding'
  | 'unsupported_type'
  | 'wrong_type'
  | 'damaged'
  | 'protected'
  | 'unsafe';

/** What is wrong and what to do about it, in words for the person who brought the file. */
type StoryProblem = { code: StoryProblemCode; message: string };

export type ReadStory = ({ ok: true } & StoryText) | { ok: false; error: StoryProblem };

/** Thrown by the readers of single formats, and turned into a `StoryProblem` by `attempt`. */
export class UnreadableStory extends Error {
  readonly code: StoryProblemCode;

  constructor(code: StoryProblemCode, message: string) {
    super(message);
    this.name = 'UnreadableStory';
    this.code = code;
  }
}

/** Reads what may fail: bad input does not throw. */
export function attempt(read: () => StoryText): ReadStory {
  try {
    return { ok: true, ...read() };
  } catch (error) {
    return storyProblem(error);
  }
}

/** What is wrong with a file, for a person. @throws what was thrown, where it is no fault of the file */
export function storyProblem(error: unknown): ReadStory {
  if (!(error instanceof UnreadableStory)) throw error;
  return { ok: false, error: { code: error.code, message: error.message } };
}

/** The most text a story may have, in bytes of UTF-8. */
export const maxTextBytes = 1_048_576;

/** The largest file accepted: a Word file or a saved web page holds pictures and styling besides its text. */
export const maxFileBytes = {
  text: 2 * maxTextBytes + 4,
  html: 8 * 1_048_576,
  docx: 25 * 1_048_576,
} as const;

/**
 * The checks every text must pass, wherever it came from; `most` is its greatest length in bytes of UTF-8.
 * @throws UnreadableStory if it is empty, blank, too long, or contains what no text contains.
 */
export function checkText(text: string, most = maxTextBytes): void {
  if (text.length === 0)
    throw new UnreadableStory('empty', 'There is no text here. Paste or upload the story.');
  const bytes = Buffer.byteLength(text);
  if (bytes > most) {
    throw new UnreadableStory(
      'too_large',
      `This text is ${formatSize(bytes)} long. A story can be up to 1 MB, about 170,000 words. Split it into parts and check each as a story of its own.`,
    );
  }
  if (text.includes('\0')) {
    throw new UnreadableStory(
      'nul',
      'This text holds characters that only data files have (NUL). Copy the story’s words from where you read them and paste those.',
    );
  }
  if (/\p{Surrogate}/u.test(text)) {
    throw new UnreadableStory(
      'damaged_characters',
      'Some characters in this text are cut in half, so it cannot be kept as it is. Copy the text again from where it came from.',
    );
  }
  if (!/[^\s\p{Cc}\p{Cf}]/u.test(text)) {
    throw new UnreadableStory(
      'blank',
      'This text holds only spaces and empty lines. Paste or upload the story.',
    );
  }
  if (isMostlyControl(text)) {
    throw new UnreadableStory(
      'binary',
      'This does not look like text but like the inside of a data file. Open the file in the program it belongs to, copy the story and paste it.',
    );
  }
}

/** Text has line breaks and tabs but hardly any other control characters; in data it is one in ten. */
function isMostlyControl(text: string): boolean {
  let control = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (
      (unit < 32 && unit !== 9 && unit !== 10 && unit !== 11 && unit !== 12 && unit !== 13) ||
      unit === 0xfffd
    )
      control += 1;
    else if (unit >= 0x7f && unit < 0xa0 && unit !== 0x85) control += 1;
  }
  return control > 8 && control * 50 > text.length;
}
