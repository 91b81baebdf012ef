import { db, Prisma } from '../db.ts';
import { env } from '../env.ts';
import { giveUp } from '../jobs/records.ts';
import { mailKeyOf } from '../notices/records.ts';
import { newsroomSettings } from '../settings/queries.ts';
import { letterOf, type MailedNotice } from './letter.ts';
import { MailFault, sendMail } from './send.ts';
import { unreadNotices } from './unread-records.ts';
import { unsubscribeAddress } from './unsubscribe-token.ts';

/** What is older has been in the inbox for a day: a mail server that was away for long, or was only just set. */
const STILL_NEWS_MS = 86_400_000;

/**
 * Sends a member one mail about what they were told, have not read and have on *now*; none where nothing is left. It is
 * noted before it is sent and marked afterwards: who is killed in between sends it again, under the same Message-ID and
 * with what is still unread of it. Jobs of one member run one after another (the queue in lib/notices/records.ts).
 * @throws MailFault where it could not be sent
 */
export async function mailNotices(memberId: string, now = new Date()): Promise<void> {
  if (!env.mail) return;
  const open = await db.mail.findMany({
    where: { memberId, endedAt: null, digestDay: null },
    orderBy: { madeAt: 'asc' },
  });
  for (const { id } of open) await sendAndMark(id, memberId);
  const made = await gather(memberId, now);
  if (made) await sendAndMark(made, memberId);
}

/** Notes a mail about what waits for one; null where nothing does. */
async function gather(memberId: string, now: Date): Promise<string | null> {
  return db.$transaction(async (tx) => {
    const off = await tx.noticePreference.findMany({ where: { memberId, delivery: { not: 'NOW' } } });
    const waiting = {
      memberId,
      mailId: null,
      seenAt: null,
      at: { gte: new Date(now.getTime() - STILL_NEWS_MS) },
      kind: { notIn: off.map(({ kind }) => kind) },
    };
    if ((await tx.notice.count({ where: waiting })) === 0) return null;
    const { id } = await tx.mail.create({ data: { memberId } });
    await tx.notice.updateMany({ where: waiting, data: { mailId: id } });
    return id;
  });
}

async function sendAndMark(mailId: string, memberId: string): Promise<void> {
  const { email, notices } = await stillToTell(mailId, memberId);
  if (!env.mail) return;
  if (notices.length > 0) {
    const { address, mail } = env;
    const host = new URL(address).hostname;
    const kinds = [...new Set(notices.map(({ kind }) => kind))];
    const stories = new Set(notices.map(({ storyId }) => storyId));
    const [storyId] = stories;
    const unsubscribe = unsubscribeAddress({ memberId, kinds });
    try {
      await sendMail(mail, {
        ...{ messageId: `${mailId}@${host}`, to: email, unsubscribe },
        thread: stories.size === 1 && storyId ? `story-${storyId}@${host}` : null,
        ...letterOf(notices, { address, unsubscribe }),
      });
    } catch (error) {
      if (error instanceof MailFault && error.isForGood) await refused(mailId, memberId);
      throw error;
    }
  }
  const now = new Date();
  await db.mail.update({
    where: { id: mailId },
    data: { endedAt: now, sentAt: notices.length > 0 ? now : null },
  });
}

/** It will never be taken as it is. Its notices wait for the next one, and for an administrator who runs it again. */
async function refused(mailId: string, memberId: string): Promise<void> {
  await db.$transaction(async (tx) => {
    await tx.notice.updateMany({ where: { mailId }, data: { mailId: null } });
    await tx.mail.update({ where: { id: mailId }, data: { endedAt: new Date() } });
    await giveUp(tx, mailKeyOf(memberId));
  });
}

/** What a mail still has to say, and to which address. */
async function stillToTell(
  mailId: string,
  memberId: string,
): Promise<{ email: string; notices: MailedNotice[] }> {
  const [member, { mailHeadlines }] = await Promise.all([
    db.member.findUniqueOrThrow({ where: { id: memberId }, include: { noticePreferences: true } }),
    newsroomSettings(db),
  ]);
  const off = member.noticePreferences.flatMap(({ kind, delivery }) => (delivery === 'NOW' ? [] : kind));
  const rows = await unreadNotices(
    member,
    Prisma.sql`notice.mail_id = ${mailId}::uuid AND notice.kind::text <> ALL (${off}::text[])`,
  );
  const notices = rows.map(({ id: _, ...notice }) =>
    mailHeadlines ? notice : { ...notice, headline: null },
  );
  return { email: member.email, notices };
}
