import { notFound } from 'next/navigation';
import { DeskFrame } from '@/app/desk-frame.tsx';
import { packed } from '@/components/desk/packed.ts';
import { WorkList } from '@/components/desk/work-list.tsx';
import { LiveList } from '@/components/live/live-list.tsx';
import { newStoryAddress } from '@/components/stories/addresses.ts';
import { buttonClass } from '@/components/ui/button.tsx';
import { EmptyState } from '@/components/ui/empty-state.tsx';
import { Link } from '@/components/ui/link.tsx';
import { PageHead } from '@/components/ui/page-head.tsx';
import { requireSignedIn } from '@/lib/auth/require-actor.ts';
import { readWork } from '@/lib/desk/work-queries.ts';
import { hasWork } from '@/lib/domain/first-page.ts';
import { allows } from '@/lib/domain/permissions.ts';

export default async function WorkPage() {
  const { actor, timeZone } = await requireSignedIn('/work');
  // Whoever neither writes nor checks has no such page.
  if (!hasWork(actor)) notFound();
  const now = new Date();
  const { entries, items, answered, own } = await readWork(actor, now);
  const isReporter = actor.role === 'REPORTER';
  const isEmpty = entries.length + answered.length + own.length === 0;
  return (
    <DeskFrame title="My work">
      <LiveList memberId={actor.id} of="stories" />
      <PageHead
        title="My work"
        action={
          isReporter && (
            <Link href={newStoryAddress} className={buttonClass({ look: 'solid' })}>
              Bring in a story
            </Link>
          )
        }
      >
        {items > 0 && (
          <span className="figures">
            {items === 1 ? 'One item' : `${items} items`} to check, the first due first.
          </span>
        )}
      </PageHead>
      {isEmpty ? (
        <NoWork isReporter={isReporter} canTake={allows(actor, 'story.assign')} />
      ) : (
        <WorkList work={packed({ entries, answered, own })} timeZone={timeZone} now={now.toISOString()} />
      )}
    </DeskFrame>
  );
}

/** What to do next, by what the role can. */
function NoWork({ isReporter, canTake }: { isReporter: boolean; canTake: boolean }) {
  if (isReporter) {
    return (
      <EmptyState title="No story of yours is running">
        Bring one in: its quotes, claims and non-responses are found at once. What you asked and was answered
        stands here too.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title="Nothing waits for you"
      action={
        canTake && (
          <Link href="/desk?way=nobody" className={buttonClass({ look: 'solid' })}>
            See what nobody has
          </Link>
        )
      }
    >
      Take a story on the desk, or an item on its workbench; what an editor assigns to you comes here by
      itself.
    </EmptyState>
  );
}
