import { planReplyLooks } from '../contacts/overdue-records.ts';
import { db } from '../db.ts';
import { dayIn } from '../domain/digest.ts';
import { planLook } from '../evidence/recognised-folder-records.ts';
import { planReadings } from '../evidence/text-job-records.ts';
import { addJob } from '../jobs/records.ts';
import { planWaitingMails } from '../mail/waiting-records.ts';
import { planMessages } from '../messages/records.ts';
import { planPdfs } from '../reports/pdf-records.ts';
import { planPictures } from '../reports/picture-records.ts';
import { planDigests } from '../settings/digest-records.ts';
import { newsroomSettings } from '../settings/queries.ts';
import { planCaptures } from '../sources/capture-job-records.ts';

const DAY_MS = 86_400_000;

/**
 * What no change has written a job for: deadlines, wishes for captures, texts to be read and mails that wait, in a
 * database that was restored from a backup, which holds no jobs, or that an earlier version of Stet filled. Then forgets
 * what failed for good a month ago, and comes back in a day.
 */
export async function planJobs(now = new Date()): Promise<void> {
  await db.$transaction(async (tx) => {
    await planReplyLooks(tx, now);
    await planMessages(tx, now);
    await planCaptures(tx);
    await planPdfs(tx, now);
    await planPictures(tx, now);
    await planReadings(tx);
    await planLook(tx, now);
    const times = await newsroomSettings(tx);
    await planDigests(tx, times, now, { keepsTime: true });
    await planWaitingMails(tx, dayIn(now, times.timeZone), now);
    await tx.$executeRaw`
      DELETE FROM graphile_worker._private_jobs
      WHERE attempts >= max_attempts AND locked_at IS NULL AND updated_at < now() - interval '30 days'`;
    await addJob(tx, 'jobs.plan', {}, { key: 'jobs.plan', runAt: new Date(now.getTime() + DAY_MS) });
  });
}
