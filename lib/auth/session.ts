import { db } from '../db.ts';
import type { Actor } from '../domain/actor.ts';
import { mintActor } from './actor.ts';

const IDLE_MS = 3 * 86_400_000;
const SEEN_EVERY_MS = 5 * 60_000;

export type SignedIn = { actor: Actor; sessionId: string; email: string; mustChangePassword: boolean };

/**
 * Whose session this is, with role and name as of `now`; null where it has ended, expired, been idle for three days, or
 * belongs to somebody who was deactivated. Notes that the session is in use.
 * @param address where the request comes from
 */
export async function readSession(
  sessionId: string,
  now = new Date(),
  address?: string,
): Promise<SignedIn | null> {
  const session = await db.session.findUnique({ where: { id: sessionId }, include: { member: true } });
  if (!session || session.endedAt || session.expiresAt < now || session.member.deactivatedAt) return null;
  const unseen = now.getTime() - session.lastSeenAt.getTime();
  if (unseen > IDLE_MS) return null;
  if (unseen > SEEN_EVERY_MS) {
    await db.session.update({ where: { id: session.id }, data: { lastSeenAt: now } });
  }
  return {
    actor: mintActor(session.member, address),
    sessionId: session.id,
    email: session.member.email,
    mustChangePassword: session.member.mustChangePassword,
  };
}
