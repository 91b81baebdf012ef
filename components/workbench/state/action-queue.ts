/**
 * Changes to one item are sent one after another, each with the version the previous one produced: a person's quick
 * second key is never taken for somebody else's stale write. Pure but for the promises it is given.
 */

type Task = { key: string | null; run: () => Promise<void>; done: Promise<void>; finish: () => void };

export type ActionQueue = {
  /**
   * Runs `run` once everything added earlier for `itemId` is done. A waiting task with the same `key` is replaced, not
   * run: only the last of several quick choices is worth recording.
   */
  add: (itemId: string, run: () => Promise<void>, key?: string) => Promise<void>;
  isBusy: (itemId: string) => boolean;
};

export function createActionQueue(): ActionQueue {
  const waiting = new Map<string, Task[]>();
  const running = new Set<string>();

  async function drain(itemId: string) {
    running.add(itemId);
    for (let task = waiting.get(itemId)?.shift(); task; task = waiting.get(itemId)?.shift()) {
      // A task reports its own failure; here it just must not hold up the next one.
      await task.run().catch(() => {});
      task.finish();
    }
    waiting.delete(itemId);
    running.delete(itemId);
  }

  return {
    add(itemId, run, key) {
      const tasks = waiting.get(itemId) ?? [];
      waiting.set(itemId, tasks);
      const last = tasks.at(-1);
      if (key !== undefined && last?.key === key) {
        last.run = run;
        return last.done;
      }
      const { promise, resolve } = Promise.withResolvers<void>();
      tasks.push({ key: key ?? null, run, done: promise, finish: resolve });
      if (!running.has(itemId)) void drain(itemId);
      return promise;
    },
    isBusy: (itemId) => running.has(itemId),
  };
}
