import { Prisma, type Tx } from '../db.ts';
import { env } from '../env.ts';
import { addJob } from '../jobs/records.ts';
import { mailKeyOf } from '../notices/records.ts';

/** What is older has been in the inbox for a day: a mail server that was away for long, or was only just set. */
export const STILL_NEWS_MS = 86_400_000;

export const digestKeyOf = (memberId: string) => `mail.digest ${memberId}`;

/** A mail that is noted and not ended; of the digests those of that day alone, for an earlier one is not sent any more. */
export const waitsToday = (day: string) =>
  Prisma.sql`mail.ended_at IS NULL AND (mail.digest_day IS NULL OR mail.digest_day >= ${day})`;

/** A job that sends what waits for somebody; in one queue with all others of theirs. */
export async function planMail(
  tx: Tx,
  { memberId, digestDay }: { memberId: string; digestDay: string | null },
  runAt?: Date,
): Promise<void> {
  const queue = mailKeyOf(memberId);
  const when = runAt && { runAt };
  if (digestDay === null) return addJob(tx, 'mail.notices', { memberId }, { key: queue, queue, ...when });
  const key = digestKeyOf(memberId);
  return addJob(tx, 'mail.digest', { memberId, day: digestDay }, { key, queue, ...when });
}

/**
 * Mails that wait and are not tried any more: those of a restored database, which brings no jobs, and those whose jobs
 * failed for good, as with a password that was put right since, which takes a start anew. What is a day old is no news,
 * and ends unsent.
 */
export async function planWaitingMails(tx: Tx, day: string, now: Date): Promise<void> {
  const late = new Date(now.getTime() - STILL_NEWS_MS);
  // What the server may have taken counts as told; all else is there for the digest.
  await tx.$executeRaw`
    WITH ended AS (
      UPDATE mail SET ended_at = ${now}
      WHERE ended_at IS NULL AND made_at < ${late} AND (taken_until IS NULL OR taken_until < ${now})
      RETURNING id, unanswered)
    UPDATE notice SET mail_id = NULL FROM ended WHERE notice.mail_id = ended.id AND ended.unanswered = 0`;
  if (!env.sendsMail) return;
  const waiting = await tx.$queryRaw<{ memberId: string; digestDay: string | null }[]>`
    SELECT DISTINCT mail.member_id AS "memberId", mail.digest_day AS "digestDay" FROM mail
    WHERE ${waitsToday(day)} AND NOT EXISTS (
      SELECT FROM graphile_worker._private_jobs job
      WHERE job.attempts < job.max_attempts AND job.key =
        CASE WHEN mail.digest_day IS NULL THEN 'mail.notices ' ELSE 'mail.digest ' END || mail.member_id::text)`;
  for (const one of waiting) await planMail(tx, one);
}
