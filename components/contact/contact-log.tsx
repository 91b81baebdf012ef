'use client';
import { useState } from 'react';
import type { ContactView } from '@/lib/contacts/view.ts';
import { PARTY_KIND_WORDS } from '@/lib/domain/party.ts';
import type { ItemView } from '@/lib/items/view.ts';
import type { WorkbenchView } from '@/lib/workbench/view.ts';
import { useWorkbenchSurroundings } from '../story/workbench-context.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { usePassing } from '../ui/use-passing.ts';
import { zoneWords } from '../ui/zoned-time.ts';
import { Attempt } from './attempt.tsx';
import { AttemptForm, type AttemptStart } from './attempt-form.tsx';
import { NotAskedList } from './not-asked-list.tsx';
import { OutcomeForm } from './outcome-form.tsx';
import { PartyForm } from './party-form.tsx';
import { threadsOf } from './threads.ts';

type Open = { what: 'outcome' | 'party' | 'followUp'; id: string } | null;

/** Who was asked for comment, when and with what answer: what a non-response in the story stands on. */
export function ContactLog({
  view,
  chosen,
  party,
  onClose,
}: {
  view: WorkbenchView;
  chosen: ItemView | null;
  /** Asked for from an item: begin with a new attempt to reach this party. */
  party: string | undefined;
  onClose: () => void;
}) {
  const { can } = useWorkbenchSurroundings();
  // Only where it was asked for from an item: a log opened by itself concerns none in particular.
  const concerned = party !== undefined && chosen && !chosen.isCut ? [chosen.id] : [];
  const [adding, setAdding] = useState<AttemptStart | null>(
    party === undefined ? null : { partyName: party, itemIds: concerned },
  );
  const [open, setOpen] = useState<Open>(null);
  const { contacts, newsroom } = view;
  const now = usePassing(
    view.now,
    contacts.map(({ deadline }) => deadline),
  );
  const numbers = new Map(view.items.filter((item) => !item.isCut).map((item, i) => [item.id, i + 1]));
  const threads = threadsOf(contacts);
  const isOpen = (what: NonNullable<Open>['what'], id: string) => open?.what === what && open.id === id;

  return (
    <Dialog
      isOpen
      isWide
      onOpenChange={(is) => !is && onClose()}
      title="Contact log"
      description={`Who was asked for comment, when, and what they answered. The newsroom’s clock is ${zoneWords(newsroom.timeZone)}.`}
    >
      {can.logContact && !adding && (
        <div className="mb-4">
          <Button look="solid" onClick={() => setAdding({ partyName: '', itemIds: [] })}>
            Log an attempt
          </Button>
        </div>
      )}
      {adding && (
        <AttemptForm
          key={`${adding.partyName} ${adding.outcome ?? ''}`}
          view={view}
          start={adding}
          onDone={() => setAdding(null)}
        />
      )}
      <NotAskedList
        notAsked={view.notAsked}
        numbers={numbers}
        onAsk={
          can.logContact
            ? (one) => setAdding({ partyName: one.party, itemIds: one.items.map(({ itemId }) => itemId) })
            : null
        }
        onExplain={
          can.logContact
            ? (one) =>
                setAdding({
                  partyName: one.party,
                  itemIds: one.items.map(({ itemId }) => itemId),
                  outcome: 'NOT_CONTACTED',
                })
            : null
        }
      />
      {contacts.length === 0 && !adding && (
        <p className="py-4 text-base text-soft">
          Nobody was asked yet. Log each request with its deadline: only then can the story say that somebody
          did not comment.
        </p>
      )}
      <div className={`divide-y ${threads.length > 0 ? 'border-t' : ''}`}>
        {threads.map(({ partyId, party: one, last, steps }) => (
          <section key={partyId} aria-labelledby={`thread-${partyId}`} className="py-3">
            <div className="flex flex-wrap items-baseline gap-x-2">
              <h3 id={`thread-${partyId}`} className="text-base font-semibold">
                {one.party}
              </h3>
              <p className="text-xs text-soft">
                {PARTY_KIND_WORDS[one.partyKind]}
                {one.partyAliases.length > 0 && `, also ${one.partyAliases.join(', ')}`}
              </p>
              {can.logContact && (
                <Button
                  size="sm"
                  look="link"
                  className="ml-auto"
                  onClick={() => setOpen({ what: 'party', id: partyId })}
                >
                  Names<span className="sr-only"> of {one.party}</span>
                </Button>
              )}
            </div>
            {isOpen('party', partyId) && (
              <PartyForm key={one.partyVersion} contact={one} onDone={() => setOpen(null)} />
            )}
            <ol className="space-y-3">
              {steps.map(({ contact, depth }) => (
                <li key={contact.id} className={depth > 0 ? 'border-l-2 pl-3' : ''}>
                  <Attempt
                    contact={contact}
                    numbers={numbers}
                    now={now}
                    isFollowUp={depth > 0}
                    isLast={contact === last}
                  />
                  {can.logContact && (
                    <Actions
                      contact={contact}
                      onOutcome={() => setOpen({ what: 'outcome', id: contact.id })}
                      onFollowUp={() => setOpen({ what: 'followUp', id: contact.id })}
                    />
                  )}
                  {isOpen('outcome', contact.id) && (
                    <OutcomeForm key={contact.version} contact={contact} onDone={() => setOpen(null)} />
                  )}
                  {isOpen('followUp', contact.id) && (
                    <AttemptForm
                      view={view}
                      start={{
                        partyName: contact.party,
                        person: contact.person,
                        channel: contact.channel,
                        timeZone: contact.timeZone,
                        itemIds: contact.itemIds,
                        followUpOfId: contact.id,
                      }}
                      onDone={() => setOpen(null)}
                    />
                  )}
                </li>
              ))}
            </ol>
          </section>
        ))}
      </div>
    </Dialog>
  );
}

/** What can be done with one request; the name of the party is said to those who hear the buttons alone. */
function Actions({
  contact,
  onOutcome,
  onFollowUp,
}: {
  contact: ContactView;
  onOutcome: () => void;
  onFollowUp: () => void;
}) {
  const { commands, can } = useWorkbenchSurroundings();
  const [error, setError] = useState<string>();
  const isMade = contact.outcome !== 'NOT_CONTACTED';
  return (
    <div className="flex flex-wrap items-center gap-x-4">
      <Button size="sm" look="link" onClick={onOutcome}>
        {contact.answeredAt || contact.answer ? 'Change the outcome' : 'Record the outcome'}
        <span className="sr-only"> of asking {contact.party}</span>
      </Button>
      {isMade && (
        <Button size="sm" look="link" onClick={onFollowUp}>
          Follow up<span className="sr-only"> with {contact.party}</span>
        </Button>
      )}
      {contact.answer && !contact.answerSource && can.manageSources && (
        <Button
          size="sm"
          look="link"
          onClick={async () => {
            const { id, version } = contact;
            const result = await commands.makeAnswerSource({ attemptId: id, version });
            setError(result.ok ? undefined : result.error.message);
          }}
        >
          Make it a source<span className="sr-only">: the answer of {contact.party}</span>
        </Button>
      )}
      {error && (
        <p role="alert" className="text-xs font-medium text-disputed">
          {error}
        </p>
      )}
    </div>
  );
}
