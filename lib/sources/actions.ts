'use server';

import { act, answer } from '../act.ts';
import { requireActorOrThrow } from '../auth/require-actor.ts';
import type { ActionResult } from '../domain/errors.ts';
import type { ChangedItems } from '../items/mutations.ts';
import {
  addEvidence,
  addSource,
  changeEvidence,
  changeSource,
  removeEvidence,
  restoreEvidence,
} from './mutations.ts';
import { listSources, type SourceView } from './queries.ts';
import {
  type AddEvidenceInput,
  type AddSourceInput,
  addEvidenceSchema,
  addSourceSchema,
  type ChangeEvidenceInput,
  type ChangeSourceInput,
  changeEvidenceSchema,
  changeSourceSchema,
  type RemoveEvidenceInput,
  removeEvidenceSchema,
  restoreEvidenceSchema,
} from './schema.ts';

export async function addSourceAction(input: AddSourceInput): Promise<ActionResult<{ sourceId: string }>> {
  return act(addSourceSchema, input, addSource);
}

export async function changeSourceAction(
  input: ChangeSourceInput,
): Promise<ActionResult<{ sourceId: string }>> {
  return act(changeSourceSchema, input, changeSource);
}

export async function addEvidenceAction(input: AddEvidenceInput): Promise<ActionResult<ChangedItems>> {
  return act(addEvidenceSchema, input, addEvidence);
}

export async function changeEvidenceAction(input: ChangeEvidenceInput): Promise<ActionResult<ChangedItems>> {
  return act(changeEvidenceSchema, input, changeEvidence);
}

export async function removeEvidenceAction(input: RemoveEvidenceInput): Promise<ActionResult<ChangedItems>> {
  return act(removeEvidenceSchema, input, removeEvidence);
}

export async function restoreEvidenceAction(input: RemoveEvidenceInput): Promise<ActionResult<ChangedItems>> {
  return act(restoreEvidenceSchema, input, restoreEvidence);
}

export async function searchSourcesAction(input: {
  query: string;
}): Promise<ActionResult<{ sources: SourceView[] }>> {
  return answer(async () => {
    const actor = await requireActorOrThrow();
    const { sources } = await listSources(actor, {
      query: String(input?.query ?? '')
        .slice(0, 200)
        .toWellFormed(),
    });
    return { sources };
  });
}
