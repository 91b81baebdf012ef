'use client';
import type { ContactView } from '@/lib/contacts/view.ts';
import { leavesOpen, OUTCOME_LABELS, wasAsked } from '@/lib/domain/contact-outcomes.ts';
import { clockName, formatMoment } from '@/lib/domain/moments.ts';
import { formatDeadline } from '@/lib/domain/request-template.ts';
import { ClockGlyph } from '../../stories/awaiting-line.tsx';
import { ReaderTime } from '../../ui/reader-time.tsx';
import { useWorkbenchContext } from '../state/context.tsx';

/** One request: how and when it was put, until when, and what came of it. */
export function Attempt({
  contact,
  numbers,
  now,
  isFollowUp,
  isLast,
}: {
  contact: ContactView;
  numbers: ReadonlyMap<string, number>;
  /** ISO; decides which deadlines have passed. */
  now: string;
  isFollowUp: boolean;
  /** Nothing came after it with this party: if its time is up, this is the overdue one. */
  isLast: boolean;
}) {
  const { timeZone } = useWorkbenchContext();
  const isOpen = leavesOpen(contact.outcome);
  const isSilent = isOpen && contact.deadline !== null && contact.deadline <= now;
  const isOverdue = isSilent && isLast;
  const isMade = wasAsked(contact.outcome);
  return (
    <>
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <p className="text-sm">
          {isFollowUp && <span className="font-medium">Follow-up: </span>}
          {[contact.person, isMade && contact.channel].filter(Boolean).join(', ')}
          {(contact.person || isMade) && ', '}
          <ReaderTime iso={contact.sentAt} timeZone={timeZone} now={now} />
          <span className="text-soft"> by {contact.by}</span>
        </p>
        <p
          className={`inline-flex items-center gap-1.5 text-sm font-medium ${isOverdue ? 'text-disputed' : isOpen && !isSilent ? 'text-pending' : 'text-ink'}`}
        >
          {(isOverdue || (isOpen && !isSilent)) && <ClockGlyph isOverdue={isOverdue} />}
          {isOverdue
            ? 'Overdue: no answer by the deadline'
            : isSilent
              ? 'No answer by the deadline'
              : OUTCOME_LABELS[contact.outcome]}
        </p>
      </div>
      <Concerning contact={contact} numbers={numbers} now={now} />
      {contact.asked && <p className="mt-1 text-sm whitespace-pre-line">Asked: {contact.asked}</p>}
      {contact.reason && <p className="mt-1 text-sm">Because: {contact.reason}</p>}
      <Answer contact={contact} now={now} />
    </>
  );
}

/** When an answer was due, and which items it was about. */
function Concerning({
  contact,
  numbers,
  now,
}: {
  contact: ContactView;
  numbers: ReadonlyMap<string, number>;
  now: string;
}) {
  const { timeZone } = useWorkbenchContext();
  const { deadline, timeZone: zone } = contact;
  const concerned = contact.itemIds.map((id) => numbers.get(id)).filter((number) => number !== undefined);
  if (!deadline && concerned.length === 0) return null;
  return (
    <p className="text-sm text-soft">
      {deadline && (
        <span title={formatDeadline(new Date(deadline), zone || timeZone, timeZone)}>
          deadline <ReaderTime iso={deadline} timeZone={timeZone} now={now} />
          {zone && zone !== timeZone && `, ${formatMoment(deadline, zone, 'time')} ${clockName(zone)}`}
        </span>
      )}
      {deadline && concerned.length > 0 && ' · '}
      {concerned.length > 0 && `${concerned.length === 1 ? 'item' : 'items'} ${concerned.join(', ')}`}
    </p>
  );
}

/** What they answered, when, and where it is kept. */
function Answer({ contact, now }: { contact: ContactView; now: string }) {
  const { timeZone } = useWorkbenchContext();
  const isLateAnswer =
    contact.answeredAt !== null && contact.deadline !== null && contact.answeredAt > contact.deadline;
  return (
    <>
      {contact.answer && (
        <blockquote className="mt-1.5 border-l-2 pl-3 font-serif text-lg leading-snug whitespace-pre-line">
          {contact.answer}
        </blockquote>
      )}
      {contact.answeredAt && (
        <p className="mt-0.5 text-xs text-soft">
          Answered <ReaderTime iso={contact.answeredAt} timeZone={timeZone} now={now} />
          {isLateAnswer && ', after the deadline'}
        </p>
      )}
      {contact.answerSource && (
        <p className="mt-0.5 text-xs text-soft">
          Kept as a source:{' '}
          <a
            href={`/sources/${contact.answerSource.id}`}
            className="text-pencil underline underline-offset-2"
          >
            {contact.answerSource.title}
          </a>
        </p>
      )}
    </>
  );
}
