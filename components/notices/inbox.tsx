'use client';
import { useRouter } from 'next/navigation';
import { useRef, useState } from 'react';
import type { ActionResult } from '@/lib/domain/errors.ts';
import type { MarkSeenInput, MuteStoryInput } from '@/lib/notices/schema.ts';
import type { InboxView } from '@/lib/notices/view.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Kbd } from '../ui/kbd.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { useAction } from '../ui/use-action.ts';
import { StoryNotices } from './story-notices.tsx';
import { useInboxKeys } from './use-inbox-keys.ts';

type Clock = {
  timeZone: string;
  /** ISO. */
  now: string;
};

/** What the member was told, by story, the newest first; with what has been read since the page came. */
export function Inbox({
  inbox: { stories, unread },
  seenAction,
  muteAction,
  ...clock
}: Clock & {
  inbox: InboxView;
  seenAction: (input: MarkSeenInput) => Promise<ActionResult<void>>;
  muteAction: (input: MuteStoryInput) => Promise<ActionResult<void>>;
}) {
  const router = useRouter();
  const seeing = useAction(seenAction);
  const muting = useAction(muteAction);
  const [said, setSaid] = useState('');
  const list = useRef<HTMLDivElement>(null);
  const newest = stories
    .flatMap(({ lines }) => lines.map(({ at }) => at))
    .sort()
    .at(-1);

  function markSeen(input: MarkSeenInput, words: string): void {
    seeing.run(input, () => {
      setSaid(words);
      router.refresh();
    });
  }
  const markOne = (id: string) => markSeen({ noticeIds: [id] }, 'Marked as read.');
  const markAll = () => {
    if (newest && unread > 0) markSeen({ upTo: newest }, 'All marked as read.');
  };
  useInboxKeys(list, { markOne, markAll });

  const error = seeing.generalError ?? muting.generalError;
  return (
    <>
      <PageHead
        title="Inbox"
        action={
          unread > 0 && (
            <Button onClick={markAll} isBusy={seeing.isBusy} disabled={seeing.isBusy}>
              Mark all as read <Kbd>A</Kbd>
            </Button>
          )
        }
      >
        {unread === 0 ? 'Everything is read.' : `${unread} unread.`} What others did that concerns you, by
        story.
      </PageHead>
      {error && (
        <Notice tone="error" className="mb-4">
          {error}
        </Notice>
      )}
      <p aria-live="polite" className="sr-only">
        {said}
      </p>
      {stories.length === 0 && <Nothing />}
      <div ref={list} className="grid gap-8">
        {stories.map((story) => (
          <StoryNotices
            key={story.href}
            story={story}
            {...clock}
            isBusy={seeing.isBusy || muting.isBusy}
            onSeen={markOne}
            onOpen={(id) => void seenAction({ noticeIds: [id] })}
            onMute={(isMuted) =>
              muting.run({ storyId: story.id, isMuted }, () => {
                setSaid(isMuted ? 'Story muted.' : 'Story no longer muted.');
                router.refresh();
              })
            }
          />
        ))}
      </div>
      {stories.length > 0 && <KeysLine />}
    </>
  );
}

function Nothing() {
  return (
    <EmptyState title="Nothing yet">
      Here stands what others do that concerns you: an item assigned to you, a party whose deadline has passed
      without an answer, a verdict or sign-off of yours that lapsed, a block on publication, an edition that
      was published.
    </EmptyState>
  );
}

function KeysLine() {
  return (
    <p className="mt-8 hidden flex-wrap gap-x-4 gap-y-1 text-xs text-soft sm:flex">
      <span>
        <Kbd isHidden={false}>J</Kbd> <Kbd isHidden={false}>K</Kbd> next, previous
      </span>
      <span>
        <Kbd isHidden={false}>Enter</Kbd> open
      </span>
      <span>
        <Kbd isHidden={false}>R</Kbd> mark as read
      </span>
      <span>
        <Kbd isHidden={false}>A</Kbd> mark all
      </span>
    </p>
  );
}
