import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { appendAudit } from '../audit/append.ts';
import { db } from '../db.ts';
import type { Actor } from '../domain/actor.ts';
import { AppError } from '../domain/errors.ts';
import { authorise } from '../domain/permissions.ts';
import { env, type MailSettings } from '../env.ts';
import { NEWSROOM } from '../settings/newsroom.ts';
import { type Came, MailFault } from './fault.ts';
import type { sendTestMailSchema } from './schema.ts';
import { type Letter, sendMail, serverNameOf } from './send.ts';
import { noteAttempt } from './state-records.ts';
import { testLetter } from './test-letter.ts';
import type { MailAttempt } from './view.ts';

/** Somebody looks at a button meanwhile. A notice has longer. */
const WAIT_MS = 25_000;

/**
 * Sends whoever asks a test, at once, and returns what the mail server said. The record holds what came of it as a code.
 * @throws AppError `unavailable` where no mail server is set
 */
export async function sendTestMail(
  actor: Actor,
  _: z.output<typeof sendTestMailSchema>,
): Promise<MailAttempt> {
  authorise(actor, 'settings.change');
  if (!env.sendsMail || !env.mail)
    throw new AppError(
      'unavailable',
      'No mail server is set, so nothing was sent. Your operator can set one.',
    );
  const { mail, address } = env;
  const { email } = await db.member.findUniqueOrThrow({ where: { id: actor.id }, select: { email: true } });
  const messageId = `test-${randomUUID()}@${new URL(address).hostname}`;
  const came = await attempted(mail, { messageId, to: email, thread: null, ...testLetter(address) });
  return db.$transaction(async (tx) => {
    const at = await noteAttempt(tx, { server: serverNameOf(mail), isTest: true, ...came });
    await appendAudit(tx, actor, {
      act: 'mail.sendTest',
      subject: { type: 'newsroom', id: NEWSROOM },
      payload: { outcome: came.outcome },
    });
    return { ...came, at: at.toISOString() };
  });
}

async function attempted(mail: MailSettings, letter: Letter): Promise<Came & Pick<MailAttempt, 'outcome'>> {
  try {
    return { outcome: 'SENT', reply: await sendMail(mail, letter, { withinMs: WAIT_MS }), cause: null };
  } catch (error) {
    if (error instanceof MailFault) return { outcome: error.code, ...error.came };
    throw error;
  }
}
