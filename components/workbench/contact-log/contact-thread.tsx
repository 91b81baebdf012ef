'use client';
import { useState } from 'react';
import type { ContactView } from '@/lib/contacts/view.ts';
import { wasAsked } from '@/lib/domain/contact-outcomes.ts';
import { PARTY_KIND_LABELS } from '@/lib/domain/party.ts';
import type { WorkbenchView } from '@/lib/workbench/view.ts';
import { Button } from '../../ui/button.tsx';
import { useWorkbenchContext } from '../state/context.tsx';
import { Attempt } from './attempt.tsx';
import { AttemptForm } from './attempt-form.tsx';
import { AttemptThreads } from './attempt-threads.tsx';
import { OutcomeForm } from './outcome-form.tsx';
import { PartyForm } from './party-form.tsx';
import type { PartyThread } from './threads.ts';

/** The form that is open in the log, and the party or request it is for. */
export type OpenForm = { what: 'outcome' | 'party' | 'followUp'; id: string };

type Around = {
  view: WorkbenchView;
  numbers: ReadonlyMap<string, number>;
  /** ISO; decides which deadlines have passed. */
  now: string;
  open: OpenForm | null;
  onOpen: (form: OpenForm | null) => void;
};

/** One party: who they are, and every request to them with what came of it. */
export function ContactThread({ thread, ...around }: Around & { thread: PartyThread }) {
  const { can } = useWorkbenchContext();
  const { partyId, party, last, steps } = thread;
  const { open, onOpen } = around;
  return (
    <section aria-labelledby={`thread-${partyId}`} className="py-3">
      <div className="flex flex-wrap items-baseline gap-x-2">
        <h3 id={`thread-${partyId}`} className="text-base font-semibold">
          {party.party}
        </h3>
        <p className="text-xs text-soft">
          {PARTY_KIND_LABELS[party.partyKind]}
          {party.partyAliases.length > 0 && `, also ${party.partyAliases.join(', ')}`}
        </p>
        {can.logContact && (
          <Button
            size="sm"
            look="link"
            className="ml-auto"
            onClick={() => onOpen({ what: 'party', id: partyId })}
          >
            Names<span className="sr-only"> of {party.party}</span>
          </Button>
        )}
      </div>
      {open?.what === 'party' && open.id === partyId && (
        <PartyForm key={party.partyVersion} contact={party} onDone={() => onOpen(null)} />
      )}
      <ol className="space-y-3">
        {steps.map(({ contact, depth }) => (
          <li key={contact.id} className={depth > 0 ? 'border-l-2 pl-3' : ''}>
            <Step contact={contact} isFollowUp={depth > 0} isLast={contact === last} {...around} />
          </li>
        ))}
      </ol>
    </section>
  );
}

/** One request, what can be done with it, and the form for that if open. */
function Step({
  contact,
  isFollowUp,
  isLast,
  view,
  numbers,
  now,
  open,
  onOpen,
}: Around & { contact: ContactView; isFollowUp: boolean; isLast: boolean }) {
  const { can } = useWorkbenchContext();
  const isOpen = (what: OpenForm['what']) => open?.what === what && open.id === contact.id;
  const { party, person, channel, timeZone, itemIds, id } = contact;
  return (
    <>
      <Attempt {...{ contact, numbers, now, isFollowUp, isLast }} />
      <AttemptThreads view={view} attemptId={id} />
      {can.logContact && (
        <Actions
          contact={contact}
          onOutcome={() => onOpen({ what: 'outcome', id })}
          onFollowUp={() => onOpen({ what: 'followUp', id })}
        />
      )}
      {isOpen('outcome') && <OutcomeForm contact={contact} onDone={() => onOpen(null)} />}
      {isOpen('followUp') && (
        <AttemptForm
          view={view}
          start={{ partyName: party, person, channel, timeZone, itemIds, followUpOfId: id }}
          onDone={() => onOpen(null)}
        />
      )}
    </>
  );
}

/** What can be done with one request; the party's name is included for people who hear only the buttons. */
function Actions({
  contact,
  onOutcome,
  onFollowUp,
}: {
  contact: ContactView;
  onOutcome: () => void;
  onFollowUp: () => void;
}) {
  const { commands, can } = useWorkbenchContext();
  const [error, setError] = useState<string>();
  const isMade = wasAsked(contact.outcome);
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
