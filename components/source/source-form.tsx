'use client';
import { type FormEvent, useState } from 'react';
import { Button } from '@/components/ui/button.tsx';
import { Select, TextField } from '@/components/ui/field.tsx';
import { Notice } from '@/components/ui/notice.tsx';
import { useAction } from '@/components/ui/use-action.ts';
import { fromLocalInput, toLocalInput } from '@/components/ui/zoned-time.ts';
import {
  CONFIDENTIAL_TERMS,
  LANGUAGES,
  SOURCE_TYPE_WORDS,
  SOURCE_TYPES,
  type SourceType,
  TERMS,
  TERMS_WORDS,
  type Terms,
} from '@/lib/domain/vocabulary.ts';
import { addSourceAction, changeSourceAction } from '@/lib/sources/actions.ts';
import type { AddSourceInput } from '@/lib/sources/schema.ts';
import type { SourcePageView } from '@/lib/sources/view.ts';
import { OriginField } from './origin-field.tsx';
import { answerOf, StandingFields, standingOf } from './standing-field.tsx';

const TYPE_CHOICES = SOURCE_TYPES.map((value) => ({ value, words: SOURCE_TYPE_WORDS[value] }));
const LANGUAGE_CHOICES = [
  { value: '', words: 'Not said' },
  ...Object.entries(LANGUAGES).map(([value, words]) => ({ value, words })),
];

/** The details of a source: of a new one, or of one that is there. */
export function SourceForm({
  source,
  timeZone,
  onDone,
  onCancel,
}: {
  source: SourcePageView | null;
  timeZone: string;
  onDone: (sourceId: string) => void;
  onCancel?: () => void;
}) {
  const { run, isBusy, fieldError, generalError } = useAction((input: AddSourceInput) =>
    source
      ? changeSourceAction({ ...input, sourceId: source.id, version: source.version })
      : addSourceAction(input),
  );
  const [standing, setStanding] = useState({
    isPrimary: standingOf(source?.isPrimary ?? null),
    isFirsthand: standingOf(source?.isFirsthand ?? null),
  });
  const [terms, setTerms] = useState<Terms>(source?.terms ?? 'ON_RECORD');
  const isConfidential = source?.isConfidential ?? false;
  const termsOffered: readonly Terms[] = isConfidential ? CONFIDENTIAL_TERMS : TERMS;

  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const field = (name: string) => String(form.get(name) ?? '');
    const moment = (name: string) => fromLocalInput(field(name), timeZone);
    run(
      {
        type: field('type') as SourceType,
        title: field('title'),
        author: field('author'),
        link: field('link'),
        language: field('language'),
        isPrimary: answerOf(standing.isPrimary),
        isFirsthand: answerOf(standing.isFirsthand),
        origin: field('origin'),
        terms,
        termsText: field('termsText'),
        embargoUntil: terms === 'EMBARGOED' ? moment('embargoUntil') : null,
        publishedAt: moment('publishedAt'),
        capturedAt: moment('capturedAt'),
      },
      ({ sourceId }) => onDone(sourceId),
    );
  }

  return (
    <form
      onSubmit={submit}
      className="grid gap-4"
      aria-label={source ? 'Details of the source' : 'New source'}
    >
      {generalError && <Notice tone="error">{generalError}</Notice>}
      <TextField
        label={isConfidential ? 'Label, which tells nothing' : 'Title'}
        name="title"
        required
        defaultValue={source?.title}
        error={fieldError('title')}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <Select label="Type" name="type" defaultValue={source?.type ?? 'DOCUMENT'} choices={TYPE_CHOICES} />
        <Select
          label="Language"
          name="language"
          defaultValue={source?.language ?? ''}
          choices={
            source && !LANGUAGE_CHOICES.some(({ value }) => value === source.language)
              ? [...LANGUAGE_CHOICES, { value: source.language, words: source.language }]
              : LANGUAGE_CHOICES
          }
        />
        {!isConfidential && (
          <>
            <TextField
              label="Author or speaker"
              name="author"
              defaultValue={source?.author}
              error={fieldError('author')}
            />
            <TextField
              label="Link"
              name="link"
              inputMode="url"
              placeholder="https://"
              defaultValue={source?.link}
              error={fieldError('link')}
            />
          </>
        )}
      </div>
      <StandingFields given={standing} onChange={(answers) => setStanding({ ...standing, ...answers })} />
      <OriginField start={source?.origin ?? ''} error={fieldError('origin')} />
      <div className="grid gap-4 sm:grid-cols-2">
        <Select
          label="Terms of attribution"
          name="terms"
          value={terms}
          error={fieldError('terms')}
          choices={termsOffered.map((value) => ({ value, words: TERMS_WORDS[value] }))}
          onChange={(event) => setTerms(event.target.value as Terms)}
        />
        {terms === 'EMBARGOED' && (
          <TextField
            label="Embargoed until"
            name="embargoUntil"
            type="datetime-local"
            defaultValue={toLocalInput(source?.embargoUntil ?? null, timeZone)}
            error={fieldError('embargoUntil')}
          />
        )}
      </div>
      <TextField
        label="What was agreed, in words"
        name="termsText"
        placeholder="an official briefed on the talks"
        defaultValue={source?.termsText}
        error={fieldError('termsText')}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          label="Published"
          name="publishedAt"
          type="datetime-local"
          defaultValue={toLocalInput(source?.publishedAt ?? null, timeZone)}
          error={fieldError('publishedAt')}
        />
        <TextField
          label="Captured"
          name="capturedAt"
          type="datetime-local"
          defaultValue={toLocalInput(source?.capturedAt ?? null, timeZone)}
          error={fieldError('capturedAt')}
        />
      </div>
      <div className="flex justify-end gap-2">
        {onCancel && (
          <Button look="quiet" onClick={onCancel}>
            Cancel
          </Button>
        )}
        <Button type="submit" look="solid" isBusy={isBusy} disabled={isBusy}>
          {source ? 'Save' : 'Add source'}
        </Button>
      </div>
    </form>
  );
}
