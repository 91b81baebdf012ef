import { db } from '../db.ts';
import { giveUp } from '../jobs/records.ts';
import { MailFault } from './fault.ts';
import { SEND_MS } from './send.ts';

/** Longer than a letter is ever on its way, with what is read before and noted afterwards. */
const TAKEN_FOR_MS = SEND_MS + 60_000;

/**
 * A server that takes a letter and never says so would get it at each attempt, ten times: twice is enough for a notice,
 * which stands in the inbox as well.
 */
const UNANSWERED_AT_MOST = 2;

/**
 * Sends a mail that nobody else is sending: the row itself says who is, so that of two at one instant, in whatever
 * process, one alone sends it. Marks it as ended afterwards; where it failed, lets go of it for the next attempt. Who is
 * killed meanwhile keeps it until its time is up.
 * @param jobKey of the job that does it, which is given up where another attempt would fail in the same way
 * @param send true: it was sent; false: there was nothing to say
 * @returns until when somebody else has it; null: it is dealt with
 */
export async function sendTaken(
  mailId: string,
  jobKey: string,
  send: () => Promise<boolean>,
): Promise<Date | null> {
  const [taken] = await db.$queryRaw<{ takenUntil: Date }[]>`
    UPDATE mail SET taken_until = statement_timestamp() + make_interval(secs => ${TAKEN_FOR_MS / 1_000}::float)
    WHERE id = ${mailId}::uuid AND ended_at IS NULL
      AND (taken_until IS NULL OR taken_until <= statement_timestamp())
    RETURNING taken_until AS "takenUntil"`;
  if (!taken) {
    const others = await db.mail.findUnique({ where: { id: mailId, endedAt: null } });
    return others?.takenUntil ?? null;
  }
  try {
    const isSent = await send();
    const now = new Date();
    const ended = { takenUntil: null, endedAt: now, sentAt: isSent ? now : null };
    await db.mail.update({ where: { id: mailId }, data: ended });
    return null;
  } catch (error) {
    await letGo(mailId, taken.takenUntil, jobKey, error);
    throw error;
  }
}

async function letGo(mailId: string, takenUntil: Date, jobKey: string, error: unknown): Promise<void> {
  const isUnanswered = error instanceof MailFault && error.code === 'NO_ANSWER';
  const data = { takenUntil: null, ...(isUnanswered && { unanswered: { increment: 1 } }) };
  await db.mail.updateMany({ where: { id: mailId, takenUntil }, data });
  const { count } = isUnanswered
    ? await db.mail.updateMany({
        where: { id: mailId, endedAt: null, unanswered: { gte: UNANSWERED_AT_MOST } },
        data: { endedAt: new Date() },
      })
    : { count: 0 };
  if (count > 0 || (error instanceof MailFault && error.isForGood)) await giveUp(db, jobKey);
}
