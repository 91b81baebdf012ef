import { DeskFrame } from '@/app/desk-frame.tsx';
import { StoryForm } from '@/components/stories/story-form.tsx';
import { PageHead } from '@/components/ui/page-head.tsx';
import { requireAbility } from '@/lib/auth/page-guard.ts';
import { bringInStoryAction } from '@/lib/revisions/actions.ts';
import { settingsFor } from '@/lib/settings/queries.ts';

export default async function NewStoryPage() {
  const actor = await requireAbility('story.create', '/stories/new');
  const { timeZone } = await settingsFor(actor);
  return (
    <DeskFrame title="Bring in a story">
      <PageHead title="Bring in a story">
        Paste it or choose a file. Its quotes, claims and non-responses are found at once; nothing leaves this
        machine.
      </PageHead>
      <StoryForm action={bringInStoryAction} timeZone={timeZone} />
    </DeskFrame>
  );
}
