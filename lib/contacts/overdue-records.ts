import { db, type Tx } from '../db.ts';
import { awaitedReplies } from '../domain/awaiting.ts';
import { leavesOpen, OPEN_OUTCOMES } from '../domain/contact-outcomes.ts';
import { hasJob } from '../jobs/has-job-queries.ts';
import { announce } from '../messages/records.ts';
import { tell } from '../notices/records.ts';
import { planReplyLook, replyLookKey, STILL_NEWS_MS } from '../stories/reply-look-records.ts';

/** Plans to look at every request whose deadline lies ahead or has passed within a day, where nothing is planned yet. */
export async function planReplyLooks(tx: Tx, now: Date): Promise<void> {
  const due = await tx.$queryRaw<{ id: string; deadline: Date }[]>`
    SELECT attempt.id, attempt.deadline FROM contact_attempt attempt
    WHERE attempt.outcome::text = ANY (${[...OPEN_OUTCOMES]}::text[])
      AND attempt.deadline > ${new Date(now.getTime() - STILL_NEWS_MS)}
      AND NOT EXISTS (SELECT FROM notice WHERE notice.subject_id = attempt.id AND notice.kind = 'REPLY_OVERDUE')
      AND NOT ${hasJob('contact.replyDue', 'attempt.id')}`;
  for (const { id, deadline } of due) await planReplyLook(tx, id, deadline);
}

/**
 * Tells whoever asked a party that its deadline has passed, if it has and there is still no answer. Once for each
 * deadline, however often this is called.
 */
export async function tellReplyOverdue(attemptId: string, now = new Date()): Promise<void> {
  await db.$transaction(async (tx) => {
    // Of two at once, the second finds what the first has written.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${replyLookKey(attemptId)}, 0))`;
    const attempt = await tx.contactAttempt.findUnique({
      where: { id: attemptId },
      include: { story: { select: { archivedAt: true } }, items: { select: { itemId: true }, take: 1 } },
    });
    if (!attempt?.deadline || attempt.story.archivedAt) return;
    // A clock of ours that is behind Postgres's: it is looked again at the right time.
    if (attempt.deadline > now) return planReplyLook(tx, attemptId, attempt.deadline);
    const own = await tx.contactAttempt.findMany({
      where: { storyId: attempt.storyId, partyId: attempt.partyId },
      orderBy: [{ sentAt: 'asc' }, { id: 'asc' }],
    });
    const [awaited] = awaitedReplies(
      own.map((row) => ({ ...row, party: row.partyId, partyAliases: [] })),
      now,
    );
    if (!awaited?.isOverdue) return;
    // A later request to the party, with this or a later deadline, has its own look.
    const until = awaited.until?.getTime();
    const last = own.findLast((row) => leavesOpen(row.outcome) && row.deadline?.getTime() === until);
    if (last?.id !== attempt.id) return;
    const told = await tx.notice.count({
      where: { kind: 'REPLY_OVERDUE', subjectId: attempt.id, at: { gte: attempt.deadline } },
    });
    if (told > 0) return;
    await tell(tx, null, {
      kind: 'REPLY_OVERDUE',
      act: 'contact.log',
      storyId: attempt.storyId,
      subjectId: attempt.id,
      ...(attempt.items[0] && { itemId: attempt.items[0].itemId }),
      people: [{ memberId: attempt.byId, part: 'ASKER' }],
    });
    await announce(tx, { kind: 'REPLY_OVERDUE', storyId: attempt.storyId });
  });
}
