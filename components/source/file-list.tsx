'use client';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Button } from '@/components/ui/button.tsx';
import { Notice } from '@/components/ui/notice.tsx';
import { Time } from '@/components/ui/time.tsx';
import { useAction } from '@/components/ui/use-action.ts';
import { cutInWords } from '@/lib/domain/clips.ts';
import { evidenceFileAddress } from '@/lib/domain/evidence-file-address.ts';
import { formatSize } from '@/lib/domain/wording.ts';
import { removeFileAction, restoreFileAction, takeFileTextAction } from '@/lib/evidence/actions.ts';
import type { FileView } from '@/lib/evidence/view.ts';
import { type MayOffer, OfferClip } from './offer-clip.tsx';

/** The files of a source: opened where a browser can do so safely, otherwise downloaded. */
export function FileList({
  sourceId,
  files,
  textSha256,
  timeZone,
  canChange,
  mayOffer,
}: {
  sourceId: string;
  files: readonly FileView[];
  textSha256: string | null;
  timeZone: string;
  canChange: boolean;
  mayOffer: MayOffer;
}) {
  const [isShowingRemoved, setIsShowingRemoved] = useState(false);
  const removed = files.filter(({ isRemoved }) => isRemoved);
  const shown = isShowingRemoved ? files : files.filter(({ isRemoved }) => !isRemoved);
  return (
    <>
      <ul className="divide-y border-y empty:border-0">
        {shown.map((file) => (
          <li key={file.id} className="py-2.5">
            <FileRow
              {...{ sourceId, file, timeZone, canChange, mayOffer }}
              hasOtherText={textSha256 !== null}
            />
          </li>
        ))}
      </ul>
      {removed.length > 0 && (
        <Button size="sm" look="link" className="mt-1" onClick={() => setIsShowingRemoved(!isShowingRemoved)}>
          {isShowingRemoved
            ? 'Hide what was taken away'
            : `${removed.length === 1 ? 'One file was' : `${removed.length} files were`} taken away`}
        </Button>
      )}
    </>
  );
}

type FileProps = {
  sourceId: string;
  file: FileView;
  timeZone: string;
  canChange: boolean;
  mayOffer: MayOffer;
  hasOtherText: boolean;
};

function FileRow({ canChange, timeZone, mayOffer, ...which }: FileProps) {
  const { file } = which;
  const address = evidenceFileAddress(file.id);
  return (
    <>
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <p className="min-w-0 text-base font-medium break-words">
          {file.isRemoved ? (
            <s className="text-soft">{file.fileName}</s>
          ) : (
            <a
              href={address}
              {...(file.shown === 'saved'
                ? { download: file.fileName }
                : { target: '_blank', rel: 'noreferrer' })}
              className="text-pencil underline decoration-pencil/40 underline-offset-3 hover:decoration-pencil"
            >
              {file.fileName}
              {file.shown !== 'saved' && <span className="sr-only"> (opens in a new tab)</span>}
            </a>
          )}
        </p>
        <p className="figures shrink-0 text-xs text-soft">
          {file.words.replace(/^an? /, '')} · {formatSize(file.size)}
        </p>
      </div>
      <p className="mt-0.5 text-xs text-soft">
        {file.came === 'web' ? 'captured' : 'added'} by {file.addedBy},{' '}
        <Time iso={file.addedAt} timeZone={timeZone} />
        {file.finalUrl && <span className="break-all"> · from {file.finalUrl}</span>}
      </p>
      {file.clip && (
        <p className="figures mt-0.5 text-xs break-words text-soft">{cutInWords(file.clip.of, file.clip)}</p>
      )}
      <p className="mt-0.5 font-mono text-2xs break-all text-soft">
        <span className="sr-only">SHA-256 </span>
        {file.sha256}
      </p>
      <ReadingLine file={file} />
      {file.shown === 'image' && !file.isRemoved && (
        // biome-ignore lint/performance/noImgElement: evidence is shown as it is, not resized by a server
        <img
          src={address}
          alt={file.fileName}
          loading="lazy"
          className="mt-2 max-h-80 max-w-full rounded-md border bg-sheet"
        />
      )}
      <div className="mt-1 -ml-2 flex flex-wrap items-baseline gap-1 empty:hidden">
        <OfferClip sourceId={which.sourceId} file={file} may={mayOffer} />
        {canChange && <FileActions {...which} />}
      </div>
    </>
  );
}

/** Whether its text is being read, or what is to be told of the reading. */
function ReadingLine({ file: { reading, isRemoved } }: Pick<FileProps, 'file'>) {
  if (!reading || isRemoved) return null;
  const words = reading.said ?? (reading.isUnderWay ? 'Its text is being read.' : null);
  return words && <p className="mt-1 text-xs text-soft">{words}</p>;
}

/** Removing a file and restoring it, and using its text as the words of the source. */
function FileActions({
  sourceId,
  file,
  hasOtherText,
}: Pick<FileProps, 'sourceId' | 'file' | 'hasOtherText'>) {
  const router = useRouter();
  const remove = useAction(removeFileAction);
  const restore = useAction(restoreFileAction);
  const take = useAction(takeFileTextAction);
  const [notice, setNotice] = useState<string | null>(null);
  const which = { sourceId, fileId: file.id };
  const isBusy = remove.isBusy || restore.isBusy || take.isBusy;
  const failure = remove.failure ?? restore.failure ?? take.failure;
  return (
    <>
      {file.isRemoved ? (
        <Button
          size="sm"
          look="quiet"
          disabled={isBusy}
          onClick={() => restore.run(which, () => router.refresh())}
        >
          Put back<span className="sr-only"> {file.fileName}</span>
        </Button>
      ) : (
        <>
          {file.hasText && (
            <Button
              size="sm"
              look="quiet"
              disabled={isBusy}
              isBusy={take.isBusy}
              onClick={() =>
                take.run(which, (done) => {
                  setNotice(done.notice);
                  router.refresh();
                })
              }
            >
              {hasOtherText ? 'Use its text' : 'Read its text'}
              {file.reading?.isUnderWay && ' now'}
              <span className="sr-only"> ({file.fileName})</span>
            </Button>
          )}
          <Button
            size="sm"
            look="quiet"
            disabled={isBusy}
            onClick={() => remove.run(which, () => router.refresh())}
          >
            Take away<span className="sr-only"> {file.fileName}</span>
          </Button>
        </>
      )}
      {failure && (
        <Notice tone="error" className="ml-2 basis-full">
          {failure.message}
        </Notice>
      )}
      {notice && <p className="basis-full pl-2 text-xs text-soft">{notice}</p>}
    </>
  );
}
