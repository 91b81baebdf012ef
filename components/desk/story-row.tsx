'use client';
import type { ReactNode } from 'react';
import type { DeskStory } from '@/lib/desk/view.ts';
import { inTheWay } from '@/lib/domain/in-the-way.ts';
import { People } from '../stories/people.tsx';
import { StatusBar, StatusFigures } from '../stories/status-figures.tsx';
import { DueLead } from './due-lead.tsx';
import { Sentences } from './sentences.tsx';
import { StoryHeadline } from './story-headline.tsx';

/** One story as the desk lists it: when it is due, what it is, what stands in its way, how far it is, who is on it. */
export function StoryRow({
  story,
  now,
  timeZone,
  actions,
}: {
  story: DeskStory;
  now: string;
  timeZone: string;
  actions?: ReactNode;
}) {
  return (
    <li className="grid grid-cols-[4.75rem_minmax(0,1fr)] gap-x-4 gap-y-2.5 border-b py-4 lg:grid-cols-[6rem_minmax(0,1fr)_12.5rem] lg:gap-x-5">
      <DueLead due={story.deadline} now={now} timeZone={timeZone} />
      <div className="min-w-0">
        <StoryHeadline story={story} />
        <Sentences sentences={inTheWay(story, now)} now={now} timeZone={timeZone} />
      </div>
      <div className="col-start-2 lg:col-start-auto lg:pt-1.5">
        {story.counts.all > 0 && <StatusBar counts={story.counts} className="mb-1.5 h-1.5 w-full" />}
        <StatusFigures counts={story.counts} hasOnlyWhatIs className="text-xs" />
        <div className="mt-2 flex min-h-7 flex-wrap items-center gap-2">
          <People people={[...story.assigned, ...story.workers]} />
          {actions}
        </div>
      </div>
    </li>
  );
}
