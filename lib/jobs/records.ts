import type { Tx } from '../db.ts';
import { JOBS, type JobName, type JobPayload } from './table.ts';

type When = {
  /** Of two jobs with one key only the later stands, as long as the first has not begun. */
  key?: string;
  /** Not before this; at once where it is left out. */
  runAt?: Date;
  /** One with this key that waits already keeps its time. */
  keepsTime?: boolean;
  /** Of the jobs of one queue one runs at a time, in all processes together; without one, any number. */
  queue?: string;
  /** Of those that could run, the one with the lowest comes first. */
  priority?: number;
};

/**
 * Writes a job in the transaction of its change: it is there if the change is, and is not if the change is not. It is
 * begun within a moment of the commit, at least once, and again where its process was killed in the middle; what it
 * does must therefore come to the same when it is done twice.
 * @throws ZodError where the payload is not what lib/jobs/table.ts says, before anything is written
 */
export async function addJob<Name extends JobName>(
  tx: Tx,
  name: Name,
  payload: JobPayload<Name>,
  { key, runAt, keepsTime = false, queue, priority }: When = {},
): Promise<void> {
  const { payload: schema, attempts } = JOBS[name];
  const ids = JSON.stringify(schema.parse(payload));
  await tx.$executeRaw`
    SELECT FROM graphile_worker.add_job(
      ${name}, payload => ${ids}::json, run_at => ${runAt ?? null}::timestamptz,
      max_attempts => ${attempts}::int, job_key => ${key ?? null}, priority => ${priority ?? null}::int, queue_name => ${queue ?? null},
      job_key_mode => ${keepsTime ? 'preserve_run_at' : 'replace'})`;
}

/** Lets the job under way that has this key be the last attempt: another would fail in the same way. */
export async function giveUp(client: Tx, key: string): Promise<void> {
  await client.$executeRaw`
    UPDATE graphile_worker._private_jobs SET max_attempts = greatest(attempts, 1)
    WHERE key = ${key} AND locked_at IS NOT NULL`;
}

/**
 * Says of a job that was planned anew what its last turn failed by, for the page of jobs: it waits as one that is tried
 * again. For jobs that come back whatever happens, so that each of their faults is not a failed job of its own.
 * @param fault as `faultOf` says it
 */
export async function noteFault(tx: Tx, key: string, fault: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE graphile_worker._private_jobs SET attempts = 1, last_error = ${fault}
    WHERE key = ${key} AND locked_at IS NULL`;
}

/** What the last turn of the job with this key failed by; null where it did not. */
export async function faultNoted(client: Tx, key: string): Promise<string | null> {
  const [row] = await client.$queryRaw<{ fault: string | null }[]>`
    SELECT last_error AS fault FROM graphile_worker._private_jobs WHERE key = ${key}`;
  return row?.fault ?? null;
}
