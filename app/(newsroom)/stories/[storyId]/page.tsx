import type { Metadata } from 'next';
import { Workbench } from '@/components/story/workbench.tsx';
import { found } from '@/lib/auth/page-guard.ts';
import { requireActor } from '@/lib/auth/require-actor.ts';
import { idOf } from '@/lib/domain/fields.ts';
import { storyHeadline, workbench } from '@/lib/stories/queries.ts';

type Props = { params: Promise<{ storyId: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { storyId } = await params;
  const actor = await requireActor(`/stories/${storyId}`);
  return { title: await found(storyHeadline(actor, storyId)) };
}

export default async function StoryPage({ params }: Props) {
  const { storyId } = await params;
  const actor = await requireActor(`/stories/${storyId}`);
  const view = await found((async () => workbench(actor, idOf(storyId, 'story')))());
  return <Workbench view={view} />;
}
