'use client';
import type { Counts } from '@/lib/stories/view.ts';
import type { WorkbenchView } from '@/lib/workbench/view.ts';
import { reportAddress, storiesAddress } from '../../stories/addresses.ts';
import { AwaitingLine } from '../../stories/awaiting-line.tsx';
import { People } from '../../stories/people.tsx';
import { StatusBar, StatusFigures } from '../../stories/status-figures.tsx';
import { Button, buttonClass } from '../../ui/button.tsx';
import { Link } from '../../ui/link.tsx';
import { Time } from '../../ui/time.tsx';
import { Tooltip } from '../../ui/tooltip.tsx';
import { Wordmark } from '../../ui/wordmark.tsx';
import { keyOf } from '../keys/keys.ts';
import { isUndecided, proposedSources } from '../state/proposals.ts';
import { allThreads } from '../state/use-threads-desk.ts';
import { HereNow } from './here-now.tsx';
import { type Opens, StoryMenu } from './story-menu.tsx';

export function WorkbenchHeader({
  view,
  counts,
  numbers,
  unread,
  onOpen,
}: Opens & { counts: Counts; numbers: ReadonlyMap<string, number>; unread: number }) {
  const { story, newsroom } = view;
  const people = new Map(story.authors.map((author) => [author.id, author]));
  for (const { id, name } of view.assigned) people.set(id, { id, name });
  for (const item of view.items) if (item.assignee) people.set(item.assignee.id, item.assignee);

  return (
    <header className="shrink-0">
      <div className="flex shrink-0 flex-wrap items-center gap-x-4 gap-y-1.5 border-b px-4 py-2 lg:h-14 lg:flex-nowrap lg:px-5 lg:py-0">
        <Link href={storiesAddress} aria-label="Stet: all stories" className="-mx-1 rounded-sm px-1">
          <Wordmark />
        </Link>
        <StoryLine view={view} />
        <div className="order-last flex w-full items-center gap-4 lg:order-none lg:ml-auto lg:w-auto">
          <StatusBar counts={counts} className="h-1.5 min-w-12 flex-1 lg:w-24 lg:flex-none 2xl:w-38" />
          <StatusFigures counts={counts} className="text-xs whitespace-nowrap xl:text-sm" />
          <HereNow numbers={numbers} />
        </div>
        <div className="hidden min-[1400px]:block">
          <People people={[...people.values()]} />
        </div>
        <div className="flex shrink-0 items-center gap-2">
          <Button
            className="max-md:hidden!"
            aria-keyshortcuts={keyOf('openContacts')}
            onClick={() => onOpen('contacts')}
          >
            Contact log
          </Button>
          <ProposalsButton view={view} onOpen={onOpen} />
          <ThreadsButton view={view} onOpen={onOpen} />
          <MainAction view={view} onOpen={onOpen} />
          <StoryMenu view={view} unread={unread} onOpen={onOpen} />
        </div>
      </div>
      <AwaitingLine
        awaiting={view.awaiting}
        now={view.now}
        timeZone={newsroom.timeZone}
        className="shrink-0 border-b bg-sheet px-4 py-1.5 lg:px-5"
      />
    </header>
  );
}

/** How many proposed sources are to be decided; where none is, the menu leads to the notes of the draft. */
function ProposalsButton({ view, onOpen }: Opens) {
  const count = view.proposals.filter(isUndecided).length;
  if (count === 0) return null;
  return (
    <Button className="max-xl:hidden!" onClick={() => onOpen('proposals')}>
      {proposedSources(count)}
    </Button>
  );
}

/** How many threads are open, and the way to them; where none is, to those of the story itself. */
function ThreadsButton({ view, onOpen }: Opens) {
  const open = allThreads(view).filter(({ resolved }) => !resolved).length;
  return (
    <Button className="max-md:hidden!" onClick={() => onOpen('threads')}>
      {open === 0 ? 'Threads' : `${open} open ${open === 1 ? 'thread' : 'threads'}`}
    </Button>
  );
}

/** Which story, which revision of it, and when it is due. */
function StoryLine({ view: { story, revision, newsroom } }: { view: WorkbenchView }) {
  return (
    <>
      <h1 className="min-w-0 flex-1 truncate text-base font-semibold lg:flex-initial" title={story.headline}>
        {story.headline}
      </h1>
      <p className="hidden shrink-0 text-sm text-soft xl:block">
        Revision {revision.number}
        {!revision.isCurrent && ' (not the newest)'}
        {story.deadline && (
          <>
            {' '}
            · deadline <Time iso={story.deadline} timeZone={newsroom.timeZone} />
          </>
        )}
      </p>
    </>
  );
}

/**
 * This person's next step with this story; where it is not theirs to take, why. Each step is a button of its own: one that
 * a colleague's change puts in the place of another must not get the press that was begun on that.
 */
function MainAction({ view, onOpen }: Opens) {
  const { can, signOff, hold, story } = view;
  if (signOff) {
    const why = hold ? `Publication is blocked by ${hold.by}.` : can.whyNot.publish;
    return (
      <GuardedButton
        key="publish"
        isAllowed={can.publish && !hold}
        why={why}
        onPress={() => onOpen('publish')}
      >
        {story.editions > 0 ? 'Publish correction…' : 'Publish…'}
      </GuardedButton>
    );
  }
  if (!can.signOff && story.reportSlug) {
    return (
      <a className={buttonClass({ look: 'outline' })} href={reportAddress(story.reportSlug)}>
        Report
      </a>
    );
  }
  return (
    <GuardedButton
      key="sign off"
      isAllowed={can.signOff}
      why={can.whyNot.signOff}
      onPress={() => onOpen('signOff')}
    >
      Sign off…
    </GuardedButton>
  );
}

function GuardedButton({
  isAllowed,
  why,
  onPress,
  children,
}: {
  isAllowed: boolean;
  why: string | undefined;
  onPress: () => void;
  children: string;
}) {
  if (isAllowed) {
    return (
      <Button look="solid" onClick={onPress}>
        {children}
      </Button>
    );
  }
  // Stays in the tab order, so that the reason can be reached with the keyboard too.
  return (
    <Tooltip text={why ?? 'You cannot do this here.'}>
      <Button
        look="outline"
        aria-disabled="true"
        aria-description={why}
        className="cursor-not-allowed border-dashed text-soft!"
        onClick={(event) => event.preventDefault()}
      >
        {children}
      </Button>
    </Tooltip>
  );
}
