/** How proposed sources are written with the text that brings them in: for the mutations of lib/revisions. */
import { randomUUID } from 'node:crypto';
import type { Prisma, Tx } from '../db.ts';
import type { DraftProposal, HeldProposal, ProposalsPlan } from '../domain/draft-proposals.ts';
import { insertRows, updateRows } from '../rows-in-bulk.ts';

/** Writes what the notes of a draft propose. */
export async function createProposals(
  tx: Tx,
  where: { storyId: string; revisionId: string },
  drafts: readonly DraftProposal[],
): Promise<void> {
  const rows = drafts.map(({ says, words, email, ...draft }) => ({
    id: randomUUID() as string,
    ...where,
    ...drawn(draft),
    ...{ words, email, says },
  }));
  await insertRows(tx, 'proposed_source', rows);
}

/** What a draft says of a note that may change while the note stays the same. */
const drawn = ({
  kind,
  number,
  place,
  isPoint,
  author,
  writtenAt,
  isDone,
  replies,
}: Omit<DraftProposal, 'says' | 'words' | 'email'>) => ({
  kind,
  number,
  start: place?.start ?? null,
  end: place?.end ?? null,
  isPoint,
  author,
  writtenAt,
  isDone,
  replies,
});

/** The proposals of a story, as a revision needs them, in a fixed order. */
export async function heldProposals(client: Tx, storyId: string): Promise<HeldProposal[]> {
  const rows = await client.proposedSource.findMany({
    where: { storyId },
    orderBy: [{ start: 'asc' }, { kind: 'asc' }, { number: 'asc' }, { id: 'asc' }],
    select: { id: true, kind: true, words: true, start: true, end: true },
  });
  return rows.map(({ id, kind, words, start, end }) => ({ id, kind, words, place: placeOf({ start, end }) }));
}

export const placeOf = ({ start, end }: { start: number | null; end: number | null }) =>
  start === null || end === null ? null : { start, end };

/** Carries a story's proposals over to a new revision, and adds what its notes propose that is new. */
export async function reviseProposals(
  tx: Tx,
  where: { storyId: string; revisionId: string },
  { kept, found }: ProposalsPlan,
): Promise<void> {
  const { revisionId } = where;
  const moved = kept.filter(({ draft }) => draft === null);
  await updateRows(
    tx,
    'proposed_source',
    moved.map(({ id, place }) => ({
      id,
      revisionId,
      start: place?.start ?? null,
      end: place?.end ?? null,
    })),
  );
  const again = kept.flatMap(({ id, draft }) => (draft ? [{ id, draft }] : []));
  await updateRows(
    tx,
    'proposed_source',
    again.map(({ id, draft }) => ({ id, revisionId, ...drawn(draft), isGone: false })),
  );
  // A text without notes says nothing of them: it may have been pasted.
  if (again.length > 0 || found.length > 0) {
    await updateRows(
      tx,
      'proposed_source',
      moved.map(({ id }) => ({ id, isGone: true })),
    );
  }
  await createProposals(tx, where, found);
}

export type ProposalRow = Prisma.ProposedSourceGetPayload<object>;
