/** Of one mail one letter, whoever else is sending it; and what becomes of it where nobody can say. */
import { randomUUID } from 'node:crypto';
import { afterEach, expect, test } from 'vitest';
import { ended, endWorkers, startWorker } from '../../testing/worker-process.ts';
import { db } from '../db.ts';
import { planJobs } from '../worker/plan-records.ts';
import { withMails } from './mails.fixture.ts';
import { mailNotices } from './notice-records.ts';

const mails = withMails();
const { freshStory, tellHer } = mails;

afterEach(endWorkers);

const jobOf = async (key: string) => {
  const [job] = await db.$queryRaw<{ runAt: Date; payload: unknown }[]>`
    SELECT run_at AS "runAt", payload FROM graphile_worker._private_jobs WHERE key = ${key}`;
  return job;
};
const noJobs = () => db.$executeRaw`DELETE FROM graphile_worker._private_jobs`;
const mailOf = () => db.mail.findFirstOrThrow({ where: { memberId: mails.her.id } });

test('ten calls at one instant send one letter', async () => {
  await tellHer((await freshStory()).storyId, 'ASSIGNED', 3);
  await Promise.all(Array.from({ length: 10 }, () => mailNotices(mails.her.id)));
  await mailNotices(mails.her.id);
  expect(mails.letters).toHaveLength(1);
  expect(await db.mail.count({ where: { memberId: mails.her.id, sentAt: { not: null } } })).toBe(1);
});

test('while one process waits for the server’s answer, another sends nothing and comes back later', async () => {
  let answer = () => {};
  const came = new Promise<void>((resolve) => {
    void mails.listen({}, (done) => {
      answer = done;
      resolve();
    });
  });
  const { storyId } = await freshStory();
  await tellHer(storyId, 'ASSIGNED');
  await expect.poll(() => process.env.STET_SMTP_URL).toBe(mails.server.url);
  const first = mailNotices(mails.her.id);
  await came;
  await mailNotices(mails.her.id);
  expect(mails.letters).toHaveLength(1);
  const { takenUntil } = await mailOf();
  expect((await jobOf(`mail.notices ${mails.her.id}`))?.runAt).toEqual(takenUntil);
  answer();
  await first;
  await mailNotices(mails.her.id);
  expect(mails.letters).toHaveLength(1);
  expect(await mailOf()).toMatchObject({ takenUntil: null, sentAt: expect.any(Date) });
});

test('what a killed process had is left to it until its time is up, and then sent', async () => {
  await tellHer((await freshStory()).storyId, 'ASSIGNED');
  const { id } = await db.mail.create({
    data: { memberId: mails.her.id, takenUntil: new Date(Date.now() + 60_000) },
  });
  await db.notice.updateMany({ where: { memberId: mails.her.id }, data: { mailId: id } });
  await mailNotices(mails.her.id);
  expect(mails.letters).toEqual([]);
  await db.mail.update({ where: { id }, data: { takenUntil: new Date(Date.now() - 1) } });
  await mailNotices(mails.her.id);
  expect(mails.letters.map(({ messageId }) => messageId)).toEqual([`<${id}@stet.newsroom.example>`]);
});

test('a process that is killed with a letter on its way: another waits until its time is up, and sends it once', async () => {
  let isSilent = true;
  await mails.listen({}, (done) => {
    if (!isSilent) done();
  });
  await tellHer((await freshStory()).storyId, 'ASSIGNED');
  const key = `mail.notices ${mails.her.id}`;
  const runNow = () =>
    db.$executeRaw`UPDATE graphile_worker._private_jobs SET run_at = now() WHERE key = ${key}`;
  const WITHIN = { timeout: 60_000, interval: 100 };
  await runNow();
  const first = await startWorker();
  await expect.poll(() => mails.letters.length, WITHIN).toBe(1);
  first.kill('SIGKILL');
  await ended(first);
  isSilent = false;
  const { id, takenUntil } = await mailOf();
  await startWorker();
  await expect.poll(async () => (await jobOf(key))?.runAt, WITHIN).toEqual(takenUntil);
  expect(mails.letters).toHaveLength(1);
  await db.mail.update({ where: { id }, data: { takenUntil: new Date() } });
  await runNow();
  await expect.poll(() => mailOf(), WITHIN).toMatchObject({ sentAt: expect.any(Date), takenUntil: null });
  await expect.poll(() => jobOf(key), WITHIN).toBeUndefined();
  expect(mails.letters.map(({ messageId }) => messageId)).toEqual(
    Array.from({ length: 2 }, () => `<${id}@stet.newsroom.example>`),
  );
});

test('a server that takes a letter and never says so gets it twice, under one Message-ID, and no more', async () => {
  await mails.listen({}, () => mails.server.cutOff());
  await tellHer((await freshStory()).storyId, 'ASSIGNED');
  const once = () => expect(mailNotices(mails.her.id)).rejects.toMatchObject({ code: 'NO_ANSWER' });
  await once();
  expect(await mailOf()).toMatchObject({ endedAt: null, takenUntil: null, unanswered: 1 });
  await once();
  expect(await mailOf()).toMatchObject({ endedAt: expect.any(Date), sentAt: null, unanswered: 2 });
  await mailNotices(mails.her.id);
  const [first, second] = mails.letters.map(({ messageId }) => messageId);
  expect(mails.letters).toHaveLength(2);
  expect(first).toBe(second);
});

test('what waits without a job is planned at a start, and ends unsent when it is no news any more', async () => {
  const { storyId } = await freshStory();
  await tellHer(storyId, 'ASSIGNED');
  await mails.server.close();
  await expect(mailNotices(mails.her.id)).rejects.toMatchObject({ code: 'NO_CONNECTION' });
  const key = `mail.notices ${mails.her.id}`;
  await noJobs();
  await planJobs();
  expect((await jobOf(key))?.payload).toEqual({ memberId: mails.her.id });
  // One that has failed for good is begun anew; one that is tried again by itself is left as it is.
  await db.$executeRaw`UPDATE graphile_worker._private_jobs SET attempts = 3, run_at = '2099-01-01' WHERE key = ${key}`;
  await planJobs();
  expect((await jobOf(key))?.runAt.getUTCFullYear()).toBe(2099);
  await db.$executeRaw`UPDATE graphile_worker._private_jobs SET attempts = max_attempts WHERE key = ${key}`;
  await planJobs();
  expect((await jobOf(key))?.runAt.getTime()).toBeLessThan(Date.now() + 60_000);
  await noJobs();
  await planJobs(new Date(Date.now() + 2 * 86_400_000));
  expect(await jobOf(key)).toBeUndefined();
  expect(await mailOf()).toMatchObject({ endedAt: expect.any(Date), sentAt: null });
  await mails.listen();
  await mailNotices(mails.her.id, new Date(Date.now() + 2 * 86_400_000));
  expect(mails.letters).toEqual([]);
});

test('a mail of somebody who is gone is no fault', async () => {
  await mailNotices(randomUUID());
  expect(mails.letters).toEqual([]);
});
