'use client';
import { useState } from 'react';
import { Button } from '@/components/ui/button.tsx';
import { Select, TextField } from '@/components/ui/field.tsx';
import { FormActions } from '@/components/ui/form-actions.tsx';
import { Notice } from '@/components/ui/notice.tsx';
import { useForm, useOwnDraft } from '@/components/ui/use-form.ts';
import { spokenLanguages } from '@/lib/domain/languages.ts';
import { fromLocalInput, toLocalInput } from '@/lib/domain/moments.ts';
import { asksEmbargo, CONFIDENTIAL_TERMS, TERMS, TERMS_LABELS, USUAL_TERMS } from '@/lib/domain/terms.ts';
import { SOURCE_TYPE_LABELS, SOURCE_TYPES, type SourceType, type Terms } from '@/lib/domain/vocabulary.ts';
import { addSourceAction, changeSourceAction } from '@/lib/sources/actions.ts';
import type { AddSourceInput } from '@/lib/sources/schema.ts';
import type { SourcePageView } from '@/lib/sources/view.ts';
import { OriginField } from './origin-field.tsx';
import { answerOf, type Standing, StandingFields, standingOf } from './standing-field.tsx';

const TYPE_CHOICES = SOURCE_TYPES.map((value) => ({ value, words: SOURCE_TYPE_LABELS[value] }));

/** The details of a source, new or existing. */
export function SourceForm({
  source: given,
  timeZone,
  onDone,
  onCancel,
}: {
  source: SourcePageView | null;
  timeZone: string;
  onDone: (sourceId: string) => void;
  onCancel?: () => void;
}) {
  // As it was when the form was opened: the page behind is read again when others change it, and what they wrote must
  // not be set back unseen.
  const [source] = useState(given);
  const form = useForm(
    (input: AddSourceInput) =>
      source
        ? changeSourceAction({ ...input, sourceId: source.id, version: source.version })
        : addSourceAction(input),
    useOwnDraft<Chosen>({
      isPrimary: standingOf(source?.isPrimary ?? null),
      isFirsthand: standingOf(source?.isFirsthand ?? null),
      terms: source?.terms ?? USUAL_TERMS,
    }),
  );
  const { draft, set, submit, isBusy, errors, message } = form;
  const isConfidential = source?.isConfidential ?? false;

  return (
    <form
      onSubmit={submit(
        (field) => inputOf(field, draft, timeZone),
        ({ sourceId }) => onDone(sourceId),
      )}
      className="grid gap-4"
      aria-label={source ? 'Details of the source' : 'New source'}
    >
      {message && <Notice tone="error">{message}</Notice>}
      <TextField
        label={isConfidential ? 'Label, which tells nothing' : 'Title'}
        name="title"
        required
        defaultValue={source?.title}
        error={errors.title}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <Select label="Type" name="type" defaultValue={source?.type ?? 'DOCUMENT'} choices={TYPE_CHOICES} />
        <Select
          label="Language"
          name="language"
          defaultValue={source?.language ?? ''}
          choices={spokenLanguages(source?.language ?? '')}
        />
        {!isConfidential && <WhereFrom source={source} errors={errors} />}
      </div>
      <StandingFields given={draft} onChange={set} />
      <OriginField start={source?.origin ?? ''} error={errors.origin} />
      <TermsFields
        {...{ source, timeZone, errors }}
        terms={draft.terms}
        onTerms={(terms) => set({ terms })}
      />
      <Moments {...{ source, timeZone, errors }} />
      <FormActions>
        {onCancel && (
          <Button look="quiet" onClick={onCancel}>
            Cancel
          </Button>
        )}
        <Button type="submit" look="solid" isBusy={isBusy} disabled={isBusy}>
          {source ? 'Save' : 'Add source'}
        </Button>
      </FormActions>
    </form>
  );
}

/** The parts of the form that are not plain text fields. */
type Chosen = { isPrimary: Standing; isFirsthand: Standing; terms: Terms };

type Part = { source: SourcePageView | null; errors: Record<string, string> };

/** What is sent; times are by the newsroom's clock. */
function inputOf(field: (name: string) => string, chosen: Chosen, timeZone: string): AddSourceInput {
  const moment = (name: string) => fromLocalInput(field(name), timeZone);
  const { terms } = chosen;
  return {
    type: field('type') as SourceType,
    title: field('title'),
    author: field('author'),
    link: field('link'),
    language: field('language'),
    isPrimary: answerOf(chosen.isPrimary),
    isFirsthand: answerOf(chosen.isFirsthand),
    origin: field('origin'),
    terms,
    termsText: field('termsText'),
    embargoUntil: asksEmbargo(terms) ? moment('embargoUntil') : null,
    publishedAt: moment('publishedAt'),
    capturedAt: moment('capturedAt'),
  };
}

/** Fields that would reveal who a confidential source is. */
function WhereFrom({ source, errors }: Part) {
  return (
    <>
      <TextField
        label="Author or speaker"
        name="author"
        defaultValue={source?.author}
        error={errors.author}
      />
      <TextField
        label="Link"
        name="link"
        inputMode="url"
        placeholder="https://"
        defaultValue={source?.link}
        error={errors.link}
      />
    </>
  );
}

function TermsFields({
  source,
  timeZone,
  errors,
  terms,
  onTerms,
}: Part & { timeZone: string; terms: Terms; onTerms: (terms: Terms) => void }) {
  const offered: readonly Terms[] = source?.isConfidential ? CONFIDENTIAL_TERMS : TERMS;
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-2">
        <Select
          label="Terms of attribution"
          name="terms"
          value={terms}
          error={errors.terms}
          choices={offered.map((value) => ({ value, words: TERMS_LABELS[value] }))}
          onChange={(event) => onTerms(event.target.value as Terms)}
        />
        {asksEmbargo(terms) && (
          <TextField
            label="Embargoed until"
            name="embargoUntil"
            type="datetime-local"
            defaultValue={toLocalInput(source?.embargoUntil ?? null, timeZone)}
            error={errors.embargoUntil}
          />
        )}
      </div>
      <TextField
        label="What was agreed, in words"
        name="termsText"
        placeholder="an official briefed on the talks"
        defaultValue={source?.termsText}
        error={errors.termsText}
      />
    </>
  );
}

/** When it was published and when it was captured. */
function Moments({ source, timeZone, errors }: Part & { timeZone: string }) {
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <TextField
        label="Published"
        name="publishedAt"
        type="datetime-local"
        defaultValue={toLocalInput(source?.publishedAt ?? null, timeZone)}
        error={errors.publishedAt}
      />
      <TextField
        label="Captured"
        name="capturedAt"
        type="datetime-local"
        defaultValue={toLocalInput(source?.capturedAt ?? null, timeZone)}
        error={errors.capturedAt}
      />
    </div>
  );
}
