'use client';
import { useRouter } from 'next/navigation';
import { type FormEvent, startTransition, useActionState, useState } from 'react';
import type { ActionResult } from '@/lib/domain/errors.ts';
import { Button, buttonClass } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { storyAddress } from './addresses.ts';
import { TextInput } from './text-input.tsx';

/** How many items each. */
export type Revised = { unchanged: number; changed: number; gone: number; found: number };

type Result = ActionResult<Revised>;

/** A new text for a story, and what it did to the items. */
export function ReviseForm({
  action,
  storyId,
  revisionId,
  number,
  currentText,
}: {
  action: (previous: Result | null, form: FormData) => Promise<Result>;
  storyId: string;
  /** The revision that the new text was made from. */
  revisionId: string;
  number: number;
  currentText: string;
}) {
  const router = useRouter();
  const [result, send, isBusy] = useActionState(action, null);
  const [text, setText] = useState(currentText);

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    startTransition(() => send(form));
  }

  if (result?.ok) {
    const { unchanged, changed, gone, found } = result.data;
    return (
      <div className="max-w-3xl">
        <Notice
          tone="good"
          title={`Revision ${number + 1} is here`}
          actions={
            <Button look="solid" onClick={() => router.push(storyAddress(storyId))}>
              Back to the story
            </Button>
          }
        >
          <ul className="figures">
            <li>{count(unchanged, 'item')} unchanged: verdicts hold</li>
            <li>{count(changed, 'item')} changed since the check: to be looked at again</li>
            <li>{count(gone, 'item')} no longer in the text: cut, with their history</li>
            <li>{count(found, 'new item')} found</li>
          </ul>
        </Notice>
      </div>
    );
  }

  const refusal = result && !result.ok ? result.error : null;
  return (
    <form onSubmit={onSubmit} className="max-w-3xl space-y-4">
      <input type="hidden" name="storyId" value={storyId} />
      <input type="hidden" name="revisionId" value={revisionId} />
      {refusal && !refusal.asks && (
        <Notice
          tone={refusal.code === 'conflict' ? 'warning' : 'error'}
          title={refusal.code === 'conflict' ? 'Somebody was first' : 'Nothing was stored'}
        >
          {refusal.message}
          {refusal.code === 'conflict' && (
            <p className="mt-1">
              Your text is kept here. Copy it, open the story as it is now, and bring in your changes from
              there.
            </p>
          )}
        </Notice>
      )}
      <p className="text-base text-soft">
        Items whose words stay as they are keep their verdicts. Where the words changed, the verdict lapses
        and the item is marked as changed since its check.
      </p>
      <TextInput
        label={`The text of revision ${number + 1}`}
        text={text}
        onText={setText}
        errors={refusal?.fields ?? {}}
        asks={refusal?.asks}
      />
      <div className="flex items-center gap-2">
        <Button type="submit" look="solid" disabled={isBusy} isBusy={isBusy}>
          {isBusy ? 'Reading the story…' : 'Save as a new revision'}
        </Button>
        <a href={storyAddress(storyId)} className={buttonClass({ look: 'quiet' })}>
          Cancel
        </a>
      </div>
    </form>
  );
}

function count(n: number, thing: string): string {
  return `${n} ${thing}${n === 1 ? '' : 's'}`;
}
