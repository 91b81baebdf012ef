import { getToken } from 'next-auth/jwt';
import { appendAudit } from '../audit/append.ts';
import { db } from '../db.ts';
import { env } from '../env.ts';
import { mintActor } from './actor.ts';

/**
 * Ends the session with this id: whoever holds its cookie may. The cookie, and every copy of it, is worth nothing from
 * here on. A session that has ended already stays as it is, and nothing is written.
 */
export async function endSession(sessionId: string): Promise<void> {
  await db.$transaction(async (tx) => {
    const session = await tx.session.findUnique({ where: { id: sessionId }, include: { member: true } });
    if (!session) return;
    const { count } = await tx.session.updateMany({
      where: { id: sessionId, endedAt: null },
      data: { endedAt: new Date() },
    });
    if (count === 0) return;
    await appendAudit(tx, mintActor(session.member), {
      act: 'member.signOut',
      subject: { type: 'member', id: session.memberId },
    });
  });
}

/** The session that the cookies of a request name, by their signature; null where they name none. */
export async function sessionIdOf(cookieHeader: string | undefined): Promise<string | null> {
  const cookies: Record<string, string> = {};
  for (const pair of (cookieHeader ?? '').split(';')) {
    const [name, ...value] = pair.split('=');
    cookies[(name ?? '').trim()] = value.join('=').trim();
  }
  const request = { cookies, headers: {} } as never;
  const token = await getToken({ req: request, secret: env.authSecret }).catch(() => null);
  return token?.sessionId ?? null;
}
