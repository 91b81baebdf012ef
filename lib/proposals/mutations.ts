import type { z } from 'zod';
import { appendAudit } from '../audit/append.ts';
import type { Tx } from '../db.ts';
import type { Actor } from '../domain/actor.ts';
import { type AuditEventInput, itemEvent, sourceEvent } from '../domain/audit/event.ts';
import { authorise } from '../domain/permissions.ts';
import { finderOfItems, type ProposalState } from '../domain/proposals.ts';
import { updateRows } from '../rows-in-bulk.ts';
import { changingStory } from '../stories/changing-story.ts';
import { finishChange } from '../stories/finish-change.ts';
import { type StoryScope, storyScope } from '../stories/queries.ts';
import { addEvidenceFor, type Bearing, removeEvidenceOf } from './evidence-records.ts';
import { demandState, liveItems, loadProposals, proposalEvent } from './proposal-rows.ts';
import { type ProposalRow, placeOf } from './records.ts';
import type { acceptChangedProposalSchema, acceptProposalsSchema, decideProposalsSchema } from './schema.ts';
import { chosenSource, type Sourced, sourcesOf } from './source-records.ts';

type Asked = { storyId: string; proposals: readonly { proposalId: string; version: number }[] };

/** Work on proposals begins the same way: the story locked, the proposals its own and as they were seen, the actor allowed. */
function onProposals(
  actor: Actor,
  { storyId, proposals }: Asked,
  state: readonly ProposalState[],
  work: (tx: Tx, scope: StoryScope, rows: ProposalRow[]) => Promise<void>,
): Promise<void> {
  const basedOn = proposals.map(
    ({ proposalId, version }) =>
      ({ of: 'proposal', id: proposalId, stamp: version, within: [storyId] }) as const,
  );
  return changingStory(actor, { storyId, may: 'source.manage', basedOn }, async (tx) => {
    const scope = await storyScope(tx, actor, storyId);
    const rows = await loadProposals(tx, storyId, proposals);
    authorise(actor, 'source.manage', scope.subject);
    demandState(rows, state);
    await work(tx, scope, rows);
  });
}

/**
 * Accepts proposals as they stand: each becomes a source of the register, one that is there already where it means the
 * same, and evidence at the items whose words it belongs to, or at `itemId`. No verdict is touched.
 */
export function acceptProposals(actor: Actor, input: z.output<typeof acceptProposalsSchema>): Promise<void> {
  return onProposals(actor, input, ['OPEN'], async (tx, scope, rows) => {
    const sourced = await sourcesOf(tx, actor, scope.story.id, rows);
    const bearing = sourced.made.map((one) => ({ ...one, stance: 'SUPPORTS', excerpt: '' }) as const);
    await accept(tx, actor, scope, { bearing, added: sourced.added, itemId: input.itemId });
  });
}

/** Accepts one proposal with what a person made of it. */
export function acceptChangedProposal(
  actor: Actor,
  input: z.output<typeof acceptChangedProposalSchema>,
): Promise<void> {
  const { storyId, proposalId, version, itemId, source, stance, excerpt, locator } = input;
  const asked = { storyId, proposals: [{ proposalId, version }] };
  return onProposals(actor, asked, ['OPEN'], async (tx, scope, [row]) => {
    if (!row) return;
    const { made, added } = await chosenSource(tx, actor, row, source);
    await accept(tx, actor, scope, {
      bearing: [{ ...made, locator, stance, excerpt }],
      added,
      itemId,
    });
  });
}

/** Dismisses proposals: they stay, and can be taken up again. */
export function dismissProposals(actor: Actor, input: z.output<typeof decideProposalsSchema>): Promise<void> {
  return onProposals(actor, input, ['OPEN'], async (tx, _, rows) => {
    await decide(tx, actor, rows, 'DISMISSED');
    await appendAudit(tx, actor, ...rows.map((row) => proposalEvent('proposal.dismiss', row)));
  });
}

/**
 * Opens proposals again. What was made of an accepted one is taken away from its items, except what somebody has
 * changed since; the source stays in the register.
 */
export function reopenProposals(actor: Actor, input: z.output<typeof decideProposalsSchema>): Promise<void> {
  return onProposals(actor, input, ['ACCEPTED', 'DISMISSED'], async (tx, scope, rows) => {
    const removed = await removeEvidenceOf(tx, rows);
    await decide(tx, actor, rows, 'OPEN');
    const events = [
      ...rows.map((row) => proposalEvent('proposal.reopen', row)),
      ...removed.map(({ item, title }) => itemEvent('evidence.remove', item, { title })),
    ];
    if (removed.length > 0) await finishChange(tx, actor, scope, { because: 'EVIDENCE_REMOVED' }, ...events);
    else await appendAudit(tx, actor, ...events);
  });
}

type Accepted = {
  bearing: readonly (Sourced & Pick<Bearing, 'stance' | 'excerpt'>)[];
  /** New in the register. */
  added: readonly { id: string; title: string }[];
  itemId?: string;
};

async function accept(
  tx: Tx,
  actor: Actor,
  scope: StoryScope,
  { bearing, added, itemId }: Accepted,
): Promise<void> {
  const items = await liveItems(tx, scope, itemId);
  const itemsAt = finderOfItems(items);
  const evidence = bearing.flatMap(({ row, ...one }) =>
    (itemId ? items : itemsAt(placeOf(row))).map((item) => ({ ...one, item, proposalId: row.id })),
  );
  const made = await addEvidenceFor(tx, actor, evidence);
  await decide(
    tx,
    actor,
    bearing.map(({ row }) => row),
    'ACCEPTED',
    new Map(bearing.map(({ row, source }) => [row.id, source.id])),
  );
  const events: AuditEventInput[] = [
    ...added.map((source) => sourceEvent('source.add', source)),
    ...bearing.map(({ row, source }) =>
      proposalEvent('proposal.accept', row, {
        source: source.id,
        title: source.title,
        items: made.filter(({ proposalId }) => proposalId === row.id).length,
      }),
    ),
    ...made.map(({ item, source, stance }) =>
      itemEvent('evidence.add', item, { title: source.title, stance }),
    ),
  ];
  // A source in the register that no item rests on changes nothing that is signed.
  if (made.length > 0) await finishChange(tx, actor, scope, { because: 'EVIDENCE_ADDED' }, ...events);
  else await appendAudit(tx, actor, ...events);
}

async function decide(
  tx: Tx,
  actor: Actor,
  rows: readonly ProposalRow[],
  state: ProposalState,
  sourceOf?: ReadonlyMap<string, string>,
): Promise<void> {
  const isDecided = state !== 'OPEN';
  await updateRows(
    tx,
    'proposed_source',
    rows.map(({ id, version, sourceId }) => ({
      id,
      state,
      sourceId: sourceOf?.get(id) ?? sourceId,
      decidedById: isDecided ? actor.id : null,
      decidedAt: isDecided ? new Date() : null,
      version: version + 1,
    })),
  );
}
