/**
 * Jobs on a real Postgres, run by a process of their own, which is killed in the middle of one.
 */
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { createContact, createMember, createStory } from '../../testing/factories.ts';
import { ended, endWorkers, startWorker } from '../../testing/worker-process.ts';
import { db } from '../db.ts';
import { env } from '../env.ts';
import { addJob } from '../jobs/records.ts';

afterEach(endWorkers);

const WITHIN = { timeout: 15_000, interval: 50 };
const HOUR_MS = 3_600_000;

/** A request for comment with its deadline an hour away, which logs its job too; or an hour ago. */
async function request(deadline = new Date(Date.now() - HOUR_MS)) {
  const asker = await createMember('CHECKER');
  const { storyId } = await createStory((await createMember('EDITOR')).actor);
  const { id } = await createContact(asker.actor, storyId, 'The harbour office', {
    sentAt: new Date(Date.now() - 2 * HOUR_MS).toISOString(),
    deadline: deadline.toISOString(),
  });
  return { asker, attemptId: id };
}

const noticesOf = (attemptId: string) => db.notice.count({ where: { subjectId: attemptId } });
const jobOf = async (attemptId: string) => {
  const [row] = await db.$queryRaw<{ lockedBy: string | null; attempts: number }[]>`
    SELECT locked_by AS "lockedBy", attempts FROM graphile_worker._private_jobs
    WHERE payload->>'attemptId' = ${attemptId}`;
  return row;
};

describe('a job', () => {
  test('is there if its change is, and is not if the change is not', async () => {
    const attemptId = randomUUID();
    await expect(
      db.$transaction(async (tx) => {
        await addJob(tx, 'contact.replyDue', { attemptId });
        throw new Error('changed my mind');
      }),
    ).rejects.toThrow('changed my mind');
    expect(await jobOf(attemptId)).toBeUndefined();
  });

  test('holds ids and nothing else', async () => {
    const words = { attemptId: 'We asked them about the minister' };
    await expect(db.$transaction((tx) => addJob(tx, 'contact.replyDue', words))).rejects.toThrow(/UUID/);
  });

  test('of one key stands once', async () => {
    const attemptId = randomUUID();
    const runAt = new Date(Date.now() + 3_600_000);
    for (let i = 0; i < 3; i += 1)
      await db.$transaction((tx) => addJob(tx, 'contact.replyDue', { attemptId }, { key: attemptId, runAt }));
    const [{ jobs } = { jobs: 0 }] = await db.$queryRaw<{ jobs: number }[]>`
      SELECT count(*)::int AS jobs FROM graphile_worker._private_jobs WHERE payload->>'attemptId' = ${attemptId}`;
    expect(jobs).toBe(1);
  });

  test('is begun within a moment of its change, and a worker that is told to stop ends by itself', async () => {
    const worker = await startWorker();
    const { asker, attemptId } = await request();
    await vi.waitUntil(async () => (await noticesOf(attemptId)) === 1, WITHIN);
    expect(await db.notice.findFirst({ where: { subjectId: attemptId } })).toMatchObject({
      memberId: asker.id,
      kind: 'REPLY_OVERDUE',
    });
    worker.kill('SIGTERM');
    await ended(worker);
    expect(worker.exitCode).toBe(0);
  }, 60_000);

  test('is done after the database was away', async () => {
    await startWorker();
    const before = await request();
    await vi.waitUntil(async () => (await noticesOf(before.attemptId)) === 1, WITHIN);
    const [{ ended: many } = { ended: 0 }] = await db.$queryRaw<{ ended: number }[]>`
      SELECT count(pg_terminate_backend(pid))::int AS ended FROM pg_stat_activity
      WHERE application_name = 'stet jobs' AND datname = current_database()`;
    expect(many).toBeGreaterThan(1);
    const after = await request();
    await vi.waitUntil(async () => (await noticesOf(after.attemptId)) === 1, WITHIN);
  }, 60_000);

  test('whose process is killed in the middle is done once, seconds later, by the next one', async () => {
    const { attemptId } = await request();
    const blocker = new pg.Client({ connectionString: env.databaseUrl });
    await blocker.connect();
    try {
      // The job takes this lock first, so it stays in the middle for as long as it is held here.
      await blocker.query('SELECT pg_advisory_lock(hashtextextended($1, 0))', [
        `contact.replyDue ${attemptId}`,
      ]);
      const first = await startWorker();
      await vi.waitUntil(async () => (await jobOf(attemptId))?.lockedBy, WITHIN);
      first.kill('SIGKILL');
      await ended(first);
      await blocker.query('SELECT pg_advisory_unlock_all()');
      expect(await noticesOf(attemptId)).toBeLessThanOrEqual(1);
      const began = performance.now();
      await startWorker();
      await vi.waitUntil(async () => (await jobOf(attemptId)) === undefined, {
        timeout: 30_000,
        interval: 50,
      });
      // Seven seconds, measured; graphile-worker by itself leaves it locked for four hours.
      expect(performance.now() - began).toBeLessThan(25_000);
      expect(await noticesOf(attemptId)).toBe(1);
    } finally {
      await blocker.end();
    }
  }, 90_000);

  test('of a process that lives is left to it, however long it takes', async () => {
    const { attemptId } = await request();
    const blocker = new pg.Client({ connectionString: env.databaseUrl });
    await blocker.connect();
    try {
      await blocker.query('SELECT pg_advisory_lock(hashtextextended($1, 0))', [
        `contact.replyDue ${attemptId}`,
      ]);
      await startWorker();
      await vi.waitUntil(async () => (await jobOf(attemptId))?.lockedBy, WITHIN);
      const first = await jobOf(attemptId);
      // As if it had been at it for an hour: a second process looks at once when it starts, and every few seconds.
      await db.$executeRaw`
        UPDATE graphile_worker._private_jobs SET locked_at = now() - interval '1 hour'
        WHERE payload->>'attemptId' = ${attemptId}`;
      await startWorker();
      const dead = await db.$queryRaw<unknown[]>`
        SELECT FROM graphile_worker.add_job('jobs.plan', '{}'::json, job_key => 'test')`;
      expect(dead).toHaveLength(1);
      await vi.waitUntil(async () => {
        const [row] = await db.$queryRaw<{ jobs: number }[]>`
            SELECT count(*)::int AS jobs FROM graphile_worker._private_jobs WHERE key = 'test'`;
        return row?.jobs === 0;
      }, WITHIN);
      expect(await jobOf(attemptId)).toEqual(first);
    } finally {
      await blocker.end();
    }
  }, 60_000);
});
