/**
 * Reading and laying out a story's text as it comes in. Pure, and costly for a long text: lib/reading runs it in a
 * process of its own.
 */
import { type DraftNote, demandDraftNotes } from '../domain/draft-notes.ts';
import { asking, invalid } from '../domain/errors.ts';
import type { ReadingNote } from '../domain/readings.ts';
import { demandParagraphs } from '../domain/story-size.ts';
import type { BlockKind } from '../domain/vocabulary.ts';
import { type BackFromWord, markedItems } from '../files/docx-items.ts';
import { placedNotes } from '../files/found-notes.ts';
import { readPastedText } from '../files/pasted-text.ts';
import type { ReadStory } from '../files/story-text.ts';
import { layOut } from '../text/layout/lay-out.ts';
import type { Despite } from './back-from-word.ts';
import { type Keep, questionAbout, withStoryBack } from './little-left.ts';

/**
 * A story's text as it comes in: pasted, or a file's name and bytes. `keep` answers the question about little text,
 * `despite` the one about where a file from Word was taken from.
 */
export type Incoming = Answers & ({ pasted: string } | { fileName: string; bytes: Uint8Array });

type Answers = { keep?: Keep; despite?: Despite };
type FromFile = Extract<Incoming, { fileName: string }>;

export type LaidOut = {
  text: string;
  blocks: { start: number; end: number; kind: BlockKind; asideReason: string | null }[];
  headline: string;
  format: string;
  /** What should be reported about how it was read. */
  readings: ReadingNote[];
  /** The notes that the draft came in with, at their words in `text`. */
  notes: DraftNote[];
  /** Of a Word file that was taken out of Stet: where from, and its items in `text`. */
  word?: BackFromWord;
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
 * Reads and lays out whatever may come in. Bad input is reported beside the field it came from, and where next to nothing is left of it
 * the person is asked; nothing has been stored by then. Hostile files can take any time and memory: only for a process that ends when it
 * is over its limits.
 */
export async function readWhatCame(incoming: Incoming, headline: string): Promise<LaidText> {
  const read = 'fileName' in incoming ? await readFile(incoming) : readPastedText(incoming.pasted);
  return layOutRead(read, incoming, headline);
}

/** What reads files is loaded with the first: half a second of a processor, which a pasted story need not wait for. */
async function readFile({ fileName, bytes, keep }: FromFile): Promise<ReadStory> {
  const { readAnyStory } = await import('../files/read-any-story.ts');
  return readAnyStory(fileName, bytes, { isWhole: keep === 'story' });
}

function layOutRead(read: ReadStory, incoming: Incoming, headline: string): LaidText {
  const field = fieldOf(incoming);
  const { keep } = incoming;
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
    ...(read.word && { word: { from: read.word.from, items: markedItems(read.word.bookmarks, layout) } }),
  };
  if (keep === 'story') laid.blocks = withStoryBack(text, laid.blocks);
  const source = 'fileName' in incoming ? (read.format === 'html' ? 'page' : 'file') : 'text';
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
