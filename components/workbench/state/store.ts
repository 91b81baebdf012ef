/**
 * What the workbench knows: the story as last received from the server, with what the person did on top that the server
 * has not yet confirmed. Pure: a reducer and what is derived from it.
 */
import type { ItemView } from '@/lib/items/view.ts';
import type { ThreadView } from '@/lib/threads/view.ts';
import type { WorkbenchView } from '@/lib/workbench/view.ts';

export type Shown = Partial<ItemView>;

export type Failure = {
  itemId: string | null;
  message: string;
  /** What the person wanted, in words: "Set verified". */
  wanted: string;
  conflict: { by: string; at: string; what: string } | null;
  requestId: string | null;
};

export type WorkbenchState = {
  view: WorkbenchView;
  /** Shown at once, until the server answers. */
  shown: Readonly<Record<string, Shown>>;
  chosenId: string | null;
  pickedIds: readonly string[];
  failure: Failure | null;
  /** What screen readers are told, as it is in the page. */
  announcement: string;
  /** What was just done, with an undo where there is one: a new object each time. */
  done: { words: string; canUndo: boolean } | null;
};

type WorkbenchEvent =
  | { type: 'refreshed'; view: WorkbenchView }
  | { type: 'answered'; items: readonly ItemView[] }
  | { type: 'threadAnswered'; thread: ThreadView }
  | { type: 'shownAtOnce'; itemId: string; shown: Shown }
  | { type: 'settled'; itemId: string }
  | { type: 'chosen'; itemId: string | null }
  | { type: 'picked'; itemIds: readonly string[] }
  | { type: 'failed'; failure: Failure }
  | { type: 'dismissed' }
  | { type: 'announced'; words: string }
  | { type: 'done'; words: string; canUndo: boolean }
  | { type: 'doneSeen' };

function startState(view: WorkbenchView): WorkbenchState {
  const first = view.items.find((item) => !item.isCut);
  return {
    view,
    shown: {},
    chosenId: first?.id ?? null,
    pickedIds: [],
    failure: null,
    announcement: '',
    done: null,
  };
}

function inTextOrder(a: ItemView, b: ItemView): number {
  return a.start - b.start || b.end - a.end || (a.id < b.id ? -1 : 1);
}

/** Items that an answer touched replace the older ones by id; new ones are put at their place in the text. */
export function mergeItems(known: readonly ItemView[], answered: readonly ItemView[]): ItemView[] {
  const byId = new Map(known.map((item) => [item.id, item]));
  for (const item of answered) {
    const before = byId.get(item.id);
    // An answer overtaken by a newer one must not bring the older state back.
    if (!before || before.version <= item.version) byId.set(item.id, item);
  }
  return [...byId.values()].sort(inTextOrder);
}

/** A whole view from the server; items that are unchanged keep their identity, so that they are not redrawn. */
function mergeView(before: WorkbenchView, after: WorkbenchView): WorkbenchView {
  if (before.revision.id !== after.revision.id) return after;
  const known = new Map(before.items.map((item) => [item.id, item]));
  const items = after.items.map((item) => {
    const old = known.get(item.id);
    if (!old) return item;
    if (old.version > item.version) return old;
    return JSON.stringify(old) === JSON.stringify(item) ? old : item;
  });
  const sameBlocks = JSON.stringify(before.blocks) === JSON.stringify(after.blocks);
  return { ...after, items, blocks: sameBlocks ? before.blocks : after.blocks };
}

/** A thread in place of its older state, or added, among those of its kind. */
function withThread(view: WorkbenchView, thread: ThreadView): WorkbenchView {
  const among = thread.placeId in view.threadReaders ? 'namedThreads' : 'threads';
  const known = view[among];
  const before = known.find(({ id }) => id === thread.id);
  if (before && before.version > thread.version) return view;
  const threads = before ? known.map((one) => (one === before ? thread : one)) : [...known, thread];
  return { ...view, [among]: threads };
}

function without<T>(record: Readonly<Record<string, T>>, key: string): Record<string, T> {
  const { [key]: _, ...rest } = record;
  return rest;
}

/** Screen readers announce changes in the page: an invisible space makes the same words a different text. */
function saidAfter(before: string, words: string): string {
  return before === words ? `${words}\u00a0` : words;
}

function reduce(state: WorkbenchState, event: WorkbenchEvent): WorkbenchState {
  switch (event.type) {
    case 'refreshed': {
      // What a page opened with is told to it once more when it awakes: comparing it with itself takes as long as drawing it.
      if (event.view === state.view) return state;
      const view = mergeView(state.view, event.view);
      const isKnown = view.items.some((item) => item.id === state.chosenId);
      return {
        ...state,
        view,
        chosenId: isKnown ? state.chosenId : (view.items.find((item) => !item.isCut)?.id ?? null),
        pickedIds: state.pickedIds.filter((id) => view.items.some((item) => item.id === id && !item.isCut)),
      };
    }
    case 'answered':
      return { ...state, view: { ...state.view, items: mergeItems(state.view.items, event.items) } };
    case 'threadAnswered':
      return { ...state, view: withThread(state.view, event.thread) };
    case 'shownAtOnce':
      return {
        ...state,
        shown: { ...state.shown, [event.itemId]: { ...state.shown[event.itemId], ...event.shown } },
      };
    case 'settled':
      return { ...state, shown: without(state.shown, event.itemId) };
    case 'chosen':
      return state.chosenId === event.itemId ? state : { ...state, chosenId: event.itemId };
    case 'picked':
      return { ...state, pickedIds: event.itemIds };
    case 'failed':
      return { ...state, failure: event.failure, done: null };
    case 'dismissed':
      return { ...state, failure: null };
    case 'announced':
      return { ...state, announcement: saidAfter(state.announcement, event.words) };
    case 'done':
      return {
        ...state,
        done: { words: event.words, canUndo: event.canUndo },
        announcement: saidAfter(state.announcement, event.words),
      };
    case 'doneSeen':
      return { ...state, done: null };
  }
}

/** The items as shown. An item without unconfirmed changes is the same object as in the view. */
export function shownItems(state: Pick<WorkbenchState, 'view' | 'shown'>): ItemView[] {
  return state.view.items.map((item) => {
    const shown = state.shown[item.id];
    return shown ? { ...item, ...shown } : item;
  });
}

export type WorkbenchStore = {
  getState: () => WorkbenchState;
  send: (event: WorkbenchEvent) => void;
  subscribe: (listener: () => void) => () => void;
};

/** The state outside React, so that a command sees what the previous one left, without waiting for a render. */
export function createWorkbenchStore(view: WorkbenchView): WorkbenchStore {
  let state = startState(view);
  const listeners = new Set<() => void>();
  return {
    getState: () => state,
    send(event) {
      const next = reduce(state, event);
      if (next === state) return;
      state = next;
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
