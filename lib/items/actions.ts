'use server';

import type { ActionResult } from '../domain/errors.ts';
import { runAction } from '../server/run-action.ts';
import { type AssignedItems, assignItem, assignItems } from './assign-mutations.ts';
import { recordVerdict } from './mutations.ts';
import type { ChangedItems } from './records.ts';
import {
  type AnswerQuestionInput,
  type AssignItemInput,
  type AssignItemsInput,
  answerQuestionSchema,
  assignItemSchema,
  assignItemsSchema,
  type ChangeItemInput,
  type CutItemInput,
  changeItemSchema,
  cutItemSchema,
  type MakeItemInput,
  type MergeItemsInput,
  makeItemSchema,
  mergeItemsSchema,
  type RecordVerdictInput,
  recordVerdictSchema,
  restoreItemSchema,
  type SplitItemInput,
  splitItemSchema,
} from './schema.ts';
import { answerQuestion, changeItem, cutItem, makeItem, restoreItem } from './shape-mutations.ts';
import { mergeItems, splitItem } from './split-merge-mutations.ts';

type Answer = Promise<ActionResult<ChangedItems>>;

export async function recordVerdictAction(input: RecordVerdictInput): Answer {
  return runAction(recordVerdictSchema, input, recordVerdict);
}

export async function makeItemAction(input: MakeItemInput): Answer {
  return runAction(makeItemSchema, input, makeItem);
}

export async function changeItemAction(input: ChangeItemInput): Answer {
  return runAction(changeItemSchema, input, changeItem);
}

export async function answerQuestionAction(input: AnswerQuestionInput): Answer {
  return runAction(answerQuestionSchema, input, answerQuestion);
}

export async function splitItemAction(input: SplitItemInput): Answer {
  return runAction(splitItemSchema, input, splitItem);
}

export async function mergeItemsAction(input: MergeItemsInput): Answer {
  return runAction(mergeItemsSchema, input, mergeItems);
}

export async function cutItemAction(input: CutItemInput): Answer {
  return runAction(cutItemSchema, input, cutItem);
}

export async function restoreItemAction(input: CutItemInput): Answer {
  return runAction(restoreItemSchema, input, restoreItem);
}

export async function assignItemAction(input: AssignItemInput): Answer {
  return runAction(assignItemSchema, input, assignItem);
}

/** Several at once: those that others changed meanwhile stay as they are, and are counted. */
export async function assignItemsAction(input: AssignItemsInput): Promise<ActionResult<AssignedItems>> {
  return runAction(assignItemsSchema, input, assignItems);
}
