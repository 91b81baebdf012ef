'use server';

import type { ActionResult } from '../domain/errors.ts';
import { thenShow } from './then-show.ts';
import type { WorkbenchView } from '../stories/view.ts';
import { makeAnswerSource } from '../sources/answer-mutations.ts';
import { logContact, recordOutcome } from '../contacts/mutations.ts';
import { changeParty } from '../contacts/party-mutations.ts';
import {
  type ChangePartyInput,
  changePartySchema,
  type LogContactInput,
  logContactSchema,
  type MakeAnswerSourceInput,
  makeAnswerSourceSchema,
  type RecordOutcomeInput,
  recordOutcomeSchema,
} from '../contacts/schema.ts';

type Answer = Promise<ActionResult<{ workbench: WorkbenchView }>>;

export async function logContactAction(input: LogContactInput): Answer {
  return thenShow(logContactSchema, input, logContact);
}

export async function recordOutcomeAction(input: RecordOutcomeInput): Answer {
  return thenShow(recordOutcomeSchema, input, recordOutcome);
}

/** One press: their answer becomes a source, beside the items that were put to them. */
export async function makeAnswerSourceAction(input: MakeAnswerSourceInput): Answer {
  return thenShow(makeAnswerSourceSchema, input, makeAnswerSource);
}

export async function changePartyAction(input: ChangePartyInput): Answer {
  return thenShow(changePartySchema, input, changeParty);
}
