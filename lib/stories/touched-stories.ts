import { type BasedOn, changing, holdRows } from '../changing/changing.ts';
import type { Tx } from '../db.ts';
import { AppError } from '../domain/errors.ts';

/**
 * The stories that rest on a source, by evidence (including evidence that was removed) or by a quote that was checked
 * against it, in the order in which they are locked.
 */
export async function storiesOn(tx: Tx, sourceIds: readonly string[]): Promise<string[]> {
  const of = { sourceId: { in: [...sourceIds] } };
  const stories = await tx.story.findMany({
    where: { items: { some: { OR: [{ evidence: { some: of } }, { checks: { some: of } }] } } },
    select: { id: true },
    orderBy: { id: 'asc' },
  });
  return stories.map(({ id }) => id);
}

type SourceChange = {
  sourceIds: readonly string[];
  /** Those of the sources whose stories are affected; all unless said otherwise. */
  changed?: readonly string[];
  basedOn?: readonly BasedOn[];
  /** Throws what takes precedence over being out of date. */
  first?: (client: Tx) => Promise<unknown>;
};

/**
 * Does a change to sources and to the stories that use them: until its transaction ends nobody starts using one of
 * them, and no quote is checked against one. The work is passed the stories.
 */
export function changingSources<T>(
  { sourceIds, changed = sourceIds, basedOn, first }: SourceChange,
  work: (tx: Tx, stories: string[]) => Promise<T>,
  length?: Parameters<typeof changing>[2],
): Promise<T> {
  const turns = async (client: Tx) => [...sourceIds, ...(await storiesOn(client, changed))];
  return changing(
    { turns, basedOn, first },
    async (tx) => work(tx, await holdSources(tx, sourceIds, changed)),
    length,
  );
}

/**
 * Locks the stories that use these sources, then the sources.
 * @param changed those of the sources whose stories are affected
 * @returns these stories
 */
async function holdSources(
  tx: Tx,
  sourceIds: readonly string[],
  changed: readonly string[],
): Promise<string[]> {
  const stories = await storiesOn(tx, changed);
  await holdRows(tx, 'story', stories);
  await holdRows(tx, 'source', sourceIds);
  const now = await storiesOn(tx, changed);
  if (now.some((id) => !stories.includes(id)))
    throw new AppError('conflict', 'Somebody used this source just now. Try again.');
  return stories;
}

/** Those of these stories that somebody signed: for the others nothing changes. */
export async function signedStories(tx: Tx, ids: readonly string[]): Promise<string[]> {
  const signed = await tx.story.findMany({
    where: { id: { in: [...ids] }, signOffs: { some: { endedAt: null } } },
    select: { id: true },
    orderBy: { id: 'asc' },
  });
  return signed.map(({ id }) => id);
}
