'use server';

import type { ActionResult } from '../domain/errors.ts';
import { runAction } from '../server/run-action.ts';
import { changeSettings } from './mutations.ts';
import { type ChangeSettingsInput, changeSettingsSchema } from './schema.ts';

export async function changeSettingsAction(input: ChangeSettingsInput): Promise<ActionResult<void>> {
  return runAction(changeSettingsSchema, input, changeSettings);
}
