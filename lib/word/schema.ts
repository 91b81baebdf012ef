import { z } from 'zod';
import { id } from '../domain/fields.ts';
import { WORD_DRAFT_KINDS } from '../domain/word-drafts.ts';

export const takeDraftSchema = z.object({
  storyId: id,
  kind: z.enum(WORD_DRAFT_KINDS),
  /** With the open threads on its items. */
  withNotes: z.boolean(),
});
