/**
 * What a person does with one item: its verdict, its kind and speaker, whether it is part of the check, who is
 * responsible for it.
 */
import { isSetByStet } from '@/lib/domain/reasons.ts';
import { statementOf, statementText } from '@/lib/domain/statement.ts';
import { STATUS_LABELS } from '@/lib/domain/vocabulary.ts';
import {
  answerQuestionAction,
  assignItemAction,
  assignItemsAction,
  changeItemAction,
  cutItemAction,
  recordVerdictAction,
  restoreItemAction,
} from '@/lib/items/actions.ts';
import type { ChangeItemInput } from '@/lib/items/schema.ts';
import type { ItemView } from '@/lib/items/view.ts';
import type { PersonView } from '@/lib/stories/view.ts';
import { type CommandContext, cutShort, type ItemsAnswer } from './command-context.ts';
import { listenedKey, listenedTo } from './listening.ts';
import { send } from './send-change.ts';
import { type Verdict, verdictOf } from './verdict.ts';

type ItemChanges = Omit<ChangeItemInput, 'storyId' | 'itemId' | 'version'>;

export function itemCommands(context: CommandContext) {
  const { storyId, sender } = context;
  const { changeItem } = sender;
  return {
    recordVerdict: (item: ItemView, verdict: Verdict, basedOn?: number) =>
      recordVerdict(context, item, verdict, { ...(basedOn !== undefined && { basedOn }) }),
    /** `basedOn`: the version that the change rests on, where that is not the one last received. */
    change: (item: ItemView, what: ItemChanges, basedOn?: number) => change(context, item, what, basedOn),
    answer: (item: ItemView, keep: 'mine' | 'text') => answer(context, item, keep),
    cut: (item: ItemView) => cut(context, item),
    restore: (item: ItemView) => restore(context, item),
    assign: (item: ItemView, assignee: PersonView | null, dueAt: string | null): ItemsAnswer =>
      changeItem({
        itemId: item.id,
        wanted: 'Assign the item',
        shown: { assignee, dueAt: assignee && dueAt },
        call: ({ version }) =>
          assignItemAction({ storyId, itemId: item.id, version, assigneeId: assignee?.id ?? null, dueAt }),
      }),
    assignItems: (wanted: Assignment) => assignItems(context, wanted),
  };
}

type Assignment = { items: readonly ItemView[]; assignee: PersonView | null; dueAt: string | null };

/** Many items at once, from a form that shows what was refused itself. */
async function assignItems({ storyId, store }: CommandContext, { items, assignee, dueAt }: Assignment) {
  const result = await send(() =>
    assignItemsAction({
      storyId,
      items: items.map(({ id, version }) => ({ itemId: id, version })),
      assigneeId: assignee?.id ?? null,
      dueAt,
    }),
  );
  if (!result.ok) return result;
  store.send({ type: 'answered', items: result.data.items });
  const count = items.length - result.data.changedMeanwhile - result.data.putBack;
  const words = `${count} ${count === 1 ? 'item' : 'items'} assigned to ${assignee?.name ?? 'nobody'}.`;
  store.send({ type: 'done', words, canUndo: false });
  return result;
}

function recordVerdict(
  context: CommandContext,
  item: ItemView,
  verdict: Verdict,
  { isUndo = false, basedOn }: { isUndo?: boolean; basedOn?: number } = {},
): ItemsAnswer {
  const { storyId, sender, listening } = context;
  const before = verdictOf(item);
  const listened = isUndo ? [] : listenedTo(listening, item.id);
  const canUndo = !isUndo && !isSetByStet(before.reason);
  const isNewStatus = before.status !== verdict.status;
  const answer = sender.changeItem({
    itemId: item.id,
    wanted: `Set ${STATUS_LABELS[verdict.status].toLowerCase()}`,
    shown: verdict,
    key: 'verdict',
    call: ({ version }) =>
      recordVerdictAction({
        ...{ storyId, itemId: item.id, version: basedOn ?? version, ...verdict, note: '' },
        ...(listened.length > 0 && { listened }),
      }),
    isFormError: true,
    ...(isNewStatus
      ? { done: `${STATUS_LABELS[verdict.status]}: ${cutShort(statementText(item.statement))}` }
      : {}),
    ...(canUndo
      ? { undo: () => void recordVerdict(context, { ...item, ...verdict }, before, { isUndo: true }) }
      : {}),
  });
  return answer.then((result) => {
    if (result.ok && listened.length > 0) listening.delete(listenedKey(item.id));
    return result;
  });
}

function change(context: CommandContext, item: ItemView, what: ItemChanges, basedOn?: number): ItemsAnswer {
  const { storyId, sender, thenRefresh } = context;
  const shown: Partial<ItemView> = {};
  if (what.kind) shown.kind = what.kind;
  if (what.speakerName !== undefined) {
    shown.speaker = what.speakerName ? { name: what.speakerName, start: null, end: null } : null;
    const cue = item.cue === null ? null : { text: item.cue, start: null, end: null };
    shown.statement = statementOf(null, item.exact, { spans: [], speaker: shown.speaker, cue });
  }
  return thenRefresh(
    sender.changeItem({
      itemId: item.id,
      wanted: what.spans ? 'Change the item’s words' : 'Change the item',
      shown,
      call: ({ version }) =>
        changeItemAction({ storyId, itemId: item.id, version: basedOn ?? version, ...what }),
      done: what.spans ? 'The item covers the new words.' : 'Changed.',
      isFormError: true,
    }),
  );
}

/** Answers the question that a new text raised about an item. */
function answer(context: CommandContext, item: ItemView, keep: 'mine' | 'text'): ItemsAnswer {
  const { storyId, sender, thenRefresh } = context;
  return thenRefresh(
    sender.changeItem({
      itemId: item.id,
      wanted: keep === 'mine' ? 'Keep what was set' : 'Take what the text says',
      shown: { asked: [] },
      call: ({ version }) => answerQuestionAction({ storyId, itemId: item.id, version, keep }),
      done: keep === 'mine' ? 'What was set stays.' : 'Taken from the text.',
    }),
  );
}

function cut(context: CommandContext, item: ItemView): ItemsAnswer {
  const { storyId, sender } = context;
  return sender.changeItem({
    itemId: item.id,
    wanted: 'Cut the item',
    shown: { isCut: true },
    call: ({ version }) => cutItemAction({ storyId, itemId: item.id, version }),
    done: `Cut: ${cutShort(statementText(item.statement))}`,
    undo: () => void restore(context, item),
  });
}

function restore({ storyId, sender }: CommandContext, item: ItemView): ItemsAnswer {
  return sender.changeItem({
    itemId: item.id,
    wanted: 'Restore the item',
    shown: { isCut: false },
    call: ({ version }) => restoreItemAction({ storyId, itemId: item.id, version }),
    done: `Restored: ${cutShort(statementText(item.statement))}`,
  });
}
