'use server';

import type { ActionResult } from '../domain/errors.ts';
import { act } from '../server/run-action.ts';
import { confirmReader } from './closing-records.ts';
import { askLift, lift, withdrawLift } from './lift-mutations.ts';
import { addConfidentialSource, addReader, changeIdentity, readIdentity, removeReader } from './mutations.ts';
import {
  type AddConfidentialSourceInput,
  type AskLiftInput,
  addConfidentialSourceSchema,
  addReaderSchema,
  askLiftSchema,
  type ChangeIdentityInput,
  type ConfirmReaderInput,
  changeIdentitySchema,
  confirmReaderSchema,
  type LiftInput,
  liftSchema,
  type ReaderInput,
  readIdentitySchema,
  removeReaderSchema,
} from './schema.ts';

type Answer = Promise<ActionResult<{ sourceId: string }>>;

export async function addConfidentialSourceAction(input: AddConfidentialSourceInput): Answer {
  return act(addConfidentialSourceSchema, input, addConfidentialSource);
}

export async function readIdentityAction(input: {
  sourceId: string;
}): Promise<ActionResult<{ identity: string }>> {
  return act(readIdentitySchema, input, readIdentity);
}

export async function changeIdentityAction(input: ChangeIdentityInput): Answer {
  return act(changeIdentitySchema, input, changeIdentity);
}

export async function addReaderAction(input: ReaderInput): Answer {
  return act(addReaderSchema, input, addReader);
}

export async function removeReaderAction(input: ReaderInput): Answer {
  return act(removeReaderSchema, input, removeReader);
}

export async function confirmReaderAction(input: ConfirmReaderInput): Answer {
  return act(confirmReaderSchema, input, confirmReader);
}

export async function askLiftAction(input: AskLiftInput): Answer {
  return act(askLiftSchema, input, askLift);
}

export async function withdrawLiftAction(input: LiftInput): Answer {
  return act(liftSchema, input, withdrawLift);
}

export async function liftAction(input: LiftInput): Answer {
  return act(liftSchema, input, lift);
}
