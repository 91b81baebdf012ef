/** An administrator's test of mail, and what the page says of the state of mail. */
import { expect, test, vi } from 'vitest';
import { createMember, type MadeMember } from '../../testing/factories.ts';
import { allWordsOf, refusal } from '../../testing/mail-server.ts';
import { db } from '../db.ts';
import { auditSentence } from '../domain/audit/event.ts';
import { withMails } from './mails.fixture.ts';
import { sendTestMail } from './mutations.ts';
import { mailNotices } from './notice-records.ts';
import { mailState } from './queries.ts';

const mails = withMails();
const { freshStory, tellHer } = mails;

const stateFor = async ({ actor }: MadeMember) => mailState(actor);
const lastEvent = () => db.auditEvent.findFirstOrThrow({ orderBy: { seq: 'desc' } });

test('a test goes to whoever asks, says nothing of the newsroom’s work, and its answer is shown word for word', async () => {
  const admin = await createMember('ADMIN');
  const answer = await sendTestMail(admin.actor, {});
  expect(answer).toMatchObject({ outcome: 'SENT', reply: expect.stringMatching(/^250 /), cause: null });
  const [letter] = mails.letters;
  expect(letter?.to).toEqual([{ name: '', address: admin.email }]);
  expect(letter?.subject).toBe('A test: mail from Stet arrives');
  expect(letter?.text).toContain('https://stet.newsroom.example/settings');
  expect(letter && allWordsOf(letter)).not.toMatch(/unsubscribe|no more mails/i);
  const { action, payload, actorId } = await lastEvent();
  expect({ action, actorId }).toEqual({ action: 'mail.sendTest', actorId: admin.id });
  expect(JSON.parse(payload)).toEqual({ v: 2, outcome: 'SENT' });
  expect(auditSentence(action, JSON.parse(payload))).toBe('sent themselves a test of mail: SENT');
  expect(await stateFor(admin)).toMatchObject({
    ...{ server: `127.0.0.1:${mails.server.port}`, from: 'Stet <stet@newsroom.example>', problem: null },
    last: { ...answer, isTest: true, server: `127.0.0.1:${mails.server.port}` },
    sentAt: answer.at,
    to: admin.email,
  });
});

test('what fails is said as it was said, kept out of the record, and never with the password', async () => {
  const admin = await createMember('ADMIN');
  await mails.listen({
    allowInsecureAuth: true,
    onAuth: (_auth, _session, done) => done(refusal(535, 'No such user stet, or not hunter2')),
  });
  vi.stubEnv('STET_SMTP_URL', mails.server.url.replace('//', '//stet:hunter2@'));
  const answer = await sendTestMail(admin.actor, {});
  expect(answer).toMatchObject({ outcome: 'SIGN_IN', reply: '535 No such user stet, or not …' });
  expect(JSON.parse((await lastEvent()).payload)).toEqual({ v: 2, outcome: 'SIGN_IN' });
  const everything = await db.$queryRaw<{ row: string }[]>`
    SELECT event::text AS row FROM audit_event event UNION ALL SELECT state::text FROM mail_state state`;
  expect(everything.map(({ row }) => row).join('\n')).not.toContain('hunter2');
  expect(JSON.stringify(await stateFor(admin))).not.toMatch(/hunter2|stet:/);
});

test('what waits is counted from the first, and a letter that went out ends it', async () => {
  const admin = await createMember('ADMIN');
  const other = await createMember('CHECKER');
  let isRefusing = true;
  await mails.listen({
    onRcptTo: (_address, _session, done) => done(isRefusing ? refusal(450, 'Later, please') : undefined),
  });
  await db.mail.updateMany({ where: { endedAt: null }, data: { endedAt: new Date() } });
  expect((await stateFor(admin)).waiting).toBeNull();
  const { storyId } = await freshStory();
  await tellHer(storyId, 'ASSIGNED');
  await expect(mailNotices(mails.her.id)).rejects.toThrow();
  // A digest of a day that is over waits for nothing.
  await db.mail.create({ data: { memberId: other.id, digestDay: '2020-01-01', madeAt: new Date(0) } });
  const first = await db.mail.findFirstOrThrow({ where: { memberId: mails.her.id } });
  expect(await stateFor(admin)).toMatchObject({
    waiting: { count: 1, since: first.madeAt.toISOString() },
    last: { outcome: 'LATER', reply: '450 Later, please', isTest: false },
  });
  isRefusing = false;
  await mailNotices(mails.her.id);
  const state = await stateFor(admin);
  expect(state).toMatchObject({ waiting: null, last: { outcome: 'SENT' } });
  expect(state.sentAt).toBe(state.last?.at);
});

test('a failure keeps when a letter was last taken', async () => {
  const admin = await createMember('ADMIN');
  const { at } = await sendTestMail(admin.actor, {});
  await mails.server.close();
  expect(await sendTestMail(admin.actor, {})).toMatchObject({
    ...{ outcome: 'NO_CONNECTION', reply: null, cause: 'ECONNREFUSED' },
  });
  expect(await stateFor(admin)).toMatchObject({ sentAt: at, last: { outcome: 'NO_CONNECTION' } });
});

test('where nothing is set, or something wrong, the page says so and a test is refused', async () => {
  const admin = await createMember('ADMIN');
  const before = await db.auditEvent.count();
  vi.stubEnv('STET_SMTP_URL', '');
  expect(await stateFor(admin)).toMatchObject({ server: null, problem: null });
  await expect(sendTestMail(admin.actor, {})).rejects.toMatchObject({ code: 'unavailable' });
  vi.stubEnv('STET_SMTP_URL', 'mail.newsroom.example:587');
  expect(await stateFor(admin)).toMatchObject({
    server: null,
    problem: expect.stringContaining('STET_SMTP_URL'),
  });
  await expect(sendTestMail(admin.actor, {})).rejects.toMatchObject({ code: 'unavailable' });
  expect(await db.auditEvent.count()).toBe(before);
});

test('only administrators see the state of mail and send a test', async () => {
  for (const role of ['EDITOR', 'CHECKER', 'REPORTER', 'LEGAL', 'VIEWER'] as const) {
    const { actor } = await createMember(role);
    await expect(mailState(actor)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(sendTestMail(actor, {})).rejects.toMatchObject({ code: 'forbidden' });
  }
  expect(mails.letters).toEqual([]);
});
