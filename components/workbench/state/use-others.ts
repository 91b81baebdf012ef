'use client';
import { useCallback, useSyncExternalStore } from 'react';
import type { HereView } from '@/lib/live/view.ts';
import { useWorkbenchContext } from './context.tsx';
import type { Others } from './others.ts';

/** What `pick` takes of it: a value that is the same as long as nothing of it changed. */
function useOthers<T>(pick: (others: Others) => T): T {
  const { others } = useWorkbenchContext();
  const get = useCallback(() => pick(others.get()), [others, pick]);
  return useSyncExternalStore(others.subscribe, get, get);
}

const hereOf = ({ here }: Others) => here;
const sinceOf = ({ since }: Others) => since;

export const useHere = () => useOthers(hereOf);
export const useSince = () => useOthers(sinceOf);

/** Who is at an item, by name: "Ada Holm and Ben Vik"; '' for nobody. */
export function useWhoIsAt(itemId: string): string {
  return useOthers(useCallback(({ here }) => namesOf(here.filter((one) => one.itemId === itemId)), [itemId]));
}

/** Who is writing beside an item, in the same way. */
export function useWhoWritesAt(itemId: string): string {
  return useOthers(
    useCallback(({ here }) => namesOf(here.filter((one) => one.writingItemId === itemId)), [itemId]),
  );
}

/** Whether others changed an item and it was not opened since. */
export function useIsUnseen(itemId: string): boolean {
  return useOthers(useCallback(({ unseen }) => unseen.has(itemId), [itemId]));
}

function namesOf(people: readonly HereView[]): string {
  const names = people.map(({ name }) => name);
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
