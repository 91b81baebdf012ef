import { z } from 'zod';
import { id, optionalLink, optionalMoment, optionalText, text, version } from '../domain/fields.ts';
import { MOST_ITEMS, MOST_PARAGRAPHS } from '../domain/story-size.ts';

const details = {
  headline: optionalText(300),
  byline: optionalText(200),
  desk: optionalText(80),
  deadline: optionalMoment,
  /** BCP 47 code; empty: as the engine reads it. */
  language: optionalText(35),
};

/** The text itself comes with these fields, pasted or as a file, and is read by lib/files. */
export const bringInStorySchema = z.object({
  ...details,
  /** Members whose story it is, in addition to those named in the byline. */
  authorIds: z.array(id).max(20).default([]),
});

/** A page whose story is to be read; nothing is stored by it. */
export const readPageSchema = z.object({
  link: optionalLink.refine((link) => link !== '', 'Give the address of the story.'),
});

export const changeStorySchema = z.object({
  storyId: id,
  version,
  ...details,
  headline: text('Give the story a headline.', 300),
});

/** The new text comes with it; `revisionId` is the one it was made from. */
export const previewRevisionSchema = z.object({ storyId: id, revisionId: id });

export const reviseStorySchema = z.object({
  storyId: id,
  revisionId: id,
  /** What the page before saving showed: the result is exactly that, or nothing is stored. */
  seen: z.string().length(64).optional(),
  /** Items whose verdict lapses and is given again by the person bringing the text in. */
  anew: z.array(id).max(MOST_ITEMS).optional(),
});

export const setAsideSchema = z.object({ storyId: id, blockId: id });
export const putBackSchema = z.object({ storyId: id, blockId: id });
/** All lines of a kind: `reason` is why they are set aside, or are to be set aside again. */
export const moveBlocksSchema = z.object({
  storyId: id,
  blockIds: z.array(id).min(1).max(MOST_PARAGRAPHS),
  reason: z.string().max(40),
  isAside: z.boolean(),
});
/** The answer to the question about little text; nothing else counts as one. */
export const keepSchema = z.enum(['story', 'as_read']).optional();
/** The answer to the question about where a Word file was taken from. */
export const despiteSchema = z.enum(['other_story', 'other_revision']).optional();
export const archiveStorySchema = z.object({ storyId: id, version });

export const assignStorySchema = z.object({
  storyId: id,
  /** Added to those who are on it; whoever is on it already gets the new due time. */
  memberIds: z.array(id).min(1, 'Choose who is to check it.').max(20),
  dueAt: optionalMoment,
});
export const unassignStorySchema = z.object({ storyId: id, memberId: id });

export type AssignStoryInput = z.input<typeof assignStorySchema>;
export type UnassignStoryInput = z.input<typeof unassignStorySchema>;
export type MoveBlocksInput = z.input<typeof moveBlocksSchema>;
export type BringInStoryInput = z.input<typeof bringInStorySchema>;
export type ReadPageInput = z.input<typeof readPageSchema>;
export type ArchiveStoryInput = z.input<typeof archiveStorySchema>;
export type ChangeStoryInput = z.input<typeof changeStorySchema>;
