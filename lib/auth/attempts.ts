import { createHash } from 'node:crypto';
import { db, type Tx } from '../db.ts';
import { AppError } from '../domain/errors.ts';

const WINDOW_MS = 15 * 60_000;
/** Per account: enough for a bad morning, far too few to guess. */
const ACCOUNT_LIMIT = 10;
/** Per address: a whole newsroom may sit behind one. */
const ADDRESS_LIMIT = 60;

/**
 * Counts the attempt before the password is looked at, under a lock for the account and the address, so that
 * many attempts at once cannot all slip under the limit. A right password takes its own count back.
 * Answers the attempt's id; throws AppError `limited`.
 * @param account what is guessed at: an e-mail address as typed, "known <member id> <browser>" from a browser that
 *   the member signed in with before, or "password <member id>" and "earlier <member id>" of who is signed in
 * @param address where it comes from; undefined for somebody who is signed in
 */
export async function reserveAttempt(account: string, address?: string): Promise<bigint> {
  const accountKey = createHash('sha256').update(account.toLowerCase()).digest('hex');
  const since = new Date(Date.now() - WINDOW_MS);
  return db.$transaction(async (tx) => {
    const keys = [`account ${accountKey}`, ...(address === undefined ? [] : [`address ${address}`])];
    for (const key of keys.sort()) {
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${key}, 0))`;
    }
    await tx.signInAttempt.deleteMany({ where: { at: { lt: since } } });
    const byAccount = await tx.signInAttempt.count({ where: { accountKey, at: { gte: since } } });
    const byAddress =
      address === undefined ? 0 : await tx.signInAttempt.count({ where: { address, at: { gte: since } } });
    if (byAccount >= ACCOUNT_LIMIT || byAddress >= ADDRESS_LIMIT) {
      throw new AppError('limited', 'Too many attempts. Wait a quarter of an hour, then try again.');
    }
    const row = await tx.signInAttempt.create({ data: { accountKey, address: address ?? '' } });
    return row.id;
  });
}

export async function takeAttemptBack(tx: Tx, attempt: bigint): Promise<void> {
  await tx.signInAttempt.deleteMany({ where: { id: attempt } });
}
