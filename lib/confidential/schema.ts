import { z } from 'zod';
import { id, text, version } from '../domain/fields.ts';
import { CONFIDENTIAL_TERMS, USUAL_CONFIDENTIAL_TERMS } from '../domain/terms.ts';
import { SOURCE_TYPES } from '../domain/vocabulary.ts';

/** Who it is, and anything else that only the people named may know. The messages never repeat it. */
const identity = text('Say who the source is.', 4000);
const terms = z
  .enum(CONFIDENTIAL_TERMS, 'A confidential source is never on the record.')
  .default(USUAL_CONFIDENTIAL_TERMS);
const termsText = text('Give the words that were agreed, such as “an official briefed on the talks”.', 500);
/** If left out: a label with just a number. */
const label = text('Give it a label that tells nothing.', 80).optional();
const readerIds = z.array(id).max(50).default([]);

export const addConfidentialSourceSchema = z.object({
  type: z.enum(SOURCE_TYPES).default('INTERVIEW'),
  label,
  identity,
  terms,
  termsText,
  isFirsthand: z.boolean().nullable().default(null),
  readerIds,
});

export const makeConfidentialSchema = z.object({
  sourceId: id,
  version,
  label,
  identity,
  terms,
  termsText,
  readerIds,
});

export const readIdentitySchema = z.object({ sourceId: id });
export const changeIdentitySchema = z.object({ sourceId: id, identity });
export const addReaderSchema = z.object({ sourceId: id, memberId: id });
export const confirmReaderSchema = z.object({
  sourceId: id,
  memberId: id,
  code: text('Type the code that they read out to you.', 20),
});
export const removeReaderSchema = z.object({ sourceId: id, memberId: id });

export const askLiftSchema = z.object({
  sourceId: id,
  /** Everybody can read it: it is in the record. */
  reason: text('Say why it need not be confidential any more, without saying who it is.', 500),
});
export const liftSchema = z.object({ sourceId: id });

export type AskLiftInput = z.input<typeof askLiftSchema>;
export type LiftInput = z.input<typeof liftSchema>;
export type AddConfidentialSourceInput = z.input<typeof addConfidentialSourceSchema>;
export type MakeConfidentialInput = z.input<typeof makeConfidentialSchema>;
export type ChangeIdentityInput = z.input<typeof changeIdentitySchema>;
export type ConfirmReaderInput = z.input<typeof confirmReaderSchema>;
export type ReaderInput = z.input<typeof addReaderSchema>;
