'use server';

import type { ActionResult } from '../domain/errors.ts';
import { runAction } from '../server/run-action.ts';
import {
  addChannel,
  changeChannel,
  pauseChannel,
  removeChannel,
  sendAgain,
  testChannel,
} from './mutations.ts';
import {
  type AddChannelInput,
  addChannelSchema,
  type ChangeChannelInput,
  type ChannelInput,
  changeChannelSchema,
  channelSchema,
  type PauseChannelInput,
  pauseChannelSchema,
  type SendAgainInput,
  sendAgainSchema,
  type TestChannelInput,
  testChannelSchema,
} from './schema.ts';
import type { TestAnswer } from './view.ts';

export async function addChannelAction(input: AddChannelInput): Promise<ActionResult<void>> {
  return runAction(addChannelSchema, input, addChannel);
}

export async function changeChannelAction(input: ChangeChannelInput): Promise<ActionResult<void>> {
  return runAction(changeChannelSchema, input, changeChannel);
}

export async function pauseChannelAction(input: PauseChannelInput): Promise<ActionResult<void>> {
  return runAction(pauseChannelSchema, input, pauseChannel);
}

export async function removeChannelAction(input: ChannelInput): Promise<ActionResult<void>> {
  return runAction(channelSchema, input, removeChannel);
}

export async function testChannelAction(input: TestChannelInput): Promise<ActionResult<TestAnswer>> {
  return runAction(testChannelSchema, input, testChannel);
}

export async function sendAgainAction(input: SendAgainInput): Promise<ActionResult<void>> {
  return runAction(sendAgainSchema, input, sendAgain);
}
