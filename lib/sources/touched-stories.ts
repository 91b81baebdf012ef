import type { Actor } from '../auth/actor.ts';
import { concludeWork, lockStory } from '../conclude.ts';
import type { Tx } from '../db.ts';
import type { AuditEventInput } from '../domain/audit-events.ts';
import { storyScope } from '../stories/queries.ts';

/** The stories that rest on a source, evidence that was taken away included, in the order in which they are locked. */
export async function storiesOn(tx: Tx, sourceIds: readonly string[]): Promise<string[]> {
  const stories = await tx.story.findMany({
    where: { items: { some: { evidence: { some: { sourceId: { in: [...sourceIds] } } } } } },
    select: { id: true },
    orderBy: { id: 'asc' },
  });
  return stories.map(({ id }) => id);
}

/** Stories are always locked before sources, and in one order, so that no two writers wait for one another. */
export async function lockStories(tx: Tx, ids: readonly string[]): Promise<void> {
  for (const id of ids) await lockStory(tx, id);
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
