import { z } from 'zod';
import { id, text, version } from '../domain/fields.ts';
import { MOST_NOTE_CHARACTERS } from '../domain/threads.ts';

/** Whom it mentions stands in it as "@{member id}": lib/domain/threads.ts. */
const body = text('Write the note first.', MOST_NOTE_CHARACTERS);

/** What a thread is in: a story, or a source. */
const parent = { storyId: id.optional(), sourceId: id.optional() };
const hasOneParent = ({ storyId, sourceId }: { storyId?: string; sourceId?: string }) =>
  (storyId === undefined) !== (sourceId === undefined);
const ONE_PARENT = { message: 'A thread is in a story, or on a source.' };

export const openThreadSchema = z
  .object({ ...parent, itemId: id.optional(), attemptId: id.optional(), body })
  .refine(hasOneParent, ONE_PARENT)
  .refine(({ sourceId, itemId, attemptId }) => [sourceId, itemId, attemptId].filter(Boolean).length <= 1, {
    message: 'A thread is on one thing.',
  });
export const replySchema = z.object({ ...parent, threadId: id, body }).refine(hasOneParent, ONE_PARENT);
export const resolveThreadSchema = z
  .object({ ...parent, threadId: id, version })
  .refine(hasOneParent, ONE_PARENT);
export const editNoteSchema = z
  .object({ ...parent, threadId: id, noteId: id, body })
  .refine(hasOneParent, ONE_PARENT);

export type OpenThreadInput = z.input<typeof openThreadSchema>;
export type ReplyInput = z.input<typeof replySchema>;
export type ResolveThreadInput = z.input<typeof resolveThreadSchema>;
export type EditNoteInput = z.input<typeof editNoteSchema>;
