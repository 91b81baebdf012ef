import { DeskFrame } from '@/app/desk-frame.tsx';
import { reportAddress, storyAddress } from '@/components/stories/addresses.ts';
import { EmbedList } from '@/components/stories/embeds.tsx';
import { Link } from '@/components/ui/link.tsx';
import { Notice } from '@/components/ui/notice.tsx';
import { PageHead } from '@/components/ui/page-head.tsx';
import { orNotFound } from '@/lib/auth/page-guard.ts';
import { requireActor } from '@/lib/auth/require-actor.ts';
import { idOf } from '@/lib/domain/fields.ts';
import { embedsOf } from '@/lib/reports/embed-queries.ts';

type Props = { params: Promise<{ storyId: string }> };

const LINK = 'text-pencil underline underline-offset-4';

export default async function EmbedPage({ params }: Props) {
  const { storyId } = await params;
  const actor = await requireActor(`/stories/${storyId}/embed`);
  const embeds = await orNotFound((async () => embedsOf(actor, idOf(storyId, 'story')))());
  return (
    <DeskFrame title="For your pages">
      <PageHead title="For your pages">
        What of edition {embeds.edition} of{' '}
        <a href={reportAddress(embeds.slug)} className={LINK}>
          {embeds.headline}
        </a>{' '}
        goes into a page of yours.{' '}
        <Link href={storyAddress(storyId)} className={LINK}>
          Back to the story
        </Link>
      </PageHead>
      {embeds.isWithdrawn && (
        <Notice tone="warning" title="The report was withdrawn" className="mb-6">
          Cards say so. The annotated story cannot: take it out of the pages that it was pasted into.
        </Notice>
      )}
      <EmbedList embeds={embeds} />
    </DeskFrame>
  );
}
