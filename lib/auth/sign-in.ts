import { createHash } from 'node:crypto';
import { appendAudit } from '../audit.ts';
import { db } from '../db.ts';
import { AppError } from '../domain/errors.ts';
import { emailAddress } from '../domain/fields.ts';
import { mintActor } from './actor.ts';
import { isPassword, PASSWORD_MAX, spendAPasswordCheck } from './passwords.ts';

const WINDOW_MS = 15 * 60_000;
/** Per account: enough for a bad morning, far too few to guess. */
const ACCOUNT_LIMIT = 10;
/** Per address: a whole newsroom may sit behind one. */
const ADDRESS_LIMIT = 60;

const SESSION_DAYS = 14;
const DAY_MS = 86_400_000;

/** One answer for an unknown account, a wrong password, an invitation not taken up and a deactivated member. */
const REFUSED = 'E-mail address or password is not right.';

/**
 * Checks a password and opens a session.
 * Answers the session's id; throws AppError `limited` or `signed_out`.
 */
export async function signIn(
  given: { email: string; password: string },
  client: { address: string; userAgent: string | null },
): Promise<{ sessionId: string; memberId: string }> {
  const parsed = emailAddress.safeParse(given.email);
  const email = parsed.success ? parsed.data : '';
  const attempt = await reserveAttempt(email || given.email.slice(0, 254), client.address);

  const member = email ? await db.member.findUnique({ where: { email } }) : null;
  if (!member?.passwordHash || given.password.length > PASSWORD_MAX) {
    await spendAPasswordCheck(given.password.slice(0, PASSWORD_MAX));
    throw new AppError('signed_out', REFUSED);
  }
  const isRight = await isPassword(member.passwordHash, given.password);
  if (!isRight || member.deactivatedAt) throw new AppError('signed_out', REFUSED);

  const sessionId = await db.$transaction(async (tx) => {
    // A password changed or a member deactivated since the look above must not leave this session behind.
    const [unchanged] = await tx.$queryRaw<unknown[]>`
      SELECT id FROM member WHERE id = ${member.id}::uuid AND password_hash = ${member.passwordHash}
        AND deactivated_at IS NULL FOR SHARE`;
    if (!unchanged) throw new AppError('signed_out', REFUSED);
    await tx.signInAttempt.deleteMany({ where: { id: attempt } });
    const session = await tx.session.create({
      data: {
        memberId: member.id,
        expiresAt: new Date(Date.now() + SESSION_DAYS * DAY_MS),
        userAgent: client.userAgent?.slice(0, 300).toWellFormed().replaceAll('\0', '') ?? null,
      },
    });
    await appendAudit(tx, mintActor(member), {
      act: 'member.signIn',
      subject: { type: 'member', id: member.id },
    });
    return session.id;
  });
  return { sessionId, memberId: member.id };
}

/**
 * Counts the attempt before the password is looked at, under a lock for the account and the address, so that
 * many attempts at once cannot all slip under the limit. A right password takes its own count back.
 */
async function reserveAttempt(account: string, address: string): Promise<bigint> {
  const accountKey = createHash('sha256').update(account.toLowerCase()).digest('hex');
  const since = new Date(Date.now() - WINDOW_MS);
  return db.$transaction(async (tx) => {
    for (const key of [`account ${accountKey}`, `address ${address}`].sort()) {
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${key}, 0))`;
    }
    await tx.signInAttempt.deleteMany({ where: { at: { lt: since } } });
    const [byAccount, byAddress] = [
      await tx.signInAttempt.count({ where: { accountKey, at: { gte: since } } }),
      await tx.signInAttempt.count({ where: { address, at: { gte: since } } }),
    ];
    if (byAccount >= ACCOUNT_LIMIT || byAddress >= ADDRESS_LIMIT) {
      throw new AppError('limited', 'Too many attempts. Wait a quarter of an hour, then try again.');
    }
    const row = await tx.signInAttempt.create({ data: { accountKey, address } });
    return row.id;
  });
}
