/** Changes to a thread go one after another, each to the thread as one's own changes before it have left it. */
import type { ThreadView } from '@/lib/threads/view.ts';
import type { ThreadAnswer } from './threads-desk.ts';

/** Sends a change in its turn, with the version of the thread that it is meant for. */
export type ThreadTurns = (
  seen: Pick<ThreadView, 'id' | 'version'>,
  send: (version: number) => ThreadAnswer,
) => ThreadAnswer;

/**
 * Whoever replies and resolves at once has seen the thread as it was and knows of their own reply: their resolve is for
 * the thread with it. What somebody else wrote meanwhile they have not seen: the version stays theirs then, and the
 * server refuses.
 */
export function createThreadTurns(): ThreadTurns {
  const last = new Map<string, Promise<unknown>>();
  /** By thread: the versions after which the next is one's own doing and nobody else's. */
  const own = new Map<string, Set<number>>();

  return ({ id, version: seen }, send) => {
    const turn = (last.get(id) ?? Promise.resolve()).then(async () => {
      const steps = own.get(id) ?? new Set();
      own.set(id, steps);
      let version = seen;
      while (steps.has(version)) version += 1;
      const result = await send(version);
      if (result.ok && result.data.thread.version === version + 1) steps.add(version);
      return result;
    });
    // One that failed holds up none that follow it.
    last.set(
      id,
      turn.catch(() => null),
    );
    return turn;
  };
}
