import { db, Prisma } from '../db.ts';
import { env } from '../env.ts';
import { mailKeyOf } from '../notices/records.ts';
import { newsroomSettings } from '../settings/queries.ts';
import { MailFault } from './fault.ts';
import { letterOf, type MailedNotice } from './letter.ts';
import { sendNoted } from './state-records.ts';
import { sendTaken } from './taken-records.ts';
import { unreadNotices } from './unread-records.ts';
import { unsubscribeAddress } from './unsubscribe-token.ts';
import { planMail, STILL_NEWS_MS } from './waiting-records.ts';

/**
 * Sends a member one mail about what they were told, have not read and have on *now*; none where nothing is left. It is
 * noted before it is sent and marked afterwards: who is killed in between sends it again, under the same Message-ID and
 * with what is still unread of it. Of two calls at one instant one sends; a mail that somebody else has is looked at
 * again when their time is up.
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
  const others = await sendTaken(mailId, mailKeyOf(memberId), async () => {
    const { email, notices } = await stillToTell(mailId, memberId);
    const { mail, address } = env;
    if (!mail || notices.length === 0) return false;
    const host = new URL(address).hostname;
    const kinds = [...new Set(notices.map(({ kind }) => kind))];
    const stories = new Set(notices.map(({ storyId }) => storyId));
    const [storyId] = stories;
    const unsubscribe = unsubscribeAddress({ memberId, kinds });
    try {
      await sendNoted(mail, {
        ...{ messageId: `${mailId}@${host}`, to: email, unsubscribe },
        thread: stories.size === 1 && storyId ? `story-${storyId}@${host}` : null,
        ...letterOf(notices, { address, unsubscribe }),
      });
    } catch (error) {
      if (error instanceof MailFault && error.isForGood) await refused(mailId);
      throw error;
    }
    return true;
  });
  if (others) await planMail(db, { memberId, digestDay: null }, others);
}

/** It will never be taken as it is. Its notices wait for the next one, and for an administrator who runs it again. */
async function refused(mailId: string): Promise<void> {
  await db.$transaction([
    db.notice.updateMany({ where: { mailId }, data: { mailId: null } }),
    db.mail.update({ where: { id: mailId }, data: { endedAt: new Date() } }),
  ]);
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
