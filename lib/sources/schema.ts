import { z } from 'zod';
import { id, optionalLink, optionalMoment, optionalText, text, version } from '../domain/fields.ts';
import { TERMS, USUAL_TERMS } from '../domain/terms.ts';
import { SOURCE_TYPES, STANCES } from '../domain/vocabulary.ts';

export const sourceFields = {
  type: z.enum(SOURCE_TYPES),
  title: text('Give the source a title.', 300),
  author: optionalText(200),
  link: optionalLink,
  language: optionalText(35),
  /** Null: nobody has said so yet. Neither is ever inferred from the type. */
  isPrimary: z.boolean().nullable().default(null),
  isFirsthand: z.boolean().nullable().default(null),
  /** Which independent origin it goes back to; empty: its own. */
  origin: optionalText(200),
  terms: z.enum(TERMS).default(USUAL_TERMS),
  termsText: optionalText(500),
  embargoUntil: optionalMoment,
  publishedAt: optionalMoment,
  capturedAt: optionalMoment,
};

export const mergeSourcesSchema = z.object({
  /** The one that stays. */
  sourceId: id,
  version,
  /** The one that is merged into it. */
  duplicateId: id,
  duplicateVersion: version,
});
/** `sourceId`: the one that had been merged into another. */
export const unmergeSourceSchema = z.object({ sourceId: id, version });

const pageAddress = optionalLink.refine((link) => link !== '', 'Give the address of the page.');

/** A page for a source in the register (its own link), or for a new source made from it. */
export const capturePageSchema = z.union([
  z.object({ sourceId: id }),
  z.object({ url: pageAddress, type: z.enum(SOURCE_TYPES).default('OTHER_MEDIA') }),
]);

/** `version`: of the source as the person saw it, with the address that they were told becomes public. */
export const askArchiveSchema = z.object({ sourceId: id, version });

export const captureSchema = z.object({ captureId: id });

export const evidenceFields = {
  stance: z.enum(STANCES),
  excerpt: optionalText(5000),
  locator: optionalText(200),
};

export const addSourceSchema = z.object({ ...sourceFields });
export const changeSourceSchema = z.object({ sourceId: id, version, ...sourceFields });

/** Evidence for an item from a source in the register, or from a new one created with it. */
export const addEvidenceSchema = z.object({
  storyId: id,
  itemId: id,
  source: z.union([z.object({ sourceId: id }), z.object({ ...sourceFields })]),
  ...evidenceFields,
});
export const changeEvidenceSchema = z.object({
  storyId: id,
  itemId: id,
  evidenceId: id,
  version,
  ...evidenceFields,
});
export const removeEvidenceSchema = z.object({ storyId: id, itemId: id, evidenceId: id, version });
export const restoreEvidenceSchema = z.object({ storyId: id, itemId: id, evidenceId: id, version });

export type AddSourceInput = z.input<typeof addSourceSchema>;
export type ChangeSourceInput = z.input<typeof changeSourceSchema>;
export type AddEvidenceInput = z.input<typeof addEvidenceSchema>;
export type ChangeEvidenceInput = z.input<typeof changeEvidenceSchema>;
export type RemoveEvidenceInput = z.input<typeof removeEvidenceSchema>;
export type MergeSourcesInput = z.input<typeof mergeSourcesSchema>;
export type UnmergeSourceInput = z.input<typeof unmergeSourceSchema>;
export type CapturePageInput = z.input<typeof capturePageSchema>;
export type AskArchiveInput = z.input<typeof askArchiveSchema>;
export type CaptureInput = z.input<typeof captureSchema>;
