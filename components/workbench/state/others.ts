/**
 * Colleagues at the same story: who is here and where, and what they did while this person was away. Kept outside of
 * React, so that of thousands of rows and numbers only those are redrawn at which somebody is.
 */
import type { HereView, SinceView } from '@/lib/live/view.ts';

export type Others = {
  here: readonly HereView[];
  /** Null: nothing that was not seen yet. */
  since: SinceView | null;
  /** Items that others changed and that were not opened since. */
  unseen: ReadonlySet<string>;
};

export type OthersStore = {
  get: () => Others;
  set: (part: Partial<Others>) => void;
  subscribe: (listener: () => void) => () => void;
};

export function createOthers(): OthersStore {
  let others: Others = { here: [], since: null, unseen: new Set() };
  const listeners = new Set<() => void>();
  return {
    get: () => others,
    set(part) {
      others = { ...others, ...part };
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
