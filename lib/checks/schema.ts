import { z } from 'zod';
import { id, optionalText, version } from '../domain/fields.ts';
import { HEARD_ANSWERS, UNDECIDED_BECAUSE } from '../domain/which-heard.ts';

/** Places in texts and recordings: whole numbers that Postgres takes. */
const offset = z.int().min(0).max(2_147_483_647);
/** Far more than 20 seconds of sound can differ by. */
const MOST_NATS = 1_000_000;

export const checkQuoteSchema = z.object({ storyId: id, itemId: id, sourceId: id });
export const checkAllSchema = z.object({ storyId: id, sourceId: id });

/** Which difference of a quote's comparison with a source: by where it begins in the source's text. */
export const whichHeardSchema = z.object({ storyId: id, itemId: id, sourceId: id, start: offset });

/** What came of it, with all that was asked: it is kept only where it would be asked in the same way now. */
export const keepWhichHeardSchema = whichHeardSchema.extend({
  textId: id,
  fileId: id,
  fromMs: offset,
  toMs: offset,
  printed: z.string().max(5000),
  source: z.string().max(5000),
  answer: z.enum(HEARD_ANSWERS),
  margin: z.number().min(-MOST_NATS).max(MOST_NATS).nullable(),
  because: z.enum(UNDECIDED_BECAUSE).nullable(),
});

export const listenToBothSchema = whichHeardSchema.extend({ heardId: id });

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
export type WhichHeardInput = z.input<typeof whichHeardSchema>;
export type KeepWhichHeardInput = z.input<typeof keepWhichHeardSchema>;
export type ListenToBothInput = z.input<typeof listenToBothSchema>;
