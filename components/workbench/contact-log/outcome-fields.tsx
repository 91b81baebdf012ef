'use client';
import {
  CONTACT_OUTCOMES,
  type ContactOutcome,
  hasAnswer,
  OUTCOME_LABELS,
  outcomeRow,
} from '@/lib/domain/contact-outcomes.ts';
import { Select, TextArea, TextField } from '../../ui/field.tsx';

export type OutcomeDraft = { outcome: ContactOutcome; answer: string; answeredAt: string; reason: string };

export function OutcomeFields({
  draft,
  errors,
  onChange,
}: {
  draft: OutcomeDraft;
  errors: Record<string, string>;
  onChange: (part: Partial<OutcomeDraft>) => void;
}) {
  const { asksReason } = outcomeRow(draft.outcome);
  return (
    <>
      <Select
        label="Outcome"
        value={draft.outcome}
        error={errors.outcome}
        onChange={(event) => onChange({ outcome: event.target.value as ContactOutcome })}
        choices={CONTACT_OUTCOMES.map((value) => ({ value, words: OUTCOME_LABELS[value] }))}
      />
      {asksReason && (
        <TextField
          label={asksReason.label}
          value={draft.reason}
          error={errors.reason}
          onChange={(event) => onChange({ reason: event.target.value })}
        />
      )}
      {hasAnswer(draft.outcome) && (
        <>
          <TextField
            type="datetime-local"
            label="Answered at"
            value={draft.answeredAt}
            error={errors.answeredAt}
            onChange={(event) => onChange({ answeredAt: event.target.value })}
          />
          <TextArea
            className="@md:col-span-2"
            label="What they answered, in their words"
            isSerif
            rows={2}
            value={draft.answer}
            error={errors.answer}
            onChange={(event) => onChange({ answer: event.target.value })}
          />
        </>
      )}
    </>
  );
}
