/**
 * Runs jobs in this process: graphile-worker with what it lacks for us. It is told of a new job by Postgres (LISTEN),
 * so it needs a connection to Postgres itself and not to a pooler (DATABASE_DIRECT_URL).
 *
 * Whoever was killed keeps its jobs locked, for four hours by graphile-worker's own rule. Here each process also holds
 * an advisory lock in the name under which it takes jobs. Postgres frees that as soon as the process is gone, and the
 * others, or the same one started again, free its jobs a few seconds later (docs/decisions/jobs.md has the figures).
 */
import { EventEmitter } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { Logger, type Runner, run, type WorkerEvents } from 'graphile-worker';
import pg from 'pg';
import { faultOf } from '../jobs/fault.ts';
import { JOBS, type JobName } from '../jobs/table.ts';
import { LIVES } from './lives.ts';
import { perform } from './tasks.ts';

/**
 * Jobs at once. They wait most of the time, and people at work come first. Two at most are captures and two texts of
 * files, so neither slow sites nor large files stop anything else.
 */
const AT_ONCE = 6;
/** Their connections, one to listen, and one that says that this process lives. */
const CONNECTIONS = AT_ONCE + 2;
/** A job under way when we are told to stop has this long; the web server gives its last answers 25 s. */
const LAST_JOBS_MS = 15_000;
/** For connections to take their leave. */
const LAST_WORDS_MS = 2_000;
/** How often is looked for the jobs of a process that is gone. */
const LOOK_EVERY_MS = 5_000;
/** A process takes jobs a moment before its name is locked; this many seconds are more than that takes. */
const TAKEN_FOR_S = 5;
/** Where the database is away: as long as people wait at most for a recovery to be noticed, and no storm of attempts. */
const AGAIN_AFTER_MS = 1_000;
/** A machine that loses its power says nothing more: Postgres then asks after it, by default for two hours in vain. */
const NOTICED_WITHIN_A_MINUTE =
  'SET tcp_keepalives_idle = 20; SET tcp_keepalives_interval = 10; SET tcp_keepalives_count = 3';

/** Frees what is locked in a name that no living process holds. $1: LIVES; $2: seconds. */
const FREE_THE_DEAD = `
  SELECT graphile_worker.force_unlock_workers(array_agg(DISTINCT job.locked_by))
  FROM graphile_worker._private_jobs job
  WHERE job.locked_at < now() - make_interval(secs => $2) AND NOT EXISTS (
    SELECT FROM pg_locks held
    WHERE held.locktype = 'advisory' AND held.granted AND held.objsubid = 2 AND held.classid = $1::oid
      AND held.objid::bigint = hashtext(job.locked_by)::bigint & 4294967295
      AND held.database = (SELECT oid FROM pg_database WHERE datname = current_database()))
  HAVING count(*) > 0`;

export type Worker = {
  /** Takes no more jobs; resolves when those under way are done, or have been put back. */
  stop: () => Promise<void>;
};

/** What graphile-worker says, without what a job holds. */
const logger = new Logger(() => (level, message) => {
  if (level === 'error' || level === 'warning') console.error(`Jobs: ${message}`);
});

/**
 * Starts to run jobs, and goes on through whatever happens to the database, until `stop()`.
 * @param databaseUrl of Postgres itself: LISTEN and the lock that says who lives do not pass a pooler
 */
export function runJobs(databaseUrl: string): Worker {
  const ended = new AbortController();
  let runner: Runner | undefined;
  const work = (async () => {
    while (!ended.signal.aborted) {
      try {
        await runUntilItEnds(databaseUrl, ended.signal, (now) => {
          runner = now;
        });
      } catch (error) {
        if (!ended.signal.aborted) console.error(`Jobs wait for the database (${faultOf(error)}).`);
      }
      runner = undefined;
      await sleep(AGAIN_AFTER_MS, undefined, { signal: ended.signal }).catch(() => {});
    }
  })();
  return {
    async stop() {
      ended.abort();
      if (runner) await atMost(LAST_JOBS_MS + LAST_WORDS_MS, runner.stop());
      await work;
    },
  };
}

/** Runs jobs on connections of its own until told to stop, or until one of them breaks. */
async function runUntilItEnds(
  connectionString: string,
  ended: AbortSignal,
  onStart: (runner: Runner) => void,
): Promise<void> {
  const pool = new pg.Pool({
    connectionString,
    max: CONNECTIONS,
    application_name: 'stet jobs',
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
  });
  // A connection that ends while nobody uses it is replaced; without a listener it would end the process.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  const life = new pg.Client({ connectionString, application_name: 'stet jobs', keepAlive: true });
  const died = new Promise<never>((_, reject) => {
    life.on('error', reject);
    life.on('end', () => reject(new Error('The connection ended.')));
  });
  died.catch(() => {});
  try {
    await life.connect();
    await life.query(NOTICED_WITHIN_A_MINUTE);
    const events: WorkerEvents = new EventEmitter();
    let named: Promise<unknown> = Promise.resolve();
    // Jobs are taken in this name from now on.
    events.on('pool:create', ({ workerPool }) => {
      named = life.query('SELECT pg_advisory_lock($1, hashtext($2))', [LIVES, workerPool.id]);
      named.catch(() => {});
    });
    const runner = await run({
      pgPool: pool,
      taskList: Object.fromEntries(
        (Object.keys(JOBS) as JobName[]).map((name) => [name, (ids: unknown) => perform(name, ids)]),
      ),
      parsedCronItems: [],
      noHandleSignals: true,
      logger,
      events,
      preset: {
        worker: {
          concurrentJobs: AT_ONCE,
          gracefulShutdownAbortTimeout: LAST_JOBS_MS,
          // In batches, of whatever ended at the same time: by itself graphile-worker leaves a failure to note the end
          // of a job unheard, which ends the whole process where a database that is shut down cuts it off.
          completeJobBatchDelay: 0,
          failJobBatchDelay: 0,
        },
      },
    });
    onStart(runner);
    if (ended.aborted) await runner.stop();
    await pool.query("SELECT graphile_worker.add_job('jobs.plan', '{}'::json, job_key => 'jobs.plan')");
    await named;
    const looking = freeTheDead(life, ended);
    try {
      await Promise.race([runner.promise, died, looking]);
    } catch (error) {
      await atMost(LAST_JOBS_MS, runner.stop());
      throw error;
    }
  } finally {
    await atMost(LAST_WORDS_MS, life.end(), pool.end());
  }
}

/** Waits until all have ended, well or badly, but no longer: over a broken connection an end may never come. */
async function atMost(ms: number, ...ends: Promise<unknown>[]): Promise<void> {
  const all = Promise.allSettled(ends);
  const over = new AbortController();
  await Promise.race([all, sleep(ms, undefined, { signal: over.signal }).catch(() => {})]);
  over.abort();
}

/** Rejects where the connection is broken; otherwise never ends before it is told to. */
async function freeTheDead(life: pg.Client, ended: AbortSignal): Promise<never> {
  while (!ended.aborted) {
    await life.query(FREE_THE_DEAD, [LIVES, TAKEN_FOR_S]);
    await sleep(LOOK_EVERY_MS, undefined, { signal: ended }).catch(() => {});
  }
  return new Promise(() => {});
}
