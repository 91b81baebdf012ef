/** Why a mail was not sent: by the number of the server's answer and the step that it answered, or by what went wrong without one. */

/**
 * Whether another attempt at this letter would fail in the same way. All else is put right by somebody or passes by
 * itself, and then what waits goes out.
 */
const IS_FOR_GOOD = {
  NO_CONNECTION: false,
  TOO_SLOW: false,
  NO_ENCRYPTION: false,
  CERTIFICATE: false,
  SIGN_IN: false,
  TURNED_AWAY: false,
  SENDER_REFUSED: false,
  ADDRESS_REFUSED: true,
  MAIL_REFUSED: true,
  LATER: false,
  NO_ANSWER: false,
  UNCLEAR: false,
} as const satisfies Record<string, boolean>;

export type MailFaultCode = keyof typeof IS_FOR_GOOD;
export const MAIL_FAULT_CODES = Object.keys(IS_FOR_GOOD) as MailFaultCode[];

/** What came back, for the administrator who must put it right. */
export type Came = {
  /** The server's answer, word for word, with its number; null: it said nothing. */
  reply: string | null;
  /** Where it said nothing: what this machine found wrong, such as ECONNREFUSED. */
  cause: string | null;
};

/** Why a mail was not sent. As an error it says its code alone: what a server answers may quote the mail. */
export class MailFault extends Error {
  readonly code: MailFaultCode;
  readonly isForGood: boolean;
  readonly came: Came;
  constructor(code: MailFaultCode, came: Came = { reply: null, cause: null }) {
    super(code);
    this.code = code;
    this.isForGood = IS_FOR_GOOD[code];
    this.came = came;
  }
}

/** What nodemailer says of a failure. */
type Failed = {
  code?: string;
  originalCode?: string;
  responseCode?: number;
  response?: string;
  command?: string;
};

/**
 * @param error what nodemailer threw
 * @param isHandedOver the letter went over the line to its end: a server that then says nothing may have taken it
 */
export function mailFaultOf(error: unknown, isHandedOver = false): MailFault {
  const { code = '', originalCode = '', response } = error as Failed;
  const reply = response || null;
  return new MailFault(codeOf(error as Failed, isHandedOver), {
    reply,
    cause: reply === null ? originalCode || code || null : null,
  });
}

function codeOf(failed: Failed, isHandedOver: boolean): MailFaultCode {
  const { code = '', originalCode = '', responseCode, command = '' } = failed;
  if (/CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ALTNAME/.test(`${code} ${originalCode}`)) return 'CERTIFICATE';
  if (responseCode !== undefined && responseCode >= 400) return ofAnswer(code, responseCode, command);
  if (code === 'EAUTH' || code === 'ENOAUTH') return 'SIGN_IN';
  if (isHandedOver) return 'NO_ANSWER';
  if (code === 'ETLS' || code === 'EREQUIRETLS' || /^(EPROTO$|ERR_SSL|ERR_TLS)/.test(originalCode))
    return 'NO_ENCRYPTION';
  if (code === 'EENVELOPE') return 'ADDRESS_REFUSED';
  if (code === 'EABORT') return 'TOO_SLOW';
  return /^E(SOCKET|CONN|DNS|TIMEDOUT)/.test(code) ? 'NO_CONNECTION' : 'UNCLEAR';
}

/** By RFC 5321, 4.2.1: 4xx may go well another time, whatever step it answers, sign-in (RFC 4954: 454) and STARTTLS included. */
function ofAnswer(code: string, number: number, command: string): MailFaultCode {
  // 503: the steps came in the wrong order, which another connection may mend.
  if (number < 500 || number === 503) return 'LATER';
  // 530: it wants to know who we are before it takes anything (RFC 4954).
  if (code === 'EAUTH' || number === 530) return 'SIGN_IN';
  if (code === 'ETLS') return 'NO_ENCRYPTION';
  // At the greeting it says that it serves nobody, or not us (RFC 5321, 3.1; RFC 7504): nothing about this letter.
  if (/^(CONN|EHLO|HELO)/.test(command)) return 'TURNED_AWAY';
  if (command.startsWith('RCPT'))
    // 552 here: the mailbox is full, which clients are to take for 452 (RFC 5321, 4.5.3.1.10).
    return number === 552 ? 'LATER' : 'ADDRESS_REFUSED';
  // In whose name all mails are: somebody puts that right. Too large (552) is this letter alone.
  if (command.startsWith('MAIL') && number !== 552) return 'SENDER_REFUSED';
  return 'MAIL_REFUSED';
}
