/** The state of mail as the page of settings shows it. */
import type { Came, MailFaultCode } from './fault.ts';

/** What came of one attempt: what the server said is word for word. */
export type MailAttempt = Came & {
  outcome: 'SENT' | MailFaultCode;
  /** ISO. */
  at: string;
};

export type MailStateView = {
  /** "mail.newsroom.example:587"; null: none is set, or `problem` says what is wrong with it. */
  server: string | null;
  from: string | null;
  problem: string | null;
  /** Whom a test goes to: whoever asks. */
  to: string;
  /** `server`: that was then. Null: none so far. */
  last: (MailAttempt & { server: string; isTest: boolean }) | null;
  /** ISO; when a letter was last taken. */
  sentAt: string | null;
  /** Letters that are noted and not taken yet. `since`: ISO, when the first was noted. */
  waiting: { count: number; since: string } | null;
};

/** What became of a letter, for whoever has to put it right. */
export const MAIL_OUTCOME_WORDS: Record<MailAttempt['outcome'], string> = {
  SENT: 'The mail server took it. Whether it arrives is now up to that server.',
  NO_CONNECTION: 'The mail server cannot be reached.',
  TOO_SLOW: 'The mail server took too long to answer.',
  NO_ENCRYPTION: 'The connection could not be encrypted, and Stet sends nothing over one that is not.',
  CERTIFICATE: 'The certificate of the mail server is not valid.',
  SIGN_IN: 'The mail server does not accept the user name and password.',
  TURNED_AWAY: 'The mail server turned Stet away before it heard of any letter.',
  SENDER_REFUSED: 'The mail server does not let Stet send in the name that is set.',
  ADDRESS_REFUSED: 'The mail server refused the address that the letter goes to.',
  MAIL_REFUSED: 'The mail server refused the letter.',
  LATER: 'The mail server refused for now. Notices are tried again by themselves.',
  NO_ANSWER: 'The mail server was given the letter and did not say whether it took it.',
  UNCLEAR: 'It is not clear what went wrong.',
};
