'use server';

import type { ActionResult } from '../domain/errors.ts';
import { runAction } from '../server/run-action.ts';
import { sendTestMail } from './mutations.ts';
import { type SendTestMailInput, sendTestMailSchema } from './schema.ts';
import type { MailAttempt } from './view.ts';

export async function sendTestMailAction(input: SendTestMailInput): Promise<ActionResult<MailAttempt>> {
  return runAction(sendTestMailSchema, input, sendTestMail);
}
