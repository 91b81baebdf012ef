import { z } from 'zod';
import { NON_RESPONSE_OUTCOMES } from '../domain/contact-outcomes.ts';
import { id, optionalMoment, optionalText, text, version } from '../domain/fields.ts';
import { FORCES, POLARITIES } from '../domain/force.ts';
import { ITEM_KINDS } from '../domain/item-kinds.ts';
import { MOST_ITEMS } from '../domain/story-size.ts';
import {
  ITEM_STATUSES,
  QUOTATION_VERDICTS,
  SUBSTANCE_VERDICTS,
  VERIFIED_TICKS,
} from '../domain/vocabulary.ts';

const span = z
  .object({ start: z.int().min(0), end: z.int().min(1) })
  .refine((s) => s.end > s.start, { message: 'Select at least one character.' });

/** The spans of one item: in text order, not overlapping. */
const spans = z
  .array(span)
  .min(1)
  .max(20)
  .refine((all) => all.every((s, i) => i === 0 || s.start >= (all[i - 1]?.end ?? 0)), {
    message: 'The parts of an item must follow one another.',
  });

/** Text that may be left out, which is not the same as empty. */
const given = (max: number) => optionalText(max).unwrap().optional();

/** A stretch of a recording; no recording is longer than a week. */
const stretch = z
  .object({
    fileId: id,
    fromMs: z.int().min(0).max(604_800_000),
    toMs: z.int().min(0).max(604_800_000),
  })
  .refine(({ fromMs, toMs }) => toMs >= fromMs, { message: 'A stretch ends after it begins.' });

const one = { storyId: id, itemId: id, version };

export const recordVerdictSchema = z.object({
  ...one,
  status: z.enum(ITEM_STATUSES),
  reason: optionalText(200),
  ticks: z.array(z.enum(VERIFIED_TICKS)).default([]),
  quotation: z.enum(QUOTATION_VERDICTS).nullable(),
  substance: z.enum(SUBSTANCE_VERDICTS).nullable(),
  note: optionalText(2000),
  /** Stretches of recordings that the person says they listened to. */
  listened: z.array(stretch).max(20).optional(),
});

export const makeItemSchema = z.object({
  storyId: id,
  revisionId: id,
  spans,
  kind: z.enum(ITEM_KINDS),
  speakerName: optionalText(200),
});

export const changeItemSchema = z.object({
  ...one,
  /** If left out, it stays as it was. */
  kind: z.enum(ITEM_KINDS).optional(),
  spans: spans.optional(),
  speakerName: given(200),
  /** How the story says that the words were said: "has never said". */
  cue: given(200),
  force: z.enum(FORCES).nullable().optional(),
  polarity: z.enum(POLARITIES).nullable().optional(),
  partyNames: z.array(text('Name the party.', 200)).max(20).optional(),
  /** How a non-response is worded. */
  outcome: z.enum(NON_RESPONSE_OUTCOMES).optional(),
});

export const answerQuestionSchema = z.object({
  ...one,
  /** `mine`: what a person had set is kept. `text`: what the text now says is adopted. */
  keep: z.enum(['mine', 'text']),
});

export const splitItemSchema = z.object({
  ...one,
  /** UTF-16 offset into the revision's text, inside the item. */
  at: z.int().min(1),
});

export const mergeItemsSchema = z.object({
  storyId: id,
  items: z
    .array(z.object({ itemId: id, version }))
    .min(2, 'Choose at least two items to merge.')
    .max(20),
});

export const cutItemSchema = z.object(one);
export const restoreItemSchema = z.object(one);
export const assignItemSchema = z.object({
  ...one,
  assigneeId: id.nullable(),
  /** When they should have checked it; none: with the story. */
  dueAt: optionalMoment,
});
export const assignItemsSchema = z.object({
  storyId: id,
  items: z
    .array(z.object({ itemId: id, version }))
    .min(1, 'Choose at least one item.')
    .max(MOST_ITEMS),
  assigneeId: id.nullable(),
  dueAt: optionalMoment,
});

export type RecordVerdictInput = z.input<typeof recordVerdictSchema>;
export type MakeItemInput = z.input<typeof makeItemSchema>;
export type ChangeItemInput = z.input<typeof changeItemSchema>;
export type AnswerQuestionInput = z.input<typeof answerQuestionSchema>;
export type SplitItemInput = z.input<typeof splitItemSchema>;
export type MergeItemsInput = z.input<typeof mergeItemsSchema>;
export type CutItemInput = z.input<typeof cutItemSchema>;
export type AssignItemInput = z.input<typeof assignItemSchema>;
export type AssignItemsInput = z.input<typeof assignItemsSchema>;
