'use server';

import type { ActionResult } from '../domain/errors.ts';
import { env } from '../env.ts';
import { runAction } from '../server/run-action.ts';
import { makeCalendar, revokeCalendar } from './mutations.ts';
import {
  type MakeCalendarInput,
  makeCalendarSchema,
  type RevokeCalendarInput,
  revokeCalendarSchema,
} from './schema.ts';

/** The link is shown only once. */
export async function makeCalendarAction(input: MakeCalendarInput): Promise<ActionResult<{ link: string }>> {
  return runAction(makeCalendarSchema, input, async (actor, parsed) => ({
    link: `${env.address}/calendar/${(await makeCalendar(actor, parsed)).token}.ics`,
  }));
}

export async function revokeCalendarAction(input: RevokeCalendarInput): Promise<ActionResult<void>> {
  return runAction(revokeCalendarSchema, input, revokeCalendar);
}
