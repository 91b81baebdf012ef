'use client';
import type { ReactNode } from 'react';
import type { WorkbenchView } from '@/lib/stories/view.ts';
import { Time } from '../ui/time.tsx';

/** What holds for the whole story and must not be overlooked, in one line each above the galley. */
export function StoryNotices({ view }: { view: WorkbenchView }) {
  const { hold, signOff, revision, story, newsroom } = view;
  return (
    <>
      {hold && (
        <Line tone="bg-disputed-wash text-disputed">
          Publication is blocked by {hold.by} since <Time iso={hold.at} timeZone={newsroom.timeZone} />:{' '}
          {hold.reason}
        </Line>
      )}
      {signOff && (
        <Line tone="bg-verified-wash text-verified">
          Signed off by {signOff.by.name}, <Time iso={signOff.at} timeZone={newsroom.timeZone} />. Any change
          to an item ends the sign-off.
        </Line>
      )}
      {!revision.isCurrent && (
        <Line tone="bg-pending-wash text-pending">
          This is revision {revision.number}; there is a newer one.
        </Line>
      )}
      {story.isArchived && <Line tone="bg-hover text-soft">This story is archived.</Line>}
    </>
  );
}

function Line({ tone, children }: { tone: string; children: ReactNode }) {
  return <p className={`shrink-0 border-b px-5 py-1.5 text-sm ${tone}`}>{children}</p>;
}
