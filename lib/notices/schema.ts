import { z } from 'zod';

const id = z.uuid();

/** Which notices have been looked at: these, or all up to the newest that the page showed. */
export const markSeenSchema = z.union([
  z.strictObject({ noticeIds: z.array(id).min(1).max(500) }),
  z.strictObject({ upTo: z.iso.datetime() }),
]);

export const muteStorySchema = z.strictObject({ storyId: id, isMuted: z.boolean() });

export type MarkSeenInput = z.input<typeof markSeenSchema>;
export type MuteStoryInput = z.input<typeof muteStorySchema>;
