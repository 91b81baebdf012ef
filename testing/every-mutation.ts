/**
 * Every mutation there is, with what is needed to try it: what a test checks for one (rights, another story's ids,
 * stale writes, the record) it checks for all. testing/every-mutation.db.test.ts makes sure that none is left out.
 */

import { takeBinder } from '../lib/binder/mutations.ts';
import { checkQuote, setOriginal } from '../lib/checks/mutations.ts';
import { logContact, recordOutcome } from '../lib/contacts/mutations.ts';
import { changeParty } from '../lib/contacts/party-mutations.ts';
import { db } from '../lib/db.ts';
import type { Actor } from '../lib/domain/actor.ts';
import type { AuditAct } from '../lib/domain/audit/payloads.ts';
import { setSourceText } from '../lib/evidence/text-mutations.ts';
import { assignItem, assignItems } from '../lib/items/assign-mutations.ts';
import { recordVerdict } from '../lib/items/mutations.ts';
import { answerQuestion, changeItem, cutItem, makeItem, restoreItem } from '../lib/items/shape-mutations.ts';
import { mergeItems, splitItem } from '../lib/items/split-merge-mutations.ts';
import {
  changeRole,
  deactivateMember,
  inviteMember,
  makePasswordLink,
  reactivateMember,
} from '../lib/members/mutations.ts';
import {
  holdPublication,
  liftHold,
  publish,
  signOff,
  withdrawReport,
  withdrawSignOff,
} from '../lib/reports/mutations.ts';
import { moveBlock, moveBlocks } from '../lib/revisions/aside-mutations.ts';
import { bringInStory } from '../lib/revisions/bring-in-mutations.ts';
import { changeStory } from '../lib/revisions/details-mutations.ts';
import { reviseStory } from '../lib/revisions/revise-mutations.ts';
import { changeSettings } from '../lib/settings/mutations.ts';
import { newsroomSettings } from '../lib/settings/queries.ts';
import { makeAnswerSource } from '../lib/sources/answer-mutations.ts';
import {
  addEvidence,
  addSource,
  changeEvidence,
  changeSource,
  removeEvidence,
  restoreEvidence,
} from '../lib/sources/mutations.ts';
import { addSourceSchema } from '../lib/sources/schema.ts';
import { assignStory, unassignStory } from '../lib/stories/assign-mutations.ts';
import { archiveStory } from '../lib/stories/mutations.ts';
import { bringInStorySchema } from '../lib/stories/schema.ts';
import { takeList, takeStoryTable } from '../lib/tables/mutations.ts';
import { takeDraft } from '../lib/word/mutations.ts';
import { runJobAgain } from '../lib/worker/mutations.ts';
import { EVERY_ARCHIVE_MUTATION } from './every-archive-mutation.ts';
import { EVERY_CALENDAR_MUTATION } from './every-calendar-mutation.ts';
import { EVERY_CLIP_MUTATION } from './every-clip-mutation.ts';
import { EVERY_HEARD_MUTATION } from './every-heard-mutation.ts';
import { EVERY_MESSAGE_MUTATION, TEST_OF_MAIL } from './every-message-mutation.ts';
import { EVERY_PROPOSAL_MUTATION } from './every-proposal-mutation.ts';
import { bare, EVERY_SOURCE_MUTATION } from './every-source-mutation.ts';
import { EVERY_THREAD_MUTATION } from './every-thread-mutation.ts';
import { EVERY_TOKEN_MUTATION } from './every-token-mutation.ts';
import {
  createContact,
  createEvidence,
  createFailedJob,
  createHold,
  createMember,
  createReport,
  createSignOff,
  createSource,
  createStory,
  type MadeStory,
  STORY_TEXT,
  signOffInput,
  spanOf,
} from './factories.ts';
import type { Desk, DeskStory, Mutation, Trial } from './tried-mutation.ts';

/** A trial of `mutate`; each of `foreign` puts ids from elsewhere into the valid input. */
function trial<I extends object>(
  mutate: (actor: Actor, input: I) => Promise<unknown>,
  input: I,
  ...foreign: Partial<I>[]
): Trial {
  return {
    run: async (actor) => mutate(actor, input),
    foreign: foreign.map((ids) => async (actor: Actor) => mutate(actor, { ...input, ...ids })),
  };
}

const NOWHERE = '01a20971-0000-7000-8000-000000000000';
const nowhere = { storyId: NOWHERE };

type FreshItem = DeskStory['view']['items'][number];
const first = ({ view }: DeskStory, index = 0) => view.items[index] as FreshItem;
const inStory = ({ storyId }: DeskStory, { id, version }: FreshItem) => ({ storyId, itemId: id, version });

/** The item of another story, and the item under another story: neither is found. */
function onItem<I extends { storyId: string; itemId: string }>(
  mutate: (actor: Actor, input: I) => Promise<unknown>,
  { story, other }: Desk,
  more: Omit<I, 'storyId' | 'itemId'>,
  item = first(story),
): Trial {
  const input = { storyId: story.storyId, itemId: item.id, ...more } as I;
  return trial(
    mutate,
    input,
    nowhere as Partial<I>,
    { storyId: other.storyId } as Partial<I>,
    { itemId: first(other).id, version: first(other).version } as unknown as Partial<I>,
  );
}

async function onEvidence(
  mutate: (actor: Actor, input: EvidenceInput) => Promise<unknown>,
  desk: Desk,
): Promise<Trial> {
  const { story, other, editor } = desk;
  const item = await createEvidence(editor, story.storyId, first(story).id);
  const sibling = await createEvidence(editor, story.storyId, first(story, 1).id);
  const strange = await createEvidence(editor, other.storyId, first(other).id);
  const input: EvidenceInput = {
    storyId: story.storyId,
    itemId: item.id,
    evidenceId: item.evidence[0]?.id ?? '',
    version: 1,
    stance: 'CONTEXT',
    excerpt: '',
    locator: 'page 2',
  };
  return trial(
    mutate,
    input,
    nowhere,
    { itemId: first(other).id },
    { evidenceId: sibling.evidence[0]?.id ?? '' },
    { evidenceId: strange.evidence[0]?.id ?? '' },
    { storyId: other.storyId, itemId: strange.id },
  );
}
type EvidenceInput = Parameters<typeof changeEvidence>[1];

async function onMember(
  mutate: (actor: Actor, input: { memberId: string; version: number }) => Promise<unknown>,
  options: { isDeactivated?: boolean } = {},
): Promise<Trial> {
  const { id } = await createMember('VIEWER', options);
  return trial(mutate, { memberId: id, version: 1 }, { memberId: NOWHERE });
}

/** Somebody who wrote none of the stories here. */
const createChecker = async () => (await createMember('CHECKER')).id;

const OUTCOME = { outcome: 'DECLINED', reason: '', answer: '', answeredAt: null } as const;
const DETAILS = { byline: '', desk: 'City', deadline: null, language: 'en' };
const SOURCE = addSourceSchema.parse({
  type: 'DOCUMENT',
  title: 'Accounts',
  isPrimary: true,
  isFirsthand: true,
});

const all = 'R r C c E e A a';
const annotators = 'r C c E e A a';
const editors = 'E e A a';
const admins = 'A a';
const everyone = 'R r C c E e L V A a';

const versioned = (name: string, act: AuditAct, may: string, prepare: Mutation['prepare']): Mutation => ({
  name,
  act,
  may,
  isVersioned: true,
  prepare,
});
const unversioned = (...given: Parameters<typeof versioned>): Mutation => ({
  ...versioned(...given),
  isVersioned: false,
});

export const EVERY_MUTATION: readonly Mutation[] = [
  ...EVERY_SOURCE_MUTATION,
  bare(
    unversioned('bringInStory', 'story.bringIn', all, async () => ({
      run: async (actor) =>
        bringInStory(actor, { ...DETAILS, headline: '', authorIds: [] }, { pasted: STORY_TEXT }),
      foreign: [],
    })),
  ),
  versioned('changeStory', 'story.change', annotators, async ({ story }) =>
    trial(changeStory, { storyId: story.storyId, version: 1, ...DETAILS, headline: 'New headline' }, nowhere),
  ),
  versioned('archiveStory', 'story.archive', editors, async ({ story }) =>
    trial(
      (actor, input) => archiveStory(actor, input, true),
      { storyId: story.storyId, version: 1 },
      nowhere,
    ),
  ),
  unversioned('moveBlock', 'story.setAside', annotators, async ({ story, other }) =>
    trial(
      (actor, input) => moveBlock(actor, input, true),
      { storyId: story.storyId, blockId: story.view.blocks[1]?.id ?? '' },
      nowhere,
      { blockId: other.view.blocks[1]?.id ?? '' },
    ),
  ),
  unversioned('moveBlocks', 'story.setAsideAll', annotators, async ({ story, other }) =>
    trial(
      (actor, input) => moveBlocks(actor, input),
      {
        storyId: story.storyId,
        blockIds: [story.view.blocks[1]?.id ?? ''],
        reason: 'caption',
        isAside: true,
      },
      nowhere,
      { blockIds: [other.view.blocks[1]?.id ?? ''] },
    ),
  ),
  versioned('reviseStory', 'story.revise', annotators, async ({ story, other }) =>
    trial(
      (actor, input) =>
        reviseStory(actor, input, { pasted: `${STORY_TEXT}\n\nThe ferry is free of charge.` }),
      { storyId: story.storyId, revisionId: story.view.revision.id },
      nowhere,
      { storyId: NOWHERE, revisionId: other.view.revision.id },
    ),
  ),

  unversioned('makeItem', 'item.make', annotators, async ({ story }) =>
    trial(
      makeItem,
      {
        storyId: story.storyId,
        revisionId: story.view.revision.id,
        kind: 'FACTUAL_CLAIM',
        spans: [spanOf(story, 'repairs')],
        speakerName: '',
      },
      nowhere,
    ),
  ),
  versioned('changeItem', 'item.change', annotators, async (desk) =>
    onItem(changeItem, desk, { version: 1, speakerName: 'The harbour master' }),
  ),
  versioned('answerQuestion', 'item.answer', annotators, async (desk) => {
    const { storyId, view } = desk.story;
    const spoken = first(desk.story, 1);
    const hand = { ...inStory(desk.story, spoken), speakerName: 'The harbour master' };
    await changeItem(desk.editor, hand);
    const pasted = STORY_TEXT.replace('The transport ministry', 'The city council');
    await reviseStory(desk.editor, { storyId, revisionId: view.revision.id }, { pasted });
    return onItem(answerQuestion, desk, { version: 3, keep: 'mine' as const }, spoken);
  }),
  versioned('splitItem', 'item.split', annotators, async (desk) =>
    onItem(splitItem, desk, { version: 1, at: spanOf(desk.story, 'to traffic').start }),
  ),
  versioned('mergeItems', 'item.merge', annotators, async ({ story, other }) => {
    const [a, b] = [0, 1].map((i) => ({ itemId: first(story, i).id, version: 1 })) as [Merged, Merged];
    return trial(mergeItems, { storyId: story.storyId, items: [a, b] }, nowhere, {
      items: [a, { itemId: first(other).id, version: 1 }],
    });
  }),
  versioned('cutItem', 'item.cut', annotators, async (desk) => onItem(cutItem, desk, { version: 1 })),
  versioned('restoreItem', 'item.restore', annotators, async (desk) => {
    await cutItem(desk.editor, inStory(desk.story, first(desk.story)));
    return onItem(restoreItem, desk, { version: 2 });
  }),
  versioned('recordVerdict', 'item.recordVerdict', 'C E A', async (desk) =>
    onItem(recordVerdict, desk, {
      version: 1,
      status: 'DISPUTED',
      reason: 'sources conflict',
      ticks: [],
      quotation: null,
      substance: null,
      note: '',
    }),
  ),
  versioned('assignItem', 'item.assign', 'C c E e A a', async (desk) =>
    onItem(assignItem, desk, { version: 1, assigneeId: await createChecker(), dueAt: null }),
  ),
  // Compares each item's version under its lock, and not before: a part of it may still be done.
  unversioned('assignItems', 'item.assign', 'C c E e A a', async ({ story, other }) => {
    const [a, b] = [0, 1].map((i) => ({ itemId: first(story, i).id, version: 1 })) as [Merged, Merged];
    const input = { storyId: story.storyId, items: [a, b], assigneeId: await createChecker(), dueAt: null };
    return trial(assignItems, input, nowhere, { items: [a, { itemId: first(other).id, version: 1 }] });
  }),
  unversioned('assignStory', 'story.assign', 'C c E e A a', async ({ story }) =>
    trial(assignStory, { storyId: story.storyId, memberIds: [await createChecker()], dueAt: null }, nowhere),
  ),
  unversioned('unassignStory', 'story.unassign', 'C c E e A a', async ({ story, editor }) => {
    const memberId = await createChecker();
    await assignStory(editor, { storyId: story.storyId, memberIds: [memberId], dueAt: null });
    return trial(unassignStory, { storyId: story.storyId, memberId }, nowhere);
  }),
  ...EVERY_THREAD_MUTATION,
  ...EVERY_HEARD_MUTATION,
  ...EVERY_ARCHIVE_MUTATION,
  ...EVERY_CLIP_MUTATION,
  ...EVERY_PROPOSAL_MUTATION,

  bare(unversioned('addSource', 'source.add', all, async () => trial(addSource, { ...SOURCE }))),
  versioned('changeSource', 'source.change', annotators, async ({ editor, story }) => {
    const sourceId = await createSource(editor);
    await createEvidence(editor, story.storyId, first(story).id, { sourceId });
    return trial(changeSource, { ...SOURCE, sourceId, version: 1 }, { sourceId: NOWHERE });
  }),
  unversioned('addEvidence', 'evidence.add', annotators, async (desk) => {
    const source = { sourceId: await createSource(desk.editor) };
    const made = onItem(addEvidence, desk, { source, stance: 'SUPPORTS', excerpt: '', locator: '' });
    const unknown = onItem(addEvidence, desk, {
      source: { sourceId: NOWHERE },
      stance: 'SUPPORTS',
      excerpt: '',
      locator: '',
    });
    return { run: made.run, foreign: [...made.foreign, unknown.run] };
  }),
  versioned('changeEvidence', 'evidence.change', annotators, (desk) => onEvidence(changeEvidence, desk)),
  versioned('removeEvidence', 'evidence.remove', annotators, (desk) => onEvidence(removeEvidence, desk)),
  versioned('restoreEvidence', 'evidence.restore', annotators, async (desk) => {
    const { story, other, editor } = desk;
    const item = await createEvidence(editor, story.storyId, first(story).id);
    const ids = { storyId: story.storyId, itemId: item.id, evidenceId: item.evidence[0]?.id ?? '' };
    await removeEvidence(editor, { ...ids, version: 1 });
    return trial(restoreEvidence, { ...ids, version: 2 }, nowhere, { itemId: first(other).id });
  }),

  unversioned('checkQuote', 'item.checkQuote', annotators, async (desk) => {
    const sourceId = await createSource(desk.editor);
    const text = 'The bridge will open to traffic on the first Monday in March.';
    await setSourceText(desk.editor, { sourceId, text, basedOn: null });
    const made = onItem(checkQuote, desk, { sourceId });
    const withoutText = onItem(checkQuote, desk, { sourceId: await createSource(desk.editor) });
    return { run: made.run, foreign: [...made.foreign, withoutText.run] };
  }),
  versioned('setOriginal', 'item.setOriginal', annotators, async (desk) =>
    onItem(setOriginal, desk, {
      version: 1,
      words: 'Міст відкриють у березні',
      language: 'uk',
      translator: '',
    }),
  ),

  unversioned('logContact', 'contact.log', annotators, async ({ story, other, editor }) =>
    trial(
      logContact,
      {
        ...OUTCOME,
        storyId: story.storyId,
        partyName: 'Moscow',
        channel: 'e-mail',
        person: '',
        asked: '',
        sentAt: new Date(Date.now() - 60_000),
        deadline: null,
        timeZone: '',
        followUpOfId: (await createContact(editor, story.storyId, 'Moscow')).id,
        itemIds: [first(story, 3).id],
      },
      nowhere,
      { itemIds: [first(story, 3).id, first(other, 3).id] },
      { followUpOfId: (await createContact(editor, other.storyId, 'Moscow')).id },
    ),
  ),
  versioned('recordOutcome', 'contact.recordOutcome', annotators, async ({ story, other, editor }) => {
    const own = await createContact(editor, story.storyId, 'Moscow');
    const strange = await createContact(editor, other.storyId, 'Moscow');
    const input = { ...OUTCOME, storyId: story.storyId, attemptId: own.id, version: 1 };
    return trial(recordOutcome, input, nowhere, { attemptId: strange.id }, { storyId: other.storyId });
  }),

  versioned('makeAnswerSource', 'contact.makeSource', annotators, async ({ story, other, editor }) => {
    const denied = (itemIds: string[]) =>
      ({ outcome: 'DENIED', answer: 'That is not so.', itemIds }) as const;
    const own = await createContact(editor, story.storyId, 'Moscow', denied([first(story).id]));
    const strange = await createContact(editor, other.storyId, 'Moscow', denied([]));
    const input = { storyId: story.storyId, attemptId: own.id, version: 1 };
    return trial(makeAnswerSource, input, nowhere, { attemptId: strange.id }, { storyId: other.storyId });
  }),
  versioned('changeParty', 'party.change', annotators, async ({ story, other, editor }) => {
    const partyOf = async ({ id }: { id: string }) =>
      (await db.contactAttempt.findUniqueOrThrow({ where: { id }, include: { party: true } })).party;
    const own = await partyOf(await createContact(editor, story.storyId, `Party ${crypto.randomUUID()}`));
    const strange = await partyOf(await createContact(editor, other.storyId, `Party ${crypto.randomUUID()}`));
    const changed = { name: own.name, kind: 'PERSON' as const, aliases: ['Tobias Meller'] };
    const input = { storyId: story.storyId, partyId: own.id, version: own.version, ...changed };
    return trial(changeParty, input, nowhere, { partyId: strange.id }, { storyId: other.storyId });
  }),

  unversioned('signOff', 'story.signOff', 'E A', async ({ story, editor }) =>
    trial(signOff, await signOffInput(editor, story.storyId), nowhere),
  ),
  unversioned('withdrawSignOff', 'story.withdrawSignOff', 'E A', async ({ story, editor }) => {
    const { id } = await createSignOff(editor, story.storyId);
    const other = await createStory(editor);
    const strange = await createSignOff(editor, other.storyId);
    const input = { storyId: story.storyId, signOffId: id };
    return trial(withdrawSignOff, input, nowhere, { signOffId: strange.id }, { storyId: other.storyId });
  }),
  unversioned('publish', 'report.publish', editors, async ({ story, editor }) => {
    const { id, unverified, mismatches } = await createSignOff(editor, story.storyId);
    const confirmed = { confirmedUnverified: unverified, confirmedMismatches: mismatches };
    const input = { storyId: story.storyId, signOffId: id, ...confirmed, changeNote: '' };
    return trial(publish, input, nowhere);
  }),
  unversioned('withdrawReport', 'report.withdraw', editors, async ({ story, other, editor }) => {
    const second = await createMember('EDITOR');
    await createReport(editor, second.actor, story.storyId);
    const input = { storyId: story.storyId, reason: 'The recording was forged.' };
    return trial(withdrawReport, input, nowhere, { storyId: other.storyId });
  }),
  unversioned('holdPublication', 'publication.hold', 'L A a', async ({ story }) =>
    trial(holdPublication, { storyId: story.storyId, reason: 'Injunction.' }, nowhere),
  ),
  unversioned('liftHold', 'publication.lift', 'L A a', async ({ story, editor }) => {
    const legal = (await createMember('LEGAL')).actor;
    const { id } = await createHold(legal, story.storyId);
    const other = await createStory(editor);
    const strange = await createHold(legal, other.storyId);
    const input = { storyId: story.storyId, holdId: id };
    return trial(liftHold, input, nowhere, { holdId: strange.id }, { storyId: other.storyId });
  }),

  bare(
    unversioned('inviteMember', 'member.invite', admins, async () =>
      trial(inviteMember, {
        email: `invited-${crypto.randomUUID()}@newsroom.example`,
        name: `Invited ${crypto.randomUUID()}`,
        role: 'VIEWER',
      }),
    ),
  ),
  bare(
    versioned('changeRole', 'member.changeRole', admins, () =>
      onMember((actor, input) => changeRole(actor, { ...input, role: 'CHECKER' })),
    ),
  ),
  bare(versioned('deactivateMember', 'member.deactivate', admins, () => onMember(deactivateMember))),
  bare(
    versioned('reactivateMember', 'member.reactivate', admins, () =>
      onMember(reactivateMember, { isDeactivated: true }),
    ),
  ),
  bare(versioned('makePasswordLink', 'member.makePasswordLink', admins, () => onMember(makePasswordLink))),
  ...EVERY_CALENDAR_MUTATION,
  ...EVERY_TOKEN_MUTATION,
  ...EVERY_MESSAGE_MUTATION,
  TEST_OF_MAIL,
  {
    name: 'takeStoryTable',
    act: 'table.take',
    may: everyone,
    isVersioned: false,
    prepare: async ({ story }) =>
      trial(
        takeStoryTable,
        { storyId: story.storyId, table: 'contacts' as const, format: 'csv' as const },
        nowhere,
      ),
  },
  {
    name: 'takeDraft',
    act: 'draft.take',
    may: everyone,
    isVersioned: false,
    prepare: async ({ story }) =>
      trial(takeDraft, { storyId: story.storyId, kind: 'checked' as const, withNotes: true }, nowhere),
  },
  {
    name: 'takeBinder',
    act: 'story.takeBinder',
    may: 'R r C c E e L A a',
    isVersioned: false,
    prepare: async ({ story }) =>
      trial(
        takeBinder,
        { storyId: story.storyId, file: 'call-sheets.pdf' as const, hasThreads: false },
        nowhere,
      ),
  },
  bare({
    name: 'takeList',
    act: 'table.take',
    may: everyone,
    isVersioned: false,
    prepare: async () =>
      trial(takeList, { table: 'stories', format: 'csv', query: '', type: undefined, shelf: 'all' }),
  }),
  bare({
    name: 'runJobAgain',
    act: 'job.runAgain',
    may: admins,
    isVersioned: false,
    prepare: async () => {
      const jobId = await createFailedJob();
      return {
        run: (actor) => runJobAgain(actor, { jobId }),
        foreign: [(actor) => runJobAgain(actor, { jobId: '999999999' })],
      };
    },
  }),
  bare(
    versioned('changeSettings', 'settings.change', admins, async () => {
      const settings = await newsroomSettings(db);
      return trial(changeSettings, { ...settings, name: `Newsroom ${crypto.randomUUID()}` });
    }),
  ),
];

type Merged = { itemId: string; version: number };

/**
 * A new story whose byline carries `authorIds`, beside another one that may be shared by many desks. Only what the
 * trials need is read here: the whole workbench takes more queries than bringing the story in.
 */
export async function createDesk(editor: Actor, authorIds: string[], other: MadeStory): Promise<Desk> {
  const details = bringInStorySchema.parse({ authorIds });
  const { storyId } = await bringInStory(editor, details, { pasted: STORY_TEXT });
  const revision = await db.revision.findFirstOrThrow({
    where: { storyId },
    select: { id: true, text: true, blocks: { select: { id: true }, orderBy: { ordinal: 'asc' } } },
  });
  const items = await db.item.findMany({
    where: { storyId },
    select: { id: true, version: true },
    orderBy: { start: 'asc' },
  });
  return { story: { storyId, view: { revision, blocks: revision.blocks, items } }, other, editor };
}

/** The desk for a mutation that is about no story: throws if one is asked for. */
export function createBareDesk(editor: Actor, other: MadeStory): Desk {
  return {
    get story(): DeskStory {
      throw new Error('This mutation said that it is about no story.');
    },
    other,
    editor,
  };
}
