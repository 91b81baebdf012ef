'use client';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import type { ActionResult } from '@/lib/domain/errors.ts';
import { storyLanguages } from '@/lib/domain/languages.ts';
import { fromLocalInput } from '@/lib/domain/moments.ts';
import { Button, buttonClass } from '../ui/button.tsx';
import { FormActions } from '../ui/form-actions.tsx';
import { Notice } from '../ui/notice.tsx';
import { useForm, useOwnDraft } from '../ui/use-form.ts';
import { storiesAddress, storyAddress } from './addresses.ts';
import { DetailFields, type Details } from './detail-fields.tsx';
import { FromLink, PageAsRead } from './from-link.tsx';
import { TextInput } from './text-input.tsx';
import { usePageOfLink } from './use-page-of-link.ts';
import { rememberBroughtIn } from './use-what-was-read.ts';

type Result = ActionResult<{ storyId: string }>;

/** Brings in a story: its text, and what is known about it. What was typed stays when something is refused. */
export function StoryForm({
  action,
  timeZone,
}: {
  action: (previous: Result | null, form: FormData) => Promise<Result>;
  /** The newsroom's time zone. */
  timeZone: string;
}) {
  const router = useRouter();
  const [storyId, setStoryId] = useState<string | null>(null);
  const { draft, set, submit, isBusy, refusal, errors } = useForm(
    (fields: FormData) => action(null, fields),
    useOwnDraft<Details & { text: string }>({
      ...{ text: '', headline: '', byline: '', desk: '', deadline: '', language: '' },
      zone: timeZone,
    }),
  );
  const page = usePageOfLink();
  const asks = refusal?.asks;
  // The story's page takes a while to arrive: until then the form cannot be sent again.
  const isAway = isBusy || storyId !== null;

  const onSubmit = submit(
    (_, fields) => fields,
    (made) => {
      setStoryId(made.storyId);
      rememberBroughtIn(made.storyId);
      router.push(storyAddress(made.storyId));
    },
  );

  return (
    <form onSubmit={onSubmit} className="max-w-3xl space-y-5">
      {refusal && !asks && (
        <Notice tone="error" title="Nothing was stored">
          {refusal.fields
            ? 'What is wrong stands beside its field; what you typed is kept.'
            : refusal.message}
        </Notice>
      )}
      <FromLink page={page} />
      <TextInput
        label="The story"
        text={draft.text}
        restored={page.file}
        onFile={page.fileChosen}
        onText={(text) => set({ text })}
        errors={errors}
        asks={asks}
      />
      {page.read && <PageAsRead read={page.read} />}
      <DetailFields
        details={draft}
        timeZone={timeZone}
        errors={errors}
        hints={{
          headline: 'Left empty, it is taken from the text.',
          byline: 'Who wrote it. Left empty, it counts as your own: others give the verdicts.',
        }}
        languages={[{ value: '', words: 'As the text is written' }, ...storyLanguages()]}
        onChange={set}
      />
      <input type="hidden" name="deadline" value={fromLocalInput(draft.deadline, draft.zone) ?? ''} />
      <FormActions>
        <a href={storiesAddress} className={buttonClass({ look: 'quiet' })}>
          Cancel
        </a>
        <Button type="submit" look="solid" disabled={isAway} isBusy={isAway}>
          {isAway ? 'Reading the story…' : 'Bring in the story'}
        </Button>
      </FormActions>
    </form>
  );
}
