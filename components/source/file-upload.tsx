'use client';
import { useRouter } from 'next/navigation';
import { type DragEvent, useRef, useState } from 'react';
import { Button } from '@/components/ui/button.tsx';
import { Notice } from '@/components/ui/notice.tsx';
import { formatSize } from '@/lib/domain/wording.ts';
import { type UploadStep, uploadFile } from './upload-file.ts';

type Upload = {
  key: number;
  name: string;
  step: UploadStep | 'waiting' | 'done' | 'failed';
  share: number;
  message: string | null;
};

const STEP_LABELS: Record<Upload['step'], string> = {
  waiting: 'Waiting',
  hashing: 'Taking its SHA-256',
  sending: 'Sending',
  reading: 'Arrived; being looked at',
  done: 'Added',
  failed: 'Not added',
};

let nextKey = 1;

/** Sends files one after another; `onAdded` is called for each that arrived. */
function useUploads(sourceId: string, maxBytes: number, onAdded: (fileId: string) => void) {
  const stop = useRef<AbortController | null>(null);
  const [uploads, setUploads] = useState<Upload[]>([]);
  const isBusy = uploads.some(({ step }) => step !== 'done' && step !== 'failed');
  const change = (key: number, part: Partial<Upload>) =>
    setUploads((all) => all.map((one) => (one.key === key ? { ...one, ...part } : one)));

  async function add(files: File[]): Promise<void> {
    if (files.length === 0 || isBusy) return;
    const queue = files.map((file) => ({ file, upload: uploadOf(file, maxBytes) }));
    setUploads(queue.map(({ upload }) => upload));
    stop.current = new AbortController();
    const { signal } = stop.current;
    for (const { file, upload } of queue) {
      if (upload.step === 'failed') continue;
      const result = await uploadFile(sourceId, file, signal, (step, share) =>
        change(upload.key, { step, share }),
      );
      if (result.ok) {
        change(upload.key, { step: 'done', share: 1, message: result.notice });
        onAdded(result.fileId);
      } else change(upload.key, { step: 'failed', message: result.message });
    }
  }

  return { uploads, isBusy, add, stop: () => stop.current?.abort() };
}

/** A file before it is sent; one that is too large is refused. */
function uploadOf(file: File, maxBytes: number): Upload {
  const isTooLarge = file.size > maxBytes;
  nextKey += 1;
  return {
    key: nextKey,
    name: file.name,
    share: 0,
    step: isTooLarge ? 'failed' : 'waiting',
    message: isTooLarge
      ? `This file is ${formatSize(file.size)}. A file can be up to ${formatSize(maxBytes)} here.`
      : null,
  };
}

/** Adds files to a source, by choosing or dropping them; they are sent one after another, each showing its progress. */
export function FileUpload({
  sourceId,
  maxBytes,
  endings,
  onAdded,
}: {
  sourceId: string;
  maxBytes: number;
  /** Of the files that are taken: what the choice of files begins with. */
  endings: readonly string[];
  /** If left out, the page is reloaded. */
  onAdded?: (fileId: string) => void;
}) {
  const router = useRouter();
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setIsOver] = useState(false);
  const { uploads, isBusy, add, stop } = useUploads(sourceId, maxBytes, onAdded ?? (() => router.refresh()));
  const added = uploads.filter(({ step }) => step === 'done').length;

  function onDrop(event: DragEvent) {
    event.preventDefault();
    setIsOver(false);
    void add([...event.dataTransfer.files]);
  }

  return (
    <div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a shortcut for the button inside */}
      <div
        onDragOver={(event) => {
          event.preventDefault();
          setIsOver(true);
        }}
        onDragLeave={() => setIsOver(false)}
        onDrop={onDrop}
        className={`flex flex-wrap items-center gap-x-4 gap-y-2 rounded-md border border-dashed px-4 py-3 ${isOver ? 'border-pencil bg-pencil-wash' : 'border-edge/60'}`}
      >
        <Button disabled={isBusy} onClick={() => input.current?.click()}>
          Add files
        </Button>
        <p className="min-w-0 flex-1 text-xs text-soft">
          or drop them here: PDF, Word, HTML, text, transcripts, pictures, audio and video, up to{' '}
          {formatSize(maxBytes)} each.
        </p>
        <input
          ref={input}
          type="file"
          multiple
          hidden
          aria-label="Files to add"
          accept={endings.join(',')}
          onChange={(event) => {
            void add([...(event.target.files ?? [])]);
            event.target.value = '';
          }}
        />
      </div>
      <ul aria-live="polite" className="mt-2 grid gap-2 empty:hidden">
        {uploads
          .filter((upload) => isBusy || upload.step !== 'done' || upload.message)
          .map((upload) => (
            <li key={upload.key}>
              <UploadLine upload={upload} />
            </li>
          ))}
      </ul>
      <p role="status" className="mt-1 text-xs text-soft empty:hidden">
        {!isBusy && added > 0 && (added === 1 ? 'One file added.' : `${added} files added.`)}
      </p>
      {isBusy && (
        <Button size="sm" look="quiet" className="mt-1 -ml-2" onClick={stop}>
          Stop
        </Button>
      )}
    </div>
  );
}

function UploadLine({ upload }: { upload: Upload }) {
  const { name, step, share, message } = upload;
  if (step === 'failed') {
    return (
      <Notice tone="error" title={name}>
        {message}
      </Notice>
    );
  }
  return (
    <div className="rounded-md border px-3 py-2">
      <div className="flex items-baseline justify-between gap-3 text-sm">
        <span className="min-w-0 truncate font-medium">{name}</span>
        <span className="figures shrink-0 text-xs text-soft">
          {STEP_LABELS[step]}
          {(step === 'hashing' || step === 'sending') && ` ${Math.floor(share * 100)}%`}
        </span>
      </div>
      {step !== 'done' && (
        <progress
          aria-label={`${name}: ${STEP_LABELS[step]}`}
          className="mt-1.5 block h-1.5 w-full appearance-none overflow-hidden rounded-full bg-rule [&::-moz-progress-bar]:bg-pencil [&::-webkit-progress-bar]:bg-rule [&::-webkit-progress-value]:bg-pencil"
          max={1}
          {...(step === 'reading' ? {} : { value: share })}
        />
      )}
      {message && <p className="mt-1 text-xs text-soft">{message}</p>}
    </div>
  );
}
