/**
 * Reading and laying out a story's text as it comes in. Pure, and costly for a long text: lib/reading runs it in a
 * process of its own.
 */
import { type DraftNote, demandDraftNotes } from '../domain/draft-notes.ts';
import { asking, invalid } from '../domain/errors.ts';
import type { ReadingNote } from '../domain/readings.ts';
import { demandParagraphs } from '../domain/story-size.ts';
import type { BlockKind } from '../domain/vocabulary.ts';
import { placedNotes } from '../files/found-notes.ts';
import { readPastedText, readStoryFile } from '../files/read-story-file.ts';
import { layOut } from '../text/layout/lay-out.ts';
import { type Keep, questionAbout, withStoryBack } from './little-left.ts';

/** A story's text as it comes in: pasted, or a file's name and bytes. `keep` answers the question about little text. */
export type Incoming = { keep?: Keep } & ({ pasted: string } | { fileName: string; bytes: Uint8Array });

export type LaidOut = {
  text: string;
  blocks: { start: number; end: number; kind: BlockKind; asideReason: string | null }[];
  headline: string;
  format: string;
  /** What should be reported about how it was read. */
  readings: ReadingNote[];
  /** The notes that the draft came in with, at their words in `text`. */
  notes: DraftNote[];
  /** What came in, byte for byte; the name is empty where it was pasted. */
  original: { name: string; bytes: Uint8Array };
};

/** The same without the bytes, which the caller already has. */
export type LaidText = Omit<LaidOut, 'original'>;

/** What a note says is shown where it stands (lib/domain/proposals.ts): of what was read only how many there are. */
function toldAtItsWords(reading: ReadingNote, notes: readonly { kind: string }[]): ReadingNote {
  const count = notes.filter(({ kind }) => kind === reading.code).length;
  return count > 0 ? { ...reading, count, details: [] } : reading;
}

/** The form field that a text came in by. */
export const fieldOf = (incoming: Incoming): 'file' | 'text' => ('fileName' in incoming ? 'file' : 'text');

/** What is kept of a text exactly as it came in. */
export function originalOf(incoming: Incoming): LaidOut['original'] {
  return 'fileName' in incoming
    ? { name: incoming.fileName.slice(0, 255).toWellFormed(), bytes: incoming.bytes }
    : { name: '', bytes: new TextEncoder().encode(incoming.pasted) };
}

/**
 * Reads and lays out what came in. Bad input is reported beside the field it came from, and where next to nothing is
 * left of it the person is asked; nothing has been stored by then.
 */
export function readIncoming(incoming: Incoming, headline: string): LaidText {
  const isFile = 'fileName' in incoming;
  const field = fieldOf(incoming);
  const { keep } = incoming;
  const read = isFile
    ? readStoryFile(incoming.fileName, incoming.bytes, { isWhole: keep === 'story' })
    : readPastedText(incoming.pasted);
  if (!read.ok) throw invalid(field, read.error.message);
  const wanted = headline || read.headline || '';
  const found = read.notes ?? [];
  demandDraftNotes(found.length, field);
  const layout = layOut(read.raw, {
    ...(wanted && { headline: wanted }),
    ...(read.paragraphs && { paragraphs: read.paragraphs }),
  });
  const { text, blocks } = layout;
  demandParagraphs(blocks.length, field);
  const notes = read.notices.map((words): ReadingNote => ({ code: 'noted', count: 1, details: [{ words }] }));
  const laid = {
    text,
    blocks: blocks.map((block) => ({
      start: block.start,
      end: block.end,
      kind: block.kind.toUpperCase() as BlockKind,
      asideReason: block.asideReason,
    })),
    readings: [...(read.readings ?? []).map((note) => toldAtItsWords(note, found)), ...notes],
    notes: placedNotes(found, layout),
  };
  if (keep === 'story') laid.blocks = withStoryBack(text, laid.blocks);
  const source = isFile ? (read.format === 'html' ? 'page' : 'file') : 'text';
  const question = keep ? null : questionAbout(laid, source);
  if (question !== null) throw asking(field, question, 'little_left');
  const body = laid.blocks.filter(({ kind }) => kind !== 'ASIDE');
  const first = body.find(({ kind }) => kind === 'HEADLINE') ?? body[0] ?? laid.blocks[0];
  return {
    ...laid,
    headline: wanted || text.slice(first?.start, first?.end).slice(0, 300).toWellFormed(),
    format: read.format,
  };
}
