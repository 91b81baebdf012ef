import { LinkNotices } from '@/components/member/link-notices.tsx';
import { WindowTitle } from '@/components/ui/window-title.tsx';
import { Workbench } from '@/components/workbench/workbench.tsx';
import { WorkbenchLater } from '@/components/workbench/workbench-later.tsx';
import { orNotFound } from '@/lib/auth/page-guard.ts';
import { requireSignedIn } from '@/lib/auth/require-actor.ts';
import { noticesFor } from '@/lib/confidential/notice-queries.ts';
import { idOf } from '@/lib/domain/fields.ts';
import { workbenchOrLater } from '@/lib/workbench/kept-queries.ts';

type Props = { params: Promise<{ storyId: string }> };

export default async function StoryPage({ params }: Props) {
  const { storyId } = await params;
  const who = await requireSignedIn(`/stories/${storyId}`);
  const asked = (async () => workbenchOrLater(who.actor, idOf(storyId, 'story')))();
  const [{ view, headline, timeZone }, notices] = await Promise.all([orNotFound(asked), noticesFor(who)]);
  const { unread } = who;
  return (
    <>
      <WindowTitle>{headline}</WindowTitle>
      <LinkNotices notices={notices} timeZone={timeZone} className="p-2" />
      {view ? (
        <Workbench view={view} unread={unread} />
      ) : (
        <WorkbenchLater {...{ storyId, headline, unread }} />
      )}
    </>
  );
}
