'use client';
import { useMemo } from 'react';
import type { AnsweredRequest, DeskStory, WorkEntry, WorkItem } from '@/lib/desk/view.ts';
import { OUTCOME_LABELS } from '@/lib/domain/contact-outcomes.ts';
import { DEADLINE_GROUP_LABELS, DEADLINE_GROUPS, deadlineGroup } from '@/lib/domain/deadline-groups.ts';
import { itemAddress, storyAddress } from '../stories/addresses.ts';
import { ClockGlyph } from '../stories/awaiting-line.tsx';
import { Link } from '../ui/link.tsx';
import { Still } from '../ui/still.tsx';
import { useMinute } from '../ui/use-minute.ts';
import { GroupHead } from './desk-list.tsx';
import { DeskTime } from './desk-time.tsx';
import type { Clock } from './drawn-rows.ts';
import { DueLead } from './due-lead.tsx';
import { type Packed, unpacked } from './packed.ts';
import { StoryHeadline } from './story-headline.tsx';
import { storyRow, toldStory } from './story-row.tsx';
import { useDeskKeys } from './use-desk-keys.ts';

type Work = {
  entries: readonly WorkEntry[];
  answered: readonly AnsweredRequest[];
  own: readonly DeskStory[];
};

/** What somebody has to do, in the groups that the desk has; each line leads to its very item. */
export function WorkList({ work, timeZone, now: serverNow }: Clock & { work: Packed<Work> }) {
  const { entries, answered, own } = useMemo(() => unpacked(work), [work]);
  const now = useMinute(serverNow);
  useDeskKeys();
  const groups = Map.groupBy(entries, ({ due }) => deadlineGroup(due, now, timeZone));
  return (
    <>
      {DEADLINE_GROUPS.filter((group) => groups.has(group)).map((group) => (
        <section key={group} aria-labelledby={`group-${group}`} className="mb-6">
          <GroupHead id={`group-${group}`}>{DEADLINE_GROUP_LABELS[group]}</GroupHead>
          <ul>
            {groups.get(group)?.map((entry) => (
              <Entry key={`${entry.due} ${entry.story.id}`} {...{ entry, now, timeZone }} />
            ))}
          </ul>
        </section>
      ))}
      {answered.length > 0 && <Answered {...{ answered, now, timeZone }} />}
      {own.length > 0 && (
        <section aria-labelledby="own" className="mb-6">
          <GroupHead id="own">Your stories</GroupHead>
          <ul>{own.map((story) => storyRow(toldStory(story, { now, timeZone })))}</ul>
        </section>
      )}
    </>
  );
}

function Entry({ entry, now, timeZone }: Clock & { entry: WorkEntry }) {
  const { story, due, items, requests } = entry;
  return (
    <li className="grid grid-cols-[4.75rem_minmax(0,1fr)] gap-x-4 border-b py-4 lg:grid-cols-[6rem_minmax(0,1fr)] lg:gap-x-5">
      <Still>
        <DueLead due={due} now={now} timeZone={timeZone} />
      </Still>
      <div className="min-w-0">
        <StoryHeadline story={story} />
        <Still>
          <OfStory {...{ entry, now, timeZone }} />
        </Still>
        {requests.map(({ id, party, until, itemId }) => (
          <p
            key={id}
            className="mt-1.5 grid grid-cols-[auto_minmax(0,1fr)] gap-x-1.5 text-sm font-medium text-disputed"
          >
            <ClockGlyph isOverdue className="mt-0.75 size-3.5" />
            <span>
              <Link
                href={itemId ? itemAddress(story.id, itemId) : storyAddress(story.id)}
                className="rounded-sm underline-offset-4 hover:underline"
              >
                {party} has not answered you
              </Link>
              {until && (
                <>
                  {' '}
                  since <DeskTime iso={until} timeZone={timeZone} now={now} />
                </>
              )}
            </span>
          </p>
        ))}
        {items.length > 0 && (
          <ul className="mt-2">
            {items.map((item) => (
              <ItemLine key={item.id} storyId={story.id} item={item} />
            ))}
          </ul>
        )}
      </div>
    </li>
  );
}

/** That the story itself is theirs, and when it is due where that is another time. */
function OfStory({ entry: { story, due, ofStory }, now, timeZone }: Clock & { entry: WorkEntry }) {
  const isElsewhen = story.deadline !== null && story.deadline !== due;
  if (!ofStory && !isElsewhen) return null;
  return (
    <p className="mt-0.5 flex flex-wrap gap-x-4 text-sm text-soft">
      {ofStory && (
        <span>
          Yours to check: {ofStory.open} open
          {ofStory.free > 0 &&
            `, ${ofStory.free === ofStory.open ? 'none' : ofStory.free} ${ofStory.free === ofStory.open ? 'assigned yet' : 'that nobody has'}`}
        </span>
      )}
      {isElsewhen && story.deadline && (
        <span>
          The story is due <DeskTime iso={story.deadline} timeZone={timeZone} now={now} />
        </span>
      )}
    </p>
  );
}

function ItemLine({ storyId, item: { id, words, status, reason } }: { storyId: string; item: WorkItem }) {
  const isDisputed = status === 'DISPUTED';
  return (
    <li>
      <Link
        href={itemAddress(storyId, id)}
        className="-mx-2 grid grid-cols-[minmax(0,1fr)_auto] items-baseline gap-x-4 rounded-md px-2 py-1 hover:bg-hover"
      >
        <Still>
          <span className="line-clamp-2 font-serif text-base sm:line-clamp-1">{words}</span>
          <span className={`text-xs ${isDisputed ? 'text-disputed' : 'text-pending'}`}>
            {isDisputed ? `disputed: ${reason}` : reason}
          </span>
        </Still>
      </Link>
    </li>
  );
}

function Answered({ answered, now, timeZone }: Clock & { answered: readonly AnsweredRequest[] }) {
  return (
    <section aria-labelledby="answered" className="mb-6">
      <GroupHead id="answered">What you asked and was answered</GroupHead>
      <ul>
        {answered.map(({ id, storyId, headline, party, outcome, at, itemId }) => (
          <li
            key={id}
            className="grid grid-cols-[4.75rem_minmax(0,1fr)] items-baseline gap-x-4 border-b py-2.5 text-sm lg:grid-cols-[6rem_minmax(0,1fr)] lg:gap-x-5"
          >
            <span className="text-soft">
              <DeskTime iso={at} timeZone={timeZone} now={now} />
            </span>
            <Link
              href={itemId ? itemAddress(storyId, itemId) : storyAddress(storyId)}
              className="rounded-sm underline-offset-4 hover:underline"
            >
              <span className="font-medium">{party}</span>: {OUTCOME_LABELS[outcome].toLowerCase()}
              <span className="text-soft"> · {headline}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
