/** Proposed sources and items as a change to them reads them. */
import { lastChange } from '../audit/queries.ts';
import type { Tx } from '../db.ts';
import { type AuditEventInput, auditEvent } from '../domain/audit/event.ts';
import type { AuditPayloads } from '../domain/audit/payloads.ts';
import { invalid, missing, stale } from '../domain/errors.ts';
import type { ProposalState } from '../domain/proposals.ts';
import type { Span } from '../domain/vocabulary.ts';
import type { StoryScope } from '../stories/queries.ts';
import type { ProposalRow } from './records.ts';

/** Proposals of this story, in the order asked for. Throws `missing` for another story's, `conflict` for a stale version. */
export async function loadProposals(
  tx: Tx,
  storyId: string,
  asked: readonly { proposalId: string; version: number }[],
): Promise<ProposalRow[]> {
  const ids = asked.map(({ proposalId }) => proposalId);
  const rows = await tx.proposedSource.findMany({ where: { storyId, id: { in: ids } } });
  const known = new Map(rows.map((row) => [row.id, row]));
  const found = new Set<ProposalRow>();
  for (const { proposalId, version } of asked) {
    const row = known.get(proposalId);
    if (!row) throw missing('proposal');
    if (row.version !== version) throw stale(await lastChange(tx, row.id));
    found.add(row);
  }
  return [...found];
}

/** Only what is still to be decided is decided, and only what was decided is opened again. */
export function demandState(rows: readonly ProposalRow[], states: readonly ProposalState[]): void {
  if (rows.every(({ state }) => states.includes(state))) return;
  throw invalid(
    'proposals',
    states.includes('OPEN') ? 'This proposal was decided already.' : 'This proposal is open already.',
  );
}

export type LiveItem = { id: string; storyId: string; version: number; spans: Span[] };

/** The items of the current text that are not cut; only `itemId` where one is named. Throws `missing` for any other. */
export async function liveItems(tx: Tx, scope: StoryScope, itemId?: string): Promise<LiveItem[]> {
  const rows = await tx.item.findMany({
    where: {
      storyId: scope.story.id,
      revisionId: scope.revision.id,
      cutAt: null,
      ...(itemId && { id: itemId }),
    },
    orderBy: [{ start: 'asc' }, { id: 'asc' }],
    select: { id: true, storyId: true, version: true, spans: true },
  });
  if (itemId && rows.length === 0) throw missing('item');
  return rows.map(({ spans, ...row }) => ({ ...row, spans: spans as unknown as Span[] }));
}

type Act = 'proposal.accept' | 'proposal.dismiss' | 'proposal.reopen';

/** The event of an act on a proposal, listed under its story: which note it is, and nothing of what that says. */
export function proposalEvent<A extends Act>(
  act: A,
  { id, storyId, kind, number }: ProposalRow,
  ...[details]: A extends 'proposal.accept' ? [Omit<AuditPayloads['proposal.accept'], 'note' | 'number'>] : []
): AuditEventInput {
  return auditEvent(act, { type: 'proposal', id }, { note: kind, number, ...details }, storyId);
}
