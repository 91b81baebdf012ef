import { z } from 'zod';
import { id, version } from '../domain/fields.ts';
import { evidenceFields, sourceFields } from '../sources/schema.ts';

/** As many as a story may have notes (lib/domain/draft-notes.ts). */
const MOST_AT_ONCE = 5_000;

const asSeen = z.object({ proposalId: id, version });

/** `itemId`: where it is to become evidence, in place of the items whose words it belongs to. */
export const acceptProposalsSchema = z.object({
  storyId: id,
  proposals: z.array(asSeen).min(1).max(MOST_AT_ONCE),
  itemId: id.optional(),
});
export const decideProposalsSchema = acceptProposalsSchema.omit({ itemId: true });

/** One proposal, with what a person made of it: fields of their own, or a source of the register. */
export const acceptChangedProposalSchema = z.object({
  storyId: id,
  proposalId: id,
  version,
  itemId: id.optional(),
  source: z.union([z.object({ sourceId: id }), z.object({ ...sourceFields })]),
  ...evidenceFields,
});

export type AcceptProposalsInput = z.input<typeof acceptProposalsSchema>;
export type DecideProposalsInput = z.input<typeof decideProposalsSchema>;
export type AcceptChangedProposalInput = z.input<typeof acceptChangedProposalSchema>;
