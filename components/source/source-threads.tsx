'use client';
import { useRouter } from 'next/navigation';
import { useRef, useState } from 'react';
import { ThreadList } from '@/components/threads/thread-list.tsx';
import { createThreadTurns } from '@/components/threads/thread-turns.ts';
import type { ThreadAnswer, ThreadsDesk } from '@/components/threads/threads-desk.ts';
import { type DraftPlace, useOwnDraft } from '@/components/ui/use-form.ts';
import type { SourcePageView } from '@/lib/sources/view.ts';
import {
  editNoteAction,
  openThreadAction,
  reopenThreadAction,
  replyAction,
  resolveThreadAction,
} from '@/lib/threads/actions.ts';
import type { ThreadView } from '@/lib/threads/view.ts';

function useNoteDraft(_key: string, start: string): DraftPlace<string> {
  const [draft, change] = useOwnDraft(start);
  // What was sent must not stand there to be sent again.
  return [draft, change, () => change(() => start)];
}

/** What the newsroom says to itself about a source; on a confidential one only those named on it see it. */
export function SourceThreads({ source }: { source: SourcePageView }) {
  const { threads, people, canWrite, whyNot } = source.threads;
  const router = useRouter();
  const turns = useRef(createThreadTurns());
  const [answered, setAnswered] = useState<readonly ThreadView[]>([]);
  if (threads === null) return <p className="text-sm text-soft">{whyNot}</p>;
  /** The answer is shown at once; the page follows, and is the newer of the two by its version. */
  const shown = async (answer: ThreadAnswer): ThreadAnswer => {
    const result = await answer;
    if (result.ok) {
      const { thread } = result.data;
      setAnswered((before) => [...before.filter(({ id }) => id !== thread.id), thread]);
    }
    if (result.ok || result.error.code === 'conflict') router.refresh();
    return result;
  };
  const of = { sourceId: source.id };
  /** What is pressed while one's own reply is under way is meant for the thread with that reply. */
  const change = (thread: ThreadView, send: (at: { threadId: string; version: number }) => ThreadAnswer) =>
    shown(turns.current(thread, (version) => send({ threadId: thread.id, version })));
  const desk: ThreadsDesk = {
    open: (body) => shown(openThreadAction({ ...of, body })),
    reply: (thread, body) => change(thread, ({ threadId }) => replyAction({ ...of, threadId, body })),
    edit: (thread, noteId, body) =>
      change(thread, ({ threadId }) => editNoteAction({ ...of, threadId, noteId, body })),
    resolve: (thread) => change(thread, (at) => resolveThreadAction({ ...of, ...at })),
    reopen: (thread) => change(thread, (at) => reopenThreadAction({ ...of, ...at })),
    ...{ canWrite, people, everybody: people, me: source.me },
    ...{ timeZone: source.timeZone, now: source.now, useNoteDraft },
  };
  return <ThreadList threads={latest(threads, answered)} desk={desk} draftKey="note" />;
}

/** Each thread in the newest state that is known of it. */
function latest(read: readonly ThreadView[], answered: readonly ThreadView[]): ThreadView[] {
  const byId = new Map(read.map((thread) => [thread.id, thread]));
  for (const thread of answered) {
    if ((byId.get(thread.id)?.version ?? 0) < thread.version) byId.set(thread.id, thread);
  }
  return [...byId.values()];
}
