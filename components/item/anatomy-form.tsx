'use client';
import { type FormEvent, useState } from 'react';
import { FORCE_WORDS, FORCES, POLARITIES, POLARITY_WORDS } from '@/lib/domain/force.ts';
import { ITEM_KINDS, isReportedSpeech, KIND_WORDS } from '@/lib/domain/item-kinds.ts';
import {
  type ContactOutcome,
  type Force,
  type ItemKind,
  NON_RESPONSE_OUTCOMES,
  OUTCOME_WORDS,
  type Polarity,
} from '@/lib/domain/vocabulary.ts';
import type { ItemView } from '@/lib/items/view.ts';
import { useWorkbenchSurroundings } from '../story/workbench-context.tsx';
import { Button } from '../ui/button.tsx';
import { Select, TextField } from '../ui/field.tsx';

export const SPEAKER_FIELD_ID = 'item-speaker';

const NOT_SAID = { value: '', words: 'Not set' } as const;

/** Kind, whose words, and how the story says that they came about: what the engine read, and what a person makes of it. */
export function AnatomyForm({ item, onDone }: { item: ItemView; onDone: () => void }) {
  const { commands } = useWorkbenchSurroundings();
  const [kind, setKind] = useState<ItemKind>(item.kind);
  const [speaker, setSpeaker] = useState(item.speaker?.name ?? '');
  const [cue, setCue] = useState(item.cue ?? '');
  const [force, setForce] = useState<Force | ''>(item.force ?? '');
  const [polarity, setPolarity] = useState<Polarity | ''>(item.polarity ?? '');
  const [outcome, setOutcome] = useState(item.outcome ?? 'NO_RESPONSE');
  const [parties, setParties] = useState(item.parties.map(({ name }) => name).join('; '));
  const [errors, setErrors] = useState<Record<string, string>>({});
  const isNonResponse = kind === 'NON_RESPONSE';
  const hasCue = isReportedSpeech(kind);

  async function onSubmit(event: FormEvent) {
    event.preventDefault();
    const partyNames = parties
      .split(/[;\n]/)
      .map((name) => name.trim())
      .filter(Boolean);
    const result = await commands.change(item, {
      ...(kind === item.kind ? {} : { kind }),
      ...(isNonResponse
        ? { partyNames, outcome: NON_RESPONSE_OUTCOMES.find((one) => one === outcome) }
        : { speakerName: speaker.trim() }),
      ...(hasCue && { cue: cue.trim(), force: force || null, polarity: polarity || null }),
    });
    if (result.ok) onDone();
    else setErrors(result.error.fields ?? {});
  }

  return (
    <form
      onSubmit={onSubmit}
      className="mt-3 space-y-3 rounded-md border p-3"
      onKeyDown={(event) => event.key === 'Escape' && onDone()}
    >
      <Select
        label="Kind"
        value={kind}
        error={errors.kind}
        onChange={(event) => setKind(event.target.value as ItemKind)}
        choices={ITEM_KINDS.map((value) => ({ value, words: KIND_WORDS[value] }))}
      />
      {isNonResponse ? (
        <>
          <TextField
            id={SPEAKER_FIELD_ID}
            autoFocus
            label="Parties that did not respond"
            hint="One after the other, with a semicolon between them."
            value={parties}
            error={errors.partyNames}
            onChange={(event) => setParties(event.target.value)}
          />
          <Select
            label="As the story words it"
            value={outcome}
            error={errors.outcome}
            onChange={(event) => setOutcome(event.target.value as ContactOutcome)}
            choices={NON_RESPONSE_OUTCOMES.map((value) => ({ value, words: OUTCOME_WORDS[value] }))}
          />
        </>
      ) : (
        <TextField
          id={SPEAKER_FIELD_ID}
          autoFocus
          label="Speaker"
          hint={kind === 'FACTUAL_CLAIM' ? 'Leave empty: the story says it itself.' : undefined}
          value={speaker}
          error={errors.speakerName}
          onChange={(event) => setSpeaker(event.target.value)}
        />
      )}
      {hasCue && (
        <>
          <TextField
            label="Cue"
            hint="As the story has it, whole: “has never said”."
            value={cue}
            error={errors.cue}
            onChange={(event) => setCue(event.target.value)}
          />
          <div className="grid grid-cols-2 gap-2">
            <Select
              label="What is done with the words"
              value={force}
              error={errors.force}
              onChange={(event) => setForce(event.target.value as Force | '')}
              choices={[NOT_SAID, ...FORCES.map((value) => ({ value, words: FORCE_WORDS[value] }))]}
            />
            <Select
              label="Does the story say so?"
              value={polarity}
              error={errors.polarity}
              onChange={(event) => setPolarity(event.target.value as Polarity | '')}
              choices={[NOT_SAID, ...POLARITIES.map((value) => ({ value, words: POLARITY_WORDS[value] }))]}
            />
          </div>
        </>
      )}
      <div className="flex justify-end gap-2">
        <Button look="quiet" onClick={onDone}>
          Cancel
        </Button>
        <Button type="submit" look="solid">
          Save
        </Button>
      </div>
    </form>
  );
}
