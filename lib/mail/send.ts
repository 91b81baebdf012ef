/** Hands a mail to the newsroom's mail server, and says in a code what became of it. */
import { createTransport } from 'nodemailer';
import type { MailSettings } from '../env.ts';

/** Each part of the talk with the server is given this long; a job that is stopped has 15 s. */
const CONNECT_MS = 10_000;
const ANSWER_MS = 30_000;

export type MailFaultCode =
  | 'NO_CONNECTION'
  | 'NO_ENCRYPTION'
  | 'CERTIFICATE'
  | 'SIGN_IN'
  | 'ADDRESS_REFUSED'
  | 'MAIL_REFUSED'
  | 'LATER'
  | 'UNCLEAR';

/** Why a mail was not sent. Its words are its code: what a server answers may quote the mail. */
export class MailFault extends Error {
  readonly code: MailFaultCode;
  /** Another attempt would fail in the same way. */
  readonly isForGood: boolean;
  constructor(code: MailFaultCode, isForGood: boolean) {
    super(code);
    this.code = code;
    this.isForGood = isForGood;
  }
}

export type Letter = {
  /** Without angle brackets. */
  messageId: string;
  to: string;
  subject: string;
  text: string;
  html: string;
  /** The Message-ID of the thread that it belongs in; null: none. */
  thread: string | null;
  /** What ends such mails at a POST. */
  unsubscribe: string;
};

/** One line, whatever was put in: a line break would begin a header of its own. */
const onOneLine = (words: string) => words.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();

/**
 * Hands a mail to the newsroom's mail server.
 * @throws MailFault where it did not take it, or cannot be reached
 */
export async function sendMail(settings: MailSettings, letter: Letter): Promise<void> {
  const { hostname, port, protocol, username, password } = new URL(settings.url);
  const secure = protocol === 'smtps:';
  const transport = createTransport({
    host: hostname.replace(/^\[|\]$/g, ''),
    port: Number(port) || (secure ? 465 : 587),
    secure,
    requireTLS: !secure && settings.needsTls,
    ...(username && { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    socketTimeout: ANSWER_MS,
    // Nothing in a mail may name a file or an address to be read.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const thread =
    letter.thread === null ? {} : { inReplyTo: `<${letter.thread}>`, references: `<${letter.thread}>` };
  try {
    await transport.sendMail({
      from: settings.from,
      messageId: `<${letter.messageId}>`,
      to: { name: '', address: onOneLine(letter.to) },
      subject: onOneLine(letter.subject),
      text: letter.text,
      html: letter.html,
      ...thread,
      headers: {
        'Auto-Submitted': 'auto-generated',
        'List-Id': `<notices.${letter.messageId.split('@')[1]}>`,
        'List-Unsubscribe': `<${letter.unsubscribe}>`,
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      },
    });
  } catch (error) {
    throw mailFaultOf(error);
  } finally {
    transport.close();
  }
}

type Failed = { code?: string; originalCode?: string; responseCode?: number; command?: string };

/** By the code of the fault and the number of the answer; of what a server says nothing is kept. */
function mailFaultOf(error: unknown): MailFault {
  const { code = '', originalCode = '', responseCode, command = '' } = error as Failed;
  const isForGood = responseCode !== undefined && responseCode >= 500 && responseCode !== 503;
  // A wrong password or certificate is put right by somebody, and then all that waits goes out.
  if (code === 'EAUTH' || code === 'ENOAUTH') return new MailFault('SIGN_IN', false);
  if (/CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ALTNAME/.test(`${code} ${originalCode}`))
    return new MailFault('CERTIFICATE', false);
  if (code === 'ETLS' || code === 'EREQUIRETLS') return new MailFault('NO_ENCRYPTION', false);
  if (code === 'EENVELOPE' && responseCode === undefined) return new MailFault('ADDRESS_REFUSED', true);
  if (isForGood)
    return new MailFault(
      /^(RCPT|MAIL)/.test(command) || code === 'EENVELOPE' ? 'ADDRESS_REFUSED' : 'MAIL_REFUSED',
      true,
    );
  if (responseCode !== undefined && responseCode >= 400) return new MailFault('LATER', false);
  if (/^E(SOCKET|CONN|DNS|TIMEDOUT)/.test(code)) return new MailFault('NO_CONNECTION', false);
  return new MailFault('UNCLEAR', false);
}
