import { z } from 'zod';
import { id, optionalText, version } from '../domain/fields.ts';

export const checkQuoteSchema = z.object({ storyId: id, itemId: id, sourceId: id });
export const checkAllSchema = z.object({ storyId: id, sourceId: id });

/** The words as spoken, where the story prints a translation of them. Empty words: it is not a translation. */
export const setOriginalSchema = z.object({
  storyId: id,
  itemId: id,
  version,
  words: optionalText(5000),
  language: optionalText(35),
  translator: optionalText(200),
});

export type CheckQuoteInput = z.input<typeof checkQuoteSchema>;
export type SetOriginalInput = z.input<typeof setOriginalSchema>;
