'use client';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Button } from '@/components/ui/button.tsx';
import { FormActions } from '@/components/ui/form-actions.tsx';
import { Notice } from '@/components/ui/notice.tsx';
import { useForm } from '@/components/ui/use-form.ts';
import type { ActionResult } from '@/lib/domain/errors.ts';
import { NOTICE_KINDS, type NoticeDelivery, type NoticeKind } from '@/lib/domain/notices.ts';
import type { ChangeMailsInput, MuteStoryInput } from '@/lib/notices/schema.ts';
import type { OwnMails } from '@/lib/notices/view.ts';

type Action<Input> = (input: Input) => Promise<ActionResult<void>>;

const DELIVERIES: readonly { value: NoticeDelivery; words: string }[] = [
  { value: 'NOW', words: 'Now' },
  { value: 'DIGEST', words: 'Digest' },
  { value: 'NEVER', words: 'Never' },
];

/** One kind: now, in the digest, or never. */
function Deliveries({ kind, delivery }: { kind: NoticeKind; delivery: NoticeDelivery }) {
  return (
    <fieldset aria-describedby={`${kind}-rule`}>
      <legend className="text-sm font-medium">{NOTICE_KINDS[kind].label}</legend>
      <p id={`${kind}-rule`} className="text-xs text-soft">
        {NOTICE_KINDS[kind].rule}
      </p>
      <div className="mt-1 flex flex-wrap gap-x-5 gap-y-1">
        {DELIVERIES.map(({ value, words }) => (
          <label key={value} className="flex items-center gap-2 text-sm">
            <input
              type="radio"
              name={kind}
              value={value}
              defaultChecked={value === delivery}
              className="size-4"
            />
            {words}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** Which kinds of notice somebody has by mail as well. */
export function MailForm({ mails, action }: { mails: OwnMails; action: Action<ChangeMailsInput> }) {
  const router = useRouter();
  const { submit, isBusy, message } = useForm(action);
  const [isSaved, setIsSaved] = useState(false);

  function read(_field: (name: string) => string, fields: FormData): ChangeMailsInput {
    setIsSaved(false);
    return {
      deliveries: Object.fromEntries(
        mails.kinds.map(({ kind, delivery }) => [
          kind,
          DELIVERIES.find(({ value }) => value === fields.get(kind))?.value ?? delivery,
        ]),
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
          ? 'The inbox has every kind. By mail you also get what you choose here: now is one mail about everything new, a minute after the first; the digest comes once a day at the desk’s hour, with what is overdue and what waits for you.'
          : 'This newsroom sends no mail; the choice counts as soon as it does.'}
      </p>
      <fieldset className="grid gap-3">
        <legend className="sr-only">Kinds by mail</legend>
        {mails.kinds.map(({ kind, delivery }) => (
          <Deliveries key={kind} kind={kind} delivery={delivery} />
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
