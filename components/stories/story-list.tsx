'use client';
import Link from 'next/link';
import { STAGE_LABELS, type StoryStage } from '@/lib/domain/vocabulary.ts';
import type { StoryListEntry } from '@/lib/stories/view.ts';
import { buttonClass } from '../ui/button.tsx';
import { DOT } from '../ui/dot.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { ReaderTime } from '../ui/reader-time.tsx';
import { newStoryAddress, reportAddress, storyAddress } from './addresses.ts';
import { AwaitingLine } from './awaiting-line.tsx';
import { StatusBar, StatusFigures } from './status-figures.tsx';

const IS_OUT: ReadonlySet<StoryStage> = new Set(['PUBLISHED', 'CORRECTED', 'WITHDRAWN']);

/**
 * The newsroom's stories: what is due when, how far each has got, and what it is waiting for. A client component, so that
 * a story travels to the browser as a few values: from the server it travelled as its HTML and as the same once more for
 * React, which was half of the page and most of its time.
 */
export function StoryList({
  stories,
  timeZone,
  now,
  canCreate,
}: {
  stories: readonly StoryListEntry[];
  timeZone: string;
  /** ISO; decides which deadlines have passed. */
  now: string;
  canCreate: boolean;
}) {
  if (stories.length === 0) {
    return (
      <EmptyState
        title="No stories yet"
        action={
          canCreate && (
            <Link href={newStoryAddress} className={buttonClass({ look: 'solid' })}>
              Bring in a story
            </Link>
          )
        }
      >
        {canCreate
          ? 'Paste one, or upload a file. Its quotes, claims and non-responses are found at once; then each is checked.'
          : 'When a colleague brings one in, it stands here.'}
      </EmptyState>
    );
  }
  return (
    <ul className="border-t">
      {stories.map((story) => (
        <StoryLine key={story.id} story={story} timeZone={timeZone} now={now} />
      ))}
    </ul>
  );
}

function StoryLine({ story, timeZone, now }: { story: StoryListEntry; timeZone: string; now: string }) {
  const isOut = IS_OUT.has(story.stage);
  const isLate = !isOut && story.deadline !== null && Date.parse(story.deadline) < Date.parse(now);
  return (
    <li className="grid gap-x-8 gap-y-2.5 border-b py-4 md:grid-cols-[minmax(0,1fr)_15.5rem] md:items-center">
      <div className="min-w-0">
        <h2 className="font-serif text-xl leading-snug font-semibold">
          <Link
            href={storyAddress(story.id)}
            className="rounded-sm decoration-1 underline-offset-4 hover:underline"
          >
            {story.headline}
          </Link>
        </h2>
        <p className="mt-1 text-sm text-soft">
          <span className={isOut ? 'text-verified' : 'font-medium text-ink'}>
            {STAGE_LABELS[story.stage]}
          </span>
          {DOT}
          {[story.byline, story.desk, `revision ${story.revision}`].filter(Boolean).join(DOT)}
          {story.reportSlug && (
            <>
              {DOT}
              <a
                href={reportAddress(story.reportSlug)}
                className="text-pencil underline decoration-pencil/40 underline-offset-3 hover:decoration-pencil"
              >
                report
              </a>
            </>
          )}
        </p>
        {!isOut && (
          <AwaitingLine awaiting={story.awaiting} now={now} timeZone={timeZone} className="mt-1.5" />
        )}
      </div>
      <div>
        <div className="flex items-baseline justify-between gap-3 text-sm">
          {story.deadline ? (
            <p className={isLate ? 'font-medium text-disputed' : 'text-soft'}>
              {isLate ? 'Was due' : 'Due'} <ReaderTime iso={story.deadline} timeZone={timeZone} now={now} />
            </p>
          ) : (
            <p className="text-soft">No deadline</p>
          )}
          <p className="figures text-xs text-soft">
            {story.counts.all} {story.counts.all === 1 ? 'item' : 'items'}
          </p>
        </div>
        <StatusBar counts={story.counts} className="my-2 h-1.5 w-full" />
        <StatusFigures counts={story.counts} className="text-xs" />
      </div>
    </li>
  );
}
