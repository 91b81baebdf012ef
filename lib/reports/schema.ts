import { z } from 'zod';
import { id, optionalText, text } from '../domain/fields.ts';
import { REPORT_LANGUAGES } from '../domain/report/report-languages.ts';

export const signOffSchema = z.object({
  storyId: id,
  revisionId: id,
  /** What the screen showed: the signature holds for exactly that. */
  fingerprint: z.string().length(64),
  /** How many unverified items the signer has confirmed. */
  confirmedUnverified: z.int().min(0),
  /** How many non-responses saying more than the contact log shows the signer has confirmed. */
  confirmedMismatches: z.int().min(0),
  /** How many open threads, of those the signer may read, the signer has confirmed. */
  confirmedThreads: z.int().min(0),
  note: optionalText(1000),
});
export const withdrawSignOffSchema = z.object({ storyId: id, signOffId: id });
export const publishSchema = z.object({
  storyId: id,
  signOffId: id,
  confirmedUnverified: z.int().min(0),
  confirmedMismatches: z.int().min(0),
  /** What changed since the last edition; asked for from the second edition on. */
  changeNote: optionalText(1000),
  /** What the report is worded in; left out: as its last edition, and before there is one, as the story. */
  language: z.enum(REPORT_LANGUAGES, 'Choose one of the languages.').optional(),
});
export const withdrawReportSchema = z.object({ storyId: id, reason: text('Say why it is withdrawn.', 1000) });
export const holdSchema = z.object({ storyId: id, reason: text('Say why publication is blocked.', 1000) });
export const liftHoldSchema = z.object({ storyId: id, holdId: id });

export type SignOffInput = z.input<typeof signOffSchema>;
export type PublishInput = z.input<typeof publishSchema>;
