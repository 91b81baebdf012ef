'use client';
import { beingReadMessage, unreadMessage } from '@/lib/domain/gate.ts';
import type { ItemView } from '@/lib/items/view.ts';
import type { WorkbenchView } from '@/lib/workbench/view.ts';
import { ProposedWording } from '../../item/proposed-wording.tsx';
import { QueryGlyph } from '../../item/query-mark.tsx';
import { Checkbox } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { accusedPhrase } from '../contact-log/accused-words.ts';
import { UnverifiedList } from './unverified-list.tsx';
import type { Gate } from './use-gate.ts';

/** Objections to going ahead. None of them prevents it but a text that is still being read; all must have been seen. */
export function GateChecks({
  view,
  items,
  gate,
  errors,
}: {
  view: Pick<WorkbenchView, 'notAsked' | 'played'>;
  items: readonly ItemView[];
  gate: Gate;
  errors: Record<string, string>;
}) {
  const { unverified, mismatches, openThreads, isClear, confirm } = gate;
  const beingRead = beingReadMessage(gate.beingRead);
  const restsOnUnread = ({ isCut, checks }: ItemView) =>
    !isCut && checks.some(({ isUnread, isStale }) => isUnread && !isStale);
  const unread = unreadMessage(items.filter(restsOnUnread).length);
  return (
    <div className="space-y-4">
      {mismatches.length > 0 && <Mismatches mismatches={mismatches} items={items} />}
      <NotAsked notAsked={view.notAsked} items={items} />
      <UnverifiedList unverified={unverified} />
      {!isClear && (
        <Checkbox
          label={seenPhrase(unverified.length, mismatches.length, openThreads)}
          checked={gate.isSeen}
          error={errors.confirmedUnverified ?? errors.confirmedMismatches ?? errors.confirmedThreads}
          onChange={(event) => confirm(event.target.checked)}
        />
      )}
      <Played items={items.filter(({ id }) => view.played.includes(id))} />
      {unread && <Notice tone="warning">{unread}</Notice>}
      {beingRead && <Notice tone="warning">{beingRead}</Notice>}
    </div>
  );
}

/** Told, and nothing to be confirmed: an editor offered each of them on purpose. */
function Played({ items }: { items: readonly ItemView[] }) {
  if (items.length === 0) return null;
  return (
    <section className="text-sm" aria-labelledby="gate-played">
      <h3 id="gate-played" className="font-medium">
        {items.length === 1
          ? 'Readers can play the recording of one quote'
          : `Readers can play the recordings of ${items.length} quotes`}
      </h3>
      <ul className="mt-1 space-y-0.5 text-soft">
        {items.map(({ id, exact }) => (
          <li key={id} className="break-words" dir="auto">
            {exact}
          </li>
        ))}
      </ul>
    </section>
  );
}

function seenPhrase(unverified: number, mismatches: number, openThreads: number): string {
  const all = [
    unverified === 0
      ? ''
      : unverified === 1
        ? 'one item is not verified'
        : `${unverified} items are not verified`,
    mismatches === 0
      ? ''
      : mismatches === 1
        ? 'one non-response says more than the contact log shows'
        : `${mismatches} non-responses say more than the contact log shows`,
    openThreads === 0 ? '' : openThreads === 1 ? 'one thread is open' : `${openThreads} threads are open`,
  ];
  return `I have seen that ${all.filter(Boolean).join(', and that ')}`;
}

function Mismatches({ mismatches, items }: { mismatches: Gate['mismatches']; items: readonly ItemView[] }) {
  return (
    <section className="rounded-md border border-disputed/50" aria-labelledby="gate-mismatches">
      <h3
        id="gate-mismatches"
        className="flex items-center gap-2 border-b border-disputed/30 bg-disputed-wash px-3 py-2 text-sm font-semibold text-disputed"
      >
        <QueryGlyph className="size-4.5" />
        {mismatches.length === 1
          ? 'One non-response says more than the contact log shows'
          : `${mismatches.length} non-responses say more than the contact log shows`}
      </h3>
      <ul className="max-h-72 divide-y overflow-y-auto px-3">
        {mismatches.map(({ itemId, reasons, wording }) => (
          <li key={itemId} className="py-2.5">
            <p className="font-serif text-lg leading-snug">
              {items.find(({ id }) => id === itemId)?.exact ?? ''}
            </p>
            {reasons.map((reason) => (
              <p key={reason} className="text-xs text-soft">
                {reason}
              </p>
            ))}
            <ProposedWording wording={wording} className="mt-2" />
          </li>
        ))}
      </ul>
    </section>
  );
}

function NotAsked({ notAsked, items }: { notAsked: WorkbenchView['notAsked']; items: readonly ItemView[] }) {
  if (notAsked.length === 0) return null;
  const numbers = new Map(items.map((item, i) => [item.id, i + 1]));
  return (
    <div className="rounded-md border border-pending/50 bg-pending-wash px-3 py-2.5 text-sm">
      <p className="font-semibold">Not asked yet</p>
      <p className="mt-0.5 text-soft">
        The story seems to accuse them, and nobody is logged to have asked. Ask them in the contact log, or
        say there why not.
      </p>
      <ul className="mt-1">
        {notAsked.map(({ party, items: accused }) => (
          <li key={party}>
            <strong className="font-semibold">{party}</strong>: {accusedPhrase(accused, numbers)}
          </li>
        ))}
      </ul>
    </div>
  );
}
