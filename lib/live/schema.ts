import { z } from 'zod';
import { id } from '../domain/fields.ts';

/** What an open page says of itself every 20 seconds, and when something of it changed. */
export const presenceSchema = z.object({
  /** Made by the page, so that one person's two windows are told apart. */
  pageId: id,
  itemId: id.nullable(),
  writingItemId: id.nullable(),
  /** Seconds since the last key there. */
  writtenAgo: z.number().min(0).max(86_400),
  /** The page was closed or left. */
  isGone: z.boolean(),
  /** Nothing that others did is still to be seen: from here on it counts as seen. */
  hasSeenAll: z.boolean(),
});

/** The number up to which what others did was seen. */
export const seenSchema = z.object({ upTo: z.string().regex(/^\d{1,18}$/) });

export type PresenceInput = z.output<typeof presenceSchema>;
