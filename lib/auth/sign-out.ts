import { getToken } from 'next-auth/jwt';
import { appendAudit } from '../audit/append.ts';
import { db } from '../db.ts';
import { env } from '../env.ts';
import { mintActor } from './actor.ts';

/**
 * Ends the session with this id, for anyone who has its cookie. The cookie, and every copy of it, is worthless from
 * then on. A session that has already ended is left as it is, and nothing is written.
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

/** The id of the session in a request's cookies, with its signature checked; null where there is none. */
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
