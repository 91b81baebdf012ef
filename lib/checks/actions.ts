'use server';

import { requireActorOrThrow } from '../auth/require-actor.ts';
import type { ActionResult } from '../domain/errors.ts';
import { idOf } from '../domain/fields.ts';
import type { ChangedItems } from '../items/records.ts';
import { runAction, toActionResult } from '../server/run-action.ts';
import { checkQuote, setOriginal } from './mutations.ts';
import { type CheckableSource, listCheckableSources } from './queries.ts';
import {
  type CheckQuoteInput,
  checkQuoteSchema,
  type SetOriginalInput,
  setOriginalSchema,
} from './schema.ts';

export async function checkQuoteAction(input: CheckQuoteInput): Promise<ActionResult<ChangedItems>> {
  return runAction(checkQuoteSchema, input, checkQuote);
}

export async function setOriginalAction(input: SetOriginalInput): Promise<ActionResult<ChangedItems>> {
  return runAction(setOriginalSchema, input, setOriginal);
}

export async function listCheckableSourcesAction(input: {
  storyId: string;
}): Promise<ActionResult<{ sources: CheckableSource[] }>> {
  return toActionResult(async () => {
    const actor = await requireActorOrThrow();
    return { sources: await listCheckableSources(actor, idOf(String(input?.storyId), 'story')) };
  });
}
