/**
 * What programs sent with a member's token, and under which key, so that the same story, or the same words of a source,
 * sent again are not a second one.
 */
import { db, type Tx } from '../db.ts';
import type { Actor } from '../domain/actor.ts';
import { AppError } from '../domain/errors.ts';

/** `requestId`: of the row that holds the program's key; null where it gave none. */
export type ByProgram = { tokenId: string; requestId: string | null };

/** What a program sent: its key, and the SHA-256 of everything that it sent. */
export type SharedRequest = { tokenId: string; key: string; sha256: string };

/** What was sent under a key before: a story, or a version of a source's words. */
export type Became = { storyId: string | null; textId: string | null };

/** As long as programs try again (draft-ietf-httpapi-idempotency-key-header-07 leaves it to the server). */
const KEPT_MS = 86_400_000;
/** Reading takes a minute of computing at most, and waits its turn; a process that was killed wrote no end. */
const RUNNING_MS = 10 * 60_000;

/**
 * Begins what was sent under a key, or finds what became of it.
 * @throws AppError `conflict` while it is being read; `validation` where the key came with something else before
 */
export async function beginShared(request: SharedRequest): Promise<{ requestId: string } | Became> {
  const { tokenId, key, sha256 } = request;
  const now = Date.now();
  await db.sharedStory.deleteMany({
    where: {
      tokenId,
      OR: [
        { begunAt: { lt: new Date(now - KEPT_MS) } },
        { storyId: null, textId: null, begunAt: { lt: new Date(now - RUNNING_MS) } },
      ],
    },
  });
  // Of two that come at once the second finds what the first has written.
  const made = await db.sharedStory.createManyAndReturn({
    data: [{ tokenId, key, sha256 }],
    skipDuplicates: true,
    select: { id: true },
  });
  if (made[0]) return { requestId: made[0].id };
  const known = await db.sharedStory.findUnique({ where: { tokenId_key: { tokenId, key } } });
  if (known && known.sha256 !== sha256)
    throw new AppError(
      'validation',
      'This Idempotency-Key came with something else before. Give each thing that you send a key of its own.',
    );
  if (known && (known.storyId || known.textId)) return { storyId: known.storyId, textId: known.textId };
  throw new AppError('conflict', 'The same is being read at this moment. Ask again in a few seconds.', {
    retryAfter: 5,
  });
}

/** What was refused may be sent again under its key. */
export async function forgetShared(requestId: string): Promise<void> {
  await db.sharedStory.deleteMany({ where: { id: requestId, storyId: null, textId: null } });
}

/** In the transaction that writes what was sent. @throws AppError `signed_out` where the token was revoked meanwhile */
export async function noteShared(
  tx: Tx,
  actor: Actor,
  { tokenId, requestId }: ByProgram,
  became: { storyId: string } | { textId: string },
): Promise<void> {
  const { count } = await tx.storyToken.updateMany({
    where: { id: tokenId, memberId: actor.id, revokedAt: null },
    data: { lastUsedAt: new Date() },
  });
  if (count === 0) throw new AppError('signed_out', 'This token was revoked.');
  if (requestId) await tx.sharedStory.update({ where: { id: requestId }, data: became });
}
