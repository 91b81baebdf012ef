import { db, Prisma } from '../db.ts';
import { dayIn, digestDayAt } from '../domain/digest.ts';
import type { NoticeKind } from '../domain/notices.ts';
import { env } from '../env.ts';
import { type Digest, digestLetter } from '../mail/digest-letter.ts';
import { MailFault } from '../mail/fault.ts';
import type { MailedNotice } from '../mail/letter.ts';
import { sendNoted } from '../mail/state-records.ts';
import { sendTaken } from '../mail/taken-records.ts';
import { type Reader, unreadNotices } from '../mail/unread-records.ts';
import { unsubscribeAddress } from '../mail/unsubscribe-token.ts';
import { digestKeyOf, planMail } from '../mail/waiting-records.ts';
import { planDigests } from '../settings/digest-records.ts';
import { newsroomSettings } from '../settings/queries.ts';
import type { WorkView } from './view.ts';
import { workOf } from './work-queries.ts';

/** Unread for longer, a notice was in seven digests, or in none because there was no mail: the inbox has it. */
const STILL_NEWS_MS = 7 * 86_400_000;

/** At the desk's hour: a job for everybody who has a kind on *digest*, and the next hour. On a day without one, the next alone. */
export async function beginDigests(now = new Date()): Promise<void> {
  await db.$transaction(async (tx) => {
    const times = await newsroomSettings(tx);
    const day = digestDayAt(now, times);
    if (day !== null && env.sendsMail) {
      const members = await tx.member.findMany({
        where: { deactivatedAt: null, noticePreferences: { some: { delivery: 'DIGEST' } } },
        select: { id: true },
      });
      for (const { id: memberId } of members) await planMail(tx, { memberId, digestDay: day });
    }
    await planDigests(tx, times, now);
  });
}

/**
 * Sends somebody the digest of a day: noted before it is sent and marked afterwards, so that no day has a second, also
 * where two send it at one instant. None where there is nothing to say, or where the day is over by the newsroom's clock.
 * @throws MailFault where it could not be sent
 */
export async function mailDigest(memberId: string, day: string, now = new Date()): Promise<void> {
  const { timeZone } = await newsroomSettings(db);
  if (!env.mail || dayIn(now, timeZone) !== day) return;
  const member = await db.member.findUnique({
    where: { id: memberId },
    include: { noticePreferences: true },
  });
  const kinds = (member?.noticePreferences ?? []).flatMap(({ kind, delivery }) =>
    delivery === 'DIGEST' ? kind : [],
  );
  if (!member || member.deactivatedAt || kinds.length === 0) return;
  await db.mail.createMany({ data: { memberId, digestDay: day }, skipDuplicates: true });
  const { id } = await db.mail.findUniqueOrThrow({
    where: { memberId_digestDay: { memberId, digestDay: day } },
    select: { id: true },
  });
  const others = await sendTaken(id, digestKeyOf(memberId), async () => {
    const notices = await takeNotices(id, { member, kinds, day, now });
    const work = counts(await workOf(member, now), day, timeZone, now);
    return send(id, member, kinds, { ...work, notices });
  });
  if (others) await planMail(db, { memberId, digestDay: day }, others);
}

/** @returns whether there was something to say */
async function send(
  mailId: string,
  { id: memberId, email }: { id: string; email: string },
  kinds: NoticeKind[],
  digest: Digest,
): Promise<boolean> {
  const { mail, address } = env;
  const unsubscribe = unsubscribeAddress({ memberId, kinds });
  const letter = digestLetter(digest, { address, unsubscribe });
  if (!mail || !letter) return false;
  const messageId = `${mailId}@${new URL(address).hostname}`;
  try {
    await sendNoted(mail, { messageId, to: email, unsubscribe, thread: null, ...letter });
  } catch (error) {
    // What the server may have taken is told; of all else the next digest tells, should this one never go out.
    if (!(error instanceof MailFault && error.code === 'NO_ANSWER'))
      await db.notice.updateMany({ where: { mailId }, data: { mailId: null } });
    throw error;
  }
  return true;
}

/** The unread notices for a digest: from now on they are its own, and in no other mail. Those of one that never went out are free again. */
async function takeNotices(
  mailId: string,
  { member, kinds, day, now }: { member: Reader; kinds: NoticeKind[]; day: string; now: Date },
): Promise<MailedNotice[]> {
  await db.notice.updateMany({
    where: { memberId: member.id, mail: { digestDay: { lt: day }, endedAt: null, unanswered: 0 } },
    data: { mailId: null },
  });
  const rows = await unreadNotices(
    member,
    Prisma.sql`notice.kind::text = ANY (${kinds}::text[])
      AND (notice.mail_id IS NULL OR notice.mail_id = ${mailId}::uuid)
      AND notice.at >= ${new Date(now.getTime() - STILL_NEWS_MS)}`,
  );
  const taken = await db.$queryRaw<{ id: string }[]>`
    UPDATE notice SET mail_id = ${mailId}::uuid
    WHERE id = ANY (${rows.map(({ id }) => id)}::uuid[]) AND (mail_id IS NULL OR mail_id = ${mailId}::uuid)
    RETURNING id`;
  const own = new Set(taken.map(({ id }) => id));
  // A digest names no story, whatever other mails may say.
  return rows.filter(({ id }) => own.has(id)).map(({ id: _, ...notice }) => ({ ...notice, headline: null }));
}

function counts(work: WorkView, day: string, timeZone: string, now: Date): Omit<Digest, 'notices'> {
  const when = (due: string | null) => {
    if (due === null) return 'later';
    if (Date.parse(due) <= now.getTime()) return 'overdue';
    return dayIn(new Date(due), timeZone) === day ? 'today' : 'later';
  };
  const items = work.entries.flatMap((entry) => entry.items.map(({ due }) => when(due)));
  const stories = work.entries.flatMap(({ ofStory, due }) => (ofStory && ofStory.open > 0 ? when(due) : []));
  const of = (all: readonly string[], which: string) => all.filter((one) => one === which).length;
  return {
    repliesOverdue: work.entries.reduce((sum, { requests }) => sum + requests.length, 0),
    itemsOverdue: of(items, 'overdue'),
    storiesOverdue: of(stories, 'overdue'),
    itemsToday: of(items, 'today'),
    storiesToday: of(stories, 'today'),
    itemsLater: of(items, 'later'),
    storiesLater: of(stories, 'later'),
  };
}
