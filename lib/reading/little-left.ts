/** Whether so little of a text is left as the story that Stet asks before making a story of it. Pure. */
import type { ReadingNote } from '../domain/readings.ts';
import type { BlockKind } from '../domain/vocabulary.ts';
import { countedWords, wordsOfStory } from '../domain/what-was-read.ts';

type LaidBlock = { start: number; end: number; kind: BlockKind; asideReason: string | null };

/** At least this share of a file's words should be its story. */
const leastShare = 0.2;
/** A file with fewer words than this has no story in it that anybody would check. */
const fewestWords = 8;
/** A page whose other text is this many times longer may have been read in the wrong place. */
const mostOutside = 5;
const shortStory = 60;

/** What an answer to the question makes of the text: the story put back, or the text as it was read. */
export type Keep = 'story' | 'as_read';

/** @returns the question in words, or null where there is enough of a story. */
export function questionAbout(
  {
    text,
    blocks,
    readings,
  }: { text: string; blocks: readonly LaidBlock[]; readings: readonly ReadingNote[] },
  source: 'page' | 'file' | 'text',
): string | null {
  const body = blocks.filter(({ kind }) => kind !== 'HEADLINE');
  const asides = body.filter(({ kind }) => kind === 'ASIDE');
  const words = wordsOfStory(text, body);
  const all = body.reduce((sum, { start, end }) => sum + countedWords(text.slice(start, end)), 0);
  if (asides.length > 0 && (words === 0 || words < leastShare * all))
    return `Almost all of this ${source} was set aside (${asides.length} of ${body.length} paragraphs).`;
  if (source === 'text') return null;
  if (words < fewestWords)
    return `Only ${words} ${words === 1 ? 'word' : 'words'} of this ${source} were read as its story.`;
  const outside = readings.find(({ code }) => code === 'outside')?.details ?? [];
  const left = outside.reduce((sum, detail) => sum + countedWords(detail.words), 0);
  return words < shortStory && left > mostOutside * words
    ? `Only ${words} words of this ${source} were read as its story; the rest was left out.`
    : null;
}

/** Reasons that mark a line as surrounding a story and never as part of it. */
const beside = new Set(['caption', 'credit', 'handle', 'byline', 'dateline', 'struck']);
const shortestLine = 4;

/** The blocks with the story put back: every line that reads like text or, where none does, every line. */
export function withStoryBack<B extends LaidBlock>(text: string, blocks: readonly B[]): B[] {
  const isText = ({ start, end, asideReason }: B) =>
    !beside.has(asideReason ?? '') && countedWords(text.slice(start, end)) >= shortestLine;
  const asides = blocks.filter(({ kind }) => kind === 'ASIDE');
  const back = asides.some(isText) ? isText : () => true;
  return blocks.map((block) =>
    block.kind === 'ASIDE' && back(block) ? { ...block, kind: 'PARAGRAPH', asideReason: null } : block,
  );
}
