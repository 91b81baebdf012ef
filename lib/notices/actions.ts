'use server';

import type { ActionResult } from '../domain/errors.ts';
import { runAction } from '../server/run-action.ts';
import { changeMails, markSeen, muteStory } from './mutations.ts';
import {
  type ChangeMailsInput,
  changeMailsSchema,
  type MarkSeenInput,
  type MuteStoryInput,
  markSeenSchema,
  muteStorySchema,
} from './schema.ts';

export async function changeMailsAction(input: ChangeMailsInput): Promise<ActionResult<void>> {
  return runAction(changeMailsSchema, input, changeMails);
}

export async function markSeenAction(input: MarkSeenInput): Promise<ActionResult<void>> {
  return runAction(markSeenSchema, input, markSeen);
}

export async function muteStoryAction(input: MuteStoryInput): Promise<ActionResult<void>> {
  return runAction(muteStorySchema, input, muteStory);
}
