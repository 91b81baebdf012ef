import { db, Prisma } from '../db.ts';
import { dayIn, digestDayAt } from '../domain/digest.ts';
import { env } from '../env.ts';
import { addJob, giveUp } from '../jobs/records.ts';
import { type Digest, digestLetter } from '../mail/digest-letter.ts';
import { MailFault, sendMail } from '../mail/send.ts';
import { unreadNotices } from '../mail/unread-records.ts';
import { unsubscribeAddress } from '../mail/unsubscribe-token.ts';
import { mailKeyOf } from '../notices/records.ts';
import { planDigests } from '../settings/digest-records.ts';
import { newsroomSettings } from '../settings/queries.ts';
import type { WorkView } from './view.ts';
import { workOf } from './work-queries.ts';

/** Unread for longer, a notice was in seven digests, or in none because there was no mail: the inbox has it. */
const STILL_NEWS_MS = 7 * 86_400_000;

const keyOf = (memberId: string) => `mail.digest ${memberId}`;

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
      // In one queue with their other mails: two never send to one person at once.
      for (const { id: memberId } of members)
        await addJob(
          tx,
          'mail.digest',
          { memberId, day },
          { key: keyOf(memberId), queue: mailKeyOf(memberId) },
        );
    }
    await planDigests(tx, times, now);
  });
}

/**
 * Sends somebody the digest of a day: noted before it is sent and marked afterwards, so that no day has a second. None
 * where there is nothing to say, or where the day is over by the newsroom's clock.
 * @throws MailFault where it could not be sent
 */
export async function mailDigest(memberId: string, day: string, now = new Date()): Promise<void> {
  const { mail, address } = env;
  const { timeZone } = await newsroomSettings(db);
  if (!mail || dayIn(now, timeZone) !== day) return;
  const member = await db.member.findUnique({
    where: { id: memberId },
    include: { noticePreferences: true },
  });
  const kinds = (member?.noticePreferences ?? []).flatMap(({ kind, delivery }) =>
    delivery === 'DIGEST' ? kind : [],
  );
  if (!member || member.deactivatedAt || kinds.length === 0) return;
  await db.mail.createMany({ data: { memberId, digestDay: day }, skipDuplicates: true });
  const made = await db.mail.findUniqueOrThrow({
    where: { memberId_digestDay: { memberId, digestDay: day } },
  });
  if (made.endedAt) return;
  const rows = await unreadNotices(
    member,
    Prisma.sql`notice.kind::text = ANY (${kinds}::text[])
      AND (notice.mail_id IS NULL OR notice.mail_id = ${made.id}::uuid)
      AND notice.at >= ${new Date(now.getTime() - STILL_NEWS_MS)}`,
  );
  // A digest names no story, whatever other mails may say.
  const notices = rows.map((notice) => ({ ...notice, headline: null }));
  const unsubscribe = unsubscribeAddress({ memberId, kinds });
  const work = counts(await workOf(member, now), day, timeZone, now);
  const letter = digestLetter({ ...work, notices }, { address, unsubscribe });
  if (letter) {
    const messageId = `${made.id}@${new URL(address).hostname}`;
    try {
      await sendMail(mail, { messageId, to: member.email, unsubscribe, thread: null, ...letter });
    } catch (error) {
      if (error instanceof MailFault && error.isForGood) await giveUp(db, keyOf(memberId));
      throw error;
    }
  }
  const ids = rows.map(({ id }) => id);
  const endedAt = new Date();
  await db.$transaction([
    db.notice.updateMany({ where: { id: { in: ids } }, data: { mailId: made.id } }),
    db.mail.update({ where: { id: made.id }, data: { endedAt, sentAt: letter ? endedAt : null } }),
  ]);
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
