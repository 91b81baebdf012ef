'use client';
import { useState } from 'react';
import { Button } from '@/components/ui/button.tsx';
import { Select, TextArea, TextField } from '@/components/ui/field.tsx';
import { FormActions } from '@/components/ui/form-actions.tsx';
import { Notice } from '@/components/ui/notice.tsx';
import { useForm } from '@/components/ui/use-form.ts';
import { addConfidentialSourceAction } from '@/lib/confidential/actions.ts';
import type { AddConfidentialSourceInput } from '@/lib/confidential/schema.ts';
import { CONFIDENTIAL_TERMS, TERMS_LABELS } from '@/lib/domain/terms.ts';
import { makeConfidentialAction } from '@/lib/sources/actions.ts';

/** What is sent; where no label is typed, the register assigns one. */
function read(field: (name: string) => string): AddConfidentialSourceInput {
  return {
    identity: field('identity'),
    terms: field('terms') as (typeof CONFIDENTIAL_TERMS)[number],
    termsText: field('termsText'),
    ...(field('label').trim() && { label: field('label') }),
  };
}

/**
 * Who a confidential source is, and on what terms: a new one, or one in the register that is to become confidential.
 */
export function ConfidentialForm({
  source,
  onDone,
  onCancel,
}: {
  source: { id: string; version: number } | null;
  onDone: (sourceId: string) => void;
  onCancel?: () => void;
}) {
  // What is replaced is what was seen when the form was opened.
  const [version] = useState(source?.version);
  const { submit, isBusy, errors, message } = useForm((input: AddConfidentialSourceInput) =>
    source && version
      ? makeConfidentialAction({ ...input, sourceId: source.id, version })
      : addConfidentialSourceAction(input),
  );
  return (
    <form
      data-never-kept
      onSubmit={submit(read, ({ sourceId }) => onDone(sourceId))}
      className="grid gap-4"
      aria-label={source ? 'Make the source confidential' : 'New confidential source'}
    >
      {source && (
        <Notice tone="warning">
          Its title, author, link and origin are replaced, and its files lose their names. What the record and
          published reports have said of it so far cannot be unsaid. Recordings of it that reports play are
          gone at once; what readers have saved is not.
        </Notice>
      )}
      {message && <Notice tone="error">{message}</Notice>}
      <TextArea
        label="Who it is"
        name="identity"
        required
        hint="Kept encrypted. Only you and those you name can read it, and each reading is recorded."
        error={errors.identity}
      />
      <TextField
        label="Label, which everybody here reads"
        name="label"
        placeholder="Confidential source and its number"
        error={errors.label}
      />
      <Select
        label="Terms of attribution"
        name="terms"
        defaultValue="BACKGROUND"
        choices={CONFIDENTIAL_TERMS.map((value) => ({ value, words: TERMS_LABELS[value] }))}
        hint="On background, the report says the agreed words and nothing else. Otherwise it says nothing."
        error={errors.terms}
      />
      <TextField
        label="The agreed words"
        name="termsText"
        required
        placeholder="an official briefed on the talks"
        error={errors.termsText}
      />
      <FormActions>
        {onCancel && (
          <Button look="quiet" onClick={onCancel}>
            Cancel
          </Button>
        )}
        <Button type="submit" look="solid" isBusy={isBusy} disabled={isBusy}>
          {source ? 'Make it confidential' : 'Add confidential source'}
        </Button>
      </FormActions>
    </form>
  );
}
