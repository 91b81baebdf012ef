'use client';
import { useMemo } from 'react';
import type { ItemStatus } from '@/lib/domain/vocabulary.ts';
import type { ItemView } from '@/lib/items/view.ts';
import { type Filters, filterItems } from './list/item-filters.ts';

/**
 * Which of the items the workbench shows: those not cut, with their numbers; how many have each status; those that
 * match the filters.
 */
export function useShownItems(items: readonly ItemView[], filters: Filters, myId: string) {
  const live = useMemo(() => items.filter((item) => !item.isCut), [items]);
  const numbers = useMemo(() => new Map(live.map((item, i) => [item.id, i + 1])), [live]);
  const visible = useMemo(() => filterItems(items, filters, myId), [items, filters, myId]);
  const counts = useMemo(() => {
    const of = (status: ItemStatus) => live.filter((item) => item.status === status).length;
    return { all: live.length, verified: of('VERIFIED'), pending: of('PENDING'), disputed: of('DISPUTED') };
  }, [live]);
  return { live, numbers, visible, counts };
}
