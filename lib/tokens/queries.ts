import { db } from '../db.ts';
import type { Actor } from '../domain/actor.ts';
import { allows } from '../domain/permissions.ts';
import { env } from '../env.ts';
import type { OwnStoryTokens } from './view.ts';

/** The member's own tokens, the newest first. */
export async function ownStoryTokens(actor: Actor): Promise<OwnStoryTokens> {
  const tokens = await db.storyToken.findMany({
    where: { memberId: actor.id, revokedAt: null },
    orderBy: [{ madeAt: 'desc' }, { id: 'asc' }],
  });
  return {
    tokens: tokens.map(({ id, name, begins, madeAt, lastUsedAt }) => ({
      ...{ id, name, begins },
      madeAt: madeAt.toISOString(),
      lastUsedAt: lastUsedAt?.toISOString() ?? null,
    })),
    address: `${env.address}/api/stories`,
    can: { make: allows(actor, 'story.create') },
  };
}
