'use client';
import { type FormEvent, useEffect, useMemo, useRef, useState } from 'react';
import {
  SOURCE_TYPE_WORDS,
  SOURCE_TYPES,
  type SourceType,
  STANCE_WORDS,
  STANCES,
  type Stance,
} from '@/lib/domain/vocabulary.ts';
import type { EvidenceView, ItemView } from '@/lib/items/view.ts';
import { answerOf, type Standing, StandingFields } from '../../source/standing-field.tsx';
import { Button } from '../../ui/button.tsx';
import { Select, TextArea, TextField } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useDraft, useWorkbenchSurroundings } from '../state/context.tsx';
import { SourceSearch } from './source-search.tsx';

type Source = EvidenceView['source'];

type Draft = {
  known: Source | null;
  type: SourceType;
  title: string;
  link: string;
  author: string;
  origin: string;
  isPrimary: Standing;
  isFirsthand: Standing;
  stance: Stance;
  excerpt: string;
  locator: string;
};

function startFrom(evidence: EvidenceView | null): Draft {
  return {
    known: evidence?.source ?? null,
    type: 'DOCUMENT',
    title: '',
    link: '',
    author: '',
    origin: '',
    isPrimary: '',
    isFirsthand: '',
    stance: evidence?.stance ?? 'SUPPORTS',
    excerpt: evidence?.excerpt ?? '',
    locator: evidence?.locator ?? '',
  };
}

const STANCE_CHOSEN: Record<Stance, string> = {
  SUPPORTS: 'bg-verified-wash text-verified',
  CONTRADICTS: 'bg-disputed-wash text-disputed',
  CONTEXT: 'bg-hover text-ink',
};

/** A source for an item, new or from the register; or what an added one has to do with the item. */
export function EvidenceForm({
  item,
  evidence,
  onDone,
}: {
  item: ItemView;
  evidence: EvidenceView | null;
  onDone: () => void;
}) {
  const { commands } = useWorkbenchSurroundings();
  const start = useMemo(() => startFrom(evidence), [evidence]);
  const [draft, setDraft, clear] = useDraft<Draft>(`evidence ${evidence?.id ?? item.id}`, start);
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [message, setMessage] = useState<string>();
  const [isBusy, setIsBusy] = useState(false);
  const set = (part: Partial<Draft>) => setDraft({ ...draft, ...part });
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    // Braces: newer browsers answer with a promise, which React would take for the clean-up.
    form.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  const { known, stance, excerpt, locator } = draft;

  async function onSubmit(event: FormEvent) {
    event.preventDefault();
    setIsBusy(true);
    const { type, title, link, author, origin } = draft;
    const result = evidence
      ? await commands.changeEvidence(item, {
          evidenceId: evidence.id,
          version: evidence.version,
          stance,
          excerpt,
          locator,
        })
      : await commands.addEvidence(item, {
          source: known
            ? { sourceId: known.id }
            : {
                ...{ type, title, link, author, origin },
                isPrimary: answerOf(draft.isPrimary),
                isFirsthand: answerOf(draft.isFirsthand),
              },
          stance,
          excerpt,
          locator,
        });
    setIsBusy(false);
    if (result.ok) {
      clear();
      onDone();
      return;
    }
    // The server names a field of the source by its path.
    const fields = Object.entries(result.error.fields ?? {});
    setErrors(Object.fromEntries(fields.map(([name, words]) => [name.split('.').at(-1) ?? name, words])));
    setMessage(fields.length > 0 ? undefined : result.error.message);
  }

  return (
    <form
      ref={form}
      onSubmit={onSubmit}
      aria-label={evidence ? 'Change the source’s part in this item' : 'Add a source'}
      className="scroll-my-4 space-y-3 rounded-md border p-3"
      onKeyDown={(event) => {
        if (event.key === 'Escape') onDone();
        if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) event.currentTarget.requestSubmit();
      }}
    >
      {message && <Notice tone="error">{message}</Notice>}
      {known ? (
        <div className="flex items-start justify-between gap-2">
          <p className="min-w-0 text-base">
            <span className="block text-xs text-soft">{SOURCE_TYPE_WORDS[known.type]}</span>
            <span className="font-medium break-words">{known.title}</span>
          </p>
          {!evidence && (
            <Button size="sm" look="quiet" onClick={() => set({ known: null })}>
              Another
            </Button>
          )}
        </div>
      ) : (
        <>
          <SourceSearch
            title={draft.title}
            error={errors.title}
            onTitle={(title) => set({ title })}
            onChoose={(source) => set({ known: source })}
          />
          <div className="grid grid-cols-2 gap-3">
            <Select
              label="Type"
              value={draft.type}
              onChange={(event) => set({ type: event.target.value as SourceType })}
              choices={SOURCE_TYPES.map((value) => ({ value, words: SOURCE_TYPE_WORDS[value] }))}
            />
            <TextField
              label="Author or speaker"
              value={draft.author}
              error={errors.author}
              onChange={(event) => set({ author: event.target.value })}
            />
          </div>
          <TextField
            label="Link"
            inputMode="url"
            placeholder="https://"
            value={draft.link}
            error={errors.link}
            onChange={(event) => set({ link: event.target.value })}
          />
          <TextField
            label="Goes back to"
            placeholder="Its own origin"
            value={draft.origin}
            error={errors.origin}
            onChange={(event) => set({ origin: event.target.value })}
          />
          <StandingFields given={draft} onChange={set} />
        </>
      )}
      <fieldset className="min-w-0">
        <legend className="mb-1 text-xs font-medium text-soft">What it does for this item</legend>
        <div className="grid grid-cols-3 overflow-hidden rounded-md border border-edge/60">
          {STANCES.map((value) => (
            <label
              key={value}
              className={`flex min-h-8 items-center justify-center border-r border-edge/40 px-1 text-center text-xs last:border-r-0 has-focus-visible:outline-2 has-focus-visible:-outline-offset-2 has-focus-visible:outline-pencil ${stance === value ? `font-semibold ${STANCE_CHOSEN[value]}` : 'text-soft hover:bg-hover'}`}
            >
              <input
                type="radio"
                name={`stance ${evidence?.id ?? item.id}`}
                className="sr-only"
                checked={stance === value}
                onChange={() => set({ stance: value })}
              />
              {STANCE_WORDS[value]}
            </label>
          ))}
        </div>
      </fieldset>
      <TextArea
        label="Excerpt: the source’s own words"
        isSerif
        rows={2}
        value={excerpt}
        error={errors.excerpt}
        onChange={(event) => set({ excerpt: event.target.value })}
      />
      <TextField
        label="Place in the source"
        placeholder="page 4, 12:31, § 3"
        value={locator}
        error={errors.locator}
        onChange={(event) => set({ locator: event.target.value })}
      />
      <div className="flex justify-end gap-2">
        <Button look="quiet" onClick={onDone}>
          Cancel
        </Button>
        <Button type="submit" look="solid" disabled={isBusy} isBusy={isBusy}>
          {evidence ? 'Save' : 'Add source'}
        </Button>
      </div>
    </form>
  );
}
