'use client';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useLookAgain } from '@/components/live/use-look-again.ts';
import { usePageAgain } from '@/components/live/use-page-again.ts';
import { Button } from '@/components/ui/button.tsx';
import { Dialog, DialogActions } from '@/components/ui/dialog.tsx';
import { Notice } from '@/components/ui/notice.tsx';
import { useAction } from '@/components/ui/use-action.ts';
import { isUnderWay } from '@/lib/domain/capture-state.ts';
import { askArchiveAction } from '@/lib/sources/actions.ts';
import type { ArchiveView } from '@/lib/sources/archive-view.ts';
import type { SourcePageView } from '@/lib/sources/view.ts';

/** The stream tells of the end at once; without one the page is read again this often. It takes up to some minutes. */
const LOOK_EVERY_MS = 10_000;

/** Asks the Internet Archive to keep the page of a source, once the person has read what that tells; and what came of it. */
export function AskArchive({ source, archive }: { source: SourcePageView; archive: ArchiveView }) {
  const readAgain = usePageAgain();
  const [isOpen, setIsOpen] = useState(false);
  const { request, whyNot, copy } = archive;
  const isAsking = request !== null && isUnderWay(request);
  useLookAgain(source.me, isAsking ? source.id : null, LOOK_EVERY_MS, readAgain);
  if (!isAsking && whyNot !== null) return <p className="text-sm text-soft">{whyNot}</p>;
  return (
    <div className="grid justify-items-start gap-2">
      <Button size="sm" isBusy={isAsking} disabled={isAsking} onClick={() => setIsOpen(true)}>
        {isAsking ? 'Asking the Internet Archive …' : 'Ask the Internet Archive to keep this page'}
      </Button>
      <p role="status" className="text-sm text-soft empty:hidden">
        {isAsking && `It can take some minutes, and goes on if you leave. ${request.askedBy} asked for it.`}
        {request?.state === 'DONE' && copy && 'The Internet Archive keeps the page.'}
      </p>
      {request?.state === 'FAILED' && (
        <Notice tone="error" title="The page was not archived">
          {request.said}
        </Notice>
      )}
      <WhatItTells source={source} isOpen={isOpen} onOpenChange={setIsOpen} />
    </div>
  );
}

/** What asking makes public, before anything is sent. */
function WhatItTells({
  source,
  isOpen,
  onOpenChange,
}: {
  source: SourcePageView;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
}) {
  const router = useRouter();
  const { run, isBusy, failure } = useAction(askArchiveAction);
  const ask = () =>
    run({ sourceId: source.id, version: source.version }, () => {
      onOpenChange(false);
      router.refresh();
    });
  return (
    <Dialog
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      title="Ask the Internet Archive to keep this page?"
      description="Its address goes to archive.org and becomes public there."
    >
      <div className="grid gap-3 text-sm">
        <p className="wrap-anywhere rounded-md border px-3 py-2">{source.link}</p>
        <p>
          Anybody can see there that this page was kept, and when. Stet cannot take that back, also where the
          source becomes confidential later.
        </p>
        <p className="text-soft">
          Do not ask for a page whose address holds a key or a name that only you were given.
        </p>
        {failure && <Notice tone="error">{failure.message}</Notice>}
      </div>
      <DialogActions>
        <Button onClick={() => onOpenChange(false)}>Cancel</Button>
        <Button look="solid" isBusy={isBusy} disabled={isBusy} onClick={ask}>
          Send the address
        </Button>
      </DialogActions>
    </Dialog>
  );
}
