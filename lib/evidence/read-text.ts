import { createReadStream } from 'node:fs';
import type { EvidenceText, EvidenceTextProblem } from '../files/evidence-text.ts';
import { extractEvidenceText } from '../reader/extract-text.ts';
import { type SourceWords, storable, storableTurns } from '../reading/source-text.ts';
import type { MediaType } from './media-types.ts';
import { evidenceStore } from './store.ts';

/** The words of a file; null where it has none or they could not be read, and then the reason, for the person. */
export type TextOutcome = {
  words: SourceWords | null;
  /** The title that the file itself gives. */
  title: string | null;
  notice: string | null;
  /** Why it could not be read; null where it could, or the kind of file has no text. */
  problem: EvidenceTextProblem | null;
};

const NONE: TextOutcome = { words: null, title: null, notice: null, problem: null };

/** Any part of a file, `end` included; all of it where none is named. */
type Reader = (end?: number) => Promise<AsyncIterable<Uint8Array>>;

/** Reads the text of a file waiting to be stored. Text that cannot be read is no reason to refuse the file. */
export function readEvidenceText({ path }: { path: string }, type: MediaType): Promise<TextOutcome> {
  return readText(type, async (end) => createReadStream(path, end === undefined ? {} : { end }));
}

/** Reads the text of a file in the store. */
export function readStoredText(
  { sha256, size }: { sha256: string; size: number },
  type: MediaType,
): Promise<TextOutcome> {
  return readText(type, (end) =>
    evidenceStore().open(
      sha256,
      size,
      end === undefined ? undefined : { start: 0, end: Math.min(end, size - 1) },
    ),
  );
}

async function readText(type: MediaType, open: Reader): Promise<TextOutcome> {
  if (type.text === null) return NONE;
  const found = await extractEvidenceText(type.text, await open());
  if (!found.ok)
    return {
      ...NONE,
      notice: `The file is kept. ${found.error.message.replace(/^This file/, 'It')}`,
      problem: found.error.code,
    };
  const { title, notices } = found;
  return {
    words: storedWords(found),
    title,
    notice: notices.join(' ') || null,
    problem: null,
  };
}

/** What was read, as it is stored. */
export function storedWords({ text, form, places, turns, recogniser }: EvidenceText): SourceWords {
  const kept = { text: storable(text), form, places, turns: turns ? storableTurns(turns) : null };
  return { ...kept, ...(recogniser && { recogniser }) };
}
