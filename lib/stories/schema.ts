import { z } from 'zod';
import { id, optionalMoment, optionalText, text, version } from '../domain/fields.ts';
import { MOST_ITEMS, MOST_PARAGRAPHS } from '../domain/story-size.ts';

const details = {
  headline: optionalText(300),
  byline: optionalText(200),
  desk: optionalText(80),
  deadline: optionalMoment,
  /** BCP 47 code; empty: as the engine reads it. */
  language: optionalText(35),
};

/** The text itself comes beside these fields, pasted or as a file, and is read by lib/files. */
export const bringInStorySchema = z.object({
  ...details,
  /** Members whose story it is, beyond those whom the byline names. */
  authorIds: z.array(id).max(20).default([]),
});

export const changeStorySchema = z.object({
  storyId: id,
  version,
  ...details,
  headline: text('Give the story a headline.', 300),
});

/** The new text comes beside it; `revisionId` is the one it was made from. */
export const previewRevisionSchema = z.object({ storyId: id, revisionId: id });

export const reviseStorySchema = z.object({
  storyId: id,
  revisionId: id,
  /** What the page before saving showed: the result is that, or nothing is stored. */
  seen: z.string().length(64).optional(),
  /** Items whose verdict lapses and is given anew by whoever brings the text in. */
  anew: z.array(id).max(MOST_ITEMS).optional(),
});

export const setAsideSchema = z.object({ storyId: id, blockId: id });
export const putBackSchema = z.object({ storyId: id, blockId: id });
/** All lines of a kind: `reason` is why they stand aside, or are to stand aside again. */
export const moveBlocksSchema = z.object({
  storyId: id,
  blockIds: z.array(id).min(1).max(MOST_PARAGRAPHS),
  reason: z.string().max(40),
  isAside: z.boolean(),
});
/** The answer to the question about little text; nothing else is one. */
export const keepSchema = z.enum(['story', 'as_read']).optional();
export const archiveStorySchema = z.object({ storyId: id, version });

export type MoveBlocksInput = z.input<typeof moveBlocksSchema>;
export type BringInStoryInput = z.input<typeof bringInStorySchema>;
export type ArchiveStoryInput = z.input<typeof archiveStorySchema>;
export type ChangeStoryInput = z.input<typeof changeStorySchema>;
