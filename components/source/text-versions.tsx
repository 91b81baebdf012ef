'use client';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Button } from '@/components/ui/button.tsx';
import { Notice } from '@/components/ui/notice.tsx';
import { Time } from '@/components/ui/time.tsx';
import { useAction } from '@/components/ui/use-action.ts';
import { readTextVersionAction, restoreTextAction } from '@/lib/evidence/actions.ts';
import type { TextVersionView, TextView } from '@/lib/evidence/view.ts';

const CAME_LABELS: Record<TextVersionView['came'], string> = {
  typed: 'set',
  file: 'read from a file',
  answer: 'an answer',
  merged: 'from a merged source',
  restored: 'put back',
  removed: 'taken away',
  recognised: 'from a recogniser',
  aligned: 'times found in the recording',
  carried: 'set before versions were kept',
};

/** Which version of the words is current, and the earlier ones: to be read, or restored as a new one. */
export function TextVersions({
  sourceId,
  current,
  versions,
  canChange,
  timeZone,
}: {
  sourceId: string;
  current: TextView | null;
  versions: TextVersionView[];
  canChange: boolean;
  timeZone: string;
}) {
  const router = useRouter();
  const read = useAction(readTextVersionAction);
  const restore = useAction(restoreTextAction);
  const [shown, setShown] = useState<TextView | null>(null);
  const [latest] = versions;
  if (!latest || (versions.length === 1 && latest.came !== 'removed')) return null;
  const failure = read.failure ?? restore.failure;
  const isBusy = read.isBusy || restore.isBusy;
  const putBack = (textId: string) =>
    restore.run({ sourceId, textId, basedOn: current?.id ?? null }, () => router.refresh());
  return (
    <details className="mt-3 text-sm">
      <summary className="cursor-pointer text-soft">
        {current ? `Version ${current.number} of the words` : 'The words were taken away'}; {versions.length}{' '}
        {versions.length === 1 ? 'version' : 'versions'} kept
      </summary>
      <ul aria-label="Versions of the words" className="mt-2 divide-y border-y">
        {versions.map((version) => (
          <li key={version.id} className="py-1.5">
            <Version
              version={version}
              isCurrent={version.id === current?.id}
              shown={shown?.id === version.id ? shown.text : null}
              timeZone={timeZone}
              isBusy={isBusy}
              onRead={() => read.run({ sourceId, textId: version.id }, ({ text }) => setShown(text))}
              onClose={() => setShown(null)}
              onPutBack={canChange ? () => putBack(version.id) : null}
            />
          </li>
        ))}
      </ul>
      {failure && (
        <Notice tone="error" className="mt-2">
          {failure.message}
        </Notice>
      )}
    </details>
  );
}

function Version({
  version,
  isCurrent,
  shown,
  timeZone,
  isBusy,
  onRead,
  onClose,
  onPutBack,
}: {
  version: TextVersionView;
  isCurrent: boolean;
  /** The version's words while it is being read, otherwise null. */
  shown: string | null;
  timeZone: string;
  isBusy: boolean;
  onRead: () => void;
  onClose: () => void;
  onPutBack: (() => void) | null;
}) {
  return (
    <>
      <div className="flex flex-wrap items-baseline justify-between gap-x-3">
        <p>
          <span className="font-medium">Version {version.number}</span>
          {isCurrent && ' (counts now)'}
          <span className="block text-xs text-soft">
            {CAME_LABELS[version.came]}
            {version.restores !== null && ` from version ${version.restores}`}
            {version.by && ` by ${version.by}`}, <Time iso={version.at} timeZone={timeZone} />
          </span>
        </p>
        {version.came !== 'removed' && !isCurrent && (
          <p className="-mr-2 flex gap-1">
            <Button
              size="sm"
              look="quiet"
              disabled={isBusy}
              onClick={() => (shown === null ? onRead() : onClose())}
            >
              {shown === null ? 'Read' : 'Close'}
              <span className="sr-only"> version {version.number}</span>
            </Button>
            {onPutBack && (
              <Button size="sm" look="quiet" disabled={isBusy} onClick={onPutBack}>
                Put back<span className="sr-only"> version {version.number}</span>
              </Button>
            )}
          </p>
        )}
      </div>
      {shown !== null && (
        <p className="mt-1 max-h-80 max-w-[66ch] overflow-y-auto font-serif whitespace-pre-wrap">{shown}</p>
      )}
    </>
  );
}
