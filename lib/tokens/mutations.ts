/** A member's own tokens, with which programs bring stories in for them. */
import type { z } from 'zod';
import { appendAudit } from '../audit/append.ts';
import { newStoryToken } from '../auth/story-token.ts';
import { db } from '../db.ts';
import type { Actor } from '../domain/actor.ts';
import { auditEvent } from '../domain/audit/event.ts';
import { invalid, missing } from '../domain/errors.ts';
import { authorise } from '../domain/permissions.ts';
import type { makeStoryTokenSchema, revokeStoryTokenSchema } from './schema.ts';

/** A program each; whoever has more has forgotten some. */
const MOST = 10;

/** Makes a token. It is returned only once; its hash alone is stored. @throws AppError `validation` where they have ten */
export async function makeStoryToken(
  actor: Actor,
  { name }: z.output<typeof makeStoryTokenSchema>,
): Promise<{ token: string }> {
  authorise(actor, 'story.create');
  const { token, ...kept } = newStoryToken();
  await db.$transaction(async (tx) => {
    // Of two made at once the second counts the first.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`story token ${actor.id}`}, 0))`;
    const count = await tx.storyToken.count({ where: { memberId: actor.id, revokedAt: null } });
    if (count >= MOST) throw invalid('name', `You have ${MOST} tokens. Revoke one that no program needs.`);
    const { id } = await tx.storyToken.create({ data: { memberId: actor.id, name, ...kept } });
    const subject = { type: 'member', id: actor.id } as const;
    await appendAudit(tx, actor, auditEvent('member.makeStoryToken', subject, { token: id, name }));
  });
  return { token };
}

/**
 * Ends one of the member's own tokens, whatever their role is by now.
 * @throws AppError `missing` where they have no such token
 */
export async function revokeStoryToken(
  actor: Actor,
  { tokenId }: z.output<typeof revokeStoryTokenSchema>,
): Promise<void> {
  authorise(actor, 'story.read');
  await db.$transaction(async (tx) => {
    const [revoked] = await tx.storyToken.updateManyAndReturn({
      where: { id: tokenId, memberId: actor.id, revokedAt: null },
      data: { revokedAt: new Date() },
      select: { name: true },
    });
    if (!revoked) throw missing('token');
    const subject = { type: 'member', id: actor.id } as const;
    const told = { token: tokenId, name: revoked.name };
    await appendAudit(tx, actor, auditEvent('member.revokeStoryToken', subject, told));
  });
}
