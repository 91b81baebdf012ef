'use client';
import { SOURCE_TYPE_LABELS, SOURCE_TYPES, type SourceType } from '@/lib/domain/vocabulary.ts';
import type { EvidenceView } from '@/lib/items/view.ts';
import { type Standing, StandingFields } from '../../source/standing-field.tsx';
import { Select, TextField } from '../../ui/field.tsx';
import { SourceSearch } from './source-search.tsx';

/** A source that is not in the register yet, as its fields hold it. */
export type NewSourceDraft = {
  type: SourceType;
  title: string;
  link: string;
  author: string;
  origin: string;
  isPrimary: Standing;
  isFirsthand: Standing;
};

/** The fields for a new source; one from the register can be chosen instead. */
export function NewSourceFields({
  draft,
  errors,
  onChange,
  onChoose,
}: {
  draft: NewSourceDraft;
  errors: Record<string, string>;
  onChange: (part: Partial<NewSourceDraft>) => void;
  onChoose: (source: EvidenceView['source']) => void;
}) {
  return (
    <>
      <SourceSearch
        title={draft.title}
        error={errors.title}
        onTitle={(title) => onChange({ title })}
        onChoose={onChoose}
      />
      <div className="grid grid-cols-2 gap-3">
        <Select
          label="Type"
          value={draft.type}
          onChange={(event) => onChange({ type: event.target.value as SourceType })}
          choices={SOURCE_TYPES.map((value) => ({ value, words: SOURCE_TYPE_LABELS[value] }))}
        />
        <TextField
          label="Author or speaker"
          value={draft.author}
          error={errors.author}
          onChange={(event) => onChange({ author: event.target.value })}
        />
      </div>
      <TextField
        label="Link"
        inputMode="url"
        placeholder="https://"
        value={draft.link}
        error={errors.link}
        onChange={(event) => onChange({ link: event.target.value })}
      />
      <TextField
        label="Goes back to"
        placeholder="Its own origin"
        value={draft.origin}
        error={errors.origin}
        onChange={(event) => onChange({ origin: event.target.value })}
      />
      <StandingFields given={draft} onChange={onChange} />
    </>
  );
}
