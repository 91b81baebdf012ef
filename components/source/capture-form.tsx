'use client';
import { useState } from 'react';
import { Button } from '@/components/ui/button.tsx';
import { Select, TextField } from '@/components/ui/field.tsx';
import { Notice } from '@/components/ui/notice.tsx';
import { useAction } from '@/components/ui/use-action.ts';
import { useForm } from '@/components/ui/use-form.ts';
import { SOURCE_TYPE_LABELS, SOURCE_TYPES, type SourceType } from '@/lib/domain/vocabulary.ts';
import { capturePageAction } from '@/lib/sources/actions.ts';
import type { CaptureView } from '@/lib/sources/capture-view.ts';
import { useCapture } from './use-capture.ts';

/**
 * A new source made from a web page: what it says now is kept, with its address, the time, and its hash. It goes on
 * where the page is left, and is taken up again where it is opened anew.
 *
 * @param last the person's own last capture that has made no source yet
 */
export function CaptureForm({
  memberId,
  last,
  onDone,
}: {
  memberId: string;
  last: CaptureView | null;
  onDone: (sourceId: string) => void;
}) {
  const { submit, isBusy, errors, message } = useForm(capturePageAction);
  const [said, setSaid] = useState(last?.state === 'FAILED' ? last.said : null);
  const capture = useCapture(memberId, last, ({ state, sourceId, said: why }) => {
    if (state === 'DONE' && sourceId) onDone(sourceId);
    else setSaid(state === 'FAILED' ? why : null);
  });
  const isOpening = isBusy || capture.isUnderWay;

  const onSubmit = submit(
    (field) => ({ url: field('url'), type: field('type') as SourceType }),
    ({ captureId }) => {
      setSaid(null);
      capture.follow(captureId);
    },
  );

  return (
    <form onSubmit={onSubmit} className="grid gap-4" aria-label="Capture a web page">
      {message && <Notice tone="error">{message}</Notice>}
      <TextField
        label="Address of the page"
        name="url"
        type="url"
        inputMode="url"
        required
        placeholder="https://"
        defaultValue={last?.link ?? ''}
        hint="A page, a text or a PDF on the public internet. It is opened once by the server, without cookies."
        error={errors.url ?? errors[''] ?? (isOpening ? undefined : (said ?? undefined))}
      />
      <Select
        label="Type"
        name="type"
        defaultValue="OTHER_MEDIA"
        choices={SOURCE_TYPES.map((value) => ({ value, words: SOURCE_TYPE_LABELS[value] }))}
      />
      <div className="flex flex-wrap items-center justify-end gap-3">
        <p role="status" className="text-sm text-soft">
          {isOpening && 'Opening the page and reading it. It goes on if you leave.'}
        </p>
        {capture.isUnderWay && (
          <Button isBusy={capture.isGivingUp} onClick={capture.giveUp}>
            Give up
          </Button>
        )}
        <Button type="submit" look="solid" isBusy={isOpening} disabled={isOpening}>
          Capture
        </Button>
      </div>
    </form>
  );
}

/**
 * Captures the page of a source that has a link, repeatedly if need be: every capture is kept.
 *
 * @param last the source's last capture, where it is under way or failed lately; anybody's
 */
export function CaptureAgain({
  sourceId,
  memberId,
  last,
  onDone,
}: {
  sourceId: string;
  memberId: string;
  last: CaptureView | null;
  onDone: () => void;
}) {
  const { run, isBusy, failure } = useAction(capturePageAction);
  const [ended, setEnded] = useState(last);
  const capture = useCapture(memberId, last, (how) => {
    setEnded(how);
    if (how.state === 'DONE') onDone();
  });
  const isOpening = isBusy || capture.isUnderWay;
  const byOther = capture.isUnderWay && last ? ` ${last.askedBy} asked for it.` : '';
  return (
    <div className="grid justify-items-start gap-2">
      <div className="flex flex-wrap gap-2">
        <Button
          size="sm"
          isBusy={isOpening}
          disabled={isOpening}
          onClick={() => run({ sourceId }, ({ captureId }) => capture.follow(captureId))}
        >
          {isOpening ? 'Opening the page …' : 'Capture its page now'}
        </Button>
        {capture.isUnderWay && (
          <Button size="sm" isBusy={capture.isGivingUp} onClick={capture.giveUp}>
            Give up
          </Button>
        )}
      </div>
      <p role="status" className="text-sm text-soft empty:hidden">
        {capture.isUnderWay && `It goes on if you leave.${byOther}`}
        {!isOpening && ended?.state === 'DONE' && `Captured. ${ended.said ?? ''}`}
        {!isOpening && ended?.state === 'CANCELLED' && 'Given up: nothing was kept.'}
      </p>
      {failure && <Notice tone="error">{failure.message}</Notice>}
      {!isOpening && !failure && ended?.state === 'FAILED' && (
        <Notice tone="error" title="The page was not captured">
          {ended.said}
        </Notice>
      )}
    </div>
  );
}
