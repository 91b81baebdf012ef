/** Looks at requests for comment when their deadlines pass: what becomes of them is in lib/contacts/overdue-records.ts. */
import type { Tx } from '../db.ts';
import { OPEN_OUTCOMES } from '../domain/contact-outcomes.ts';
import { addJob } from '../jobs/records.ts';

/** Deadlines that passed while nobody could look, up to this long ago, are still told: longer ago is no news. */
export const STILL_NEWS_MS = 86_400_000;

/** Of one request for comment there is one such job, at its latest deadline. */
export const replyLookKey = (attemptId: string) => `contact.replyDue ${attemptId}`;

/** Plans to look at a request for comment when its deadline passes; in the transaction that gives it one. */
export async function planReplyLook(tx: Tx, attemptId: string, deadline: Date | null): Promise<void> {
  if (deadline)
    await addJob(tx, 'contact.replyDue', { attemptId }, { key: replyLookKey(attemptId), runAt: deadline });
}

/**
 * The same for the open requests of a story that comes out of the archive, where nothing is told: those whose deadline
 * passed meanwhile, however long ago, are looked at at once.
 */
export async function planReplyLooksAfterArchive(tx: Tx, storyId: string, archivedAt: Date): Promise<void> {
  const open = await tx.contactAttempt.findMany({
    where: {
      storyId,
      outcome: { in: [...OPEN_OUTCOMES] },
      // Also what was to be told just before, and was not; what was told is not told again.
      deadline: { gt: new Date(archivedAt.getTime() - STILL_NEWS_MS) },
    },
    select: { id: true, deadline: true },
    orderBy: { id: 'asc' },
  });
  for (const { id, deadline } of open) await planReplyLook(tx, id, deadline);
}
