/** What every command works with: the story as currently known, how a change is sent, and how the story is reloaded. */
import type { ActionResult } from '@/lib/domain/errors.ts';
import type { ItemView } from '@/lib/items/view.ts';
import type { WorkbenchView } from '@/lib/workbench/view.ts';
import type { Listening } from './listening.ts';
import { createReadingAgain } from './requests.ts';
import { createRefresh, type Sender } from './send-change.ts';
import type { WorkbenchStore } from './store.ts';

/** What a command about items returns: the items that it touched, or why it was refused. */
export type ItemsAnswer = Promise<ActionResult<{ items: ItemView[] }>>;

/** What a command about the whole story returns: the workbench as it is now, or why it was refused. */
export type StoryAnswer = Promise<ActionResult<{ workbench: WorkbenchView }>>;

export type CommandContext = {
  storyId: string;
  store: WorkbenchStore;
  sender: Sender;
  /** Reloads the story and shows it; returns whether that worked. */
  refresh: () => Promise<boolean>;
  /** What the person said they listened to, until it goes with a verdict. */
  listening: Listening;
  /** Parties, support and what a signature covers follow from items, so they are reloaded after a change. */
  thenRefresh: <T extends ActionResult<unknown>>(answer: Promise<T>) => Promise<T>;
};

export function createCommandContext(
  store: WorkbenchStore,
  sender: Sender,
  listening: Listening,
): CommandContext {
  const storyId = store.getState().view.story.id;
  const refresh = createRefresh(store, sender, createReadingAgain(storyId));
  return {
    storyId,
    store,
    sender,
    refresh,
    listening,
    async thenRefresh(answer) {
      const result = await answer;
      if (result.ok) void refresh();
      return result;
    },
  };
}

/** An item's words, short enough for a message. */
export function cutShort(words: string, max = 44): string {
  return words.length > max ? `${words.slice(0, max).trimEnd()}…` : words;
}
