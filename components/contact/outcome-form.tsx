'use client';
import { type FormEvent, useMemo, useState } from 'react';
import type { ContactView } from '@/lib/contacts/view.ts';
import { useDraft, useWorkbenchSurroundings } from '../story/workbench-context.tsx';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { fromLocalInput, toLocalInput } from '../ui/zoned-time.ts';
import { hasAnswer, type OutcomeDraft, OutcomeFields } from './outcome-fields.tsx';

/** What came of an attempt. */
export function OutcomeForm({ contact, onDone }: { contact: ContactView; onDone: () => void }) {
  const { commands, timeZone } = useWorkbenchSurroundings();
  const start = useMemo<OutcomeDraft>(
    () => ({
      outcome: contact.outcome,
      answer: contact.answer,
      answeredAt: toLocalInput(contact.answeredAt, timeZone),
      reason: contact.reason,
    }),
    [contact, timeZone],
  );
  const [draft, setDraft, clear] = useDraft(`outcome ${contact.id}`, start);
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [message, setMessage] = useState<string>();

  async function onSubmit(event: FormEvent) {
    event.preventDefault();
    const { outcome, answer, answeredAt, reason } = draft;
    const isAnswered = hasAnswer(outcome);
    const result = await commands.recordOutcome({
      attemptId: contact.id,
      version: contact.version,
      outcome,
      answer: isAnswered ? answer : '',
      answeredAt: isAnswered ? fromLocalInput(answeredAt, timeZone) : null,
      reason,
    });
    if (result.ok) {
      clear();
      onDone();
      return;
    }
    setErrors(result.error.fields ?? {});
    setMessage(result.error.fields ? undefined : result.error.message);
  }

  return (
    <form onSubmit={onSubmit} className="mt-2 rounded-md border p-3">
      {message && (
        <Notice tone="error" className="mb-3">
          {message}
        </Notice>
      )}
      <div className="grid gap-3 sm:grid-cols-2">
        <OutcomeFields draft={draft} errors={errors} onChange={(part) => setDraft({ ...draft, ...part })} />
      </div>
      <div className="mt-3 flex justify-end gap-2">
        <Button look="quiet" onClick={onDone}>
          Cancel
        </Button>
        <Button type="submit" look="solid">
          Record
        </Button>
      </div>
    </form>
  );
}
