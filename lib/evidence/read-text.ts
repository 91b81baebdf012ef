import { createReadStream } from 'node:fs';
import type { EvidenceTextType } from '../formats/evidence-text.ts';
import { extractEvidenceText } from '../formats/extract-text.ts';
import type { MediaType, TextKind } from './media-types.ts';
import { type SourceWords, storable } from './source-text.ts';
import { evidenceStore } from './store.ts';

/** The words of a file; null where it has none or they could not be read, and then why, for the person. */
export type TextOutcome = {
  words: SourceWords | null;
  /** The title that the file gives itself. */
  title: string | null;
  notice: string | null;
};

const NONE: TextOutcome = { words: null, title: null, notice: null };
const HEAD = 4096;
const timing = /\d{1,2}:\d{2}[.,]\d{1,3}\s*-->\s*(?:\d+:)?\d{1,2}:\d{2}/;

/** Any part of a file, `end` included; all of it where none is named. */
type Reader = (end?: number) => Promise<AsyncIterable<Uint8Array>>;

/** Reads the text of a file that waits to be stored. A text that cannot be read is no reason to refuse the file. */
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
  const found = await extractEvidenceText(await readAs(type.text, open), await open());
  if (!found.ok)
    return { ...NONE, notice: `The file is kept. ${found.error.message.replace(/^This file/, 'It')}` };
  const { text, form, places, title, notices, turns } = found;
  return {
    words: { text: storable(text), form, places, ...(turns && { turns }) },
    title,
    notice: notices.join(' ') || null,
  };
}

/** A plain file that has timecodes in it is a transcript, whatever it is called. */
async function readAs(kind: TextKind, open: Reader): Promise<EvidenceTextType> {
  if (kind === 'srt' || kind === 'vtt') return 'transcript';
  if (kind !== 'text') return kind;
  const parts: Uint8Array[] = [];
  for await (const part of await open(HEAD - 1)) parts.push(part);
  return timing.test(new TextDecoder().decode(Buffer.concat(parts))) ? 'transcript' : 'text';
}
