'use server';

import { act } from '../act.ts';
import type { ActionResult } from '../domain/errors.ts';
import { workbench } from '../stories/queries.ts';
import type { WorkbenchView } from '../stories/view.ts';
import { makeAnswerSource } from './answer-mutations.ts';
import { logContact, recordOutcome } from './mutations.ts';
import { changeParty } from './party-mutations.ts';
import {
  type ChangePartyInput,
  changePartySchema,
  type LogContactInput,
  logContactSchema,
  type MakeAnswerSourceInput,
  makeAnswerSourceSchema,
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

/** One press: their answer becomes a source, beside the items that were put to them. */
export async function makeAnswerSourceAction(input: MakeAnswerSourceInput): Answer {
  return act(makeAnswerSourceSchema, input, async (actor, parsed) => {
    await makeAnswerSource(actor, parsed);
    return { workbench: await workbench(actor, parsed.storyId) };
  });
}

export async function changePartyAction(input: ChangePartyInput): Answer {
  return act(changePartySchema, input, async (actor, parsed) => {
    await changeParty(actor, parsed);
    return { workbench: await workbench(actor, parsed.storyId) };
  });
}
