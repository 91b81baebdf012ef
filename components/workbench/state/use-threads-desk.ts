'use client';
import type { ThreadView } from '@/lib/threads/view.ts';
import type { WorkbenchView } from '@/lib/workbench/view.ts';
import type { ThreadsDesk } from '../../threads/threads-desk.ts';
import { useDraft, useWorkbenchContext } from './context.tsx';
import type { ThreadOn } from './thread-commands.ts';

/** All threads of a story that whoever is looking may read, oldest first. */
export function allThreads({ threads, namedThreads }: Threads): ThreadView[] {
  return [...threads, ...namedThreads];
}

type Threads = Pick<WorkbenchView, 'threads' | 'namedThreads'>;

/** How many threads on each thing are open, by its id. */
export function openThreadsByPlace(view: Threads): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { placeId, resolved } of allThreads(view))
    if (!resolved) counts.set(placeId, (counts.get(placeId) ?? 0) + 1);
  return counts;
}

/** Threads on one thing of the story, and what one can do there. */
export function useThreadsDesk(
  view: WorkbenchView,
  on: ThreadOn,
): { threads: ThreadView[]; desk: ThreadsDesk; isClosed: boolean } {
  const { commands, can, me, members, timeZone } = useWorkbenchContext();
  const placeId = on.itemId ?? on.attemptId ?? view.story.id;
  const readers = view.threadReaders[placeId];
  const isClosed = readers !== undefined && !readers.includes(me.id);
  return {
    isClosed,
    threads: allThreads(view).filter((thread) => thread.placeId === placeId),
    desk: {
      open: (body) => commands.openThread(on, body),
      reply: commands.replyIn,
      edit: commands.editNote,
      resolve: (thread) => commands.setResolved(thread, true),
      reopen: (thread) => commands.setResolved(thread, false),
      canWrite: can.note && !isClosed,
      people: readers ? members.filter(({ id }) => readers.includes(id)) : members,
      everybody: members,
      me: me.id,
      timeZone,
      now: view.now,
      useNoteDraft: useDraft,
    },
  };
}
