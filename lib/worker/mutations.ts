import type { z } from 'zod';
import { appendAudit } from '../audit/append.ts';
import { db } from '../db.ts';
import type { Actor } from '../domain/actor.ts';
import { missing } from '../domain/errors.ts';
import { authorise } from '../domain/permissions.ts';
import { NEWSROOM } from '../settings/newsroom.ts';
import type { runJobAgainSchema } from './schema.ts';

/** Has a job that failed tried again, as if it had just been written. Throws `missing` where none has that number, or it has not failed. */
export async function runJobAgain(
  actor: Actor,
  { jobId }: z.output<typeof runJobAgainSchema>,
): Promise<void> {
  authorise(actor, 'jobs.run');
  await db.$transaction(async (tx) => {
    const [job] = await tx.$queryRaw<{ name: string }[]>`
      UPDATE graphile_worker._private_jobs job SET attempts = 0, run_at = now(), last_error = NULL, updated_at = now()
      FROM graphile_worker._private_tasks task
      WHERE task.id = job.task_id AND job.id = ${jobId}::bigint
        AND job.locked_at IS NULL AND job.attempts >= job.max_attempts
      RETURNING task.identifier AS name`;
    if (!job) throw missing('failed job');
    await appendAudit(tx, actor, {
      act: 'job.runAgain',
      subject: { type: 'newsroom', id: NEWSROOM },
      payload: { job: job.name, number: Number(jobId) },
    });
  });
}
