'use client';
import { useRouter } from 'next/navigation';
import { type FormEvent, startTransition, useActionState, useEffect, useState } from 'react';
import type { ActionResult } from '@/lib/domain/errors.ts';
import { LANGUAGES } from '@/lib/domain/vocabulary.ts';
import { Button, buttonClass } from '../ui/button.tsx';
import { Select, TextField } from '../ui/field.tsx';
import { Notice } from '../ui/notice.tsx';
import { fromLocalInput } from '../ui/zoned-time.ts';
import { storiesAddress, storyAddress } from './addresses.ts';
import { DeadlineFields } from './deadline-fields.tsx';
import { TextInput } from './text-input.tsx';
import { rememberBroughtIn } from './use-what-was-read.ts';

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
  const [headline, setHeadline] = useState('');
  const [byline, setByline] = useState('');
  const [desk, setDesk] = useState('');
  const [deadline, setDeadline] = useState('');
  const [zone, setZone] = useState(timeZone);
  const [language, setLanguage] = useState('');
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
      <div className="grid gap-x-4 gap-y-4 sm:grid-cols-2">
        <TextField
          name="headline"
          label="Headline"
          className="sm:col-span-2"
          hint="Left empty, it is taken from the text."
          value={headline}
          error={errors.headline}
          onChange={(event) => setHeadline(event.target.value)}
        />
        <TextField
          name="byline"
          label="Byline"
          hint="Who wrote it. Left empty, it counts as your own: others give the verdicts."
          value={byline}
          error={errors.byline}
          onChange={(event) => setByline(event.target.value)}
        />
        <TextField
          name="desk"
          label="Desk"
          value={desk}
          error={errors.desk}
          onChange={(event) => setDesk(event.target.value)}
        />
        <DeadlineFields
          deadline={deadline}
          zone={zone}
          timeZone={timeZone}
          error={errors.deadline}
          onDeadline={setDeadline}
          onZone={setZone}
        />
        <input type="hidden" name="deadline" value={fromLocalInput(deadline, zone) ?? ''} />
        <Select
          name="language"
          label="Language"
          value={language}
          error={errors.language}
          onChange={(event) => setLanguage(event.target.value)}
          choices={[
            { value: '', words: 'As the text is written' },
            ...Object.entries(LANGUAGES).map(([value, words]) => ({ value, words })),
          ]}
        />
      </div>
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
