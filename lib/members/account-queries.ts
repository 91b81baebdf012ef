import { type Guess, noteGuess, reserveAttempt, takeAttemptBack } from '../auth/attempts.ts';
import { isCommonPassword } from '../auth/common-passwords.ts';
import { isPassword } from '../auth/passwords.ts';
import { db, type Tx } from '../db.ts';
import { invalid } from '../domain/errors.ts';
import { isHardlyMoreThan, lookOfName } from '../domain/names-alike.ts';
import { newsroomSettings } from '../settings/queries.ts';

/** Of two who want the same e-mail address at once, the second waits here and then sees that it is taken. */
export async function holdAddress(tx: Tx, email: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`e-mail ${email}`}, 0))`;
}

/**
 * A name that looks like somebody's belongs to that person: the name beside a verdict must leave no doubt whose it is.
 */
export async function holdName(tx: Tx, name: string, ownId?: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('names of members', 0))`;
  const look = lookOfName(name);
  const others = await tx.member.findMany({ where: { id: { not: ownId } }, select: { name: true } });
  if (others.some((other) => lookOfName(other.name) === look)) {
    throw invalid('name', 'Somebody here has this name, or one that looks like it.');
  }
}

/** Refuses what others would try first. */
export async function refuseGuessable(
  client: Tx,
  member: { name: string; email: string },
  password: string,
): Promise<void> {
  const newsroom = await newsroomSettings(client);
  const known = [member.name, member.email, member.email.split('@')[0] ?? '', newsroom.name];
  if (known.some((name) => isHardlyMoreThan(password, name))) {
    throw invalid('password', 'Others would guess that: it is your name, your address or the newsroom’s.');
  }
  if (await isCommonPassword(password)) {
    throw invalid('password', 'This is among the passwords that others try first.');
  }
}

/** Checks the password of somebody who is signed in; their guesses are counted. Throws AppError `limited`. */
export async function demandPassword(
  member: { id: string; passwordHash: string | null },
  current: string,
  wrong: string,
): Promise<void> {
  const guess: Guess = { kind: 'password', account: `password ${member.id}`, memberId: member.id };
  const attempt = await reserveAttempt(guess);
  if (!member.passwordHash || !(await isPassword(member.passwordHash, current))) {
    await noteGuess('password_wrong', guess);
    throw invalid('current', wrong);
  }
  await takeAttemptBack(db, attempt);
}
