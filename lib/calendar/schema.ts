import { z } from 'zod';

export const makeCalendarSchema = z.strictObject({ hasHeadlines: z.boolean() });
export const revokeCalendarSchema = z.strictObject({});

export type MakeCalendarInput = z.input<typeof makeCalendarSchema>;
export type RevokeCalendarInput = z.input<typeof revokeCalendarSchema>;
