'use server';

import type { ActionResult } from '../domain/errors.ts';
import { runAction } from '../server/run-action.ts';
import { makeStoryToken, revokeStoryToken } from './mutations.ts';
import {
  type MakeStoryTokenInput,
  makeStoryTokenSchema,
  type RevokeStoryTokenInput,
  revokeStoryTokenSchema,
} from './schema.ts';

/** The token is shown only once. */
export async function makeStoryTokenAction(
  input: MakeStoryTokenInput,
): Promise<ActionResult<{ token: string }>> {
  return runAction(makeStoryTokenSchema, input, makeStoryToken);
}

export async function revokeStoryTokenAction(input: RevokeStoryTokenInput): Promise<ActionResult<void>> {
  return runAction(revokeStoryTokenSchema, input, revokeStoryToken);
}
