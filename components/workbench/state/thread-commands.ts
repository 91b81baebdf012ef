/** What is said about the story and the things in it: threads, their notes, and whether they are resolved. */
import {
  editNoteAction,
  openThreadAction,
  reopenThreadAction,
  replyAction,
  resolveThreadAction,
} from '@/lib/threads/actions.ts';
import type { ThreadView } from '@/lib/threads/view.ts';
import { createThreadTurns } from '../../threads/thread-turns.ts';
import type { ThreadAnswer } from '../../threads/threads-desk.ts';
import type { CommandContext } from './command-context.ts';

/** What a thread is opened on: nothing but the story, where it names neither. */
export type ThreadOn = { itemId?: string; attemptId?: string };

export function threadCommands(context: CommandContext) {
  const { storyId, sender, refresh } = context;
  const { changeThread } = sender;
  const inTurn = createThreadTurns();
  return {
    openThread: (on: ThreadOn, body: string): ThreadAnswer =>
      changeThread('Add the note', () => openThreadAction({ storyId, ...on, body }), {
        done: 'Note added.',
        hasOwnNotice: true,
      }),
    replyIn: (thread: ThreadView, body: string): ThreadAnswer =>
      changeThread('Reply', () => inTurn(thread, () => replyAction({ storyId, threadId: thread.id, body })), {
        done: 'Reply added.',
        hasOwnNotice: true,
      }),
    editNote: (thread: ThreadView, noteId: string, body: string): ThreadAnswer =>
      changeThread(
        'Edit the note',
        () => inTurn(thread, () => editNoteAction({ storyId, threadId: thread.id, noteId, body })),
        { done: 'Note edited.', hasOwnNotice: true },
      ),
    setResolved,
  };

  /** Each undoes the other. Where somebody changed the thread meanwhile, it is read again and shown as it is. */
  async function setResolved(thread: ThreadView, isResolved: boolean, isUndo = false): ThreadAnswer {
    const { me } = context.store.getState().view;
    const shown = { ...thread, resolved: isResolved ? { by: me.name, at: new Date().toISOString() } : null };
    const result = await changeThread(
      isResolved ? 'Resolve the thread' : 'Open the thread again',
      () =>
        inTurn(thread, (version) =>
          (isResolved ? resolveThreadAction : reopenThreadAction)({ storyId, threadId: thread.id, version }),
        ),
      {
        ...{ shown, before: thread, hasOwnNotice: !isUndo },
        done: isResolved ? 'Resolved.' : 'Open again.',
        ...(isUndo ? {} : { undo: () => void setResolved(latest(thread), !isResolved, true) }),
      },
    );
    if (!result.ok && result.error.code === 'conflict') void refresh();
    return result;
  }

  /** As last read: an undo is for the thread as it is by then. */
  function latest(thread: ThreadView): ThreadView {
    const { threads, namedThreads } = context.store.getState().view;
    return [...threads, ...namedThreads].find(({ id }) => id === thread.id) ?? thread;
  }
}
