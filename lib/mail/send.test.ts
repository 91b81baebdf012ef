/** What a real mail server on this machine answers, and what is made of it. */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import type { SMTPServerOptions } from 'smtp-server';
import { afterEach, expect, test } from 'vitest';
import { LOCALHOST_CERTIFICATE, LOCALHOST_KEY } from '../../testing/localhost-certificate.ts';
import { type MailServer, refusal, startMailServer } from '../../testing/mail-server.ts';
import { env, type MailSettings } from '../env.ts';
import { type Letter, sendMail, serverNameOf } from './send.ts';

let server: MailServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

const LETTER: Letter = {
  messageId: 'one@stet.newsroom.example',
  to: 'her@newsroom.example',
  subject: 'A test',
  text: 'Words.\n',
  html: '<p>Words.</p>',
  thread: null,
};

const settings = (url: string, more: Partial<MailSettings> = {}): MailSettings => ({
  url,
  from: 'Stet <stet@newsroom.example>',
  needsTls: false,
  ...more,
});
const as = (url: string, who: string) => url.replace('//', `//${who}@`);

type AfterData = Parameters<typeof startMailServer>[1];

/** Sends one letter to such a server; returns what came. */
async function sentTo(
  options: SMTPServerOptions,
  { signIn = '', afterData }: { signIn?: string; afterData?: AfterData } = {},
): Promise<unknown> {
  server = await startMailServer(options, afterData);
  const url = signIn ? as(server.url, signIn) : server.url;
  return sendMail(settings(url), LETTER).catch((error: unknown) => error);
}

const SIGNS_IN = { allowInsecureAuth: true, authOptional: false } as const;

test.each<[string, SMTPServerOptions, { signIn?: string; afterData?: AfterData }, string, string]>([
  [
    'the greeting refuses all service',
    { onConnect: (_session, done) => done(refusal(554, 'No SMTP service here')) },
    {},
    'TURNED_AWAY',
    '554 No SMTP service here',
  ],
  [
    'the greeting asks to come later',
    { onConnect: (_session, done) => done(refusal(421, 'Too busy')) },
    {},
    'LATER',
    '421 Too busy',
  ],
  [
    'sign-in that does not work just now',
    { ...SIGNS_IN, onAuth: (_auth, _session, done) => done(refusal(454, 'Temporary failure')) },
    { signIn: 'stet:right' },
    'LATER',
    '454 Temporary failure',
  ],
  [
    'a wrong password',
    { ...SIGNS_IN, onAuth: (_auth, _session, done) => done(refusal(535, 'Bad credentials')) },
    { signIn: 'stet:wrong' },
    'SIGN_IN',
    '535 Bad credentials',
  ],
  [
    'a server that wants a sign-in, and none is set',
    SIGNS_IN,
    {},
    'SIGN_IN',
    '530 Error: authentication Required',
  ],
  [
    'the sender is not allowed',
    { onMailFrom: (_address, _session, done) => done(refusal(553, 'Not your address')) },
    {},
    'SENDER_REFUSED',
    '553 Not your address',
  ],
  [
    'greylisting',
    { onRcptTo: (_address, _session, done) => done(refusal(451, 'Greylisted')) },
    {},
    'LATER',
    '451 Greylisted',
  ],
  [
    'a full mailbox',
    { onRcptTo: (_address, _session, done) => done(refusal(552, 'Mailbox full')) },
    {},
    'LATER',
    '552 Mailbox full',
  ],
  [
    'nobody of that address',
    { onRcptTo: (_address, _session, done) => done(refusal(550, 'Nobody here')) },
    {},
    'ADDRESS_REFUSED',
    '550 Nobody here',
  ],
  [
    'refused for now after the letter',
    {},
    { afterData: (done) => done(refusal(451, 'Disk full')) },
    'LATER',
    '451 Disk full',
  ],
  [
    'refused for good after the letter',
    {},
    { afterData: (done) => done(refusal(554, 'Looks like spam')) },
    'MAIL_REFUSED',
    '554 Looks like spam',
  ],
])('%s', async (_says, options, more, code, reply) => {
  expect(await sentTo(options, more)).toMatchObject({ code, message: code, came: { reply, cause: null } });
});

test('cut off after the whole letter: nobody can say whether it was taken', async () => {
  expect(await sentTo({}, { afterData: () => server?.cutOff() })).toMatchObject({
    code: 'NO_ANSWER',
    came: { reply: null },
  });
  expect(server?.letters).toHaveLength(1);
});

test('cut off before the letter is no connection, and so is nobody there', async () => {
  const onRcptTo: SMTPServerOptions['onRcptTo'] = () => server?.cutOff();
  expect(await sentTo({ onRcptTo })).toMatchObject({ code: 'NO_CONNECTION' });
  const gone = server?.url ?? '';
  await server?.close();
  await expect(sendMail(settings(gone), LETTER)).rejects.toMatchObject({
    code: 'NO_CONNECTION',
    came: { reply: null, cause: 'ECONNREFUSED' },
  });
});

test('a server that says nothing is given up: before the letter too slow, after it unclear', async () => {
  server = await startMailServer({ onRcptTo: () => {} });
  const short = { withinMs: 300 };
  await expect(sendMail(settings(server.url), LETTER, short)).rejects.toMatchObject({
    code: expect.stringMatching(/^(TOO_SLOW|NO_CONNECTION)$/),
  });
  await server.close();
  server = await startMailServer({}, () => {});
  await expect(sendMail(settings(server.url), LETTER, { withinMs: 1_500 })).rejects.toMatchObject({
    code: 'NO_ANSWER',
  });
});

test('a test letter has no header of notices, a notice has; both are read as they were written', async () => {
  server = await startMailServer();
  expect(await sendMail(settings(server.url), LETTER)).toMatch(/^250 /);
  await sendMail(settings(server.url), { ...LETTER, unsubscribe: 'https://stet.example/u', thread: 'a@b' });
  const [test, notice] = server.letters;
  const names = test?.headers.map(({ key }) => key) ?? [];
  expect(names.filter((name) => name.startsWith('list-'))).toEqual([]);
  expect(test).toMatchObject({ subject: 'A test', text: expect.stringMatching(/^Words\.\s*$/) });
  expect(test?.from).toMatchObject({ name: 'Stet', address: 'stet@newsroom.example' });
  expect(notice?.headers).toContainEqual({
    ...{ key: 'list-unsubscribe', value: '<https://stet.example/u>' },
    originalKey: 'List-Unsubscribe',
  });
  expect(notice?.references).toBe('<a@b>');
});

test('what a server repeats of the password is not shown', async () => {
  const given = Buffer.from('\0stet\0s3cret/word').toString('base64');
  const onAuth: SMTPServerOptions['onAuth'] = (_auth, _session, done) =>
    done(refusal(535, `No: s3cret/word s3cret%2Fword ${given} for stet`));
  expect(await sentTo({ ...SIGNS_IN, onAuth }, { signIn: 'stet:s3cret%2Fword' })).toMatchObject({
    came: { reply: '535 No: … … … for stet' },
  });
  expect(serverNameOf(settings('smtp://stet:s3cret@mail.example'))).toBe('mail.example:587');
  expect(serverNameOf(settings('smtps://[::1]'))).toBe('[::1]:465');
});

const ENCRYPTS = { disabledCommands: [], cert: LOCALHOST_CERTIFICATE, key: LOCALHOST_KEY };

test('where encryption is asked for and not offered, nothing is sent', async () => {
  server = await startMailServer();
  const needsTls = settings(server.url, { needsTls: true });
  await expect(sendMail(needsTls, LETTER)).rejects.toMatchObject({ code: 'NO_ENCRYPTION' });
  // A server that does not speak TLS where it is spoken from the start.
  await expect(sendMail(settings(server.url.replace('smtp:', 'smtps:')), LETTER)).rejects.toMatchObject({
    code: 'NO_ENCRYPTION',
  });
  expect(server.letters).toEqual([]);
});

test('with STARTTLS: an authority of one’s own is believed where Node is told, and not otherwise', async () => {
  let isEncrypted = false;
  server = await startMailServer({
    ...ENCRYPTS,
    onMailFrom: (_address, session, done) => {
      isEncrypted = session.secure;
      done();
    },
  });
  const given = settings(server.url.replace('127.0.0.1', 'localhost'), { needsTls: true });
  await expect(sendMail(given, LETTER)).rejects.toMatchObject({ code: 'CERTIFICATE' });
  expect(server.letters).toEqual([]);
  const folder = mkdtempSync(path.join(os.tmpdir(), 'stet-mail-'));
  try {
    const file = path.join(folder, 'authority.pem');
    writeFileSync(file, LOCALHOST_CERTIFICATE);
    const program = `import { sendMail } from './lib/mail/send.ts';
      console.log(await sendMail(${JSON.stringify(given)}, ${JSON.stringify(LETTER)}));`;
    const { stdout } = await promisify(execFile)(
      env.nodeProgram,
      ['--input-type=module', '--eval', program],
      {
        cwd: path.resolve(import.meta.dirname, '../..'),
        env: { ...process.env, NODE_EXTRA_CA_CERTS: file },
      },
    );
    expect(stdout).toMatch(/^250 /);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  expect(isEncrypted).toBe(true);
  expect(server.letters).toHaveLength(1);
});
