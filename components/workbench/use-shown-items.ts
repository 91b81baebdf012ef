'use client';
import { useDeferredValue, useMemo } from 'react';
import type { ItemStatus } from '@/lib/domain/vocabulary.ts';
import type { ItemView } from '@/lib/items/view.ts';
import { type AtItems, type Filters, filterItems } from './list/item-filters.ts';

/**
 * Which of the items the workbench shows: those not cut, with their numbers; how many have each status; those that
 * match the filters.
 *
 * `matching` are those that match now, for what a key does; `visible` are those to draw, which for a moment may still be those of the
 * filters before (`drawn`): a letter typed into the search field is shown before the list that it makes.
 */
export function useShownItems(
  items: readonly ItemView[],
  filters: Filters,
  myId: string,
  { openThreads, undecided }: AtItems,
) {
  const live = useMemo(() => items.filter((item) => !item.isCut), [items]);
  const numbers = useMemo(() => new Map(live.map((item, i) => [item.id, i + 1])), [live]);
  const drawn = useDeferredValue(filters);
  const matching = useMemo(
    () => filterItems(items, filters, myId, { openThreads, undecided }),
    [items, filters, myId, openThreads, undecided],
  );
  const visible = useMemo(
    () => (drawn === filters ? matching : filterItems(items, drawn, myId, { openThreads, undecided })),
    [drawn, filters, matching, items, myId, openThreads, undecided],
  );
  const counts = useMemo(() => {
    const of = (status: ItemStatus) => live.filter((item) => item.status === status).length;
    return { all: live.length, verified: of('VERIFIED'), pending: of('PENDING'), disputed: of('DISPUTED') };
  }, [live]);
  return { live, numbers, matching, visible, drawn, counts };
}
