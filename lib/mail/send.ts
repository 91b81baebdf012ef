/** Hands a mail to the newsroom's mail server, and says what became of it. */
import { PassThrough, type Readable } from 'node:stream';
import { createTransport } from 'nodemailer';
import type { MailSettings } from '../env.ts';
import { type Came, MailFault, mailFaultOf } from './fault.ts';

/** Until the server is there and has said its greeting. */
const CONNECT_MS = 10_000;
/** Each answer. RFC 5321 would wait ten minutes for the last; a letter that waits so long keeps others waiting. */
const ANSWER_MS = 60_000;
/** The whole talk. A mail is taken by one process for longer than that: lib/mail/taken-records.ts. */
export const SEND_MS = 120_000;
/** The longest answer that is kept: RFC 5321 gives a line 512 characters, and explanations have few lines. */
const REPLY_LENGTH = 1_000;

export type Letter = {
  /** Without angle brackets. */
  messageId: string;
  to: string;
  subject: string;
  text: string;
  html: string;
  /** The Message-ID of the thread that it belongs in; null: none. */
  thread: string | null;
  /** What ends such mails at a POST; absent of a letter that is no notice, such as a test. */
  unsubscribe?: string;
};

/** One line, whatever was put in: a line break would begin a header of its own. */
const onOneLine = (words: string) => words.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();

type Server = { host: string; port: number; secure: boolean; username: string; password: string };

function serverOf({ url }: MailSettings): Server {
  const { hostname, port, protocol, username, password } = new URL(url);
  const secure = protocol === 'smtps:';
  return {
    host: hostname.replace(/^\[|\]$/g, ''),
    port: Number(port) || (secure ? 465 : 587),
    secure,
    username: decodeURIComponent(username),
    password: decodeURIComponent(password),
  };
}

/** "mail.newsroom.example:587": the server without who signs in. */
export function serverNameOf(settings: MailSettings): string {
  const { host, port } = serverOf(settings);
  return `${host.includes(':') ? `[${host}]` : host}:${port}`;
}

/**
 * Hands a mail to the newsroom's mail server.
 * @param withinMs after that it is given up
 * @returns what the server said when it took it
 * @throws MailFault where it did not take it, or cannot be reached, with what it said
 */
export async function sendMail(
  settings: MailSettings,
  letter: Letter,
  { withinMs = SEND_MS } = {},
): Promise<string> {
  const { username, password, ...server } = serverOf(settings);
  const transport = createTransport({
    ...server,
    requireTLS: !server.secure && settings.needsTls,
    ...(username && { auth: { user: username, pass: password } }),
    connectionTimeout: Math.min(CONNECT_MS, withinMs),
    greetingTimeout: Math.min(CONNECT_MS, withinMs),
    socketTimeout: Math.min(ANSWER_MS, withinMs),
    // Nothing in a mail may name a file or an address to be read.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  let isHandedOver = false;
  transport.use('stream', (mail, done) => {
    mail.message.processFunc((words: Readable) =>
      words.pipe(new PassThrough()).once('end', () => {
        isHandedOver = true;
      }),
    );
    done();
  });
  const shown = (reply: string) => withoutSecrets(reply, { username, password });
  try {
    const { response } = await transport.sendMail({
      ...writtenOf(settings.from, letter),
      signal: AbortSignal.timeout(withinMs),
    });
    return shown(response);
  } catch (error) {
    const { code, came } = mailFaultOf(error, isHandedOver);
    throw new MailFault(code, withReply(came, shown));
  } finally {
    transport.close();
  }
}

function writtenOf(from: string, { messageId, to, subject, text, html, thread, unsubscribe }: Letter) {
  return {
    from,
    messageId: `<${messageId}>`,
    to: { name: '', address: onOneLine(to) },
    subject: onOneLine(subject),
    text,
    html,
    ...(thread !== null && { inReplyTo: `<${thread}>`, references: `<${thread}>` }),
    headers: {
      'Auto-Submitted': 'auto-generated',
      ...(unsubscribe !== undefined && {
        'List-Id': `<notices.${messageId.split('@')[1]}>`,
        'List-Unsubscribe': `<${unsubscribe}>`,
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      }),
    },
  };
}

const withReply = ({ reply, cause }: Came, shown: (reply: string) => string): Came => ({
  reply: reply === null ? null : shown(reply),
  cause,
});

/** A server that repeats what signed us in must not show it to whoever looks. */
function withoutSecrets(
  reply: string,
  { username, password }: Pick<Server, 'username' | 'password'>,
): string {
  const inBase64 = (words: string) => Buffer.from(words).toString('base64');
  const secrets = password
    ? [inBase64(`\0${username}\0${password}`), inBase64(password), encodeURIComponent(password), password]
    : [];
  return secrets
    .reduce((said, secret) => said.replaceAll(secret, '…'), reply)
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n]/gu, ' ')
    .trim()
    .slice(0, REPLY_LENGTH);
}
