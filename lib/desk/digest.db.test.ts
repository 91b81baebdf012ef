/** The digest, as a real mail server on this machine receives it. */
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createMember, createStory, type MadeMember } from '../../testing/factories.ts';
import { db } from '../db.ts';
import { changeMails } from '../notices/mutations.ts';
import { tell } from '../notices/records.ts';
import { mailDigest } from './digest-records.ts';

let server: SMTPServer;
let mails: string[];
let her: MadeMember;
const now = new Date();
const day = now.toISOString().slice(0, 10);

beforeEach(async () => {
  mails = [];
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    async onData(stream, _session, done) {
      mails.push(await text(stream));
      done();
    },
  });
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  vi.stubEnv('STET_SMTP_URL', `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`);
  vi.stubEnv('STET_MAIL_FROM', 'Stet <stet@newsroom.example>');
  vi.stubEnv('NEXTAUTH_SECRET', 'a secret of the tests');
  her = await createMember('CHECKER');
  await changeMails(her.actor, { deliveries: { LEGAL_HOLD: 'NEVER', REPLIED: 'DIGEST' } });
});

afterEach(async () => {
  vi.unstubAllEnvs();
  await new Promise<void>((done) => server.close(() => done()));
});

async function tellHer(): Promise<void> {
  const editor = await createMember('EDITOR');
  const { storyId } = await createStory(editor.actor, { headline: 'Xylophone harbour' });
  await db.$transaction((tx) =>
    tell(tx, editor.actor, {
      ...{ kind: 'REPLIED', storyId, act: 'item.assign', subjectId: crypto.randomUUID() },
      people: [{ memberId: her.id, part: 'IN_THREAD' }],
    }),
  );
}

test('one a day, of what is unread, without a word of a story', async () => {
  await tellHer();
  await mailDigest(her.id, day, now);
  await tellHer();
  await mailDigest(her.id, day, now);
  expect(mails).toHaveLength(1);
  expect(mails[0]).toContain('There is a reply in a thread of yours');
  expect(mails[0]).not.toMatch(/Xylophone/);
});

test('none where there is nothing to say, on another day, of what is never wanted, or to who is gone', async () => {
  await mailDigest(her.id, day, now);
  await db.mail.deleteMany({ where: { memberId: her.id } });
  await tellHer();
  await mailDigest(her.id, '2020-01-01', now);
  await db.member.update({ where: { id: her.id }, data: { deactivatedAt: new Date() } });
  await mailDigest(her.id, day, now);
  await db.member.update({ where: { id: her.id }, data: { deactivatedAt: null } });
  await changeMails(her.actor, { deliveries: { REPLIED: 'NEVER' } });
  await mailDigest(her.id, day, now);
  expect(mails).toEqual([]);
});
