/** Mails about notices, as a real mail server on this machine receives them. */
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { GET, POST } from '../../app/api/unsubscribe/[token]/route.ts';
import { createMember, createStory, type MadeMember } from '../../testing/factories.ts';
import { db } from '../db.ts';
import type { NoticeKind } from '../domain/notices.ts';
import { changeMails, markSeen, muteStory } from '../notices/mutations.ts';
import { tell } from '../notices/records.ts';
import { mailNotices } from './notice-records.ts';
import { readUnsubscribeToken, unsubscribeToken } from './unsubscribe-token.ts';

const HEADLINE = 'Xylophone harbour dredging';
let server: SMTPServer;
let mails: string[];
let her: MadeMember;
let editor: MadeMember;

async function listen(options: SMTPServerOptions = {}): Promise<void> {
  mails = [];
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    async onData(stream, _session, done) {
      mails.push(await text(stream));
      done();
    },
    ...options,
  });
  server.on('error', () => {});
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const { port } = server.server.address() as AddressInfo;
  vi.stubEnv('STET_SMTP_URL', `smtp://127.0.0.1:${port}`);
}

beforeEach(async () => {
  vi.stubEnv('STET_MAIL_FROM', 'Stet <stet@newsroom.example>');
  vi.stubEnv('NEXTAUTH_URL', 'https://stet.newsroom.example');
  vi.stubEnv('NEXTAUTH_SECRET', 'a secret of the tests');
  await listen();
  editor = await createMember('EDITOR');
  her = await createMember('CHECKER');
});

afterEach(async () => {
  vi.unstubAllEnvs();
  await new Promise<void>((done) => server.close(() => done()));
});

const freshStory = () => createStory(editor.actor, { headline: HEADLINE });

/** Tells her, each time of something else, as a change of the editor's. */
async function tellHer(storyId: string, kind: NoticeKind, times = 1): Promise<void> {
  const part =
    ({ REPLIED: 'IN_THREAD', VERDICT_LAPSED: 'CHECKER' } as const)[kind as 'REPLIED'] ?? 'ASSIGNEE';
  for (let i = 0; i < times; i++)
    await db.$transaction((tx) =>
      tell(tx, editor.actor, {
        ...{ kind, storyId, act: 'item.assign', subjectId: crypto.randomUUID() },
        people: [{ memberId: her.id, part }],
      }),
    );
}

const jobsOf = (memberId: string) =>
  db.$queryRaw<{ runAt: Date; attempts: number; most: number }[]>`
    SELECT run_at AS "runAt", attempts, max_attempts AS most FROM graphile_worker._private_jobs
    WHERE key = ${`mail.notices ${memberId}`}`;

test('a burst is one mail, of which no word is the story’s, and never a second time', async () => {
  const { storyId } = await freshStory();
  await tellHer(storyId, 'ASSIGNED', 1);
  const [first] = await jobsOf(her.id);
  await tellHer(storyId, 'ASSIGNED', 9);
  await tellHer(storyId, 'VERDICT_LAPSED', 30);
  const jobs = await jobsOf(her.id);
  expect(jobs).toHaveLength(1);
  expect(jobs[0]?.runAt).toEqual(first?.runAt);
  await mailNotices(her.id);
  await mailNotices(her.id);
  expect(mails).toHaveLength(1);
  const [mail = ''] = mails;
  expect(mail).toContain('10 items were assigned to you');
  expect(mail).toContain('30 of your verdicts lapsed');
  for (const header of [
    /^Subject: 2 notices for you$/m,
    /^Auto-Submitted: auto-generated$/m,
    /^List-Unsubscribe-Post: List-Unsubscribe=One-Click$/m,
    /^List-Unsubscribe:\s+<https:\/\/stet\.newsroom\.example\/api\/unsubscribe\//m,
    /^List-ID: <notices\.stet\.newsroom\.example>$/im,
    new RegExp(`^References:\\s+<story-${storyId}@stet\\.newsroom\\.example>$`, 'm'),
  ])
    expect(mail.replaceAll('\r\n', '\n')).toMatch(header);
  expect(mail).not.toMatch(/Xylophone|dredging/i);
  expect(mail).not.toContain(editor.name);
});

test('no mail of what was read, muted or turned off since, nor to who is gone', async () => {
  const { storyId } = await freshStory();
  await tellHer(storyId, 'ASSIGNED');
  await markSeen(her.actor, { upTo: new Date(Date.now() + 1_000).toISOString() });
  await mailNotices(her.id);
  await tellHer(storyId, 'REPLIED');
  await muteStory(her.actor, { storyId, isMuted: true });
  await mailNotices(her.id);
  await changeMails(her.actor, { deliveries: { ASSIGNED: 'NEVER' } });
  await tellHer(storyId, 'ASSIGNED');
  await mailNotices(her.id);
  await changeMails(her.actor, { deliveries: { ASSIGNED: 'NOW' } });
  await db.member.update({ where: { id: her.id }, data: { deactivatedAt: new Date() } });
  await mailNotices(her.id);
  expect(mails).toEqual([]);
});

test('without a mail server no job is written', async () => {
  vi.stubEnv('STET_SMTP_URL', '');
  await tellHer((await freshStory()).storyId, 'ASSIGNED');
  expect(await jobsOf(her.id)).toEqual([]);
});

test('a wrong address of the mail server keeps nobody from working', async () => {
  vi.stubEnv('STET_SMTP_URL', 'mail.newsroom.example:587');
  await tellHer((await freshStory()).storyId, 'ASSIGNED');
  expect(await db.notice.count({ where: { memberId: her.id } })).toBe(1);
  expect(await jobsOf(her.id)).toEqual([]);
});

test('killed between sending and marking: the same Message-ID again', async () => {
  await tellHer((await freshStory()).storyId, 'ASSIGNED');
  await mailNotices(her.id);
  await db.mail.updateMany({ where: { memberId: her.id }, data: { endedAt: null, sentAt: null } });
  await mailNotices(her.id);
  const ids = mails.map((mail) => /^Message-ID: (.*)$/im.exec(mail)?.[1]);
  expect(ids).toHaveLength(2);
  expect(ids[0]).toBe(ids[1]);
});

test.each([
  ['a refusal for now is tried again', 450, 'LATER', 0],
  ['a refusal for good is not', 550, 'ADDRESS_REFUSED', 1],
])('%s', async (_says, responseCode, code, ended) => {
  server.close();
  let isRefusing = true;
  await listen({
    onRcptTo: (_address, _session, done) =>
      done(isRefusing ? Object.assign(new Error('no'), { responseCode }) : undefined),
    onData: async (stream, _session, done) => {
      mails.push(await text(stream));
      done();
    },
  });
  await tellHer((await freshStory()).storyId, 'ASSIGNED');
  await expect(mailNotices(her.id)).rejects.toMatchObject({ code });
  expect(await db.mail.count({ where: { memberId: her.id, endedAt: { not: null } } })).toBe(ended);
  isRefusing = false;
  await mailNotices(her.id);
  expect(mails).toHaveLength(1);
});

test('a wrong password, an unknown certificate and a server that is away are told apart', async () => {
  await tellHer((await freshStory()).storyId, 'ASSIGNED');
  server.close();
  await expect(mailNotices(her.id)).rejects.toMatchObject({ code: 'NO_CONNECTION' });
  await listen({ disabledCommands: [] });
  await expect(mailNotices(her.id)).rejects.toMatchObject({ code: 'CERTIFICATE' });
  server.close();
  await listen({ onAuth: (_auth, _session, done) => done(new Error('no')), allowInsecureAuth: true });
  vi.stubEnv('STET_SMTP_URL', process.env.STET_SMTP_URL?.replace('//', '//stet:wrong@'));
  await expect(mailNotices(her.id)).rejects.toMatchObject({ code: 'SIGN_IN' });
});

test('a headline is in the mail where the newsroom wants it, and never a header of its own', async () => {
  const { storyId } = await createStory(editor.actor, { headline: HEADLINE });
  await db.story.update({ where: { id: storyId }, data: { headline: 'Bcc\r\nBcc: all@else.example' } });
  await db.newsroom.upsert({
    where: { id: 1 },
    create: { mailHeadlines: true },
    update: { mailHeadlines: true },
  });
  await tellHer(storyId, 'ASSIGNED');
  await mailNotices(her.id);
  await db.newsroom.update({ where: { id: 1 }, data: { mailHeadlines: false } });
  const [head = ''] = (mails[0] ?? '').split('\r\n\r\n');
  expect(head).not.toMatch(/^Bcc/im);
  expect(head).toContain('Bcc: all@else.example');
});

test('one click ends the mails and leaves the inbox; looking at the page ends nothing', async () => {
  const { storyId } = await freshStory();
  const token = unsubscribeToken({ memberId: her.id, kinds: ['ASSIGNED'] });
  const at = (given: string) => ({ params: Promise.resolve({ token: given }) });
  const asked = new Request('https://stet.newsroom.example/');
  expect((await GET(asked, at(token))).status).toBe(200);
  expect(await db.noticePreference.count({ where: { memberId: her.id } })).toBe(0);
  for (const bad of ['', 'x', `${token}x`, `x${token}`])
    expect((await POST(asked, at(bad))).status).toBe(404);
  expect((await POST(asked, at(token))).status).toBe(200);
  expect((await POST(asked, at(token))).status).toBe(200);
  await tellHer(storyId, 'ASSIGNED');
  await mailNotices(her.id);
  expect(mails).toEqual([]);
  expect(await db.notice.count({ where: { memberId: her.id } })).toBe(1);
  expect(readUnsubscribeToken(token)).toEqual({ memberId: her.id, kinds: ['ASSIGNED'] });
});
