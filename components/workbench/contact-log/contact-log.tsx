'use client';
import { useState } from 'react';
import type { NotAskedView } from '@/lib/contacts/view.ts';
import { NEVER_ASKED } from '@/lib/domain/contact-outcomes.ts';
import { cityOf } from '@/lib/domain/moments.ts';
import type { ItemView } from '@/lib/items/view.ts';
import type { WorkbenchView } from '@/lib/workbench/view.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Cross } from '../../ui/dialog.tsx';
import { useClock } from '../../ui/use-clock.ts';
import { useWorkbenchContext } from '../state/context.tsx';
import { AttemptForm, type AttemptStart } from './attempt-form.tsx';
import { ContactThread, type OpenForm } from './contact-thread.tsx';
import { NotAskedList } from './not-asked-list.tsx';
import { threadsOf } from './threads.ts';
import { toHeading, useShownPanel } from './use-shown-panel.ts';

/** Who was asked for comment, when and with what answer: what a non-response in the story relies on. */
export function ContactLog({
  view,
  chosen,
  number,
  party,
  log: { isOpen, close },
}: {
  view: WorkbenchView;
  chosen: ItemView | null;
  /** Of the chosen item, to which one goes back. */
  number: number | null;
  /** When opened from an item: begin with a new attempt to reach this party. */
  party: string | undefined;
  log: { isOpen: boolean; close: () => void };
}) {
  const { can } = useWorkbenchContext();
  // Only when opened from an item: a log opened by itself is not about any one item.
  const concerned = party !== undefined && chosen && !chosen.isCut ? [chosen.id] : [];
  const [adding, setAdding] = useState<AttemptStart | null>(
    party === undefined ? null : { partyName: party, itemIds: concerned },
  );
  const [open, setOpen] = useState<OpenForm | null>(null);
  const { contacts, newsroom } = view;
  const now = useClock(
    view.now,
    contacts.map(({ deadline }) => deadline),
  );
  const numbers = new Map(view.items.filter((item) => !item.isCut).map((item, i) => [item.id, i + 1]));
  const threads = threadsOf(contacts);

  const ref = useShownPanel(isOpen, close);

  function onOpen(form: OpenForm | null) {
    setOpen(form);
    if (!form) toHeading(ref);
  }

  return (
    <div ref={ref} className="@container">
      <LogHead city={cityOf(newsroom.timeZone)} number={number} onClose={close} />
      <div className="px-5 py-4">
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
            onDone={() => {
              setAdding(null);
              toHeading(ref);
            }}
          />
        )}
        <NotAskedList
          notAsked={view.notAsked}
          numbers={numbers}
          onAsk={can.logContact ? (one) => setAdding(startWith(one)) : null}
          onExplain={can.logContact ? (one) => setAdding({ ...startWith(one), outcome: NEVER_ASKED }) : null}
        />
        {contacts.length === 0 && !adding && (
          <p className="py-4 text-base text-soft">
            Nobody was asked yet. Log each request with its deadline: only then can the story say that
            somebody did not comment.
          </p>
        )}
        <div className={`divide-y ${threads.length > 0 ? 'border-t' : ''}`}>
          {threads.map((thread) => (
            <ContactThread key={thread.partyId} {...{ view, thread, numbers, now, open }} onOpen={onOpen} />
          ))}
        </div>
      </div>
    </div>
  );
}

/** A new attempt to ask somebody whom the story seems to accuse. */
function startWith({ party, items }: NotAskedView): AttemptStart {
  return { partyName: party, itemIds: items.map(({ itemId }) => itemId) };
}

function LogHead({ city, number, onClose }: { city: string; number: number | null; onClose: () => void }) {
  return (
    <header className="sticky top-0 z-10 flex items-start justify-between gap-4 border-b bg-sheet px-5 py-3">
      <div>
        <h2 tabIndex={-1} className="text-lg font-semibold outline-none">
          Contact log
        </h2>
        <p className="mt-0.5 text-sm text-soft">
          Who was asked for comment, when, and what they answered. The newsroom’s clock is {city}.
        </p>
      </div>
      <IconButton
        label={number === null ? 'Close' : `Close, back to item ${number}`}
        onClick={onClose}
        className="-mr-1.5"
      >
        <Cross />
      </IconButton>
    </header>
  );
}
