import { db, type Tx } from '../db.ts';
import type { MailSettings } from '../env.ts';
import { type Came, MailFault, type MailFaultCode } from './fault.ts';
import { type Letter, sendMail, serverNameOf } from './send.ts';

/** What became of a letter, as it is noted. */
type Attempt = { server: string; isTest: boolean; outcome: 'SENT' | MailFaultCode } & Came;

/** Hands a letter to the mail server and notes what came of it. @throws MailFault where it was not taken */
export async function sendNoted(settings: MailSettings, letter: Letter): Promise<void> {
  const attempt = { server: serverNameOf(settings), isTest: false };
  try {
    const reply = await sendMail(settings, letter);
    await noteAttempt(db, { ...attempt, outcome: 'SENT', reply, cause: null });
  } catch (error) {
    if (error instanceof MailFault) await noteAttempt(db, { ...attempt, outcome: error.code, ...error.came });
    throw error;
  }
}

/** The state of mail is that of its last attempt, with when a letter was last taken. @returns when */
export async function noteAttempt(tx: Tx, attempt: Attempt): Promise<Date> {
  const at = new Date();
  const now = { ...attempt, at, ...(attempt.outcome === 'SENT' && { sentAt: at }) };
  await tx.mailState.upsert({ where: { id: 1 }, create: now, update: now });
  return at;
}
