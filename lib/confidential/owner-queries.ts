import type { Tx } from '../db.ts';
import type { Actor } from '../domain/actor.ts';
import { withAuthorIds } from '../domain/permission-subject.ts';
import type { Owners } from '../domain/permissions.ts';
import { type SourceScope, sourceScope } from './queries.ts';

/** The stories whose items rest on a source: by evidence still attached, or by a quote checked against it. */
const usesSource = (sourceId: string) => ({
  items: {
    some: { OR: [{ evidence: { some: { sourceId, removedAt: null } } }, { checks: { some: { sourceId } } }] },
  },
});

/** A source as returned by `sourceScope`, with its owner: for everything that changes it. Throws AppError `missing`. */
export async function ownedSource(client: Tx, actor: Actor, sourceId: string): Promise<SourceScope> {
  const { source, subject } = await sourceScope(client, actor, sourceId);
  const stories = await client.story.findMany({
    where: usesSource(sourceId),
    select: { authors: { select: { memberId: true } } },
  });
  const owners: Owners = { addedById: source.createdById, stories: stories.map(withAuthorIds) };
  return { source, subject: { ...subject, source: subject.source && { ...subject.source, owners } } };
}
