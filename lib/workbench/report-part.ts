'use server';

import { act } from '../server/run-action.ts';
import type { ActionResult } from '../domain/errors.ts';
import { workbench } from '../stories/queries.ts';
import { thenShow } from './then-show.ts';
import type { WorkbenchView } from '../stories/view.ts';
import { holdPublication, liftHold, publish, signOff, withdrawReport, withdrawSignOff } from '../reports/mutations.ts';
import {
  holdSchema,
  liftHoldSchema,
  type PublishInput,
  publishSchema,
  type SignOffInput,
  signOffSchema,
  withdrawReportSchema,
  withdrawSignOffSchema,
} from '../reports/schema.ts';

type Answer<T = unknown> = Promise<ActionResult<{ workbench: WorkbenchView } & T>>;

export async function signOffAction(input: SignOffInput): Answer {
  return thenShow(signOffSchema, input, signOff);
}

export async function withdrawSignOffAction(input: { storyId: string; signOffId: string }): Answer {
  return thenShow(withdrawSignOffSchema, input, withdrawSignOff);
}

export async function publishAction(input: PublishInput): Answer<{ slug: string; edition: number }> {
  return act(publishSchema, input, async (actor, parsed) => {
    const published = await publish(actor, parsed);
    return { ...published, workbench: await workbench(actor, parsed.storyId) };
  });
}

export async function withdrawReportAction(input: { storyId: string; reason: string }): Answer {
  return thenShow(withdrawReportSchema, input, withdrawReport);
}

export async function holdAction(input: { storyId: string; reason: string }): Answer {
  return thenShow(holdSchema, input, holdPublication);
}

export async function liftHoldAction(input: { storyId: string; holdId: string }): Answer {
  return thenShow(liftHoldSchema, input, liftHold);
}
