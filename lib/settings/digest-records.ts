import type { Tx } from '../db.ts';
import { type DigestTimes, nextDigest } from '../domain/digest.ts';
import { addJob } from '../jobs/records.ts';

/**
 * Plans the next digest, in place of the one that was planned.
 * @param keepsTime one that is planned stays as it is, also where its hour passed while nothing ran
 */
export async function planDigests(
  tx: Tx,
  times: DigestTimes,
  now: Date,
  { keepsTime = false } = {},
): Promise<void> {
  await addJob(tx, 'mail.digests', {}, { key: 'mail.digests', runAt: nextDigest(now, times), keepsTime });
}
