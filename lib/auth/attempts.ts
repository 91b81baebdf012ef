import { createHash } from 'node:crypto';
import { db, type Tx } from '../db.ts';
import { AppError } from '../domain/errors.ts';
import { LIMITS } from '../domain/limits.ts';
import { networkOf } from '../domain/network.ts';
import type { SecurityCode } from '../domain/security-events.ts';
import { REFUSALS } from './refusals.ts';
import { noteSecurity } from './security-log.ts';

const { person: ACCOUNT_LIMIT, address: ADDRESS_LIMIT, seconds } = LIMITS.guesses;
const WINDOW_MS = seconds * 1000;

/** What is guessed, for which account, and from where. */
export type Guess = {
  kind: 'sign_in' | 'password' | 'earlier_password';
  /**
   * An e-mail address as typed; "known <member id> <browser>" from a browser that the member signed in with before; or
   * "password <member id>" and "earlier <member id>" for somebody who is signed in.
   */
  account: string;
  /** Undefined for somebody who is signed in. */
  address?: string;
  /** Whose account it is, if known. */
  memberId?: string;
};

/**
 * Counts the attempt before the password is checked, under a lock for the account and the address, so that many
 * simultaneous attempts cannot all slip under the limit. A right password takes its own count back. Returns the
 * attempt's id; throws AppError `limited`, which is noted in the security log.
 */
export async function reserveAttempt(guess: Guess): Promise<bigint> {
  const address = guess.address === undefined ? undefined : networkOf(guess.address);
  const accountKey = keyOf(guess);
  const since = new Date(Date.now() - WINDOW_MS);
  const result = await db.$transaction(async (tx) => {
    const keys = [`account ${accountKey}`, ...(address === undefined ? [] : [`address ${address}`])];
    for (const key of keys.sort()) {
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${key}, 0))`;
    }
    await tx.signInAttempt.deleteMany({ where: { at: { lt: since } } });
    const byAccount = await tx.signInAttempt.count({ where: { accountKey, at: { gte: since } } });
    if (byAccount >= ACCOUNT_LIMIT) return 'account';
    const byAddress =
      address === undefined ? 0 : await tx.signInAttempt.count({ where: { address, at: { gte: since } } });
    if (byAddress >= ADDRESS_LIMIT) return 'address';
    const row = await tx.signInAttempt.create({ data: { accountKey, address: address ?? '' } });
    return row.id;
  });
  if (typeof result === 'bigint') return result;
  const code = result === 'account' ? (`${guess.kind}_limited_account` as const) : 'sign_in_limited_address';
  await noteGuess(code, guess);
  throw new AppError('limited', REFUSALS.limited, {
    retryAfter: seconds,
  });
}

/** Notes in the security log what came of a guess. */
export function noteGuess(code: SecurityCode, guess: Guess): Promise<void> {
  const { address, memberId } = guess;
  return noteSecurity({ code, accountKey: keyOf(guess), address, memberId });
}

const keyOf = ({ account }: Guess) => createHash('sha256').update(account.toLowerCase()).digest('hex');

export async function takeAttemptBack(tx: Tx, attempt: bigint): Promise<void> {
  await tx.signInAttempt.deleteMany({ where: { id: attempt } });
}
