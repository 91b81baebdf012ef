'use client';
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import { SOURCE_TYPE_LABELS, STANCE_LABELS, STANCES, type Stance } from '@/lib/domain/vocabulary.ts';
import type { EvidenceView, ItemView } from '@/lib/items/view.ts';
import type { ProposalView } from '@/lib/proposals/view.ts';
import type { AddEvidenceInput } from '@/lib/sources/schema.ts';
import { answerOf } from '../../source/standing-field.tsx';
import { Button } from '../../ui/button.tsx';
import { TextArea, TextField } from '../../ui/field.tsx';
import { FormActions } from '../../ui/form-actions.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useForm } from '../../ui/use-form.ts';
import { useDraft, useWorkbenchContext } from '../state/context.tsx';
import { useBasis } from '../state/use-basis.ts';
import { type NewSourceDraft, NewSourceFields } from './new-source-fields.tsx';
import { type ChosenWords, WordsOfSource } from './words-of-source.tsx';

type Source = EvidenceView['source'];

/** Where what is typed about a proposed source is kept. */
export const proposalDraftKey = ({ id }: ProposalView) => `proposal ${id}`;

type Draft = NewSourceDraft & {
  known: Source | null;
  stance: Stance;
  excerpt: string;
  locator: string;
};

function startFrom(evidence: EvidenceView | null, proposal: ProposalView | null): Draft {
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
    ...proposal?.proposed,
  };
}

function inputOf(draft: Draft): Omit<AddEvidenceInput, 'storyId' | 'itemId'> {
  const { known, type, title, link, author, origin, stance, excerpt, locator } = draft;
  const isPrimary = answerOf(draft.isPrimary);
  const isFirsthand = answerOf(draft.isFirsthand);
  return {
    source: known ? { sourceId: known.id } : { type, title, link, author, origin, isPrimary, isFirsthand },
    stance,
    excerpt,
    locator,
  };
}

/** The server names a field of the source by its path. */
function byLastName(errors: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(errors).map(([name, words]) => [name.split('.').at(-1) ?? name, words]),
  );
}

/** For a form that may open below the visible area. */
function useBroughtIntoView() {
  const place = useRef<HTMLFormElement>(null);
  useEffect(() => {
    // Braces: newer browsers return a promise, which React would take for a clean-up function.
    place.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return place;
}

const labelOf = (evidence: EvidenceView | null, proposal: ProposalView | null) => {
  if (proposal) return 'Change the proposed source';
  return evidence ? 'Change the source’s part in this item' : 'Add a source';
};

/** A source for an item, new or from the register; or how one already added relates to the item. */
export function EvidenceForm({
  item,
  evidence,
  proposal = null,
  onDone,
}: {
  item: ItemView;
  evidence: EvidenceView | null;
  /** The source that a note of the draft proposes: accepted with what is made of it here. */
  proposal?: ProposalView | null;
  onDone: () => void;
}) {
  const { commands } = useWorkbenchContext();
  const start = useMemo(() => startFrom(evidence, proposal), [evidence, proposal]);
  const thing = evidence ?? proposal;
  const form = useForm(
    useBasis<Draft, unknown>({ version: thing?.version ?? 1, shown: start }, async (draft, version) => {
      if (proposal) return commands.acceptChanged(proposal, { version, ...inputOf(draft) });
      if (!evidence) return commands.addEvidence(item, inputOf(draft));
      const { stance, excerpt, locator } = draft;
      return commands.changeEvidence(item, { evidenceId: evidence.id, version, stance, excerpt, locator });
    }),
    useDraft<Draft>(proposal ? proposalDraftKey(proposal) : `evidence ${evidence?.id ?? item.id}`, start),
  );
  const { draft, set, isBusy, message } = form;
  const errors = byLastName(form.errors);
  const place = useBroughtIntoView();

  function onKeyDown(event: KeyboardEvent<HTMLFormElement>) {
    if (event.key === 'Escape') onDone();
    if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) event.currentTarget.requestSubmit();
  }

  return (
    <form
      ref={place}
      onSubmit={form.submit(() => draft, onDone)}
      aria-label={labelOf(evidence, proposal)}
      className="scroll-my-4 space-y-3 rounded-md border p-3"
      onKeyDown={onKeyDown}
    >
      {message && <Notice tone="error">{message}</Notice>}
      {draft.known ? (
        <KnownSource source={draft.known} onAnother={evidence ? null : () => set({ known: null })} />
      ) : (
        <NewSourceFields
          draft={draft}
          errors={errors}
          onChange={set}
          onChoose={(source) => set({ known: source })}
        />
      )}
      <StanceChoice
        name={`stance ${thing?.id ?? item.id}`}
        stance={draft.stance}
        onChange={(stance) => set({ stance })}
      />
      <ExcerptFields item={item} draft={draft} errors={errors} onChange={set} />
      <FormActions>
        <Button look="quiet" onClick={onDone}>
          Cancel
        </Button>
        <Button type="submit" look="solid" disabled={isBusy} isBusy={isBusy}>
          {evidence ? 'Save' : proposal ? 'Accept' : 'Add source'}
        </Button>
      </FormActions>
    </form>
  );
}

/** Whether a source has words to choose from: a text that was being read when it was chosen may be there by now. */
function useWordsOf(known: Source | null): 'there' | 'being read' | 'none' {
  const { beingRead } = useWorkbenchContext();
  const isBeingRead = known !== null && !known.hasText && beingRead.includes(known.id);
  const [waitedFor, setWaitedFor] = useState<string | null>(null);
  if (isBeingRead && waitedFor !== known.id) setWaitedFor(known.id);
  if (isBeingRead) return 'being read';
  return known && (known.hasText || waitedFor === known.id) ? 'there' : 'none';
}

/** The source's own words and their place: typed, or chosen in its text. */
function ExcerptFields({
  item,
  draft: { known, excerpt, locator },
  errors,
  onChange,
}: {
  item: ItemView;
  draft: Draft;
  errors: Record<string, string>;
  onChange: (part: ChosenWords | { excerpt: string } | { locator: string }) => void;
}) {
  /** What the last choice filled in, and what it took the place of. */
  const words = useWordsOf(known);
  const [filled, setFilled] = useState<{ now: ChosenWords; before: ChosenWords } | null>(null);
  const isAsChosen = filled?.now.excerpt === excerpt && filled.now.locator === locator;
  const before = isAsChosen ? filled.before : { excerpt, locator };
  const isTyped = before.excerpt.trim() !== '' || before.locator.trim() !== '';

  function onChoose(now: ChosenWords) {
    setFilled({ now, before });
    onChange(now);
  }

  return (
    <>
      {words === 'being read' && (
        <p role="status" className="text-sm text-soft">
          Its text is being read; then its words can be chosen from.
        </p>
      )}
      {known && words === 'there' && (
        <WordsOfSource
          key={known.id}
          sourceId={known.id}
          // What was typed is not written over by opening the words.
          check={isTyped ? undefined : item.checks.find(({ sourceId }) => sourceId === known.id)}
          onChoose={onChoose}
        />
      )}
      <TextArea
        label="Excerpt: the source’s own words"
        isSerif
        rows={2}
        value={excerpt}
        error={errors.excerpt}
        onChange={(event) => onChange({ excerpt: event.target.value })}
      />
      <TextField
        label="Place in the source"
        placeholder="page 4, 12:31, § 3"
        value={locator}
        error={errors.locator}
        onChange={(event) => onChange({ locator: event.target.value })}
      />
      {isAsChosen && isTyped && (
        <Button size="sm" look="link" onClick={() => onChange(before)}>
          Put back what stood there
        </Button>
      )}
    </>
  );
}

function KnownSource({ source, onAnother }: { source: Source; onAnother: (() => void) | null }) {
  return (
    <div className="flex items-start justify-between gap-2">
      <p className="min-w-0 text-base">
        <span className="block text-xs text-soft">{SOURCE_TYPE_LABELS[source.type]}</span>
        <span className="font-medium break-words">{source.title}</span>
      </p>
      {onAnother && (
        <Button size="sm" look="quiet" onClick={onAnother}>
          Another
        </Button>
      )}
    </div>
  );
}

const STANCE_CHOSEN: Record<Stance, string> = {
  SUPPORTS: 'bg-verified-wash text-verified',
  CONTRADICTS: 'bg-disputed-wash text-disputed',
  CONTEXT: 'bg-hover text-ink',
};

function StanceChoice({
  name,
  stance,
  onChange,
}: {
  name: string;
  stance: Stance;
  onChange: (stance: Stance) => void;
}) {
  return (
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
              name={name}
              className="sr-only"
              checked={stance === value}
              onChange={() => onChange(value)}
            />
            {STANCE_LABELS[value]}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
