'use client';
import { type ReactNode, useMemo } from 'react';
import { whatWasRead } from '@/lib/domain/what-was-read.ts';
import type { WorkbenchView } from '@/lib/workbench/view.ts';
import { originalAddress } from '../../stories/addresses.ts';
import { WhatWasReadList } from '../../stories/what-was-read.tsx';
import { IconButton } from '../../ui/button.tsx';
import { Cross } from '../../ui/dialog.tsx';
import { Time } from '../../ui/time.tsx';
import { useWorkbenchContext } from '../state/context.tsx';

/** What applies to the whole story and must not be overlooked, in one line each above the galley. */
export function StoryNotices({
  view,
  onReadClosed,
}: {
  view: WorkbenchView;
  /** Closes the list of what was read; null where it is not open. */
  onReadClosed: (() => void) | null;
}) {
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
      {onReadClosed && <ReadNotice view={view} onClose={onReadClosed} />}
      {story.isArchived && (
        <Line tone="bg-hover text-soft">
          This story is archived. Nothing of it is lost; it is neither signed off nor published meanwhile.
        </Line>
      )}
    </>
  );
}

/** What was read when this text was brought in, as it is now: lines put back are part of the story again. */
function ReadNotice({ view, onClose }: { view: WorkbenchView; onClose: () => void }) {
  const { commands, can } = useWorkbenchContext();
  const { story, revision, blocks } = view;
  const read = useMemo(() => whatWasRead(revision.text, blocks, revision.readings), [revision, blocks]);
  return (
    <section
      aria-labelledby="what-was-read"
      className="max-h-[45dvh] shrink-0 overflow-y-auto border-b bg-hover/40 px-4 pt-2 pb-3 sm:px-5"
    >
      <div className="flex items-center justify-between">
        <h2 id="what-was-read" className="text-sm font-semibold">
          What was read
        </h2>
        <IconButton label="Close what was read" className="-mr-1.5" onClick={onClose}>
          <Cross />
        </IconButton>
      </div>
      <WhatWasReadList
        className="mt-1"
        read={read}
        onPutBack={can.revise ? (reason, words) => void commands.putBackAll(reason, words) : null}
        originalHref={revision.hasOriginal ? originalAddress(story.id, revision.id) : null}
      />
    </section>
  );
}

function Line({ tone, children }: { tone: string; children: ReactNode }) {
  return <p className={`shrink-0 border-b px-5 py-1.5 text-sm ${tone}`}>{children}</p>;
}
