'use client';
import { useEffect, useState } from 'react';
import type { WorkbenchView } from '@/lib/workbench/view.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Link } from '../ui/link.tsx';
import { askAheadForWorkbench, readWorkbench } from './state/requests.ts';
import { Workbench } from './workbench.tsx';

/**
 * The workbench of a story so long that its page came without it: what an ordinary story has in its page is fetched
 * separately, so that the server can go on answering others in the meantime.
 */
export function WorkbenchLater({
  storyId,
  headline,
  unread,
}: {
  storyId: string;
  headline: string;
  unread: number;
}) {
  askAheadForWorkbench(storyId);
  const [view, setView] = useState<WorkbenchView>();
  const [reading, setReading] = useState(1);
  const [failed, setFailed] = useState(0);

  useEffect(() => {
    let isLeft = false;
    readWorkbench(storyId).then(
      (read) => !isLeft && setView(read),
      () => !isLeft && setFailed(reading),
    );
    return () => {
      isLeft = true;
    };
  }, [storyId, reading]);

  if (view) return <Workbench view={view} unread={unread} />;
  return (
    <main aria-busy={failed !== reading} className="flex min-h-dvh items-center">
      {failed === reading ? (
        <EmptyState
          isPage
          title={headline}
          action={
            <>
              <Button onClick={() => setReading(reading + 1)}>Read it again</Button>
              <Link href="/stories" className="self-center px-2 text-pencil underline underline-offset-4">
                To the stories
              </Link>
            </>
          }
        >
          <p role="alert">
            This long story could not be read: the connection or the server failed. Nothing was changed.
          </p>
        </EmptyState>
      ) : (
        <EmptyState isPage title={headline}>
          <p role="status">Reading a long story …</p>
        </EmptyState>
      )}
    </main>
  );
}
