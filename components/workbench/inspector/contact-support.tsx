'use client';
import type { PartySupport } from '@/lib/contacts/view.ts';
import type { ItemView } from '@/lib/items/view.ts';
import { ProposedWording } from '../../item/proposed-wording.tsx';
import { Button } from '../../ui/button.tsx';
import { Section } from './section.tsx';

/** For a non-response: what the contact log supports, party by party, and the wording that it allows now. */
export function ContactSupport({
  item,
  support,
  supportedWording,
  onLogContact,
}: {
  item: ItemView;
  support: readonly PartySupport[];
  supportedWording: string | null;
  onLogContact: ((party: string) => void) | null;
}) {
  return (
    <Section title="What the contact log supports">
      {support.length === 0 ? (
        <p className="text-sm text-soft">
          {item.parties.length === 0
            ? 'Name the parties that did not respond; then the log can be asked about each.'
            : 'Nothing is known of these parties yet.'}
        </p>
      ) : (
        <ul className="divide-y rounded-md border bg-sheet">
          {support.map((one) => {
            const party = item.parties.find(
              ({ name, mention }) => one.party === name || one.party === mention,
            );
            return (
              <li key={one.party} className="px-3 py-2.5">
                <div className="flex items-baseline justify-between gap-3">
                  <p className="text-base">
                    <strong className="font-semibold">{party?.mention ?? one.party}</strong>
                    {party && party.name !== party.mention && (
                      <span className="text-soft"> · {party.name}</span>
                    )}
                  </p>
                  <p
                    className={`shrink-0 text-xs font-medium ${one.isSupported ? 'text-verified' : 'text-disputed'}`}
                  >
                    {one.isSupported ? 'supports the wording' : 'does not support it'}
                  </p>
                </div>
                <p className="mt-0.5 text-xs text-soft">{one.words}</p>
                {!one.isSupported && onLogContact && (
                  <Button look="link" size="sm" onClick={() => onLogContact(party?.mention ?? one.party)}>
                    Log an attempt
                  </Button>
                )}
              </li>
            );
          })}
        </ul>
      )}
      {item.parties.length > 0 && <ProposedWording wording={supportedWording} className="mt-2" />}
    </Section>
  );
}
