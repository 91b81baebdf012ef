'use client';
import { CONTACT_OUTCOMES, type ContactOutcome, OUTCOME_WORDS } from '@/lib/domain/vocabulary.ts';
import { Select, TextArea, TextField } from '../../ui/field.tsx';

export type OutcomeDraft = { outcome: ContactOutcome; answer: string; answeredAt: string; reason: string };

/** These outcomes are somebody's words or decision, so they have an answer and a time. */
const ANSWERED: ReadonlySet<ContactOutcome> = new Set([
  'RESPONDED',
  'DENIED',
  'DECLINED',
  'UNABLE',
  'PROMISED_LATER',
]);
const REASONED: ReadonlySet<ContactOutcome> = new Set(['NOT_CONTACTED', 'UNABLE']);

export function hasAnswer(outcome: ContactOutcome): boolean {
  return ANSWERED.has(outcome);
}

export function OutcomeFields({
  draft,
  errors,
  onChange,
}: {
  draft: OutcomeDraft;
  errors: Record<string, string>;
  onChange: (part: Partial<OutcomeDraft>) => void;
}) {
  return (
    <>
      <Select
        label="Outcome"
        value={draft.outcome}
        error={errors.outcome}
        onChange={(event) => onChange({ outcome: event.target.value as ContactOutcome })}
        choices={CONTACT_OUTCOMES.map((value) => ({ value, words: OUTCOME_WORDS[value] }))}
      />
      {REASONED.has(draft.outcome) && (
        <TextField
          label={draft.outcome === 'NOT_CONTACTED' ? 'Why they were not contacted' : 'Because'}
          value={draft.reason}
          error={errors.reason}
          onChange={(event) => onChange({ reason: event.target.value })}
        />
      )}
      {ANSWERED.has(draft.outcome) && (
        <>
          <TextField
            type="datetime-local"
            label="Answered at"
            value={draft.answeredAt}
            error={errors.answeredAt}
            onChange={(event) => onChange({ answeredAt: event.target.value })}
          />
          <TextArea
            className="sm:col-span-2"
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
