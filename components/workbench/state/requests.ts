/** What the workbench reloads from the server: the state after a conflict, and histories when opened. */
import type { HistoryEntry } from '@/lib/items/view.ts';
import type { WorkbenchView } from '@/lib/workbench/view.ts';

async function read<T>(address: string): Promise<T> {
  const response = await fetch(address, { headers: { accept: 'application/json' }, cache: 'no-store' });
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return (await response.json()) as T;
}

export function readWorkbench(storyId: string): Promise<WorkbenchView> {
  return read<WorkbenchView>(`/api/stories/${encodeURIComponent(storyId)}/workbench`);
}

export async function readHistory(storyId: string, itemId: string): Promise<HistoryEntry[]> {
  const answer = await read<{ history: HistoryEntry[] }>(
    `/api/stories/${encodeURIComponent(storyId)}/items/${encodeURIComponent(itemId)}/history`,
  );
  return answer.history;
}
