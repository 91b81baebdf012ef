import type { z } from 'zod';
import { appendAudit } from '../audit/append.ts';
import { type Guess, noteGuess, reserveAttempt, takeAttemptBack } from '../auth/attempts.ts';
import { hashPassword, isPassword } from '../auth/passwords.ts';
import { openToMember } from '../confidential/closing-records.ts';
import { db } from '../db.ts';
import type { Actor } from '../domain/actor.ts';
import { AppError, invalid } from '../domain/errors.ts';
import { refuseGuessable } from './account-queries.ts';
import { endLinks, endSessions, memberEvent } from './mutations.ts';
import type { proveEarlierPasswordSchema } from './schema.ts';

/**
 * Reopens what a password set with a link has closed, for somebody who knows the password from before that link; and
 * sets a new one at the same time, because the person who made the link may know the one that it set. Every other
 * session ends. Throws AppError `limited` after ten wrong ones in a quarter of an hour.
 */
export async function proveEarlierPassword(
  actor: Actor,
  sessionId: string,
  input: z.output<typeof proveEarlierPasswordSchema>,
): Promise<void> {
  const member = await db.member.findUniqueOrThrow({ where: { id: actor.id } });
  if (!member.passwordHash || !member.earlierPasswordHash) {
    throw new AppError(
      'forbidden',
      'There is no earlier password to prove: somebody named with you confirms you.',
    );
  }
  await refuseGuessable(db, member, input.password);
  const guess: Guess = { kind: 'earlier_password', account: `earlier ${actor.id}`, memberId: actor.id };
  const attempt = await reserveAttempt(guess);
  if (!(await isPassword(member.earlierPasswordHash, input.earlier))) {
    await noteGuess('earlier_password_wrong', guess);
    throw invalid('earlier', 'That is not the password you had before.');
  }
  if (await isPassword(member.passwordHash, input.password)) {
    await takeAttemptBack(db, attempt);
    throw invalid('password', 'Choose a new password: whoever made the link may know this one.');
  }
  const passwordHash = await hashPassword(input.password);
  await db.$transaction(async (tx) => {
    const { count } = await tx.member.updateMany({
      where: {
        id: actor.id,
        passwordHash: member.passwordHash,
        earlierPasswordHash: member.earlierPasswordHash,
        deactivatedAt: null,
      },
      data: {
        passwordHash,
        mustChangePassword: false,
        isPasswordFromLink: false,
        version: { increment: 1 },
      },
    });
    if (count === 0) throw invalid('earlier', 'Your password was changed meanwhile. Sign in again.');
    await takeAttemptBack(tx, attempt);
    const closed = await openToMember(tx, actor.id);
    if (closed === 0) throw new AppError('forbidden', 'Nothing is closed to you.');
    await endSessions(tx, actor.id, sessionId);
    await endLinks(tx, actor.id);
    await appendAudit(tx, actor, memberEvent('member.proveEarlierPassword', actor.id, { closed }));
  });
}
