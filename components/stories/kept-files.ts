import type { QueuedFile } from './file-queue.ts';
import { inStore } from './kept-text.ts';

/** Whose files: a browser may be shared. */
const keyOf = (memberId: string) => `${memberId} files`;

/** Keeps the files that are not yet stories, and what became of the others, over a reload. */
export async function keepFiles(memberId: string, rows: readonly QueuedFile[]): Promise<void> {
  await inStore('readwrite', (store) => store.put(rows, keyOf(memberId))).catch(() => undefined);
}

export async function keptFiles(memberId: string): Promise<QueuedFile[]> {
  const kept = await inStore<QueuedFile[] | undefined>('readonly', (store) =>
    store.get(keyOf(memberId)),
  ).catch(() => undefined);
  return kept ?? [];
}
