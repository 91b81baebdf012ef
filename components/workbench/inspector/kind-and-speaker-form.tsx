'use client';
import { useState } from 'react';
import { NON_RESPONSE_OUTCOMES, OUTCOME_LABELS, WORDED_AT_FIRST } from '@/lib/domain/contact-outcomes.ts';
import { FORCE_LABELS, FORCES, POLARITIES, POLARITY_LABELS } from '@/lib/domain/force.ts';
import {
  ITEM_KINDS,
  isOwnVoice,
  isReportedSpeech,
  KIND_LABELS,
  restsOnLog,
} from '@/lib/domain/item-kinds.ts';
import type { ContactOutcome, Force, ItemKind, Polarity } from '@/lib/domain/vocabulary.ts';
import type { ItemView } from '@/lib/items/view.ts';
import { Button } from '../../ui/button.tsx';
import { Select, TextField } from '../../ui/field.tsx';
import { FormActions } from '../../ui/form-actions.tsx';
import { useForm } from '../../ui/use-form.ts';
import { useDraft, useWorkbenchContext } from '../state/context.tsx';
import { type Begun, begunOn, useKeptBasis } from '../state/use-basis.ts';

export const SPEAKER_FIELD_ID = 'item-speaker';

const NOT_SAID = { value: '', words: 'Not set' } as const;

export const kindDraftKey = (itemId: string) => `kind ${itemId}`;

type Shown = {
  kind: ItemKind;
  speaker: string;
  cue: string;
  force: Force | '';
  polarity: Polarity | '';
  outcome: ContactOutcome;
  /** One after another, separated by semicolons. */
  parties: string;
};
type Draft = Shown & { begun: Begun };

type Fields = { draft: Draft; errors: Record<string, string>; onChange: (part: Partial<Draft>) => void };

function shownOf(item: ItemView): Shown {
  return {
    kind: item.kind,
    speaker: item.speaker?.name ?? '',
    cue: item.cue ?? '',
    force: item.force ?? '',
    polarity: item.polarity ?? '',
    outcome: item.outcome ?? WORDED_AT_FIRST,
    parties: item.parties.map(({ name }) => name).join('; '),
  };
}

/** What is sent of the draft: only what belongs to the chosen kind. */
function changesOf(item: ItemView, draft: Shown) {
  const { kind, speaker, cue, force, polarity, outcome, parties } = draft;
  const partyNames = parties
    .split(/[;\n]/)
    .map((name) => name.trim())
    .filter(Boolean);
  return {
    ...(kind === item.kind ? {} : { kind }),
    ...(restsOnLog(kind)
      ? { partyNames, outcome: NON_RESPONSE_OUTCOMES.find((one) => one === outcome) }
      : { speakerName: speaker.trim() }),
    ...(isReportedSpeech(kind) && { cue: cue.trim(), force: force || null, polarity: polarity || null }),
  };
}

/** Kind, whose words, and how the story says they were said: what the engine read, and what a person makes of it. */
export function KindAndSpeakerForm({ item, onDone }: { item: ItemView; onDone: () => void }) {
  const { commands } = useWorkbenchContext();
  const now = { version: item.version, shown: shownOf(item) };
  const [start] = useState<Draft>(() => ({ ...now.shown, begun: begunOn(now) }));
  const place = useDraft<Draft>(kindDraftKey(item.id), start);
  const { draft, set, submit, errors } = useForm(
    useKeptBasis(now, place, (what: ReturnType<typeof changesOf>, basedOn) =>
      commands.change(item, what, basedOn),
    ),
    place,
  );
  function cancel() {
    const [, , letGo] = place;
    letGo();
    onDone();
  }
  const fields: Fields = { draft, errors, onChange: set };
  return (
    <form
      onSubmit={submit(() => changesOf(item, draft), onDone)}
      className="mt-3 space-y-3 rounded-md border p-3"
      onKeyDown={(event) => event.key === 'Escape' && cancel()}
    >
      <Select
        label="Kind"
        value={draft.kind}
        error={errors.kind}
        onChange={(event) => set({ kind: event.target.value as ItemKind })}
        choices={ITEM_KINDS.map((value) => ({ value, words: KIND_LABELS[value] }))}
      />
      {restsOnLog(draft.kind) ? (
        <NonResponseFields {...fields} />
      ) : (
        <TextField
          id={SPEAKER_FIELD_ID}
          autoFocus
          label="Speaker"
          hint={isOwnVoice(draft.kind) ? 'Leave empty: the story says it itself.' : undefined}
          value={draft.speaker}
          error={errors.speakerName}
          onChange={(event) => set({ speaker: event.target.value })}
        />
      )}
      {isReportedSpeech(draft.kind) && <CueFields {...fields} />}
      <FormActions>
        <Button look="quiet" onClick={cancel}>
          Cancel
        </Button>
        <Button type="submit" look="solid">
          Save
        </Button>
      </FormActions>
    </form>
  );
}

function NonResponseFields({ draft, errors, onChange }: Fields) {
  return (
    <>
      <TextField
        id={SPEAKER_FIELD_ID}
        autoFocus
        label="Parties that did not respond"
        hint="One after the other, with a semicolon between them."
        value={draft.parties}
        error={errors.partyNames}
        onChange={(event) => onChange({ parties: event.target.value })}
      />
      <Select
        label="As the story words it"
        value={draft.outcome}
        error={errors.outcome}
        onChange={(event) => onChange({ outcome: event.target.value as ContactOutcome })}
        choices={NON_RESPONSE_OUTCOMES.map((value) => ({ value, words: OUTCOME_LABELS[value] }))}
      />
    </>
  );
}

function CueFields({ draft, errors, onChange }: Fields) {
  return (
    <>
      <TextField
        label="Cue"
        hint="As the story has it, whole: “has never said”."
        value={draft.cue}
        error={errors.cue}
        onChange={(event) => onChange({ cue: event.target.value })}
      />
      <div className="grid grid-cols-2 gap-2">
        <Select
          label="What is done with the words"
          value={draft.force}
          error={errors.force}
          onChange={(event) => onChange({ force: event.target.value as Force | '' })}
          choices={[NOT_SAID, ...FORCES.map((value) => ({ value, words: FORCE_LABELS[value] }))]}
        />
        <Select
          label="Does the story say so?"
          value={draft.polarity}
          error={errors.polarity}
          onChange={(event) => onChange({ polarity: event.target.value as Polarity | '' })}
          choices={[NOT_SAID, ...POLARITIES.map((value) => ({ value, words: POLARITY_LABELS[value] }))]}
        />
      </div>
    </>
  );
}
