import { notFound } from 'next/navigation';
import { ReviseForm } from '@/components/stories/revise-form.tsx';
import { WindowTitle } from '@/components/ui/window-title.tsx';
import { orNotFound } from '@/lib/auth/page-guard.ts';
import { requireActor } from '@/lib/auth/require-actor.ts';
import { idOf } from '@/lib/domain/fields.ts';
import { workbench } from '@/lib/workbench/queries.ts';

type Props = { params: Promise<{ storyId: string }> };

export default async function RevisePage({ params }: Props) {
  const { storyId } = await params;
  const actor = await requireActor(`/stories/${storyId}/revise`);
  const { story, revision, can } = await orNotFound((async () => workbench(actor, idOf(storyId, 'story')))());
  if (!can.revise) notFound();
  return (
    <>
      <WindowTitle>New revision</WindowTitle>
      <ReviseForm
        storyId={story.id}
        memberId={actor.id}
        headline={story.headline}
        revisionId={revision.id}
        number={revision.number}
        currentText={revision.text}
      />
    </>
  );
}
