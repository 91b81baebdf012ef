import { DeskFrame } from '@/app/desk-frame.tsx';
import { LiveList } from '@/components/live/live-list.tsx';
import { Inbox } from '@/components/notices/inbox.tsx';
import { buttonClass } from '@/components/ui/button.tsx';
import { Link } from '@/components/ui/link.tsx';
import { requireSignedIn } from '@/lib/auth/require-actor.ts';
import { markSeenAction, muteStoryAction } from '@/lib/notices/actions.ts';
import { listInbox } from '@/lib/notices/queries.ts';
import { placeOf } from '@/lib/notices/view.ts';

type Props = { searchParams: Promise<{ before?: string }> };

export default async function InboxPage({ searchParams }: Props) {
  const { actor, timeZone } = await requireSignedIn('/inbox');
  const { before } = await searchParams;
  const inbox = await listInbox(actor, placeOf(before));
  return (
    <DeskFrame title="Inbox">
      <LiveList memberId={actor.id} of="stories" />
      <Inbox
        inbox={inbox}
        timeZone={timeZone}
        now={new Date().toISOString()}
        seenAction={markSeenAction}
        muteAction={muteStoryAction}
      />
      {inbox.next && (
        <p className="mt-6">
          <Link href={`/inbox?before=${encodeURIComponent(inbox.next)}`} className={buttonClass()}>
            Older notices
          </Link>
        </p>
      )}
    </DeskFrame>
  );
}
