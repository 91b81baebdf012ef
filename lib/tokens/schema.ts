import { z } from 'zod';
import { id, text } from '../domain/fields.ts';

export const makeStoryTokenSchema = z.object({ name: text('Name the program that gets it.', 80) });
export const revokeStoryTokenSchema = z.object({ tokenId: id });

export type MakeStoryTokenInput = z.input<typeof makeStoryTokenSchema>;
export type RevokeStoryTokenInput = z.input<typeof revokeStoryTokenSchema>;
