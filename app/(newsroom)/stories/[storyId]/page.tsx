import type { Metadata } from 'next';
import { LinkNotices } from '@/components/member/link-notices.tsx';
import { Workbench } from '@/components/workbench/workbench.tsx';
import { WorkbenchLater } from '@/components/workbench/workbench-later.tsx';
import { orNotFound } from '@/lib/auth/page-guard.ts';
import { requireActor } from '@/lib/auth/require-actor.ts';
import { listLinkNotices } from '@/lib/confidential/notice-queries.ts';
import { idOf } from '@/lib/domain/fields.ts';
import { storyHeadline } from '@/lib/stories/queries.ts';
import { workbenchOrLater } from '@/lib/workbench/queries.ts';

type Props = { params: Promise<{ storyId: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { storyId } = await params;
  const actor = await requireActor(`/stories/${storyId}`);
  return { title: await orNotFound(storyHeadline(actor, storyId)) };
}

export default async function StoryPage({ params }: Props) {
  const { storyId } = await params;
  const actor = await requireActor(`/stories/${storyId}`);
  const [{ view, headline, timeZone }, notices] = await Promise.all([
    orNotFound((async () => workbenchOrLater(actor, idOf(storyId, 'story')))()),
    listLinkNotices(actor),
  ]);
  return (
    <>
      <LinkNotices notices={notices} timeZone={timeZone} className="p-2" />
      {view ? <Workbench view={view} /> : <WorkbenchLater storyId={storyId} headline={headline} />}
    </>
  );
}
