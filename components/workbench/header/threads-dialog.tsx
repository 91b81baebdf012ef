'use client';
import { asTyped } from '@/lib/domain/threads.ts';
import type { ThreadView } from '@/lib/threads/view.ts';
import type { WorkbenchView } from '@/lib/workbench/view.ts';
import { ThreadList } from '../../threads/thread-list.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Time } from '../../ui/time.tsx';
import { useWorkbenchContext } from '../state/context.tsx';
import { allThreads, useThreadsDesk } from '../state/use-threads-desk.ts';

/** All open threads of a story, each leading to its place, and those about the story itself. */
export function ThreadsDialog({
  view,
  onContacts,
  onItem,
  onClose,
}: {
  view: WorkbenchView;
  onContacts: () => void;
  onItem: (itemId: string) => void;
  onClose: () => void;
}) {
  const { threads, desk } = useThreadsDesk(view, {});
  const elsewhere = allThreads(view).filter(({ on, resolved }) => on !== 'story' && !resolved);
  return (
    <Dialog isOpen isWide title="Threads" onOpenChange={(isOpen) => !isOpen && onClose()}>
      {elsewhere.length > 0 && (
        <section aria-labelledby="threads-elsewhere" className="mb-6">
          <h3 id="threads-elsewhere" className="eyebrow mb-1">
            Open on items and requests
          </h3>
          <ul className="divide-y">
            {elsewhere.map((thread) => (
              <li key={thread.id}>
                <Lead
                  {...{ thread, view }}
                  onGo={() => (thread.on === 'item' ? onItem(thread.placeId) : onContacts())}
                />
              </li>
            ))}
          </ul>
        </section>
      )}
      <section aria-labelledby="threads-story">
        <h3 id="threads-story" className="eyebrow mb-2">
          About the whole story
        </h3>
        <ThreadList {...{ threads, desk }} draftKey="note story" />
      </section>
    </Dialog>
  );
}

/** The last note of a thread, and what it is on. */
function Lead({ thread, view, onGo }: { thread: ThreadView; view: WorkbenchView; onGo: () => void }) {
  const { timeZone } = useWorkbenchContext();
  const last = thread.notes.at(-1);
  const item = view.items.find(({ id }) => id === thread.placeId);
  const contact = view.contacts.find(({ id }) => id === thread.placeId);
  return (
    <button type="button" onClick={onGo} className="w-full rounded-sm py-2.5 text-left hover:bg-hover">
      <span className="line-clamp-1 font-serif text-lg leading-snug">
        {item?.exact ?? (contact ? `Request to ${contact.party}` : 'Request')}
      </span>
      {last && (
        <>
          <span className="line-clamp-2 text-sm">{asTyped(last.parts)}</span>
          <span className="text-xs text-soft">
            {last.by.name}, <Time iso={last.at} timeZone={timeZone} />
            {thread.notes.length > 1 && ` · ${thread.notes.length} notes`}
          </span>
        </>
      )}
    </button>
  );
}
