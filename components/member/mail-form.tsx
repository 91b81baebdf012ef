'use client';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Button } from '@/components/ui/button.tsx';
import { Checkbox } from '@/components/ui/field.tsx';
import { FormActions } from '@/components/ui/form-actions.tsx';
import { Notice } from '@/components/ui/notice.tsx';
import { useForm } from '@/components/ui/use-form.ts';
import type { ActionResult } from '@/lib/domain/errors.ts';
import { NOTICE_KINDS } from '@/lib/domain/notices.ts';
import type { ChangeMailsInput, MuteStoryInput } from '@/lib/notices/schema.ts';
import type { OwnMails } from '@/lib/notices/view.ts';

type Action<Input> = (input: Input) => Promise<ActionResult<void>>;

/** Which kinds of notice somebody has by mail as well. */
export function MailForm({ mails, action }: { mails: OwnMails; action: Action<ChangeMailsInput> }) {
  const router = useRouter();
  const { submit, isBusy, message } = useForm(action);
  const [isSaved, setIsSaved] = useState(false);

  function read(_field: (name: string) => string, fields: FormData): ChangeMailsInput {
    setIsSaved(false);
    return {
      deliveries: Object.fromEntries(
        mails.kinds.map(({ kind }) => [kind, fields.has(kind) ? 'NOW' : 'NEVER']),
      ),
    };
  }

  function onSaved() {
    setIsSaved(true);
    router.refresh();
  }

  return (
    <form onSubmit={submit(read, onSaved)} className="grid gap-4">
      {message && <Notice tone="error">{message}</Notice>}
      {isSaved && <Notice tone="good">Saved.</Notice>}
      <p className="text-sm text-soft">
        {mails.isOn
          ? 'The inbox has every kind. Of these you also get a mail, one about everything new, a minute after the first.'
          : 'This newsroom sends no mail; the choice counts as soon as it does.'}
      </p>
      <fieldset className="grid gap-3">
        <legend className="sr-only">Kinds by mail</legend>
        {mails.kinds.map(({ kind, isByMail }) => (
          <Checkbox
            key={kind}
            label={NOTICE_KINDS[kind].label}
            name={kind}
            defaultChecked={isByMail}
            hint={NOTICE_KINDS[kind].rule}
          />
        ))}
      </fieldset>
      <FormActions>
        <Button type="submit" look="solid" isBusy={isBusy} disabled={isBusy}>
          Save mails
        </Button>
      </FormActions>
    </form>
  );
}

/** A story of which somebody hears only what is addressed to them, with the way back. */
export function MutedStory({
  storyId,
  headline,
  action,
}: {
  storyId: string;
  headline: string;
  action: Action<MuteStoryInput>;
}) {
  const router = useRouter();
  const { submit, isBusy, message } = useForm(action);
  return (
    <form
      onSubmit={submit(
        () => ({ storyId, isMuted: false }),
        () => router.refresh(),
      )}
      className="flex flex-wrap items-baseline justify-between gap-2"
    >
      <span className="min-w-0 font-serif">{headline}</span>
      <Button type="submit" isBusy={isBusy} disabled={isBusy} aria-label={`Unmute ${headline}`}>
        Unmute
      </Button>
      {message && <Notice tone="error">{message}</Notice>}
    </form>
  );
}
