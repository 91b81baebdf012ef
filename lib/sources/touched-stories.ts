import type { Actor } from '../auth/actor.ts';
import { concludeWork, lockStory } from '../conclude.ts';
import type { Tx } from '../db.ts';
import type { AuditEventInput } from '../domain/audit-events.ts';
import { AppError } from '../domain/errors.ts';
import { storyScope } from '../stories/queries.ts';

/**
 * The stories that rest on a source, by evidence (what was taken away included) or by a quote that was held against it, in
 * the order in which they are locked.
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

/** Stories are always locked before sources, and in one order, so that no two writers wait for one another. */
export async function lockStories(tx: Tx, ids: readonly string[]): Promise<void> {
  for (const id of ids) await lockStory(tx, id);
}

/**
 * Locks the stories that use these sources, then the sources: until the transaction ends nobody uses one of them anew, and
 * no quote is held against one. Answers the stories.
 * @param changed those of the sources whose stories are touched; all unless said otherwise
 */
export async function holdSources(
  tx: Tx,
  sourceIds: readonly string[],
  changed: readonly string[] = sourceIds,
): Promise<string[]> {
  const stories = await storiesOn(tx, changed);
  await lockStories(tx, stories);
  for (const id of [...sourceIds].sort()) {
    await tx.$queryRaw`SELECT id FROM source WHERE id = ${id}::uuid FOR UPDATE`;
  }
  const now = await storiesOn(tx, changed);
  if (now.some((id) => !stories.includes(id)))
    throw new AppError('conflict', 'Somebody used this source just now. Try again.');
  return stories;
}

/** Signatures on these stories lapse: what they covered has changed. The events go into the record once. */
export async function concludeStories(
  tx: Tx,
  actor: Actor,
  ids: readonly string[],
  because: string,
): Promise<void> {
  for (const id of ids) await concludeWork(tx, actor, await storyScope(tx, actor, id), because);
}

/** Of these stories, those that somebody signed: for the others nothing changes. */
export async function signedStories(tx: Tx, ids: readonly string[]): Promise<string[]> {
  const signed = await tx.story.findMany({
    where: { id: { in: [...ids] }, signOffs: { some: { endedAt: null } } },
    select: { id: true },
    orderBy: { id: 'asc' },
  });
  return signed.map(({ id }) => id);
}

export function sourceEvent(
  act: AuditEventInput['act'],
  source: { id: string; title: string },
  payload: AuditEventInput['payload'] = {},
): AuditEventInput {
  return { act, subject: { type: 'source', id: source.id }, payload: { title: source.title, ...payload } };
}
