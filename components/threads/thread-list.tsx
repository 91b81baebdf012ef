'use client';
import { useEffect, useRef, useState } from 'react';
import type { ThreadView } from '@/lib/threads/view.ts';
import { Button } from '../ui/button.tsx';
import { NoteForm } from './note-form.tsx';
import { Thread } from './thread.tsx';
import type { ThreadsDesk } from './threads-desk.ts';

/** The threads on one thing, open ones first, resolved ones folded; and where a new one is opened. */
export function ThreadList({
  threads,
  desk,
  draftKey,
  fieldId,
}: {
  threads: readonly ThreadView[];
  desk: ThreadsDesk;
  draftKey: string;
  fieldId?: string;
}) {
  const [isUnfolded, setIsUnfolded] = useState(false);
  // A notice leads to its thread, also to one that was resolved since and is folded away.
  const hasArrived = useRef(false);
  useEffect(() => {
    if (hasArrived.current) return;
    const id = threadInAddress();
    const there = id && document.querySelector(`[data-thread="${id}"]`);
    hasArrived.current = !id || there !== null;
    if (there) there.scrollIntoView({ block: 'center' });
    else if (threads.some((thread) => thread.id === id && thread.resolved)) setIsUnfolded(true);
  });
  const open = threads.filter(({ resolved }) => !resolved);
  const resolved = threads.filter((thread) => thread.resolved);
  return (
    <div className="space-y-4">
      {open.map((thread) => (
        <Thread key={thread.id} {...{ thread, desk }} />
      ))}
      {desk.canWrite && (
        <NoteForm
          desk={desk}
          draftKey={draftKey}
          id={fieldId}
          label="Note for the newsroom"
          placeholder="A note for colleagues, @ to mention; never published"
          does="Add note"
          onSend={desk.open}
        />
      )}
      {threads.length === 0 && !desk.canWrite && <p className="text-sm text-soft">No threads.</p>}
      {resolved.length > 0 && (
        <Button
          size="sm"
          look="quiet"
          className="-ml-2"
          aria-expanded={isUnfolded}
          onClick={() => setIsUnfolded(!isUnfolded)}
        >
          {isUnfolded ? 'Hide resolved' : `${resolved.length} resolved`}
        </Button>
      )}
      {isUnfolded && resolved.map((thread) => <Thread key={thread.id} {...{ thread, desk }} />)}
    </div>
  );
}

const threadInAddress = () => /^#thread-([\da-f-]{36})$/.exec(location.hash)?.[1] ?? null;
