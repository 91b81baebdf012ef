/** The mutations of proposed sources, each with what is needed to try it. */
import { db } from '../lib/db.ts';
import type { Actor } from '../lib/domain/actor.ts';
import type { AuditAct } from '../lib/domain/audit/payloads.ts';
import {
  acceptChangedProposal,
  acceptProposals,
  dismissProposals,
  reopenProposals,
} from '../lib/proposals/mutations.ts';
import { acceptChangedProposalSchema } from '../lib/proposals/schema.ts';
import { reviseStory } from '../lib/revisions/revise-mutations.ts';
import { STORY_TEXT } from './factories.ts';
import type { Desk, Mutation, Trial } from './tried-mutation.ts';

const NOWHERE = '01a20971-0000-7000-8000-000000000000';
/** Who may add evidence to a story. */
const ANNOTATORS = 'r C c E e A a';

/** The desk's story with one footnote: its text comes in again as a draft. */
async function footnoteOf({ story, editor }: Desk): Promise<{ proposalId: string; version: number }> {
  const { storyId, view } = story;
  const text = `${STORY_TEXT}[^1]\n\n[^1]: Harbour notice, p. 3\n`;
  const incoming = { fileName: 'draft.md', bytes: new TextEncoder().encode(text) };
  await reviseStory(editor, { storyId, revisionId: view.revision.id }, incoming);
  const { id, version } = await db.proposedSource.findFirstOrThrow({ where: { storyId } });
  return { proposalId: id, version };
}

type Asked = { storyId: string; proposals: { proposalId: string; version: number }[] };

async function onProposals<I extends Asked>(
  mutate: (actor: Actor, input: I) => Promise<unknown>,
  desk: Desk,
  { isDismissed = false } = {},
): Promise<Trial> {
  const { storyId } = desk.story;
  const asked = await footnoteOf(desk);
  if (isDismissed) await dismissProposals(desk.editor, { storyId, proposals: [asked] });
  const proposals = [{ ...asked, version: asked.version + (isDismissed ? 1 : 0) }];
  const input = { storyId, proposals } as I;
  const foreign = [
    { ...input, storyId: NOWHERE },
    { ...input, storyId: desk.other.storyId },
    { ...input, proposals: [...proposals, { proposalId: NOWHERE, version: 1 }] },
  ];
  return {
    run: async (actor) => mutate(actor, input),
    foreign: foreign.map((ids) => async (actor: Actor) => mutate(actor, ids)),
  };
}

const mutation = (name: string, act: AuditAct, prepare: Mutation['prepare']): Mutation => ({
  ...{ name, act, may: ANNOTATORS, isVersioned: true, prepare },
});

export const EVERY_PROPOSAL_MUTATION: readonly Mutation[] = [
  mutation('acceptProposals', 'proposal.accept', async (desk) => {
    const trial = await onProposals(acceptProposals, desk);
    const { id, version } = await db.proposedSource.findFirstOrThrow({
      where: { storyId: desk.story.storyId },
    });
    const itemId = desk.other.view.items[0]?.id;
    const input = { storyId: desk.story.storyId, proposals: [{ proposalId: id, version }], itemId };
    return { ...trial, foreign: [...trial.foreign, (actor) => acceptProposals(actor, input)] };
  }),
  mutation('dismissProposals', 'proposal.dismiss', (desk) => onProposals(dismissProposals, desk)),
  mutation('reopenProposals', 'proposal.reopen', (desk) =>
    onProposals(reopenProposals, desk, { isDismissed: true }),
  ),
  mutation('acceptChangedProposal', 'proposal.accept', async (desk) => {
    const input = acceptChangedProposalSchema.parse({
      storyId: desk.story.storyId,
      ...(await footnoteOf(desk)),
      source: { type: 'DOCUMENT', title: 'Harbour notice of May' },
      stance: 'SUPPORTS',
    });
    const foreign = [
      { ...input, storyId: NOWHERE },
      { ...input, storyId: desk.other.storyId },
      { ...input, proposalId: NOWHERE },
      { ...input, source: { sourceId: NOWHERE } },
      { ...input, itemId: desk.other.view.items[0]?.id },
    ];
    return {
      run: async (actor) => acceptChangedProposal(actor, input),
      foreign: foreign.map((ids) => async (actor: Actor) => acceptChangedProposal(actor, ids)),
    };
  }),
];
