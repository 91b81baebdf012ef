/** A story in a document, a mail or a web page, read as the newsroom reads it. */
import { readFileSync } from 'node:fs';
import type { ReadingNote } from '../../lib/domain/readings.ts';
import type { BlockKind } from '../../lib/domain/vocabulary.ts';
import { readingSentences, storyLine, whatWasRead } from '../../lib/domain/what-was-read.ts';
import { readAnyStory } from '../../lib/files/read-any-story.ts';
import type { BlockRole, ExtractOptions } from '../../lib/text/engine.ts';
import type { Block } from '../../lib/text/layout/block.ts';
import { layOut } from '../../lib/text/layout/lay-out.ts';
import { InputError } from './errors.ts';

export const isStoryFile = (file: string): boolean => /\.(?:docx|odt|rtf|pdf|eml|x?html?)$/i.test(file);

export type LaidStory = { text: string; blocks: Block[]; readings: ReadingNote[] };

/** @throws InputError where the file cannot be read, with what is wrong and what to do. */
export async function readLaidStory(file: string): Promise<LaidStory> {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    throw new InputError(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
  const story = await readAnyStory(file, bytes);
  if (!story.ok) throw new InputError(`${file}: ${story.error.message}`);
  const laid = layOut(story.raw, {
    ...(story.headline && { headline: story.headline }),
    ...(story.paragraphs && { paragraphs: story.paragraphs }),
  });
  const noted = story.notices.map(
    (words): ReadingNote => ({ code: 'noted', count: 1, details: [{ words }] }),
  );
  return { ...laid, readings: [...(story.readings ?? []), ...noted] };
}

/** What the engine is told about the blocks: those set aside are not read. */
export function blockOptions({ blocks }: LaidStory): Pick<ExtractOptions, 'skip' | 'blocks'> {
  return {
    skip: blocks.filter(({ kind }) => kind === 'aside'),
    blocks: blocks.flatMap(({ start, end, kind }) =>
      kind === 'aside' ? [] : [{ start, end, role: kind satisfies BlockRole }],
    ),
  };
}

/** "412 words in 14 paragraphs are the story", what was set aside with its words, and anything else to report. */
export function readingListing({ text, blocks, readings }: LaidStory): string {
  const known = blocks.map((block) => ({ ...block, kind: block.kind.toUpperCase() as BlockKind }));
  const read = whatWasRead(text, known, readings);
  const { figure, rest } = storyLine(read);
  const lines = [`${figure} ${rest}${read.kinds ? `, among them ${read.kinds}` : ''}.`];
  if (read.asides.length > 0) lines.push(`Set aside: ${read.asides.map(({ words }) => words).join(', ')}.`);
  for (const block of blocks)
    if (block.kind === 'aside') lines.push(`    ${block.asideReason}: ${text.slice(block.start, block.end)}`);
  return `${[...lines, ...readingSentences(readings)].join('\n')}\n\n`;
}
