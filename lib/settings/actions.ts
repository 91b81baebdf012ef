'use server';

import type { ActionResult } from '../domain/errors.ts';
import { act } from '../server/run-action.ts';
import { changeSettings } from './mutations.ts';
import { type ChangeSettingsInput, changeSettingsSchema } from './schema.ts';

export async function changeSettingsAction(input: ChangeSettingsInput): Promise<ActionResult<void>> {
  return act(changeSettingsSchema, input, changeSettings);
}
