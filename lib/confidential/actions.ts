'use server';

import type { ActionResult } from '../domain/errors.ts';
import { runAction } from '../server/run-action.ts';
import { confirmReader } from './closing-mutations.ts';
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
  return runAction(addConfidentialSourceSchema, input, addConfidentialSource);
}

export async function readIdentityAction(input: {
  sourceId: string;
}): Promise<ActionResult<{ identity: string }>> {
  return runAction(readIdentitySchema, input, readIdentity);
}

export async function changeIdentityAction(input: ChangeIdentityInput): Answer {
  return runAction(changeIdentitySchema, input, changeIdentity);
}

export async function addReaderAction(input: ReaderInput): Answer {
  return runAction(addReaderSchema, input, addReader);
}

export async function removeReaderAction(input: ReaderInput): Answer {
  return runAction(removeReaderSchema, input, removeReader);
}

export async function confirmReaderAction(input: ConfirmReaderInput): Answer {
  return runAction(confirmReaderSchema, input, confirmReader);
}

export async function askLiftAction(input: AskLiftInput): Answer {
  return runAction(askLiftSchema, input, askLift);
}

export async function withdrawLiftAction(input: LiftInput): Answer {
  return runAction(liftSchema, input, withdrawLift);
}

export async function liftAction(input: LiftInput): Answer {
  return runAction(liftSchema, input, lift);
}
