/** Mails about notices, as a real mail server on this machine receives them. */
import { expect, test, vi } from 'vitest';
import { GET, POST } from '../../app/api/unsubscribe/[token]/route.ts';
import { createStory } from '../../testing/factories.ts';
import { LOCALHOST_CERTIFICATE, LOCALHOST_KEY } from '../../testing/localhost-certificate.ts';
import { allWordsOf, refusal } from '../../testing/mail-server.ts';
import { db } from '../db.ts';
import { changeMails, markSeen, muteStory } from '../notices/mutations.ts';
import { HEADLINE, withMails } from './mails.fixture.ts';
import { mailNotices } from './notice-records.ts';
import { readUnsubscribeToken, unsubscribeToken } from './unsubscribe-token.ts';

const mails = withMails();
const { freshStory, tellHer } = mails;

const jobsOf = (memberId: string) =>
  db.$queryRaw<{ runAt: Date; attempts: number; most: number }[]>`
    SELECT run_at AS "runAt", attempts, max_attempts AS most FROM graphile_worker._private_jobs
    WHERE key = ${`mail.notices ${memberId}`}`;

test('a burst is one mail, of which no word is the story’s, and never a second time', async () => {
  const { storyId } = await freshStory();
  await tellHer(storyId, 'ASSIGNED', 1);
  const [first] = await jobsOf(mails.her.id);
  await tellHer(storyId, 'ASSIGNED', 9);
  await tellHer(storyId, 'VERDICT_LAPSED', 30);
  const jobs = await jobsOf(mails.her.id);
  expect(jobs).toHaveLength(1);
  expect(jobs[0]?.runAt).toEqual(first?.runAt);
  await mailNotices(mails.her.id);
  await mailNotices(mails.her.id);
  expect(mails.letters).toHaveLength(1);
  const [letter] = mails.letters;
  expect(letter?.to).toEqual([{ name: '', address: mails.her.email }]);
  for (const form of [letter?.text, letter?.html]) {
    expect(form).toContain('10 items were assigned to you');
    expect(form).toContain('30 of your verdicts lapsed');
  }
  for (const header of [
    /^Subject: 2 notices for you$/m,
    /^Auto-Submitted: auto-generated$/m,
    /^List-Unsubscribe-Post: List-Unsubscribe=One-Click$/m,
    /^List-Unsubscribe:\s+<https:\/\/stet\.newsroom\.example\/api\/unsubscribe\//m,
    /^List-ID: <notices\.stet\.newsroom\.example>$/im,
    new RegExp(`^References:\\s+<story-${storyId}@stet\\.newsroom\\.example>$`, 'm'),
  ])
    expect(letter?.raw.replaceAll('\r\n', '\n')).toMatch(header);
  expect(letter && allWordsOf(letter)).not.toMatch(
    new RegExp(`xylophone|dredging|${mails.editor.name}`, 'i'),
  );
});

test('no mail of what was read, muted or turned off since, nor to who is gone', async () => {
  const { storyId } = await freshStory();
  await tellHer(storyId, 'ASSIGNED');
  await markSeen(mails.her.actor, { upTo: new Date(Date.now() + 1_000).toISOString() });
  await mailNotices(mails.her.id);
  await tellHer(storyId, 'REPLIED');
  await muteStory(mails.her.actor, { storyId, isMuted: true });
  await mailNotices(mails.her.id);
  await changeMails(mails.her.actor, { deliveries: { ASSIGNED: 'NEVER' } });
  await tellHer(storyId, 'ASSIGNED');
  await mailNotices(mails.her.id);
  await changeMails(mails.her.actor, { deliveries: { ASSIGNED: 'NOW' } });
  await db.member.update({ where: { id: mails.her.id }, data: { deactivatedAt: new Date() } });
  await mailNotices(mails.her.id);
  expect(mails.letters).toEqual([]);
});

test('without a mail server no job is written', async () => {
  vi.stubEnv('STET_SMTP_URL', '');
  await tellHer((await freshStory()).storyId, 'ASSIGNED');
  expect(await jobsOf(mails.her.id)).toEqual([]);
});

test('a wrong address of the mail server keeps nobody from working', async () => {
  vi.stubEnv('STET_SMTP_URL', 'mail.newsroom.example:587');
  await tellHer((await freshStory()).storyId, 'ASSIGNED');
  expect(await db.notice.count({ where: { memberId: mails.her.id } })).toBe(1);
  expect(await jobsOf(mails.her.id)).toEqual([]);
});

test('killed between sending and marking: the same Message-ID again', async () => {
  await tellHer((await freshStory()).storyId, 'ASSIGNED');
  await mailNotices(mails.her.id);
  await db.mail.updateMany({ where: { memberId: mails.her.id }, data: { endedAt: null, sentAt: null } });
  await mailNotices(mails.her.id);
  const ids = mails.letters.map(({ messageId }) => messageId);
  expect(ids).toHaveLength(2);
  expect(ids[0]).toMatch(/^<[0-9a-f-]{36}@stet\.newsroom\.example>$/);
  expect(ids[0]).toBe(ids[1]);
});

test.each([
  ['a refusal for now is tried again', 450, 'LATER', 0],
  ['a refusal for good is not', 550, 'ADDRESS_REFUSED', 1],
])('%s', async (_says, responseCode, code, ended) => {
  let isRefusing = true;
  await mails.listen({
    onRcptTo: (_address, _session, done) => done(isRefusing ? refusal(responseCode, 'no') : undefined),
  });
  await tellHer((await freshStory()).storyId, 'ASSIGNED');
  await expect(mailNotices(mails.her.id)).rejects.toMatchObject({ code });
  expect(await db.mail.count({ where: { memberId: mails.her.id, endedAt: { not: null } } })).toBe(ended);
  isRefusing = false;
  await mailNotices(mails.her.id);
  expect(mails.letters).toHaveLength(1);
});

test('a server that serves nobody for a while ends no letter', async () => {
  let isClosed = true;
  await mails.listen({
    onConnect: (_session, done) => done(isClosed ? refusal(554, 'No service') : undefined),
  });
  await tellHer((await freshStory()).storyId, 'ASSIGNED');
  for (let i = 0; i < 3; i++)
    await expect(mailNotices(mails.her.id)).rejects.toMatchObject({ code: 'TURNED_AWAY' });
  isClosed = false;
  await mailNotices(mails.her.id);
  expect(mails.letters).toHaveLength(1);
});

test('a wrong password, an unknown certificate and a server that is away are told apart', async () => {
  await tellHer((await freshStory()).storyId, 'ASSIGNED');
  await mails.server.close();
  await expect(mailNotices(mails.her.id)).rejects.toMatchObject({ code: 'NO_CONNECTION' });
  await mails.listen({ disabledCommands: [], cert: LOCALHOST_CERTIFICATE, key: LOCALHOST_KEY });
  await expect(mailNotices(mails.her.id)).rejects.toMatchObject({ code: 'CERTIFICATE' });
  await mails.listen({ onAuth: (_auth, _session, done) => done(new Error('no')), allowInsecureAuth: true });
  vi.stubEnv('STET_SMTP_URL', process.env.STET_SMTP_URL?.replace('//', '//stet:wrong@'));
  await expect(mailNotices(mails.her.id)).rejects.toMatchObject({ code: 'SIGN_IN' });
});

test('a headline is in the mail where the newsroom wants it, and never a header of its own', async () => {
  const { storyId } = await createStory(mails.editor.actor, { headline: HEADLINE });
  await db.story.update({ where: { id: storyId }, data: { headline: 'Bcc\r\nBcc: all@else.example' } });
  await db.newsroom.upsert({
    where: { id: 1 },
    create: { mailHeadlines: true },
    update: { mailHeadlines: true },
  });
  await tellHer(storyId, 'ASSIGNED');
  await mailNotices(mails.her.id);
  await db.newsroom.update({ where: { id: 1 }, data: { mailHeadlines: false } });
  const [letter] = mails.letters;
  expect(letter?.headers.map(({ key }) => key)).not.toContain('bcc');
  expect(letter?.subject).toBe('Something was assigned to you: Bcc Bcc: all@else.example');
});

test('one click ends the mails and leaves the inbox; looking at the page ends nothing', async () => {
  const { storyId } = await freshStory();
  const token = unsubscribeToken({ memberId: mails.her.id, kinds: ['ASSIGNED'] });
  const at = (given: string) => ({ params: Promise.resolve({ token: given }) });
  const asked = new Request('https://stet.newsroom.example/');
  expect((await GET(asked, at(token))).status).toBe(200);
  expect(await db.noticePreference.count({ where: { memberId: mails.her.id } })).toBe(0);
  for (const bad of ['', 'x', `${token}x`, `x${token}`])
    expect((await POST(asked, at(bad))).status).toBe(404);
  expect((await POST(asked, at(token))).status).toBe(200);
  expect((await POST(asked, at(token))).status).toBe(200);
  await tellHer(storyId, 'ASSIGNED');
  await mailNotices(mails.her.id);
  expect(mails.letters).toEqual([]);
  expect(await db.notice.count({ where: { memberId: mails.her.id } })).toBe(1);
  expect(readUnsubscribeToken(token)).toEqual({ memberId: mails.her.id, kinds: ['ASSIGNED'] });
});
