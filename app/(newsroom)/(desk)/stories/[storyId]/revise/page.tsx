import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ReviseForm } from '@/components/story/revise-form.tsx';
import { PageHead } from '@/components/ui/page-head.tsx';
import { found } from '@/lib/auth/page-guard.ts';
import { requireActor } from '@/lib/auth/require-actor.ts';
import { idOf } from '@/lib/domain/fields.ts';
import { reviseStoryAction } from '@/lib/stories/actions.ts';
import { workbench } from '@/lib/stories/queries.ts';

export const metadata: Metadata = { title: 'New revision' };

type Props = { params: Promise<{ storyId: string }> };

export default async function RevisePage({ params }: Props) {
  const { storyId } = await params;
  const actor = await requireActor(`/stories/${storyId}/revise`);
  const { story, revision, can } = await found((async () => workbench(actor, idOf(storyId, 'story')))());
  if (!can.revise) notFound();
  return (
    <>
      <PageHead title="New revision">{story.headline}</PageHead>
      <ReviseForm
        action={reviseStoryAction}
        storyId={story.id}
        revisionId={revision.id}
        number={revision.number}
        currentText={revision.text}
      />
    </>
  );
}
