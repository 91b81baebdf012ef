'use client';
import type { ReactNode } from 'react';
import type { ListedStory } from '@/lib/desk/view.ts';
import { inTheWay } from '@/lib/domain/in-the-way.ts';
import { People } from '../stories/people.tsx';
import { StatusBar, StatusFigures } from '../stories/status-figures.tsx';
import { Still } from '../ui/still.tsx';
import { DeskTime } from './desk-time.tsx';
import { DueLead } from './due-lead.tsx';
import { Sentences } from './sentences.tsx';
import { StoryHeadline } from './story-headline.tsx';

type Props = {
  story: ListedStory;
  now: string;
  timeZone: string;
  /** In the place of the deadline, for a story that is due no more; only read. */
  lead?: ReactNode;
  /** What it is, below the headline. */
  about?: ReactNode;
  /** In the place of what stands in its way, for a story that is out. */
  standing?: ReactNode;
  actions?: ReactNode;
};

/** One story as the desk lists it: when it is due, what it is, what stands in its way, how far it is, who is on it. */
export function StoryRow({ story, now, timeZone, lead, about, standing, actions }: Props) {
  return (
    <li className="grid grid-cols-[4.75rem_minmax(0,1fr)] gap-x-4 gap-y-2.5 border-b py-4 lg:grid-cols-[6rem_minmax(0,1fr)_12.5rem] lg:gap-x-5">
      <Still>{lead || <DueLead due={story.deadline} now={now} timeZone={timeZone} />}</Still>
      <div className="min-w-0">
        <StoryHeadline story={story} />
        {about}
        {standing || (
          <Still>
            <Sentences sentences={inTheWay(story, now)} now={now} timeZone={timeZone} />
          </Still>
        )}
      </div>
      {actions ? (
        <div className={SIDE}>
          <Still>
            <HowFar {...{ story, now, timeZone }} />
          </Still>
          <div className={ON_IT}>
            <Still>
              <People people={peopleOf(story)} />
            </Still>
            {actions}
          </div>
        </div>
      ) : (
        <Still>
          <div className={SIDE}>
            <HowFar {...{ story, now, timeZone }} />
            {peopleOf(story).length > 0 && (
              <div className={ON_IT}>
                <People people={peopleOf(story)} />
              </div>
            )}
          </div>
        </Still>
      )}
    </li>
  );
}

const SIDE = 'col-start-2 lg:col-start-auto lg:pt-1.5';
const ON_IT = 'mt-2 flex min-h-7 flex-wrap items-center gap-2';

const peopleOf = ({ assigned, workers }: ListedStory) => [...assigned, ...workers];

function HowFar({ story, now, timeZone }: Pick<Props, 'story' | 'now' | 'timeZone'>) {
  return (
    <>
      {story.counts.all > 0 && <StatusBar counts={story.counts} className="mb-1.5 h-1.5 w-full" />}
      <StatusFigures counts={story.counts} hasOnlyWhatIs className="text-xs" />
      <Since {...{ story, now, timeZone }} />
    </>
  );
}

/** What others did meanwhile, quietly: the same square as on the workbench, the count and since when. */
function Since({ story: { since }, now, timeZone }: Pick<Props, 'story' | 'now' | 'timeZone'>) {
  if (!since) return null;
  const count = since.changes > 99 ? '99+' : since.changes;
  return (
    <p className="figures mt-1.5 flex items-baseline gap-1.5 text-xs text-pencil">
      <span aria-hidden="true" className="size-1.5 shrink-0 self-center rounded-[1px] bg-pencil" />
      <span>
        {count} {since.changes === 1 ? 'change' : 'changes'} since you were here,{' '}
        <DeskTime iso={since.at} timeZone={timeZone} now={now} />
      </span>
    </p>
  );
}
