'use client';
import { useId, useState } from 'react';
import type { WorkbenchView } from '@/lib/workbench/view.ts';
import { ThreadList } from '../../threads/thread-list.tsx';
import { Button } from '../../ui/button.tsx';
import { useThreadsDesk } from '../state/use-threads-desk.ts';

/** Threads on one request for comment: folded, unless one is open. */
export function AttemptThreads({ view, attemptId }: { view: WorkbenchView; attemptId: string }) {
  const { threads, desk, isClosed } = useThreadsDesk(view, { attemptId });
  const open = threads.filter(({ resolved }) => !resolved).length;
  const [isShown, setIsShown] = useState(open > 0);
  const id = useId();
  if (isClosed || (threads.length === 0 && !desk.canWrite)) return null;
  const words = open > 0 ? `${open} open` : threads.length > 0 ? `${threads.length} resolved` : 'Add a note';
  return (
    <div className="mt-1.5">
      <Button
        size="sm"
        look="link"
        aria-expanded={isShown}
        aria-controls={isShown ? id : undefined}
        onClick={() => setIsShown(!isShown)}
      >
        {isShown ? 'Hide threads' : threads.length > 0 ? `Threads: ${words}` : words}
      </Button>
      {isShown && (
        <div id={id} className="mt-1.5 max-w-lg">
          <ThreadList {...{ threads, desk }} draftKey={`note ${attemptId}`} />
        </div>
      )}
    </div>
  );
}
