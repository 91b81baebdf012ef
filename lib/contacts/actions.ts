'use server';

import { act } from '../act.ts';
import type { ActionResult } from '../domain/errors.ts';
import { workbench } from '../stories/queries.ts';
import type { WorkbenchView } from '../stories/view.ts';
import { logContact, recordOutcome } from './mutations.ts';
import {
  type LogContactInput,
  logContactSchema,
  type RecordOutcomeInput,
  recordOutcomeSchema,
} from './schema.ts';

type Answer = Promise<ActionResult<{ workbench: WorkbenchView }>>;

export async function logContactAction(input: LogContactInput): Answer {
  return act(logContactSchema, input, async (actor, parsed) => {
    await logContact(actor, parsed);
    return { workbench: await workbench(actor, parsed.storyId) };
  });
}

export async function recordOutcomeAction(input: RecordOutcomeInput): Answer {
  return act(recordOutcomeSchema, input, async (actor, parsed) => {
    await recordOutcome(actor, parsed);
    return { workbench: await workbench(actor, parsed.storyId) };
  });
}
