'use server';

import { logContact, recordOutcome } from '../contacts/mutations.ts';
import { changeParty } from '../contacts/party-mutations.ts';
import {
  type ChangePartyInput,
  changePartySchema,
  type LogContactInput,
  logContactSchema,
  type MakeAnswerSourceInput,
  makeAnswerSourceSchema,
  type RecordOutcomeInput,
  recordOutcomeSchema,
} from '../contacts/schema.ts';
import type { ActionResult } from '../domain/errors.ts';
import {
  acceptChangedProposal,
  acceptProposals,
  dismissProposals,
  reopenProposals,
} from '../proposals/mutations.ts';
import {
  type AcceptChangedProposalInput,
  type AcceptProposalsInput,
  acceptChangedProposalSchema,
  acceptProposalsSchema,
  type DecideProposalsInput,
  decideProposalsSchema,
} from '../proposals/schema.ts';
import {
  holdPublication,
  liftHold,
  publish,
  signOff,
  withdrawReport,
  withdrawSignOff,
} from '../reports/mutations.ts';
import {
  holdSchema,
  liftHoldSchema,
  type PublishInput,
  publishSchema,
  type SignOffInput,
  signOffSchema,
  withdrawReportSchema,
  withdrawSignOffSchema,
} from '../reports/schema.ts';
import { moveBlock, moveBlocks } from '../revisions/aside-mutations.ts';
import { changeStory } from '../revisions/details-mutations.ts';
import { runAction } from '../server/run-action.ts';
import { makeAnswerSource } from '../sources/answer-mutations.ts';
import { archiveStory } from '../stories/mutations.ts';
import {
  type ArchiveStoryInput,
  archiveStorySchema,
  type ChangeStoryInput,
  changeStorySchema,
  type MoveBlocksInput,
  moveBlocksSchema,
  putBackSchema,
  setAsideSchema,
} from '../stories/schema.ts';
import { workbench } from './queries.ts';
import { thenShow } from './then-show.ts';
import type { WorkbenchView } from './view.ts';

/** What is done at the workbench: each returns the story as it then is. */
type Answer<T = unknown> = Promise<ActionResult<{ workbench: WorkbenchView } & T>>;

export async function changeStoryAction(input: ChangeStoryInput): Answer {
  return thenShow(changeStorySchema, input, changeStory);
}

export async function setAsideAction(input: { storyId: string; blockId: string }): Answer {
  return thenShow(setAsideSchema, input, (actor, parsed) => moveBlock(actor, parsed, true));
}

export async function putBackAction(input: { storyId: string; blockId: string }): Answer {
  return thenShow(putBackSchema, input, (actor, parsed) => moveBlock(actor, parsed, false));
}

/** All lines of one kind at once: put back, or (to undo that) set aside again for the reason they had. */
export async function moveBlocksAction(input: MoveBlocksInput): Answer {
  return thenShow(moveBlocksSchema, input, moveBlocks);
}

export async function archiveStoryAction(input: ArchiveStoryInput): Answer {
  return thenShow(archiveStorySchema, input, (actor, parsed) => archiveStory(actor, parsed, true));
}

export async function unarchiveStoryAction(input: ArchiveStoryInput): Answer {
  return thenShow(archiveStorySchema, input, (actor, parsed) => archiveStory(actor, parsed, false));
}

export async function logContactAction(input: LogContactInput): Answer {
  return thenShow(logContactSchema, input, logContact);
}

export async function recordOutcomeAction(input: RecordOutcomeInput): Answer {
  return thenShow(recordOutcomeSchema, input, recordOutcome);
}

/** In one step: their answer becomes a source, attached to the items that were put to them. */
export async function makeAnswerSourceAction(input: MakeAnswerSourceInput): Answer {
  return thenShow(makeAnswerSourceSchema, input, makeAnswerSource);
}

export async function acceptProposalsAction(input: AcceptProposalsInput): Answer {
  return thenShow(acceptProposalsSchema, input, acceptProposals);
}

export async function acceptChangedProposalAction(input: AcceptChangedProposalInput): Answer {
  return thenShow(acceptChangedProposalSchema, input, acceptChangedProposal);
}

export async function dismissProposalsAction(input: DecideProposalsInput): Answer {
  return thenShow(decideProposalsSchema, input, dismissProposals);
}

export async function reopenProposalsAction(input: DecideProposalsInput): Answer {
  return thenShow(decideProposalsSchema, input, reopenProposals);
}

export async function changePartyAction(input: ChangePartyInput): Answer {
  return thenShow(changePartySchema, input, changeParty);
}

export async function signOffAction(input: SignOffInput): Answer {
  return thenShow(signOffSchema, input, signOff);
}

export async function withdrawSignOffAction(input: { storyId: string; signOffId: string }): Answer {
  return thenShow(withdrawSignOffSchema, input, withdrawSignOff);
}

export async function publishAction(input: PublishInput): Answer<{ slug: string; edition: number }> {
  return runAction(publishSchema, input, async (actor, parsed) => {
    const published = await publish(actor, parsed);
    return { ...published, workbench: await workbench(actor, parsed.storyId) };
  });
}

export async function withdrawReportAction(input: { storyId: string; reason: string }): Answer {
  return thenShow(withdrawReportSchema, input, withdrawReport);
}

export async function holdAction(input: { storyId: string; reason: string }): Answer {
  return thenShow(holdSchema, input, holdPublication);
}

export async function liftHoldAction(input: { storyId: string; holdId: string }): Answer {
  return thenShow(liftHoldSchema, input, liftHold);
}
