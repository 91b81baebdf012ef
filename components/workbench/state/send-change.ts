/** How a change goes to the server: shown at once, sent in turn for each item, reverted with the reason if refused. */
import type { ActionResult } from '@/lib/domain/errors.ts';
import type { ItemView } from '@/lib/items/view.ts';
import type { ThreadView } from '@/lib/threads/view.ts';
import type { WorkbenchView } from '@/lib/workbench/view.ts';
import { isOfOlderBuild, UPDATED } from '../../ui/updated.ts';
import { createActionQueue } from './action-queue.ts';
import type { Shown, WorkbenchStore } from './store.ts';

const NOT_SENT =
  'This could not be sent: the connection or the server failed. Nothing was changed, and what you typed is still here.';

type Refusal = Extract<ActionResult<unknown>, { ok: false }>['error'];

/** Calls an action; a broken connection becomes a result like any other. */
export async function send<T>(call: () => Promise<ActionResult<T>>): Promise<ActionResult<T>> {
  try {
    return await call();
  } catch (error) {
    return {
      ok: false,
      error: { code: 'unexpected', message: isOfOlderBuild(error) ? UPDATED : NOT_SENT },
    };
  }
}

type ItemChange = {
  itemId: string;
  /** In words, for the message if it is refused: "Set verified". */
  wanted: string;
  /** What to show of the item until the server has answered. */
  shown?: Shown;
  /** Waiting changes with the same key replace one another. */
  key?: string;
  /** Called with the item as last received from the server, including the version to send. */
  call: (item: ItemView) => Promise<ActionResult<{ items: ItemView[] }>>;
  /** Shown when it is done; `undo` reverts it. */
  done?: string;
  undo?: () => void;
  /** The form shows the error beside its field: no separate message. */
  isFormError?: boolean;
  /** The form shows every refusal itself; only an item changed by somebody else is still reported separately. */
  hasOwnNotice?: boolean;
};

type StoryChange = Pick<ItemChange, 'done' | 'undo' | 'hasOwnNotice'>;

type ThreadAnswer = Promise<ActionResult<{ thread: ThreadView }>>;
type ThreadCall = () => ThreadAnswer;
type ThreadChange = StoryChange & { shown?: ThreadView; before?: ThreadView };

export type Sender = {
  /** Whether something has been sent and not answered yet. */
  isOnTheWay: () => boolean;
  /** How many changes have been answered: anything read before the last of them is out of date. */
  answered: () => number;
  changeItem: (change: ItemChange) => Promise<ActionResult<{ items: ItemView[] }>>;
  /** Returns what the action returned: the workbench, and whatever else came with it. */
  changeStory: <T extends { workbench: WorkbenchView }>(
    wanted: string,
    call: () => Promise<ActionResult<T>>,
    more?: StoryChange,
  ) => Promise<ActionResult<T>>;
  /** Shows `shown` until the server has answered; the thread as it was, where it refuses. */
  changeThread: (wanted: string, call: ThreadCall, more?: ThreadChange) => ThreadAnswer;
  /** The last change that can be undone, once those still being sent have been answered. */
  popUndo: () => Promise<(() => void) | undefined>;
};

const UNDO_DEPTH = 30;

export function createSender(store: WorkbenchStore): Sender {
  const queue = createActionQueue();
  const open = new Map<string, number>();
  const undos: (() => void)[] = [];
  const onTheWay = new Set<Promise<unknown>>();
  let answered = 0;

  function succeeded(done: string | undefined, undo: (() => void) | undefined) {
    if (undo) undos.push(undo);
    if (undos.length > UNDO_DEPTH) undos.shift();
    if (done) store.send({ type: 'done', words: done, canUndo: Boolean(undo) });
  }

  return {
    popUndo: async () => {
      // Undoing at once means the change just made, which may not have been answered yet.
      await Promise.allSettled(onTheWay);
      return undos.pop();
    },
    isOnTheWay: () => onTheWay.size > 0,
    answered: () => answered,
    changeItem: (change) => tracked(changeItem(change)),
    changeStory: (wanted, call, more = {}) => tracked(changeStory(wanted, call, more)),
    changeThread: (wanted, call, more = {}) => tracked(changeThread(wanted, call, more)),
  };

  function tracked<T>(change: Promise<T>): Promise<T> {
    onTheWay.add(change);
    return change.finally(() => onTheWay.delete(change));
  }

  async function changeItem(change: ItemChange): Promise<ActionResult<{ items: ItemView[] }>> {
    const { itemId } = change;
    open.set(itemId, (open.get(itemId) ?? 0) + 1);
    if (change.shown) store.send({ type: 'shownAtOnce', itemId, shown: change.shown });
    let result = { ok: true, data: { items: [] } } as ActionResult<{ items: ItemView[] }>;
    await queue.add(
      itemId,
      async () => {
        const item = store.getState().view.items.find(({ id }) => id === itemId);
        if (!item) return;
        result = await send(() => change.call(item));
        if (!result.ok) return;
        answered += 1;
        store.send({ type: 'answered', items: result.data.items });
      },
      change.key,
    );
    const left = (open.get(itemId) ?? 1) - 1;
    open.set(itemId, left);
    // While a later change to the same item is being sent, what it shows must not flicker away.
    if (left === 0) store.send({ type: 'settled', itemId });
    if (result.ok) succeeded(change.done, change.undo);
    else sayRefused(store, itemId, change.wanted, result.error, change);
    return result;
  }

  async function changeThread(wanted: string, call: ThreadCall, more: ThreadChange): ThreadAnswer {
    const result = await sendThread(store, call, more);
    if (result.ok) {
      answered += 1;
      succeeded(more.done, more.undo);
    } else sayRefused(store, null, wanted, result.error, more);
    return result;
  }

  async function changeStory<T extends { workbench: WorkbenchView }>(
    wanted: string,
    call: () => Promise<ActionResult<T>>,
    more: StoryChange,
  ): Promise<ActionResult<T>> {
    const result = await send(call);
    if (result.ok) {
      answered += 1;
      store.send({ type: 'refreshed', view: result.data.workbench });
      succeeded(more.done, more.undo);
    } else sayRefused(store, null, wanted, result.error, more);
    return result;
  }
}

/** Sends a change to a thread, which shows meanwhile as it will be, and again as it was where that is refused. */
async function sendThread(
  store: WorkbenchStore,
  call: ThreadCall,
  { shown, before }: ThreadChange,
): ThreadAnswer {
  if (shown) store.send({ type: 'threadAnswered', thread: shown });
  const result = await send(call);
  const thread = result.ok ? result.data.thread : before;
  if (thread) store.send({ type: 'threadAnswered', thread });
  return result;
}

/**
 * Reports what was refused: to screen readers always, as a separate message where no form shows it beside its field.
 */
function sayRefused(
  store: WorkbenchStore,
  itemId: string | null,
  wanted: string,
  error: Refusal,
  { isFormError, hasOwnNotice }: Pick<ItemChange, 'isFormError' | 'hasOwnNotice'>,
): void {
  store.send({ type: 'announced', words: `${wanted}: not done. ${error.message}` });
  if (isFormError && error.fields && error.code === 'validation') return;
  if (hasOwnNotice && !(error.code === 'conflict' && itemId)) return;
  store.send({
    type: 'failed',
    failure: {
      itemId,
      wanted,
      message: error.message,
      conflict: error.conflict ?? null,
      requestId: error.requestId ?? null,
    },
  });
}

/** A story that changes faster than it can be read is shown as last read. */
const MOST_READINGS = 4;

/**
 * Reloads the story and shows it. Anything read before a change was answered, or before a later reading was shown, is
 * out of date and is read again, so that a sign-off just given does not vanish from the screen.
 * @returns a function that reports whether the story could be read
 */
export function createRefresh(
  store: WorkbenchStore,
  sender: Pick<Sender, 'answered'>,
  read: () => Promise<WorkbenchView>,
): () => Promise<boolean> {
  let started = 0;
  let shown = 0;
  return async () => {
    try {
      for (let reading = 1; ; reading++) {
        started += 1;
        const turn = started;
        const before = sender.answered();
        const view = await read();
        if (turn < shown) return true;
        if (sender.answered() !== before && reading < MOST_READINGS) continue;
        shown = turn;
        store.send({ type: 'refreshed', view });
        return true;
      }
    } catch {
      return false;
    }
  };
}
