import { appendAudit } from '../audit/append.ts';
import { db } from '../db.ts';
import { AppError } from '../domain/errors.ts';
import { emailAddress } from '../domain/fields.ts';
import { mintActor } from './actor.ts';
import { type Guess, noteGuess, reserveAttempt, takeAttemptBack } from './attempts.ts';
import { knownBrowsersIn, knownBrowsersWith } from './known-browser.ts';
import { isPassword, PASSWORD_MAX, spendAPasswordCheck } from './passwords.ts';
import { REFUSALS } from './refusals.ts';

const SESSION_DAYS = 14;
const DAY_MS = 86_400_000;

/** Where an attempt comes from; knownBrowsers: what was set in this browser earlier (known-browser.ts). */
type Client = { address: string; userAgent: string | null; knownBrowsers?: string };

/**
 * Checks a password and opens a session. Attempts from a browser that this member signed in with before have their own
 * count, so that strangers guessing cannot keep the member out. Returns the session's id and what to set in the
 * browser; throws AppError `limited` or `signed_out`.
 */
export async function signIn(
  given: { email: string; password: string },
  client: Client,
): Promise<{ sessionId: string; memberId: string; knownBrowsers: string }> {
  const parsed = emailAddress.safeParse(given.email);
  const email = parsed.success ? parsed.data : '';
  const member = email ? await db.member.findUnique({ where: { email } }) : null;
  const browser = member && knownBrowsersIn(client.knownBrowsers ?? '', member);
  const account = browser ? `known ${member.id} ${browser}` : email || given.email.slice(0, 254);
  const guess: Guess = { kind: 'sign_in', account, address: client.address, memberId: member?.id };
  const attempt = await reserveAttempt(guess);

  if (!member?.passwordHash || given.password.length > PASSWORD_MAX) {
    await spendAPasswordCheck(given.password.slice(0, PASSWORD_MAX));
    await noteGuess('sign_in_wrong', guess);
    throw new AppError('signed_out', REFUSALS.wrong);
  }
  const isRight = await isPassword(member.passwordHash, given.password);
  if (!isRight || member.deactivatedAt) {
    await noteGuess(isRight ? 'sign_in_deactivated' : 'sign_in_wrong', guess);
    throw new AppError('signed_out', REFUSALS.wrong);
  }

  const sessionId = await db.$transaction(async (tx) => {
    // A password changed or a member deactivated since the check above must not leave this session behind.
    const [unchanged] = await tx.$queryRaw<unknown[]>`
      SELECT id FROM member WHERE id = ${member.id}::uuid AND password_hash = ${member.passwordHash}
        AND deactivated_at IS NULL FOR SHARE`;
    if (!unchanged) throw new AppError('signed_out', REFUSALS.wrong);
    await takeAttemptBack(tx, attempt);
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
  const knownBrowsers = knownBrowsersWith(client.knownBrowsers ?? '', member);
  return { sessionId, memberId: member.id, knownBrowsers };
}
