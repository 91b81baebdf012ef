'use server';

import type { ActionResult } from '../domain/errors.ts';
import { runAction } from '../server/run-action.ts';
import { type AssignedStory, assignStory, unassignStory } from './assign-mutations.ts';
import {
  type AssignStoryInput,
  assignStorySchema,
  type UnassignStoryInput,
  unassignStorySchema,
} from './schema.ts';

/** Done on the desk and on the workbench alike, so they return who is on the story and no page. */
export async function assignStoryAction(input: AssignStoryInput): Promise<ActionResult<AssignedStory>> {
  return runAction(assignStorySchema, input, assignStory);
}

export async function unassignStoryAction(input: UnassignStoryInput): Promise<ActionResult<AssignedStory>> {
  return runAction(unassignStorySchema, input, unassignStory);
}
