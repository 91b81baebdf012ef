'use server';

import { requireActorOrThrow } from '../auth/require-actor.ts';
import type { ActionResult } from '../domain/errors.ts';
import { parse, runAction, toActionResult } from '../server/run-action.ts';
import { alignText } from './aligned-mutations.ts';
import { removeFile, restoreFile } from './mutations.ts';
import { endClipOffer, offerClip } from './offer-mutations.ts';
import { readTextVersion } from './queries.ts';
import { readWords } from './recognised-mutations.ts';
import {
  type AlignTextInput,
  alignTextSchema,
  type FileInput,
  fileSchema,
  type ReadTextInput,
  type ReadWordsInput,
  type RestoreTextInput,
  readTextSchema,
  readWordsSchema,
  restoreTextSchema,
  type SetTextInput,
  setTextSchema,
  sourceFilesSchema,
} from './schema.ts';
import { countBeingRead } from './text-job-queries.ts';
import { restoreText, setSourceText, takeFileText } from './text-mutations.ts';
import type { TextView } from './view.ts';

export async function removeFileAction(input: FileInput): Promise<ActionResult<{ sourceId: string }>> {
  return runAction(fileSchema, input, removeFile);
}

export async function restoreFileAction(input: FileInput): Promise<ActionResult<{ sourceId: string }>> {
  return runAction(fileSchema, input, restoreFile);
}

export async function offerClipAction(input: FileInput): Promise<ActionResult<{ sourceId: string }>> {
  return runAction(fileSchema, input, offerClip);
}

export async function endClipOfferAction(input: FileInput): Promise<ActionResult<{ sourceId: string }>> {
  return runAction(fileSchema, input, endClipOffer);
}

export async function setSourceTextAction(
  input: SetTextInput,
): Promise<ActionResult<{ sourceId: string; notice: string | null }>> {
  return runAction(setTextSchema, input, setSourceText);
}

export async function takeFileTextAction(input: FileInput): Promise<ActionResult<{ notice: string | null }>> {
  return runAction(fileSchema, input, takeFileText);
}

export async function restoreTextAction(
  input: RestoreTextInput,
): Promise<ActionResult<{ sourceId: string }>> {
  return runAction(restoreTextSchema, input, restoreText);
}

export async function readTextVersionAction(
  input: ReadTextInput,
): Promise<ActionResult<{ text: TextView; canChange: boolean }>> {
  return runAction(readTextSchema, input, readTextVersion);
}

export async function readWordsAction(input: ReadWordsInput): Promise<ActionResult<{ sourceId: string }>> {
  return runAction(readWordsSchema, input, readWords);
}

export async function alignTextAction(input: AlignTextInput): Promise<ActionResult<{ sourceId: string }>> {
  return runAction(alignTextSchema, input, alignText);
}

/** How many texts are being read: asked again and again while somebody waits, so it counts as a request and as no change. */
export async function countBeingReadAction(input: {
  sourceId: string;
}): Promise<ActionResult<{ beingRead: number }>> {
  return toActionResult(async () =>
    countBeingRead(await requireActorOrThrow(), parse(sourceFilesSchema, input)),
  );
}
