/**
 * A text that somebody is about to bring in, kept in their own browser until it is saved or given up: a reload, a lost
 * connection or somebody else's revision loses neither what was typed nor the file that was chosen.
 */
export type KeptText = {
  text: string;
  file: File | null;
  /** Number of the revision it was based on. */
  revision: number;
};

const STORE = 'texts';

function opened(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('stet', 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** Works in what this browser keeps for Stet (kept-files.ts too). */
export async function inStore<T>(
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  const database = await opened();
  try {
    return await new Promise<T>((resolve, reject) => {
      const transaction = database.transaction(STORE, mode);
      const request = work(transaction.objectStore(STORE));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onerror = () => reject(transaction.error);
    });
  } finally {
    database.close();
  }
}

/** Whose text, of which story: a browser may be shared. */
export const keptTextKey = (memberId: string, storyId: string) => `${memberId} ${storyId}`;

/**
 * Keeps a text. A browser that cannot store anything (a private window, no room left) is no reason to stop the work.
 */
export async function keepText(key: string, kept: KeptText): Promise<void> {
  await inStore('readwrite', (store) => store.put(kept, key)).catch(() => undefined);
}

export async function keptText(key: string): Promise<KeptText | null> {
  const kept = await inStore<KeptText | undefined>('readonly', (store) => store.get(key)).catch(() => null);
  return kept ?? null;
}

export async function forgetText(key: string): Promise<void> {
  await inStore('readwrite', (store) => store.delete(key)).catch(() => undefined);
}
