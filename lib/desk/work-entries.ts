/** Somebody's work as its page lists it: by story, what is due together in one entry, the first due first. Pure. */
import type { WorkEntry, WorkItem, WorkRequest } from './view.ts';

type OfStory = { storyId: string; headline: string; deadline: string | null };
export type MyItem = OfStory & WorkItem;
export type MyStory = OfStory & { due: string | null; open: number; free: number };
export type MyRequest = OfStory & WorkRequest;

/**
 * @returns an entry for each story and time; a request is due when its answer was. A story that is theirs but has
 * nothing left to check is none: there is nothing to do
 */
export function workEntries({
  items,
  stories,
  requests,
}: {
  items: readonly MyItem[];
  stories: readonly MyStory[];
  requests: readonly MyRequest[];
}): WorkEntry[] {
  const entries = new Map<string, WorkEntry>();
  function entryOf({ storyId, headline, deadline }: OfStory, due: string | null): WorkEntry {
    const key = `${due} ${storyId}`;
    const known = entries.get(key);
    if (known) return known;
    const story = { id: storyId, headline, deadline };
    const made: WorkEntry = { story, due, items: [], ofStory: null, requests: [] };
    entries.set(key, made);
    return made;
  }
  for (const { storyId, headline, deadline, ...item } of items) {
    entryOf({ storyId, headline, deadline }, item.due).items.push(item);
  }
  for (const { open, free, ...story } of stories) {
    if (open > 0) entryOf(story, story.due).ofStory = { open, free };
  }
  for (const { storyId, headline, deadline, ...request } of requests) {
    entryOf({ storyId, headline, deadline }, request.until).requests.push(request);
  }
  const at = ({ due }: WorkEntry) => (due === null ? Number.POSITIVE_INFINITY : Date.parse(due));
  // Those without a time are as far off as one another.
  return [...entries.values()].sort((a, b) => (at(a) === at(b) ? 0 : at(a) - at(b)));
}
