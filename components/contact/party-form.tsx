'use client';
import { type FormEvent, useState } from 'react';
import type { ContactView } from '@/lib/contacts/view.ts';
import { PARTY_KIND_WORDS, PARTY_KINDS, type PartyKind, proposedAliases } from '@/lib/domain/party.ts';
import { useWorkbenchSurroundings } from '../story/workbench-context.tsx';
import { Button } from '../ui/button.tsx';
import { Select, TextArea, TextField } from '../ui/field.tsx';
import { Notice } from '../ui/notice.tsx';

/** Who somebody is that was asked: the name, what kind, and what else the story may call them. */
export function PartyForm({ contact, onDone }: { contact: ContactView; onDone: () => void }) {
  const { commands } = useWorkbenchSurroundings();
  const [name, setName] = useState(contact.party);
  const [kind, setKind] = useState<PartyKind>(contact.partyKind);
  const [typed, setTyped] = useState(contact.partyAliases.join('\n'));
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [message, setMessage] = useState<string>();
  const aliases = typed
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const proposed = proposedAliases(name, aliases);

  async function onSubmit(event: FormEvent) {
    event.preventDefault();
    const result = await commands.changeParty(
      { partyId: contact.partyId, version: contact.partyVersion, name, kind, aliases },
      { name: contact.party, kind: contact.partyKind, aliases: contact.partyAliases },
    );
    if (result.ok) return onDone();
    setErrors(result.error.fields ?? {});
    setMessage(result.error.fields ? undefined : result.error.message);
  }

  return (
    <form onSubmit={onSubmit} className="my-2 rounded-md border p-3">
      {message && (
        <Notice tone="error" className="mb-3">
          {message}
        </Notice>
      )}
      <div className="grid gap-3 sm:grid-cols-2">
        <TextField
          label="Name"
          autoFocus
          value={name}
          error={errors.name}
          onChange={(event) => setName(event.target.value)}
        />
        <Select
          label="Kind"
          value={kind}
          error={errors.kind}
          onChange={(event) => setKind(event.target.value as PartyKind)}
          choices={PARTY_KINDS.map((value) => ({ value, words: PARTY_KIND_WORDS[value] }))}
        />
        <div className="sm:col-span-2">
          <TextArea
            label="Also known as, one name a line"
            rows={2}
            value={typed}
            error={errors.aliases}
            onChange={(event) => setTyped(event.target.value)}
          />
          {proposed.length > 0 && (
            <p className="mt-1.5 flex flex-wrap items-center gap-1.5 text-xs text-soft">
              Add:
              {proposed.map((alias) => (
                <Button
                  key={alias}
                  size="sm"
                  onClick={() => setTyped([...aliases, alias].join('\n'))}
                  aria-label={`Add ${alias}`}
                >
                  {alias}
                </Button>
              ))}
            </p>
          )}
        </div>
      </div>
      <div className="mt-3 flex justify-end gap-2">
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
