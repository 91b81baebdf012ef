'use server';

import type { ActionResult } from '../domain/errors.ts';
import { runAction } from '../server/run-action.ts';
import { runJobAgain } from './mutations.ts';
import { type RunJobAgainInput, runJobAgainSchema } from './schema.ts';

export async function runJobAgainAction(input: RunJobAgainInput): Promise<ActionResult<void>> {
  return runAction(runJobAgainSchema, input, runJobAgain);
}
