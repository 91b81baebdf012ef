/** Items made, split and merged by hand: of the items that come back some are new, and one of them is chosen. */
import { KIND_LABELS } from '@/lib/domain/item-kinds.ts';
import type { ItemKind, Span } from '@/lib/domain/vocabulary.ts';
import { makeItemAction, mergeItemsAction, splitItemAction } from '@/lib/items/actions.ts';
import type { ItemView } from '@/lib/items/view.ts';
import type { CommandContext, ItemsAnswer } from './command-context.ts';
import { send } from './send-change.ts';

export function shapeCommands(context: CommandContext) {
  const { storyId, store } = context;
  return {
    make: async (spans: Span[], kind: ItemKind, speakerName = ''): ItemsAnswer => {
      const { revision } = store.getState().view;
      const wanted = `Make an item: ${KIND_LABELS[kind].toLowerCase()}`;
      const result = await send(() =>
        makeItemAction({ storyId, revisionId: revision.id, spans, kind, speakerName }),
      );
      return finish(
        context,
        result,
        wanted,
        `${KIND_LABELS[kind]} made.`,
        (items) => items.at(0)?.id ?? null,
      );
    },
    split: async (item: ItemView, at: number): ItemsAnswer => {
      const { version } = item;
      const result = await send(() => splitItemAction({ storyId, itemId: item.id, version, at }));
      return finish(context, result, 'Split the item', 'Split into two items.', (items) =>
        items.some(({ id }) => id === item.id) ? item.id : (items.at(0)?.id ?? null),
      );
    },
    merge: async (ids: readonly string[]): ItemsAnswer => {
      const chosen = store.getState().view.items.filter(({ id }) => ids.includes(id));
      const result = await send(() =>
        mergeItemsAction({ storyId, items: chosen.map(({ id, version }) => ({ itemId: id, version })) }),
      );
      if (result.ok) store.send({ type: 'picked', itemIds: [] });
      return finish(
        context,
        result,
        'Merge the items',
        `${chosen.length} items merged into one.`,
        (items) => items.find(({ id }) => ids.includes(id))?.id ?? items.at(0)?.id ?? null,
      );
    },
  };
}

/** Shows the result, or why there is none. `choose` says which of the items that are not cut is shown. */
function finish(
  { store, refresh }: CommandContext,
  result: Awaited<ItemsAnswer>,
  wanted: string,
  done: string,
  choose: (items: ItemView[]) => string | null,
): Awaited<ItemsAnswer> {
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
