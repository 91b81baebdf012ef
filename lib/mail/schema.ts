import { z } from 'zod';

/** A test goes to whoever asks for it: there is nothing to choose. */
export const sendTestMailSchema = z.strictObject({});

export type SendTestMailInput = z.input<typeof sendTestMailSchema>;
