'use client';
import { useRouter } from 'next/navigation';
import { useMemo, useState } from 'react';
import type { DeskStory, TeamMember } from '@/lib/desk/view.ts';
import { DEADLINE_GROUP_LABELS, DEADLINE_GROUPS, deadlineGroup } from '@/lib/domain/deadline-groups.ts';
import { assignStoryAction } from '@/lib/stories/actions.ts';
import type { PersonView } from '@/lib/stories/view.ts';
import { AssignStoryDialog } from '../stories/assign-story.tsx';
import { Button } from '../ui/button.tsx';
import { useAction } from '../ui/use-action.ts';
import { useMinute } from '../ui/use-minute.ts';
import { drawingOnce } from './drawn-rows.ts';
import { type PackedRows, rowsOf, unpacked } from './packed.ts';
import { StoryToAct, storyRow, type ToldToAct, toldStory, toldToAct } from './story-row.tsx';
import { useDeskKeys } from './use-desk-keys.ts';

type Props = {
  stories: PackedRows<DeskStory>;
  team: readonly TeamMember[];
  me: PersonView;
  canAssign: boolean;
  timeZone: string;
  /** ISO; the server's clock. */
  now: string;
};

/** The running stories in the groups that a desk works by; a story moves to its next group as time passes. */
export function DeskList({ stories: given, team, me, canAssign, timeZone, now: serverNow }: Props) {
  const stories = useMemo(() => rowsOf(given).map((row) => ({ row, story: unpacked(row) })), [given]);
  const now = useMinute(serverNow);
  useDeskKeys();
  const groups = Map.groupBy(stories, ({ story }) => deadlineGroup(story.deadline, now, timeZone));
  return DEADLINE_GROUPS.filter((group) => groups.has(group)).map((group) => (
    <section key={group} aria-labelledby={`group-${group}`} className="mb-6">
      <GroupHead id={`group-${group}`}>{DEADLINE_GROUP_LABELS[group]}</GroupHead>
      <ul>
        {groups.get(group)?.map(({ row, story }) =>
          canAssign ? (
            <StoryToAct key={story.id} told={toldToActOf(row, { now, timeZone })}>
              <Assigning {...{ story, team, me, timeZone }} />
            </StoryToAct>
          ) : (
            rowOf(row, { now, timeZone })
          ),
        )}
      </ul>
    </section>
  ));
}

const toldToActOf = drawingOnce<DeskStory, ToldToAct>(toldToAct);
const rowOf = drawingOnce((story: DeskStory, clock) => storyRow(toldStory(story, clock)));

/** The name of a group, with a rule after it. */
export function GroupHead({ id, children }: { id: string; children: string }) {
  return (
    <h2
      id={id}
      className="flex items-center gap-3 text-xs font-semibold text-soft after:h-px after:flex-1 after:bg-rule"
    >
      {children}
    </h2>
  );
}

function Assigning({
  story,
  team,
  me,
  timeZone,
}: Pick<Props, 'team' | 'me' | 'timeZone'> & { story: DeskStory }) {
  const router = useRouter();
  const [isOpen, setIsOpen] = useState(false);
  const take = useAction(assignStoryAction);
  const checkers = team.filter(({ id }) => !story.barredIds.includes(id));
  // Once it is signed off there is nothing to take: what was open was confirmed.
  const mayTake = !story.isAssigned && !story.signOff && checkers.some(({ id }) => id === me.id);
  const about = <span className="sr-only"> {story.headline}</span>;
  return (
    <>
      {mayTake && (
        <Button
          size="sm"
          isBusy={take.isBusy}
          disabled={take.isBusy}
          onClick={() => take.run({ storyId: story.id, memberIds: [me.id] }, () => router.refresh())}
        >
          Take it{about}
        </Button>
      )}
      <Button size="sm" look={story.isAssigned ? 'quiet' : 'outline'} onClick={() => setIsOpen(true)}>
        Assign…{about}
      </Button>
      {take.failure && (
        <p role="alert" className="w-full text-xs font-medium text-disputed">
          {Object.values(take.failure.fields ?? {})[0] ?? take.failure.message}
        </p>
      )}
      {isOpen && (
        <AssignStoryDialog
          {...{ checkers, timeZone }}
          storyId={story.id}
          headline={story.headline}
          assigned={story.assigned}
          onChanged={() => router.refresh()}
          onClose={() => setIsOpen(false)}
        />
      )}
    </>
  );
}
