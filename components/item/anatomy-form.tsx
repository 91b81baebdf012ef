'use client';
import { type FormEvent, useState } from 'react';
import { ITEM_KINDS, type ItemKind, KIND_WORDS } from '@/lib/domain/vocabulary.ts';
import type { ItemView } from '@/lib/items/view.ts';
import { useWorkbenchSurroundings } from '../story/workbench-context.tsx';
import { Button } from '../ui/button.tsx';
import { Select, TextField } from '../ui/field.tsx';

export const SPEAKER_FIELD_ID = 'item-speaker';

/** Kind and whose words: what the engine read, and what a person makes of it. */
export function AnatomyForm({ item, onDone }: { item: ItemView; onDone: () => void }) {
  const { commands } = useWorkbenchSurroundings();
  const [kind, setKind] = useState<ItemKind>(item.kind);
  const [speaker, setSpeaker] = useState(item.speaker?.name ?? '');
  const [parties, setParties] = useState(item.parties.map(({ name }) => name).join('; '));
  const [errors, setErrors] = useState<Record<string, string>>({});
  const isNonResponse = kind === 'NON_RESPONSE';

  async function onSubmit(event: FormEvent) {
    event.preventDefault();
    const partyNames = parties
      .split(/[;\n]/)
      .map((name) => name.trim())
      .filter(Boolean);
    const result = await commands.change(item, {
      ...(kind === item.kind ? {} : { kind }),
      ...(isNonResponse ? { partyNames } : { speakerName: speaker.trim() }),
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
        <TextField
          id={SPEAKER_FIELD_ID}
          autoFocus
          label="Parties that did not respond"
          hint="One after the other, with a semicolon between them."
          value={parties}
          error={errors.partyNames}
          onChange={(event) => setParties(event.target.value)}
        />
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
