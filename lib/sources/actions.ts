'use server';

import { requireActorOrThrow } from '../auth/require-actor.ts';
import { type MakeConfidentialInput, makeConfidentialSchema } from '../confidential/schema.ts';
import type { ActionResult } from '../domain/errors.ts';
import type { ChangedItems } from '../items/records.ts';
import { parse, runAction, toActionResult } from '../server/run-action.ts';
import { searchWords } from '../server/search-params.ts';
import { askForArchiving } from './archive-mutations.ts';
import { askForCapture, giveUpCapture } from './capture-mutations.ts';
import { captureStanding } from './capture-queries.ts';
import type { CaptureView } from './capture-view.ts';
import { makeConfidential } from './confidential-mutations.ts';
import { mergeSources, unmergeSource } from './merge-mutations.ts';
import {
  addEvidence,
  addSource,
  changeEvidence,
  changeSource,
  removeEvidence,
  restoreEvidence,
} from './mutations.ts';
import { listOrigins, listSources, type SourceView } from './queries.ts';
import {
  type AddEvidenceInput,
  type AddSourceInput,
  type AskArchiveInput,
  addEvidenceSchema,
  addSourceSchema,
  askArchiveSchema,
  type CaptureInput,
  type CapturePageInput,
  type ChangeEvidenceInput,
  type ChangeSourceInput,
  capturePageSchema,
  captureSchema,
  changeEvidenceSchema,
  changeSourceSchema,
  type MergeSourcesInput,
  mergeSourcesSchema,
  type RemoveEvidenceInput,
  removeEvidenceSchema,
  restoreEvidenceSchema,
  type UnmergeSourceInput,
  unmergeSourceSchema,
} from './schema.ts';

export async function addSourceAction(input: AddSourceInput): Promise<ActionResult<{ sourceId: string }>> {
  return runAction(addSourceSchema, input, addSource);
}

export async function changeSourceAction(
  input: ChangeSourceInput,
): Promise<ActionResult<{ sourceId: string }>> {
  return runAction(changeSourceSchema, input, changeSource);
}

export async function addEvidenceAction(input: AddEvidenceInput): Promise<ActionResult<ChangedItems>> {
  return runAction(addEvidenceSchema, input, addEvidence);
}

export async function changeEvidenceAction(input: ChangeEvidenceInput): Promise<ActionResult<ChangedItems>> {
  return runAction(changeEvidenceSchema, input, changeEvidence);
}

export async function removeEvidenceAction(input: RemoveEvidenceInput): Promise<ActionResult<ChangedItems>> {
  return runAction(removeEvidenceSchema, input, removeEvidence);
}

export async function restoreEvidenceAction(input: RemoveEvidenceInput): Promise<ActionResult<ChangedItems>> {
  return runAction(restoreEvidenceSchema, input, restoreEvidence);
}

export async function searchSourcesAction(input: {
  query: string;
}): Promise<ActionResult<{ sources: SourceView[] }>> {
  return toActionResult(async () => {
    const actor = await requireActorOrThrow();
    const { sources } = await listSources(actor, {
      query: searchWords(input?.query),
    });
    return { sources };
  });
}

type Answer = Promise<ActionResult<{ sourceId: string }>>;

export async function mergeSourcesAction(input: MergeSourcesInput): Answer {
  return runAction(mergeSourcesSchema, input, mergeSources);
}

export async function unmergeSourceAction(input: UnmergeSourceInput): Answer {
  return runAction(unmergeSourceSchema, input, unmergeSource);
}

export async function makeConfidentialAction(input: MakeConfidentialInput): Answer {
  return runAction(makeConfidentialSchema, input, makeConfidential);
}

/** Origins to suggest while one is being typed. */
export async function suggestOriginsAction(input: {
  query: string;
}): Promise<ActionResult<{ origins: string[] }>> {
  return toActionResult(async () => {
    const actor = await requireActorOrThrow();
    return { origins: await listOrigins(actor, searchWords(input?.query)) };
  });
}

export async function capturePageAction(
  input: CapturePageInput,
): Promise<ActionResult<{ captureId: string }>> {
  return runAction(capturePageSchema, input, askForCapture);
}

export async function askArchiveAction(input: AskArchiveInput): Promise<ActionResult<{ requestId: string }>> {
  return runAction(askArchiveSchema, input, askForArchiving);
}

export async function giveUpCaptureAction(input: CaptureInput): Promise<ActionResult<void>> {
  return runAction(captureSchema, input, giveUpCapture);
}

/** How a capture stands: asked again and again while somebody waits for it, so it counts as a request and as no change. */
export async function captureStandingAction(input: CaptureInput): Promise<ActionResult<CaptureView>> {
  return toActionResult(async () =>
    captureStanding(await requireActorOrThrow(), parse(captureSchema, input)),
  );
}
