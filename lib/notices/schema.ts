import { z } from 'zod';
import { NOTICE_KIND_CODES } from '../domain/notices.ts';

const id = z.uuid();

/** Which notices have been looked at: these, or all up to the newest that the page showed. */
export const markSeenSchema = z.union([
  z.strictObject({ noticeIds: z.array(id).min(1).max(500) }),
  z.strictObject({ upTo: z.iso.datetime() }),
]);

export const muteStorySchema = z.strictObject({ storyId: id, isMuted: z.boolean() });

/** How somebody wants each kind by mail; a kind that is left out stays as it is. */
export const changeMailsSchema = z.strictObject({
  deliveries: z.partialRecord(z.enum(NOTICE_KIND_CODES), z.enum(['NOW', 'DIGEST', 'NEVER'])),
});

export type ChangeMailsInput = z.input<typeof changeMailsSchema>;
export type MarkSeenInput = z.input<typeof markSeenSchema>;
export type MuteStoryInput = z.input<typeof muteStorySchema>;
