/** The digest, as a real mail server on this machine receives it. */
import { beforeEach, describe, expect, test } from 'vitest';
import { createContact, createMember, createStory } from '../../testing/factories.ts';
import { refusal } from '../../testing/mail-server.ts';
import { db } from '../db.ts';
import { dayIn, nextDigest } from '../domain/digest.ts';
import { assignItems } from '../items/assign-mutations.ts';
import { withMails } from '../mail/mails.fixture.ts';
import { mailNotices } from '../mail/notice-records.ts';
import { changeMails, muteStory } from '../notices/mutations.ts';
import { changeSettings } from '../settings/mutations.ts';
import { newsroomSettings } from '../settings/queries.ts';
import { beginDigests, mailDigest } from './digest-records.ts';

const mails = withMails();
const now = new Date();
const day = dayIn(now, 'UTC');

beforeEach(async () => {
  await db.newsroom.deleteMany();
  await changeMails(mails.her.actor, { deliveries: { LEGAL_HOLD: 'NEVER', REPLIED: 'DIGEST' } });
});

const send = (at = now) => mailDigest(mails.her.id, dayIn(at, 'UTC'), at);
const replied = async () => mails.tellHer((await mails.freshStory()).storyId, 'REPLIED');
const mailOf = () => db.mail.findFirstOrThrow({ where: { memberId: mails.her.id } });

test('one a day, of what is unread, without a word of a story', async () => {
  await replied();
  await send();
  await replied();
  await send();
  expect(mails.letters).toHaveLength(1);
  expect(mails.letters[0]?.text).toContain('There is a reply in a thread of yours');
  expect(mails.letters[0]?.raw).not.toMatch(/Xylophone/);
});

test('none where there is nothing to say, on another day, of what is never wanted, or to who is gone', async () => {
  await send();
  await db.mail.deleteMany({ where: { memberId: mails.her.id } });
  await replied();
  await mailDigest(mails.her.id, '2020-01-01', now);
  await db.member.update({ where: { id: mails.her.id }, data: { deactivatedAt: new Date() } });
  await send();
  await db.member.update({ where: { id: mails.her.id }, data: { deactivatedAt: null } });
  await changeMails(mails.her.actor, { deliveries: { REPLIED: 'NEVER' } });
  await send();
  expect(mails.letters).toEqual([]);
});

test('what is overdue stands first, by the clock of the newsroom, and a muted story tells of work alone', async () => {
  const { editor, her } = mails;
  const { storyId, view } = await createStory(editor.actor);
  const items = view.items.slice(0, 2).map(({ id, version }) => ({ itemId: id, version }));
  const dueAt = new Date(Date.now() + 60_000);
  await assignItems(editor.actor, { storyId, items, assigneeId: her.id, dueAt });
  await db.item.updateMany({
    where: { id: { in: items.map(({ itemId }) => itemId) } },
    data: { dueAt: new Date(now.getTime() - 60_000) },
  });
  const deadline = new Date(now.getTime() - 1_000).toISOString();
  await createContact(her.actor, storyId, 'Moscow', { deadline });
  await mails.tellHer(storyId, 'REPLIED');
  await muteStory(her.actor, { storyId, isMuted: true });
  await send();
  const { text = '', subject } = mails.letters[0] ?? {};
  expect(subject).toBe('Your day: 1 reply that you asked for is overdue, and more');
  expect(text.indexOf('2 items of yours are past their time')).toBeGreaterThan(text.indexOf('Overdue'));
  expect(text).not.toContain('There is a reply in a thread');
});

describe('never twice', () => {
  test('ten calls at one instant send one', async () => {
    await replied();
    await Promise.all(Array.from({ length: 10 }, () => send()));
    await send();
    expect(mails.letters).toHaveLength(1);
  });

  test('while one process waits for the answer, another sends nothing, nor does a mail of what it has', async () => {
    let answer = () => {};
    let came = () => {};
    const isThere = new Promise<void>((resolve) => {
      came = resolve;
    });
    await mails.listen({}, (done) => {
      answer = done;
      came();
    });
    await replied();
    const first = send();
    await isThere;
    await send();
    // Chosen otherwise meanwhile: what the digest tells is told.
    await changeMails(mails.her.actor, { deliveries: { REPLIED: 'NOW' } });
    await mailNotices(mails.her.id);
    answer();
    await first;
    await mailNotices(mails.her.id);
    expect(mails.letters).toHaveLength(1);
    expect(await mailOf()).toMatchObject({ takenUntil: null, sentAt: expect.any(Date) });
  });

  test('what was refused, or was cut off before its end, is in the next day’s; what may have come is not', async () => {
    const tomorrow = new Date(now.getTime() + 86_400_000);
    await mails.listen({ onRcptTo: (_address, _session, done) => done(refusal(550, 'Nobody here')) });
    await replied();
    await expect(send()).rejects.toMatchObject({ code: 'ADDRESS_REFUSED' });
    await mails.listen({}, () => mails.server.cutOff());
    await expect(send(tomorrow)).rejects.toMatchObject({ code: 'NO_ANSWER' });
    expect(mails.letters[0]?.text).toContain('There is a reply in a thread of yours');
    await mails.listen();
    await send(new Date(tomorrow.getTime() + 86_400_000));
    expect(mails.letters).toEqual([]);
  });

  test('of a process that was killed the next day’s digest takes over', async () => {
    await replied();
    const { id } = await db.mail.create({
      data: { memberId: mails.her.id, digestDay: day, takenUntil: new Date(Date.now() + 60_000) },
    });
    await db.notice.updateMany({ where: { memberId: mails.her.id }, data: { mailId: id } });
    await send();
    expect(mails.letters).toEqual([]);
    await send(new Date(now.getTime() + 86_400_000));
    expect(mails.letters[0]?.text).toContain('There is a reply in a thread of yours');
  });
});

describe('the hour', () => {
  const nextOne = async () => {
    const [job] = await db.$queryRaw<{ runAt: Date }[]>`
      SELECT run_at AS "runAt" FROM graphile_worker._private_jobs WHERE key = 'mail.digests'`;
    return job?.runAt;
  };
  const digestsOf = () =>
    db.$queryRaw<{ payload: { memberId: string; day: string } }[]>`
      SELECT payload FROM graphile_worker._private_jobs WHERE key = ${`mail.digest ${mails.her.id}`}`;

  test('a change of hour, days or time zone moves the next digest; another change leaves it', async () => {
    const admin = await createMember('ADMIN');
    const change = async (fields: object) => {
      const current = await newsroomSettings(db);
      await changeSettings(admin.actor, { ...current, ...fields });
      return nextDigest(new Date(), { ...current, ...fields });
    };
    for (const fields of [
      // Never the hour that is set anyway: what changes nothing plans nothing.
      { digestHour: (await newsroomSettings(db)).digestHour + 3 },
      { digestDays: 'WEEKDAYS' },
      { timeZone: 'Asia/Kathmandu' },
      { timeZone: 'America/Los_Angeles', digestHour: 23, digestDays: 'EVERY_DAY' },
    ])
      expect(await change(fields)).toEqual(await nextOne());
    const planned = await nextOne();
    await db.$executeRaw`UPDATE graphile_worker._private_jobs SET run_at = '2099-01-01' WHERE key = 'mail.digests'`;
    await change({ name: 'The Harbour Post' });
    expect((await nextOne())?.getUTCFullYear()).toBe(2099);
    expect(planned?.getTime()).toBeGreaterThan(now.getTime());
  });

  test('it begins one job for whoever wants one, at its hour alone, also where two begin it at once', async () => {
    await db.newsroom.create({ data: { digestHour: 8, digestDays: 'WEEKDAYS' } });
    const [friday, saturday] = [new Date('2026-11-27T08:00:00Z'), new Date('2026-11-28T09:00:00Z')];
    await beginDigests(new Date('2026-11-27T07:59:00Z'));
    await beginDigests(saturday);
    expect(await digestsOf()).toEqual([]);
    expect(await nextOne()).toEqual(new Date('2026-11-30T08:00:00Z'));
    await Promise.all([beginDigests(friday), beginDigests(friday)]);
    expect(await digestsOf()).toEqual([{ payload: { memberId: mails.her.id, day: '2026-11-27' } }]);
    expect(await nextOne()).toEqual(new Date('2026-11-30T08:00:00Z'));
  });

  test('an hour that is moved to later on a day that had its digest brings no second one', async () => {
    await replied();
    await send();
    await replied();
    await db.newsroom.create({ data: { digestHour: 0 } });
    await beginDigests(now);
    expect(await digestsOf()).toEqual([{ payload: { memberId: mails.her.id, day } }]);
    await send();
    expect(mails.letters).toHaveLength(1);
  });
});
