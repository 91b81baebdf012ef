import { beforeAll, describe, expect, test } from 'vitest';
import { createFailedJob, createMember, type MadeMember } from '../../testing/factories.ts';
import { db } from '../db.ts';
import { faultOf } from '../jobs/fault.ts';
import { runJobAgain } from './mutations.ts';
import { planJobs } from './plan-records.ts';
import { jobsHealth, listJobs } from './queries.ts';
import { perform } from './tasks.ts';

let admin: MadeMember;

beforeAll(async () => {
  admin = await createMember('ADMIN');
});

const jobNow = async (id: string) => (await listJobs(admin.actor)).jobs.find((job) => job.id === id);

describe('the page of jobs', () => {
  test('shows what failed first, by the class of its fault', async () => {
    await planJobs();
    const id = await createFailedJob();
    const { jobs, counts, workers } = await listJobs(admin.actor);
    expect(jobs[0]).toMatchObject({
      id,
      name: 'contact.replyDue',
      state: 'FAILED',
      fault: 'PrismaClientKnownRequestError P2002',
    });
    // The next planning and the next digests.
    expect(counts).toMatchObject({ FAILED: 1, RUNNING: 0, WAITING: 2 });
    expect(workers).toBe(0);
  });

  test('never shows what a fault said', async () => {
    const id = await createFailedJob('Their words were: “We never met the minister.”');
    expect((await jobNow(id))?.fault).toBe('Interrupted');
  });

  test('has what failed run again, once, and the record says so', async () => {
    const jobId = await createFailedJob();
    await runJobAgain(admin.actor, { jobId });
    expect(await jobNow(jobId)).toMatchObject({ state: 'WAITING', attempts: 0, fault: null });
    expect(await db.auditEvent.findFirst({ orderBy: { seq: 'desc' } })).toMatchObject({
      action: 'job.runAgain',
      actorId: admin.id,
    });
    await expect(runJobAgain(admin.actor, { jobId })).rejects.toMatchObject({ code: 'missing' });
  });

  test('counts what it has no room to show', async () => {
    await planJobs();
    await db.$executeRaw`
      SELECT graphile_worker.add_job('contact.replyDue', json_build_object('n', n), run_at => now() + interval '1 day')
      FROM generate_series(1, 200) n`;
    await db.$executeRaw`
      SELECT FROM graphile_worker.permanently_fail_jobs(
        (SELECT array_agg(id) FROM graphile_worker._private_jobs WHERE key IS NULL), 'TypeError')`;
    const { jobs, counts } = await listJobs(admin.actor);
    expect(jobs).toHaveLength(200);
    expect(counts.FAILED).toBeGreaterThanOrEqual(200);
    expect(counts.WAITING).toBe(2);
    await db.$executeRaw`
      SELECT FROM graphile_worker.complete_jobs(
        (SELECT array_agg(id) FROM graphile_worker._private_jobs WHERE key IS NULL))`;
  });

  test('counts each kind, and says since when the first of it waits; late ones are told to whoever watches', async () => {
    await db.$executeRaw`
      SELECT graphile_worker.add_job('evidence.readText', '{}'::json, run_at => now() - make_interval(mins => n))
      FROM generate_series(9, 11) n`;
    const { kinds } = await listJobs(admin.actor);
    const [first] = kinds;
    expect(first).toMatchObject({ name: 'evidence.readText', waiting: 3, running: 0, failed: 0 });
    expect(first?.does).toContain('Reads the text');
    const dueSince = first?.dueSince ?? '';
    expect(Math.round((Date.now() - Date.parse(dueSince)) / 60_000)).toBe(11);
    // What is for later is not late.
    expect(kinds.find(({ name }) => name === 'jobs.plan')).toMatchObject({ waiting: 1, dueSince: null });
    expect(await jobsHealth()).toMatchObject({ dueSince, isLate: true });
    expect(await jobsHealth(new Date(Date.now() - 2 * 60_000))).toMatchObject({ isLate: false });
    await db.$executeRaw`
      SELECT FROM graphile_worker.complete_jobs((SELECT array_agg(job.id) FROM graphile_worker._private_jobs job
        JOIN graphile_worker._private_tasks task ON task.id = job.task_id WHERE task.identifier = 'evidence.readText'))`;
    expect(await jobsHealth()).toMatchObject({ dueSince: null, isLate: false });
  });

  test('is for administrators', async () => {
    const editor = await createMember('EDITOR');
    await expect(listJobs(editor.actor)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(runJobAgain(editor.actor, { jobId: await createFailedJob() })).rejects.toMatchObject({
      code: 'forbidden',
    });
  });
});

describe('a job that fails', () => {
  test('leaves the class of its fault and its code, and none of its words', async () => {
    await expect(perform('contact.replyDue', { attemptId: 'We asked the minister' })).rejects.toThrow(
      /^ZodError$/,
    );
    const fault = Object.assign(new TypeError('We asked the minister'), { code: 'E_MINISTER' });
    expect(faultOf(fault)).toBe('TypeError E_MINISTER');
    expect(faultOf(Object.assign(new Error('x'), { code: 'We asked the minister' }))).toBe('Error');
    expect(faultOf('We asked the minister')).toBe('Error');
  });

  test('for good is forgotten a month later, and not before', async () => {
    const [old, recent] = [await createFailedJob(), await createFailedJob()];
    await db.$executeRaw`
      UPDATE graphile_worker._private_jobs SET updated_at = now() - interval '31 days' WHERE id = ${old}::bigint`;
    await planJobs();
    expect(await jobNow(old)).toBeUndefined();
    expect(await jobNow(recent)).toMatchObject({ state: 'FAILED' });
  });
});
