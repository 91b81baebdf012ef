'use server';

import { requireActorOrThrow } from '../auth/require-actor.ts';
import type { ActionResult } from '../domain/errors.ts';
import { idOf } from '../domain/fields.ts';
import type { ChangedItems } from '../items/records.ts';
import { parse, runAction, toActionResult } from '../server/run-action.ts';
import { keepWhichHeard, listenToBoth } from './heard-mutations.ts';
import { type AskedOfSound, whichHeard } from './heard-queries.ts';
import { checkQuote, setOriginal } from './mutations.ts';
import { type CheckableSource, listCheckableSources } from './queries.ts';
import {
  type CheckQuoteInput,
  checkQuoteSchema,
  type KeepWhichHeardInput,
  keepWhichHeardSchema,
  type ListenToBothInput,
  listenToBothSchema,
  type SetOriginalInput,
  setOriginalSchema,
  type WhichHeardInput,
  whichHeardSchema,
} from './schema.ts';

export async function checkQuoteAction(input: CheckQuoteInput): Promise<ActionResult<ChangedItems>> {
  return runAction(checkQuoteSchema, input, checkQuote);
}

export async function setOriginalAction(input: SetOriginalInput): Promise<ActionResult<ChangedItems>> {
  return runAction(setOriginalSchema, input, setOriginal);
}

/** What the sound is asked about one difference, or why it is not: a reading, so it counts as a request and as no change. */
export async function whichHeardAction(
  input: WhichHeardInput,
): Promise<ActionResult<{ asked: AskedOfSound }>> {
  return toActionResult(async () => ({
    asked: await whichHeard(await requireActorOrThrow(), parse(whichHeardSchema, input)),
  }));
}

export async function keepWhichHeardAction(input: KeepWhichHeardInput): Promise<ActionResult<ChangedItems>> {
  return runAction(keepWhichHeardSchema, input, keepWhichHeard);
}

export async function listenToBothAction(input: ListenToBothInput): Promise<ActionResult<ChangedItems>> {
  return runAction(listenToBothSchema, input, listenToBoth);
}

export async function listCheckableSourcesAction(input: {
  storyId: string;
}): Promise<ActionResult<{ sources: CheckableSource[] }>> {
  return toActionResult(async () => {
    const actor = await requireActorOrThrow();
    return { sources: await listCheckableSources(actor, idOf(String(input?.storyId), 'story')) };
  });
}
