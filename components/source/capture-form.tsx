'use client';
import { Button } from '@/components/ui/button.tsx';
import { Select, TextField } from '@/components/ui/field.tsx';
import { Notice } from '@/components/ui/notice.tsx';
import { useAction } from '@/components/ui/use-action.ts';
import { useForm } from '@/components/ui/use-form.ts';
import { SOURCE_TYPE_LABELS, SOURCE_TYPES, type SourceType } from '@/lib/domain/vocabulary.ts';
import { capturePageAction } from '@/lib/sources/actions.ts';

/** A new source made from a web page: what it says now is kept, with its address, the time, and its hash. */
export function CaptureForm({ onDone }: { onDone: (sourceId: string) => void }) {
  const { submit, isBusy, errors, message } = useForm(capturePageAction);

  const onSubmit = submit(
    (field) => ({ url: field('url'), type: field('type') as SourceType }),
    ({ sourceId }) => onDone(sourceId),
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
        hint="A page, a text or a PDF on the public internet. It is opened once by the server, without cookies."
        error={errors.url ?? errors['']}
      />
      <Select
        label="Type"
        name="type"
        defaultValue="OTHER_MEDIA"
        choices={SOURCE_TYPES.map((value) => ({ value, words: SOURCE_TYPE_LABELS[value] }))}
      />
      <div className="flex items-center justify-end gap-3">
        <p role="status" className="text-sm text-soft">
          {isBusy && 'Opening the page and reading it; this can take half a minute.'}
        </p>
        <Button type="submit" look="solid" isBusy={isBusy} disabled={isBusy}>
          Capture
        </Button>
      </div>
    </form>
  );
}

/** Captures the page of a source that has a link, repeatedly if need be: every capture is kept. */
export function CaptureAgain({ sourceId, onDone }: { sourceId: string; onDone: () => void }) {
  const { run, isBusy, failure } = useAction(capturePageAction);
  return (
    <div className="grid justify-items-start gap-2">
      <Button size="sm" isBusy={isBusy} disabled={isBusy} onClick={() => run({ sourceId }, onDone)}>
        {isBusy ? 'Opening the page …' : 'Capture its page now'}
      </Button>
      {failure && <Notice tone="error">{failure.message}</Notice>}
    </div>
  );
}
