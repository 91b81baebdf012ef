/** What the workbench reads from the server by itself: the story again, histories when opened, who else is here. */
import { preload } from 'react-dom';
import { type Reading, viewAfter } from '@/lib/domain/difference.ts';
import type { HistoryEntry } from '@/lib/items/view.ts';
import type { HereView, SinceView } from '@/lib/live/view.ts';
import type { WorkbenchView } from '@/lib/workbench/view.ts';

/** Tells the server that nobody pressed anything for this: an open page alone keeps nobody signed in. */
const BY_ITSELF = { 'x-stet-by-itself': '1' };

async function read<T>(address: string, more: Record<string, string> = BY_ITSELF): Promise<T> {
  const response = await fetch(address, {
    headers: { accept: 'application/json', ...more },
    cache: 'no-store',
  });
  return jsonOf<T>(response);
}

async function jsonOf<T>(response: Response): Promise<T> {
  if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
  return (await response.json()) as T;
}

const workbenchOf = (storyId: string) => `/api/stories/${encodeURIComponent(storyId)}/workbench`;

/** Has the browser ask for the story as soon as it has the first bytes of the page, long before the page's script runs. */
export function askAheadForWorkbench(storyId: string): void {
  preload(workbenchOf(storyId), { as: 'fetch', crossOrigin: 'anonymous' });
}

/** As somebody opens the story. Asked without headers of its own: only so is it what was asked for ahead. */
export async function readWorkbench(storyId: string): Promise<WorkbenchView> {
  return jsonOf<WorkbenchView>(await fetch(workbenchOf(storyId)));
}

/** Reads the story again and again: after the first time only what changed since, which is little. */
export function createReadingAgain(storyId: string): () => Promise<WorkbenchView> {
  let last: { tag: string; view: WorkbenchView } | null = null;
  return async () => {
    const known = last;
    const answer = await read<Reading<WorkbenchView>>(`${workbenchOf(storyId)}?since=${known?.tag ?? ''}`);
    last = viewAfter(known, answer);
    return last.view;
  };
}

export async function readHistory(storyId: string, itemId: string): Promise<HistoryEntry[]> {
  const answer = await read<{ history: HistoryEntry[] }>(
    `/api/stories/${encodeURIComponent(storyId)}/items/${encodeURIComponent(itemId)}/history`,
    {},
  );
  return answer.history;
}

/** Where somebody is on a page (lib/live/schema.ts says more). */
type Place = {
  pageId: string;
  itemId: string | null;
  writingItemId: string | null;
  writtenAgo: number;
  hasSeenAll: boolean;
};

const at = (storyId: string, what: string) => `/api/stories/${encodeURIComponent(storyId)}/${what}`;

async function post<T>(address: string, what: object): Promise<T> {
  const headers = { accept: 'application/json', 'content-type': 'application/json', ...BY_ITSELF };
  const response = await fetch(address, { method: 'POST', headers, body: JSON.stringify(what) });
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return (await response.json()) as T;
}

/** Says where this person is; returns who else is there. */
export async function sayHere(storyId: string, place: Place): Promise<HereView[]> {
  const said = await post<{ here: HereView[] }>(at(storyId, 'presence'), { ...place, isGone: false });
  return said.here;
}

/** The same for a page that is being closed: nobody waits for the answer. */
export function sayLeaving(storyId: string, place: Place): void {
  const body = new Blob([JSON.stringify({ ...place, isGone: true })], { type: 'application/json' });
  navigator.sendBeacon(at(storyId, 'presence'), body);
}

export async function readHere(storyId: string): Promise<HereView[]> {
  return (await read<{ here: HereView[] }>(at(storyId, 'presence'))).here;
}

export function readSince(storyId: string): Promise<SinceView> {
  return read<SinceView>(at(storyId, 'visit'));
}

export async function markSeen(storyId: string, upTo: string): Promise<void> {
  await post(at(storyId, 'visit'), { upTo });
}
