/** The contact log the way people describe it: party by party, and each request with its follow-ups. */
import type { ContactView } from '@/lib/contacts/view.ts';

type Step = { contact: ContactView; depth: number };
export type PartyThread = { partyId: string; party: ContactView; last: ContactView; steps: Step[] };

/** Parties in the order in which they were first asked; follow-ups directly after what they follow. */
export function threadsOf(contacts: readonly ContactView[]): PartyThread[] {
  const parties = new Map<string, ContactView[]>();
  for (const contact of contacts) {
    parties.set(contact.partyId, [...(parties.get(contact.partyId) ?? []), contact]);
  }
  return [...parties].map(([partyId, own]) => {
    const known = new Set(own.map(({ id }) => id));
    const roots = own.filter(({ followUpOfId }) => followUpOfId === null || !known.has(followUpOfId));
    const withFollowUps = (contact: ContactView, depth: number): Step[] => [
      { contact, depth },
      ...own
        .filter(({ followUpOfId }) => followUpOfId === contact.id)
        .flatMap((next) => withFollowUps(next, depth + 1)),
    ];
    return {
      partyId,
      party: own[0] as ContactView,
      // The log comes in the order of sending.
      last: own.at(-1) as ContactView,
      steps: roots.flatMap((contact) => withFollowUps(contact, 0)),
    };
  });
}
