import type { Metadata } from 'next';
import { cache } from 'react';
import { LinkNotices } from '@/components/member/link-notices.tsx';
import { Workbench } from '@/components/workbench/workbench.tsx';
import { WorkbenchLater } from '@/components/workbench/workbench-later.tsx';
import { orNotFound } from '@/lib/auth/page-guard.ts';
import { requireSignedIn } from '@/lib/auth/require-actor.ts';
import { noticesFor } from '@/lib/confidential/notice-queries.ts';
import { idOf } from '@/lib/domain/fields.ts';
import { workbenchOrLater } from '@/lib/workbench/kept-queries.ts';

type Props = { params: Promise<{ storyId: string }> };

/** Once for the window's title and the page. */
const opened = cache(async (storyId: string) => {
  const who = await requireSignedIn(`/stories/${storyId}`);
  const asked = (async () => workbenchOrLater(who.actor, idOf(storyId, 'story')))();
  const [story, notices] = await Promise.all([orNotFound(asked), noticesFor(who)]);
  return { ...story, notices, unread: who.unread };
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { headline } = await opened((await params).storyId);
  return { title: headline };
}

export default async function StoryPage({ params }: Props) {
  const { storyId } = await params;
  const { view, headline, timeZone, notices, unread } = await opened(storyId);
  return (
    <>
      <LinkNotices notices={notices} timeZone={timeZone} className="p-2" />
      {view ? (
        <Workbench view={view} unread={unread} />
      ) : (
        <WorkbenchLater {...{ storyId, headline, unread }} />
      )}
    </>
  );
}
