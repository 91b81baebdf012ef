'use server';

import type { ActionResult } from '../domain/errors.ts';
import { runAction } from '../server/run-action.ts';
import type { ChangedThread } from './changing-threads.ts';
import { editNote, openThread, reopenThread, reply, resolveThread } from './mutations.ts';
import {
  type EditNoteInput,
  editNoteSchema,
  type OpenThreadInput,
  openThreadSchema,
  type ReplyInput,
  type ResolveThreadInput,
  replySchema,
  resolveThreadSchema,
} from './schema.ts';

type Answer = Promise<ActionResult<ChangedThread>>;

export async function openThreadAction(input: OpenThreadInput): Answer {
  return runAction(openThreadSchema, input, openThread);
}

export async function replyAction(input: ReplyInput): Answer {
  return runAction(replySchema, input, reply);
}

export async function resolveThreadAction(input: ResolveThreadInput): Answer {
  return runAction(resolveThreadSchema, input, resolveThread);
}

export async function reopenThreadAction(input: ResolveThreadInput): Answer {
  return runAction(resolveThreadSchema, input, reopenThread);
}

export async function editNoteAction(input: EditNoteInput): Answer {
  return runAction(editNoteSchema, input, editNote);
}
