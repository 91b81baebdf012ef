'use client';
import { useState } from 'react';
import { OUTCOME_WORDS } from '@/lib/domain/vocabulary.ts';
import type { ItemView } from '@/lib/items/view.ts';
import type { ContactView, WorkbenchView } from '@/lib/stories/view.ts';
import { useWorkbenchSurroundings } from '../story/workbench-context.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Time } from '../ui/time.tsx';
import { zoneWords } from '../ui/zoned-time.ts';
import { AttemptForm } from './attempt-form.tsx';
import { OutcomeForm } from './outcome-form.tsx';

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
  const [isAdding, setIsAdding] = useState(party !== undefined);
  const [openId, setOpenId] = useState<string | null>(null);
  const { contacts, newsroom } = view;
  return (
    <Dialog
      isOpen
      isWide
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title="Contact log"
      description={`Who was asked for comment, when, and what they answered. Times are ${zoneWords(newsroom.timeZone)} time.`}
    >
      {can.logContact && !isAdding && (
        <div className="mb-4">
          <Button look="solid" onClick={() => setIsAdding(true)}>
            Log an attempt
          </Button>
        </div>
      )}
      {isAdding && (
        <AttemptForm view={view} chosen={chosen} party={party ?? ''} onDone={() => setIsAdding(false)} />
      )}
      {contacts.length === 0 && !isAdding && (
        <p className="py-4 text-base text-soft">
          Nobody was asked yet. Log each request with its deadline: only then can the story say that somebody
          did not comment.
        </p>
      )}
      <ul className={`divide-y ${contacts.length > 0 ? 'border-t' : ''}`}>
        {contacts.map((contact) => (
          <li key={contact.id} className="py-3">
            <Attempt contact={contact} view={view} />
            {can.logContact &&
              (openId === contact.id ? (
                <OutcomeForm key={contact.version} contact={contact} onDone={() => setOpenId(null)} />
              ) : (
                <Button size="sm" look="link" onClick={() => setOpenId(contact.id)}>
                  {contact.answeredAt || contact.answer ? 'Change the outcome' : 'Record the outcome'}
                  <span className="sr-only"> of asking {contact.party}</span>
                </Button>
              ))}
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

const OPEN_OUTCOMES = new Set(['NO_IMMEDIATE_RESPONSE', 'PROMISED_LATER']);

function Attempt({ contact, view }: { contact: ContactView; view: WorkbenchView }) {
  const { timeZone } = useWorkbenchSurroundings();
  const numbers = new Map(view.items.filter((item) => !item.isCut).map((item, i) => [item.id, i + 1]));
  const concerned = contact.itemIds.map((id) => numbers.get(id)).filter((number) => number !== undefined);
  const isOpen = OPEN_OUTCOMES.has(contact.outcome);
  return (
    <>
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <p className="text-base font-semibold">{contact.party}</p>
        <p className={`text-sm font-medium ${isOpen ? 'text-pending' : 'text-ink'}`}>
          {OUTCOME_WORDS[contact.outcome]}
        </p>
      </div>
      <p className="mt-0.5 text-sm text-soft">
        {[contact.person, contact.channel].filter(Boolean).join(', ')},{' '}
        <Time iso={contact.sentAt} timeZone={timeZone} /> by {contact.by}
        {contact.deadline && (
          <>
            {' '}
            · deadline <Time iso={contact.deadline} timeZone={timeZone} />
          </>
        )}
        {concerned.length > 0 && ` · ${concerned.length === 1 ? 'item' : 'items'} ${concerned.join(', ')}`}
      </p>
      {contact.asked && <p className="mt-1 text-sm whitespace-pre-line">Asked: {contact.asked}</p>}
      {contact.reason && <p className="mt-1 text-sm">Because: {contact.reason}</p>}
      {contact.answer && (
        <blockquote className="mt-1.5 border-l-2 pl-3 font-serif text-lg leading-snug whitespace-pre-line">
          {contact.answer}
        </blockquote>
      )}
      {contact.answeredAt && (
        <p className="mt-0.5 text-xs text-soft">
          Answered <Time iso={contact.answeredAt} timeZone={timeZone} />
        </p>
      )}
    </>
  );
}
