'use client';
import type { ReactElement, ReactNode } from 'react';
import type { ListedStory } from '@/lib/desk/view.ts';
import { inTheWay } from '@/lib/domain/in-the-way.ts';
import { People } from '../stories/people.tsx';
import { StatusBar, StatusFigures } from '../stories/status-figures.tsx';
import { still } from '../ui/still.tsx';
import { DeskTime } from './desk-time.tsx';
import type { Clock } from './drawn-rows.ts';
import { DueLead } from './due-lead.tsx';
import { Sentences } from './sentences.tsx';
import { StoryHeadline } from './story-headline.tsx';

type Own = {
  /** In the place of the deadline, for a story that is due no more; only read. */
  lead?: ReactNode;
  /** What it is, below the headline. */
  about?: ReactNode;
  /** In the place of what stands in its way, for a story that is out. */
  standing?: ReactNode;
};

/** A story as the desk lists it, drawn: when it is due, what it is and what stands in its way, how far it is and who is on it. */
export type ToldStory = { id: string; when: ReactNode; what: ReactNode; howFar: ReactNode };

/** The same with who is on it apart, for what can be done about that to stand beside. */
export type ToldToAct = ToldStory & { people: ReactNode };

export function toldStory(story: ListedStory, clock: Clock, own: Own = {}): ToldStory {
  const people = peopleOf(story);
  return {
    ...saidOf(story, clock, own),
    howFar: still(
      <div className={SIDE}>
        <HowFar story={story} clock={clock} />
        {people.length > 0 && (
          <div className={ON_IT}>
            <People people={people} />
          </div>
        )}
      </div>,
    ),
  };
}

export function toldToAct(story: ListedStory, clock: Clock): ToldToAct {
  return {
    ...saidOf(story, clock, {}),
    howFar: still(<HowFar story={story} clock={clock} />),
    people: still(<People people={peopleOf(story)} />),
  };
}

const saidOf = (story: ListedStory, clock: Clock, { lead, about, standing }: Own) => ({
  id: story.id,
  when: still(lead || <DueLead due={story.deadline} {...clock} />),
  what: (
    <div className="min-w-0">
      <StoryHeadline story={story} />
      {about}
      {standing || still(<Sentences sentences={inTheWay(story, clock.now)} {...clock} />)}
    </div>
  ),
});

const ROW =
  'grid grid-cols-[4.75rem_minmax(0,1fr)] gap-x-4 gap-y-2.5 border-b py-4 lg:grid-cols-[6rem_minmax(0,1fr)_12.5rem] lg:gap-x-5';

/** One story of a list. */
export function storyRow({ id, when, what, howFar }: ToldStory): ReactElement {
  return (
    <li key={id} className={ROW}>
      {when}
      {what}
      {howFar}
    </li>
  );
}

/** One story with what can be done about it. */
export function StoryToAct({ told, children }: { told: ToldToAct; children: ReactNode }) {
  return (
    <li className={ROW}>
      {told.when}
      {told.what}
      <div className={SIDE}>
        {told.howFar}
        <div className={ON_IT}>
          {told.people}
          {children}
        </div>
      </div>
    </li>
  );
}

const SIDE = 'col-start-2 lg:col-start-auto lg:pt-1.5';
const ON_IT = 'mt-2 flex min-h-7 flex-wrap items-center gap-2';

const peopleOf = ({ assigned, workers }: ListedStory) => [...assigned, ...workers];

type Told = { story: ListedStory; clock: Clock };

function HowFar({ story, clock }: Told) {
  return (
    <>
      {story.counts.all > 0 && <StatusBar counts={story.counts} className="mb-1.5 h-1.5 w-full" />}
      <StatusFigures counts={story.counts} hasOnlyWhatIs className="text-xs" />
      <Since story={story} clock={clock} />
    </>
  );
}

/** What others did meanwhile, quietly: the same square as on the workbench, the count and since when. */
function Since({ story: { since }, clock }: Told) {
  if (!since) return null;
  const count = since.changes > 99 ? '99+' : since.changes;
  return (
    <p className="figures mt-1.5 flex items-baseline gap-1.5 text-xs text-pencil">
      <span aria-hidden="true" className="size-1.5 shrink-0 self-center rounded-[1px] bg-pencil" />
      <span>
        {count} {since.changes === 1 ? 'change' : 'changes'} since you were here,{' '}
        <DeskTime iso={since.at} {...clock} />
      </span>
    </p>
  );
}
