'use client';
import { useState } from 'react';
import type { ContactView } from '@/lib/contacts/view.ts';
import { PARTY_KIND_LABELS, PARTY_KINDS, type PartyKind, proposedAliases } from '@/lib/domain/party.ts';
import { Button } from '../../ui/button.tsx';
import { Select, TextArea, TextField } from '../../ui/field.tsx';
import { FormActions } from '../../ui/form-actions.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useForm } from '../../ui/use-form.ts';
import { useDraft, useWorkbenchContext } from '../state/context.tsx';
import { type Begun, begunOn, useKeptBasis } from '../state/use-basis.ts';

type PartyNames = { name: string; kind: PartyKind; aliases: string[] };
/** `aliases`: one per line. */
type Draft = { name: string; kind: PartyKind; aliases: string; begun: Begun };

/** Who a party is: the name, what kind, and what else the story may call them. */
export function PartyForm({ contact, onDone }: { contact: ContactView; onDone: () => void }) {
  const { commands } = useWorkbenchContext();
  const before = { name: contact.party, kind: contact.partyKind, aliases: contact.partyAliases };
  const now = { version: contact.partyVersion, shown: before };
  const [start] = useState<Draft>(() => ({
    ...before,
    aliases: contact.partyAliases.join('\n'),
    begun: begunOn(now),
  }));
  const place = useDraft<Draft>(`party ${contact.partyId}`, start);
  const { draft, set, submit, errors, message } = useForm(
    useKeptBasis(now, place, (what: PartyNames, version) =>
      commands.changeParty({ partyId: contact.partyId, version, ...what }, before),
    ),
    place,
  );
  const aliases = draft.aliases
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

  return (
    <form
      onSubmit={submit(() => ({ name: draft.name, kind: draft.kind, aliases }), onDone)}
      className="my-2 rounded-md border p-3"
    >
      {message && (
        <Notice tone="error" className="mb-3">
          {message}
        </Notice>
      )}
      <div className="grid gap-3 @md:grid-cols-2">
        <TextField
          label="Name"
          autoFocus
          value={draft.name}
          error={errors.name}
          onChange={(event) => set({ name: event.target.value })}
        />
        <Select
          label="Kind"
          value={draft.kind}
          error={errors.kind}
          onChange={(event) => set({ kind: event.target.value as PartyKind })}
          choices={PARTY_KINDS.map((value) => ({ value, words: PARTY_KIND_LABELS[value] }))}
        />
        <div className="@md:col-span-2">
          <TextArea
            label="Also known as, one name a line"
            rows={2}
            value={draft.aliases}
            error={errors.aliases}
            onChange={(event) => set({ aliases: event.target.value })}
          />
          <ProposedAliases
            proposed={proposedAliases(draft.name, aliases)}
            onAdd={(alias) => set({ aliases: [...aliases, alias].join('\n') })}
          />
        </div>
      </div>
      <FormActions className="mt-3">
        <Button
          look="quiet"
          onClick={() => {
            const [, , letGo] = place;
            letGo();
            onDone();
          }}
        >
          Cancel
        </Button>
        <Button type="submit" look="solid">
          Save
        </Button>
      </FormActions>
    </form>
  );
}

function ProposedAliases({
  proposed,
  onAdd,
}: {
  proposed: readonly string[];
  onAdd: (alias: string) => void;
}) {
  if (proposed.length === 0) return null;
  return (
    <p className="mt-1.5 flex flex-wrap items-center gap-1.5 text-xs text-soft">
      Add:
      {proposed.map((alias) => (
        <Button key={alias} size="sm" onClick={() => onAdd(alias)} aria-label={`Add ${alias}`}>
          {alias}
        </Button>
      ))}
    </p>
  );
}
