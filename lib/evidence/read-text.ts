import { readFile } from 'node:fs/promises';
import { readDocx } from '../formats/docx.ts';
import { readHtml } from '../formats/html.ts';
import { decodeText } from '../formats/plain-text.ts';
import { UnreadableStory } from '../formats/story-text.ts';
import type { MediaType } from './media-types.ts';
import { sizeWords } from './refusal.ts';
import { type SourceWords, wordsOf } from './source-text.ts';
import { evidenceStore } from './store.ts';

/** The words of a file; null where it has none or they could not be read, and then why, for the person. */
export type TextOutcome = { words: SourceWords | null; notice: string | null };

const mostBytes = 64 * 1_048_576;

/** Reads the text of a file that waits to be stored. A text that cannot be read is no reason to refuse the file. */
export async function readEvidenceText(
  file: { path: string; size: number },
  type: MediaType,
): Promise<TextOutcome> {
  return read(file.size, type, () => readFile(file.path));
}

/** Reads the text of a file in the store. */
export async function readStoredText(
  file: { sha256: string; size: number },
  type: MediaType,
): Promise<TextOutcome> {
  return read(file.size, type, async () => {
    const stream = await evidenceStore().open(file.sha256, file.size);
    return new Uint8Array(await new Response(stream).arrayBuffer());
  });
}

async function read(size: number, type: MediaType, bytesOf: () => Promise<Uint8Array>): Promise<TextOutcome> {
  if (type.text === null) return { words: null, notice: null };
  if (size > mostBytes)
    return { words: null, notice: `Its text was not read: the file is larger than ${sizeWords(mostBytes)}.` };
  try {
    const bytes = await bytesOf();
    const words = wordsIn(bytes, type.text);
    if (words === null || words.text === '') return { words: null, notice: 'There is no text in this file.' };
    return { words, notice: null };
  } catch (error) {
    if (!(error instanceof UnreadableStory)) throw error;
    return { words: null, notice: `The file is kept, but its text could not be read. ${error.message}` };
  }
}

function wordsIn(bytes: Uint8Array, kind: NonNullable<MediaType['text']>): SourceWords | null {
  switch (kind) {
    case 'pdf':
      return null;
    case 'docx':
      return wordsOf(readDocx(bytes).raw);
    case 'html':
      return wordsOf(readHtml(bytes).raw);
    default:
      return wordsOf(decodeText(bytes).text);
  }
}
