/** Everything a person can do in the workbench, as functions. Keys, buttons and forms all call these. */
import { checkQuoteAction, setOriginalAction } from '@/lib/checks/actions.ts';
import type { SetOriginalInput } from '@/lib/checks/schema.ts';
import type {
  ChangePartyInput,
  LogContactInput,
  MakeAnswerSourceInput,
  RecordOutcomeInput,
} from '@/lib/contacts/schema.ts';
import type { ActionResult } from '@/lib/domain/errors.ts';
import { KIND_WORDS } from '@/lib/domain/item-kinds.ts';
import { statementOf, statementText } from '@/lib/domain/statement.ts';
import { CHANGED_SINCE_CHECK, type ItemKind, type Span, STATUS_WORDS } from '@/lib/domain/vocabulary.ts';
import {
  addNoteAction,
  answerQuestionAction,
  assignItemAction,
  changeItemAction,
  cutItemAction,
  makeItemAction,
  mergeItemsAction,
  recordVerdictAction,
  restoreItemAction,
  splitItemAction,
} from '@/lib/items/actions.ts';
import type { ChangeItemInput } from '@/lib/items/schema.ts';
import type { ItemView } from '@/lib/items/view.ts';
import {
  addEvidenceAction,
  changeEvidenceAction,
  removeEvidenceAction,
  restoreEvidenceAction,
} from '@/lib/sources/actions.ts';
import type { AddEvidenceInput, ChangeEvidenceInput } from '@/lib/sources/schema.ts';
import type { ChangeStoryInput } from '@/lib/stories/schema.ts';
import type { PersonView } from '@/lib/stories/view.ts';
import {
  archiveStoryAction,
  changePartyAction,
  changeStoryAction,
  logContactAction,
  makeAnswerSourceAction,
  moveBlocksAction,
  putBackAction,
  recordOutcomeAction,
  setAsideAction,
  unarchiveStoryAction,
} from '@/lib/workbench/actions.ts';
import type { WorkbenchView } from '@/lib/workbench/view.ts';
import { type Verdict, verdictOf } from '../item/verdict.ts';
import { createRefresh, type Sender, send } from './send-change.ts';
import { readWorkbench } from './workbench-requests.ts';
import type { WorkbenchStore } from './workbench-state.ts';

type Items = Promise<ActionResult<{ items: ItemView[] }>>;
type Story = Promise<ActionResult<{ workbench: WorkbenchView }>>;

export type Commands = ReturnType<typeof createCommands>;

/** An item's words, short enough for a message. */
export function shortWords(words: string, max = 44): string {
  return words.length > max ? `${words.slice(0, max).trimEnd()}…` : words;
}

export function createCommands(store: WorkbenchStore, sender: Sender) {
  const storyId = store.getState().view.story.id;
  const { changeItem, changeStory } = sender;

  const refresh = createRefresh(store, sender, () => readWorkbench(storyId));

  /** Parties, support and what a signature covers follow from items: ask for them anew. */
  async function thenRefresh<T extends ActionResult<unknown>>(answer: Promise<T>): Promise<T> {
    const result = await answer;
    if (result.ok) void refresh();
    return result;
  }

  function recordVerdict(item: ItemView, verdict: Verdict, isUndo = false): Items {
    const before = verdictOf(item);
    const canUndo = !isUndo && before.reason !== CHANGED_SINCE_CHECK;
    const isNewStatus = before.status !== verdict.status;
    return changeItem({
      itemId: item.id,
      wanted: `Set ${STATUS_WORDS[verdict.status].toLowerCase()}`,
      shown: verdict,
      key: 'verdict',
      call: ({ version }) => recordVerdictAction({ storyId, itemId: item.id, version, ...verdict, note: '' }),
      isFormError: true,
      ...(isNewStatus
        ? { done: `${STATUS_WORDS[verdict.status]}: ${shortWords(statementText(item.statement))}` }
        : {}),
      ...(canUndo ? { undo: () => void recordVerdict({ ...item, ...verdict }, before, true) } : {}),
    });
  }

  function change(item: ItemView, what: Omit<ChangeItemInput, 'storyId' | 'itemId' | 'version'>): Items {
    const shown: Partial<ItemView> = {};
    if (what.kind) shown.kind = what.kind;
    if (what.speakerName !== undefined) {
      shown.speaker = what.speakerName ? { name: what.speakerName, start: null, end: null } : null;
      const cue = item.cue === null ? null : { text: item.cue, start: null, end: null };
      shown.statement = statementOf(null, item.exact, { spans: [], speaker: shown.speaker, cue });
    }
    return thenRefresh(
      changeItem({
        itemId: item.id,
        wanted: what.spans ? 'Change the item’s words' : 'Change the item',
        shown,
        call: ({ version }) => changeItemAction({ storyId, itemId: item.id, version, ...what }),
        done: what.spans ? 'The item covers the new words.' : 'Changed.',
        isFormError: true,
      }),
    );
  }

  /** Answers what a new text asked about an item. */
  function answer(item: ItemView, keep: 'mine' | 'text'): Items {
    return thenRefresh(
      changeItem({
        itemId: item.id,
        wanted: keep === 'mine' ? 'Keep what was set' : 'Take what the text says',
        shown: { asked: [] },
        call: ({ version }) => answerQuestionAction({ storyId, itemId: item.id, version, keep }),
        done: keep === 'mine' ? 'What was set stays.' : 'Taken from the text.',
      }),
    );
  }

  async function make(spans: Span[], kind: ItemKind, speakerName = ''): Items {
    const { revision } = store.getState().view;
    const wanted = `Make an item: ${KIND_WORDS[kind].toLowerCase()}`;
    const result = await send(() =>
      makeItemAction({ storyId, revisionId: revision.id, spans, kind, speakerName }),
    );
    return finishShape(result, wanted, `${KIND_WORDS[kind]} made.`, (items) => items.at(0)?.id ?? null);
  }

  /** Making, splitting and merging answer with items of which some are new. */
  function finishShape(
    result: Awaited<Items>,
    wanted: string,
    done: string,
    choose: (items: ItemView[]) => string | null,
  ): Awaited<Items> {
    if (result.ok) {
      store.send({ type: 'answered', items: result.data.items });
      store.send({ type: 'chosen', itemId: choose(result.data.items.filter((item) => !item.isCut)) });
      store.send({ type: 'done', words: done, canUndo: false });
      void refresh();
    } else {
      const { message, conflict = null, requestId = null } = result.error;
      store.send({ type: 'announced', words: `${wanted}: not done. ${message}` });
      store.send({ type: 'failed', failure: { itemId: null, wanted, message, conflict, requestId } });
    }
    return result;
  }

  async function split(item: ItemView, at: number): Items {
    const { version } = item;
    const result = await send(() => splitItemAction({ storyId, itemId: item.id, version, at }));
    return finishShape(result, 'Split the item', 'Split into two items.', (items) =>
      items.some(({ id }) => id === item.id) ? item.id : (items.at(0)?.id ?? null),
    );
  }

  async function merge(ids: readonly string[]): Items {
    const chosen = store.getState().view.items.filter(({ id }) => ids.includes(id));
    const result = await send(() =>
      mergeItemsAction({ storyId, items: chosen.map(({ id, version }) => ({ itemId: id, version })) }),
    );
    if (result.ok) store.send({ type: 'picked', itemIds: [] });
    return finishShape(
      result,
      'Merge the items',
      `${chosen.length} items merged into one.`,
      (items) => items.find(({ id }) => ids.includes(id))?.id ?? items.at(0)?.id ?? null,
    );
  }

  function cut(item: ItemView): Items {
    return changeItem({
      itemId: item.id,
      wanted: 'Cut the item',
      shown: { isCut: true },
      call: ({ version }) => cutItemAction({ storyId, itemId: item.id, version }),
      done: `Cut: ${shortWords(statementText(item.statement))}`,
      undo: () => void restore(item),
    });
  }

  function restore(item: ItemView): Items {
    return changeItem({
      itemId: item.id,
      wanted: 'Restore the item',
      shown: { isCut: false },
      call: ({ version }) => restoreItemAction({ storyId, itemId: item.id, version }),
      done: `Restored: ${shortWords(statementText(item.statement))}`,
    });
  }

  function removeEvidence(item: ItemView, evidenceId: string): Items {
    const versionOf = (id: string, items: readonly ItemView[]) =>
      items.flatMap((one) => one.evidence).find((one) => one.id === id)?.version ?? 1;
    return changeItem({
      itemId: item.id,
      wanted: 'Remove the source from this item',
      shown: { evidence: item.evidence.filter((one) => one.id !== evidenceId) },
      call: (now) =>
        removeEvidenceAction({ storyId, itemId: item.id, evidenceId, version: versionOf(evidenceId, [now]) }),
      done: 'Source removed from this item.',
      undo: () =>
        void changeItem({
          itemId: item.id,
          wanted: 'Put the source back',
          // Removing counts as one change of the link.
          call: () =>
            restoreEvidenceAction({
              storyId,
              itemId: item.id,
              evidenceId,
              version: versionOf(evidenceId, [item]) + 1,
            }),
          done: 'The source is back.',
        }),
    });
  }

  /** As it was read last: what is shown may be a moment behind. */
  const storyVersion = () => store.getState().view.story.version;

  /** Archives the story, or takes it out again; each undoes the other. */
  function archive(isArchived: boolean, isUndo = false): Story {
    return changeStory(
      isArchived ? 'Archive the story' : 'Take the story out of the archive',
      () => (isArchived ? archiveStoryAction : unarchiveStoryAction)({ storyId, version: storyVersion() }),
      {
        done: isArchived
          ? 'Archived: no longer among the stories at work.'
          : 'Back among the stories at work.',
        ...(isUndo ? {} : { undo: () => void archive(!isArchived, true) }),
      },
    );
  }

  return {
    storyId,
    refresh,
    storyVersion,
    archive,
    changeDetails: (what: Omit<ChangeStoryInput, 'storyId'>): Story =>
      changeStory('Change the story’s details', () => changeStoryAction({ storyId, ...what }), {
        done: 'The story’s details are changed.',
        hasOwnNotice: true,
      }),
    recordVerdict: (item: ItemView, verdict: Verdict) => recordVerdict(item, verdict),
    change,
    answer,
    make,
    split,
    merge,
    cut,
    restore,
    assign: (item: ItemView, assignee: PersonView | null): Items =>
      changeItem({
        itemId: item.id,
        wanted: 'Assign the item',
        shown: { assignee },
        call: ({ version }) =>
          assignItemAction({ storyId, itemId: item.id, version, assigneeId: assignee?.id ?? null }),
      }),
    addNote: (item: ItemView, body: string): Items =>
      changeItem({
        itemId: item.id,
        wanted: 'Add the note',
        call: () => addNoteAction({ storyId, itemId: item.id, body }),
        done: 'Note added.',
        hasOwnNotice: true,
      }),
    addEvidence: (item: ItemView, what: Omit<AddEvidenceInput, 'storyId' | 'itemId'>): Items =>
      changeItem({
        itemId: item.id,
        wanted: 'Add the source',
        call: () => addEvidenceAction({ storyId, itemId: item.id, ...what }),
        done: 'Source added.',
        hasOwnNotice: true,
      }),
    changeEvidence: (item: ItemView, what: Omit<ChangeEvidenceInput, 'storyId' | 'itemId'>): Items =>
      changeItem({
        itemId: item.id,
        wanted: 'Change the source’s part in this item',
        call: () => changeEvidenceAction({ storyId, itemId: item.id, ...what }),
        done: 'Changed.',
        hasOwnNotice: true,
      }),
    removeEvidence,
    checkQuote: (item: ItemView, sourceId: string): Items =>
      changeItem({
        itemId: item.id,
        wanted: 'Check the words',
        call: () => checkQuoteAction({ storyId, itemId: item.id, sourceId }),
        isFormError: true,
      }),
    setOriginal: (item: ItemView, what: Pick<SetOriginalInput, 'words' | 'language' | 'translator'>): Items =>
      changeItem({
        itemId: item.id,
        wanted: 'Keep the original words',
        call: ({ version }) => setOriginalAction({ storyId, itemId: item.id, version, ...what }),
        done: 'Original words kept.',
        isFormError: true,
      }),
    /** Items as something else than a command of this file brought them. */
    receive: (items: readonly ItemView[]) => store.send({ type: 'answered', items }),
    setAside: (blockId: string): Story =>
      changeStory('Set the line aside', () => setAsideAction({ storyId, blockId }), {
        done: 'Set aside: not part of the story.',
        undo: () => void changeStory('Put the line back', () => putBackAction({ storyId, blockId })),
      }),
    putBack: (blockId: string): Story =>
      changeStory('Put the line back', () => putBackAction({ storyId, blockId }), {
        done: 'Put back into the story.',
        undo: () => void changeStory('Set the line aside', () => setAsideAction({ storyId, blockId })),
      }),
    putBackAll: (reason: string, words: string): Story => {
      const { blocks } = store.getState().view;
      const blockIds = blocks
        .filter(({ kind, asideReason }) => kind === 'ASIDE' && (asideReason ?? '') === reason)
        .map(({ id }) => id);
      const move = (isAside: boolean) => moveBlocksAction({ storyId, blockIds, reason, isAside });
      return changeStory(`Put back ${words}`, () => move(false), {
        done: `Put back into the story: ${words}.`,
        undo: () => void changeStory(`Set ${words} aside`, () => move(true)),
      });
    },
    logContact: (what: Omit<LogContactInput, 'storyId'>): Story =>
      changeStory('Log the attempt', () => logContactAction({ storyId, ...what }), {
        done: 'Attempt logged.',
        hasOwnNotice: true,
      }),
    recordOutcome: (what: Omit<RecordOutcomeInput, 'storyId'>): Story =>
      changeStory('Record the outcome', () => recordOutcomeAction({ storyId, ...what }), {
        done: 'Outcome recorded.',
        hasOwnNotice: true,
      }),
    makeAnswerSource: (what: Omit<MakeAnswerSourceInput, 'storyId'>): Story =>
      changeStory('Make the answer a source', () => makeAnswerSourceAction({ storyId, ...what }), {
        done: 'The answer is a source now, beside the items it concerns.',
        hasOwnNotice: true,
      }),
    /** Undone, the party is called as `before` again. */
    changeParty: (
      what: Omit<ChangePartyInput, 'storyId'>,
      before: Pick<ChangePartyInput, 'name' | 'kind' | 'aliases'>,
    ): Story =>
      changeStory('Change the names', () => changePartyAction({ storyId, ...what }), {
        done: 'Names changed.',
        hasOwnNotice: true,
        undo: () => {
          const { partyId, version } = what;
          void changeStory('Put the names back', () =>
            changePartyAction({ storyId, partyId, version: version + 1, ...before }),
          );
        },
      }),
    changeStory,
    choose: (itemId: string | null) => store.send({ type: 'chosen', itemId }),
    pick: (itemIds: readonly string[]) => store.send({ type: 'picked', itemIds }),
    dismiss: () => store.send({ type: 'dismissed' }),
    doneSeen: () => store.send({ type: 'doneSeen' }),
    announce: (words: string) => store.send({ type: 'announced', words }),
    undo: async () => {
      const undo = await sender.popUndo();
      if (undo) undo();
      else store.send({ type: 'announced', words: 'Nothing to undo.' });
    },
  };
}
