'use client';
import { useRouter } from 'next/navigation';
import { type FormEvent, startTransition, useActionState, useEffect, useState } from 'react';
import type { ActionResult } from '@/lib/domain/errors.ts';
import { LANGUAGES } from '@/lib/domain/vocabulary.ts';
import { Button, buttonClass } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { fromLocalInput } from '../ui/zoned-time.ts';
import { storiesAddress, storyAddress } from './addresses.ts';
import { DetailFields, type Details } from './detail-fields.tsx';
import { TextInput } from './text-input.tsx';
import { rememberBroughtIn } from './use-what-was-read.ts';

const LANGUAGE_CHOICES = Object.entries(LANGUAGES).map(([value, words]) => ({ value, words }));

type Result = ActionResult<{ storyId: string }>;

/** Bringing in a story: its text, and what is known about it. What was typed stays when something is refused. */
export function StoryForm({
  action,
  timeZone,
}: {
  action: (previous: Result | null, form: FormData) => Promise<Result>;
  /** The newsroom's. */
  timeZone: string;
}) {
  const router = useRouter();
  const [result, send, isBusy] = useActionState(action, null);
  const [text, setText] = useState('');
  const [details, setDetails] = useState<Details>({
    ...{ headline: '', byline: '', desk: '', deadline: '', language: '' },
    zone: timeZone,
  });
  const errors = result && !result.ok ? (result.error.fields ?? {}) : {};
  const asks = result && !result.ok ? result.error.asks : undefined;
  const storyId = result?.ok ? result.data.storyId : null;

  useEffect(() => {
    if (!storyId) return;
    rememberBroughtIn(storyId);
    router.push(storyAddress(storyId));
  }, [storyId, router]);

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    // Not as the form's action: that would empty the form, and the chosen file could not be put back.
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    startTransition(() => send(form));
  }

  return (
    <form onSubmit={onSubmit} className="max-w-3xl space-y-5">
      {result && !result.ok && !asks && (
        <Notice tone="error" title="Nothing was stored">
          {result.error.fields
            ? 'What is wrong stands beside its field; what you typed is kept.'
            : result.error.message}
        </Notice>
      )}
      <TextInput label="The story" text={text} onText={setText} errors={errors} asks={asks} />
      <DetailFields
        details={details}
        timeZone={timeZone}
        errors={errors}
        hints={{
          headline: 'Left empty, it is taken from the text.',
          byline: 'Who wrote it. Left empty, it counts as your own: others give the verdicts.',
        }}
        languages={[{ value: '', words: 'As the text is written' }, ...LANGUAGE_CHOICES]}
        onChange={(change) => setDetails((now) => ({ ...now, ...change }))}
      />
      <input type="hidden" name="deadline" value={fromLocalInput(details.deadline, details.zone) ?? ''} />
      <div className="flex items-center gap-2">
        <Button
          type="submit"
          look="solid"
          disabled={isBusy || storyId !== null}
          isBusy={isBusy || storyId !== null}
        >
          {isBusy || storyId ? 'Reading the story…' : 'Bring in the story'}
        </Button>
        <a href={storiesAddress} className={buttonClass({ look: 'quiet' })}>
          Cancel
        </a>
      </div>
    </form>
  );
}
