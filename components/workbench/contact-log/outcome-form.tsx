'use client';
import { useMemo } from 'react';
import type { ContactView } from '@/lib/contacts/view.ts';
import { hasAnswer } from '@/lib/domain/contact-outcomes.ts';
import { fromLocalInput, toLocalInput } from '@/lib/domain/moments.ts';
import { Button } from '../../ui/button.tsx';
import { FormActions } from '../../ui/form-actions.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useForm } from '../../ui/use-form.ts';
import { useDraft, useWorkbenchContext } from '../state/context.tsx';
import { useBasis } from '../state/use-basis.ts';
import { type OutcomeDraft, OutcomeFields } from './outcome-fields.tsx';

/** What came of an attempt. */
export function OutcomeForm({ contact, onDone }: { contact: ContactView; onDone: () => void }) {
  const { commands, timeZone } = useWorkbenchContext();
  const start = useMemo<OutcomeDraft>(
    () => ({
      outcome: contact.outcome,
      answer: contact.answer,
      answeredAt: toLocalInput(contact.answeredAt, timeZone),
      reason: contact.reason,
    }),
    [contact, timeZone],
  );
  const { draft, set, submit, errors, message } = useForm(
    useBasis(
      { version: contact.version, shown: start },
      (what: Omit<Parameters<typeof commands.recordOutcome>[0], 'version'>, version) =>
        commands.recordOutcome({ ...what, version }),
    ),
    useDraft(`outcome ${contact.id}`, start),
  );

  function read() {
    const { outcome, answer, answeredAt, reason } = draft;
    const isAnswered = hasAnswer(outcome);
    return {
      attemptId: contact.id,
      outcome,
      answer: isAnswered ? answer : '',
      answeredAt: isAnswered ? fromLocalInput(answeredAt, timeZone) : null,
      reason,
    };
  }

  return (
    <form onSubmit={submit(read, onDone)} className="mt-2 rounded-md border p-3">
      {message && (
        <Notice tone="error" className="mb-3">
          {message}
        </Notice>
      )}
      <div className="grid gap-3 @md:grid-cols-2">
        <OutcomeFields draft={draft} errors={errors} onChange={set} />
      </div>
      <FormActions className="mt-3">
        <Button look="quiet" onClick={onDone}>
          Cancel
        </Button>
        <Button type="submit" look="solid">
          Record
        </Button>
      </FormActions>
    </form>
  );
}
