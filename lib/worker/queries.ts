import { db } from '../db.ts';
import type { Actor } from '../domain/actor.ts';
import { authorise } from '../domain/permissions.ts';
import { isJobName, JOBS } from '../jobs/table.ts';
import { LIVES } from './lives.ts';
import type { JobKind, JobState, JobsView } from './view.ts';

/** More than anybody reads; the counts say how many there are. */
const SHOWN = 200;

type Row = {
  id: string;
  name: string;
  state: JobState;
  attempts: number;
  attemptsAtMost: number;
  at: Date;
  fault: string | null;
  /** Of all there are, also of those that are not shown. */
  counts: Partial<Record<JobState, number>>;
};

type KindRow = Omit<JobKind, 'does' | 'dueSince'> & { dueSince: Date | null };

/** How many there are of each kind, and since when the first of them waits. */
function countKinds(): Promise<KindRow[]> {
  return db.$queryRaw<KindRow[]>`
    SELECT task.identifier AS name,
      count(*) FILTER (WHERE job.locked_at IS NULL AND job.attempts < job.max_attempts)::int AS waiting,
      count(*) FILTER (WHERE job.locked_at IS NOT NULL)::int AS running,
      count(*) FILTER (WHERE job.locked_at IS NULL AND job.attempts >= job.max_attempts)::int AS failed,
      min(job.run_at) FILTER (
        WHERE job.locked_at IS NULL AND job.attempts < job.max_attempts AND job.run_at <= now()) AS "dueSince"
    FROM graphile_worker._private_jobs job JOIN graphile_worker._private_tasks task ON task.id = job.task_id
    GROUP BY 1 ORDER BY "dueSince" NULLS LAST, failed DESC, name`;
}

/** Longer than a job waits for others as a rule, even behind a large file: then somebody should look. */
const LATE_AFTER_MS = 10 * 60_000;

/** For whoever watches Stet: whether jobs are done in time. Needs no actor: it tells nothing of anybody's work. */
export type JobsHealth = {
  /** Since when the one waits that could have run for longest; null where none waits. */
  dueSince: string | null;
  /** That is longer ago than ten minutes. */
  isLate: boolean;
  failed: number;
};

/** Null where it cannot be told. */
export async function jobsHealth(now = new Date()): Promise<JobsHealth | null> {
  const kinds = await countKinds().catch(() => null);
  if (!kinds) return null;
  const dueSince = kinds.reduce<Date | null>(
    (first, { dueSince: since }) => (since && (!first || since < first) ? since : first),
    null,
  );
  return {
    dueSince: dueSince?.toISOString() ?? null,
    isLate: dueSince !== null && now.getTime() - dueSince.getTime() > LATE_AFTER_MS,
    failed: kinds.reduce((sum, { failed }) => sum + failed, 0),
  };
}

/** What waits, runs and failed, in three statements. */
export async function listJobs(actor: Actor): Promise<JobsView> {
  authorise(actor, 'jobs.read');
  const rows = await db.$queryRaw<Row[]>`
    WITH jobs AS (
      SELECT job.id::text, task.identifier AS name, job.attempts::int, job.max_attempts::int AS "attemptsAtMost",
             CASE WHEN job.locked_at IS NOT NULL THEN 'RUNNING'
                  WHEN job.attempts >= job.max_attempts THEN 'FAILED'
                  WHEN job.attempts > 0 THEN 'RETRIED' ELSE 'WAITING' END AS state,
             CASE WHEN job.locked_at IS NOT NULL THEN job.locked_at
                  WHEN job.attempts >= job.max_attempts THEN job.updated_at ELSE job.run_at END AS at,
             job.last_error AS fault
      FROM graphile_worker._private_jobs job
      JOIN graphile_worker._private_tasks task ON task.id = job.task_id)
    SELECT *, (SELECT json_object_agg(state, count) FROM (
      SELECT state, count(*)::int FROM jobs GROUP BY state) counted) AS counts
    FROM jobs
    ORDER BY array_position(ARRAY['FAILED', 'RUNNING', 'RETRIED', 'WAITING'], state),
             CASE WHEN state = 'FAILED' THEN at END DESC, at, id
    LIMIT ${SHOWN}`;
  const [{ workers } = { workers: 0 }] = await db.$queryRaw<{ workers: number }[]>`
    SELECT count(*)::int AS workers FROM pg_locks
    WHERE locktype = 'advisory' AND granted AND objsubid = 2 AND classid = ${LIVES}::int::oid
      AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`;
  const kinds = await countKinds();
  return {
    kinds: kinds.map(({ dueSince, ...kind }) => ({
      ...kind,
      does: doesOf(kind.name),
      dueSince: dueSince?.toISOString() ?? null,
    })),
    counts: { FAILED: 0, RUNNING: 0, RETRIED: 0, WAITING: 0, ...rows[0]?.counts },
    workers,
    jobs: rows.map(({ counts: _, at, fault, name, ...row }) => ({
      ...row,
      name,
      does: doesOf(name),
      at: at.toISOString(),
      fault: faultShown(fault),
    })),
  };
}

const doesOf = (name: string): string | null => (isJobName(name) ? JOBS[name].does : null);

/** Ours say a class and a code and nothing else; what graphile-worker itself says is not shown. */
function faultShown(fault: string | null): string | null {
  if (fault === null) return null;
  return /^[\w ]{1,120}$/.test(fault) ? fault : 'Interrupted';
}
