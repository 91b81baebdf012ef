import { z } from 'zod';

export const runJobAgainSchema = z.object({
  jobId: z.string().regex(/^\d{1,18}$/, 'There is no job of that number.'),
});

export type RunJobAgainInput = z.input<typeof runJobAgainSchema>;
