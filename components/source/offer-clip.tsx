'use client';
import { useRouter } from 'next/navigation';
import { Button } from '@/components/ui/button.tsx';
import { Notice } from '@/components/ui/notice.tsx';
import { useAction } from '@/components/ui/use-action.ts';
import { endClipOfferAction, offerClipAction } from '@/lib/evidence/actions.ts';
import type { FileView } from '@/lib/evidence/view.ts';

/** What somebody may say of the clips of a source: which reports offer from now on, and which no longer. */
export type MayOffer = { offer: boolean; end: boolean };

/** Whether reports may offer this clip, and what turns that round. Nothing is shown of a file that is no clip to be heard. */
export function OfferClip({ sourceId, file, may }: { sourceId: string; file: FileView; may: MayOffer }) {
  const router = useRouter();
  const offer = useAction(offerClipAction);
  const end = useAction(endClipOfferAction);
  const { clip } = file;
  if (!clip || clip.cut === 'still' || file.isRemoved) return null;
  const doing = clip.isOffered ? end : offer;
  const mayTurn = clip.isOffered ? may.end : may.offer;
  const failure = offer.failure ?? end.failure;
  return (
    <>
      {clip.isOffered && (
        <p className="basis-full pl-2 text-xs text-soft">
          Offered. Reports published since then play it beside the quote, as long as the newsroom’s settings
          allow it.
        </p>
      )}
      {mayTurn && (
        <Button
          size="sm"
          look="quiet"
          disabled={doing.isBusy}
          isBusy={doing.isBusy}
          onClick={() => doing.run({ sourceId, fileId: file.id }, () => router.refresh())}
        >
          {clip.isOffered ? 'Offer no longer' : 'Offer in reports'}
          <span className="sr-only"> ({file.fileName})</span>
        </Button>
      )}
      {failure && (
        <Notice tone="error" className="ml-2 basis-full">
          {failure.message}
        </Notice>
      )}
    </>
  );
}
