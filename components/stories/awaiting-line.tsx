'use client';
import type { AwaitedView } from '@/lib/stories/view.ts';
import { ReaderTime } from '../ui/reader-time.tsx';
import { useClock } from '../ui/use-clock.ts';

const MOST_SHOWN = 3;

/** Whose reply is awaited and until when; overdue ones first, shown in words and by a sign before colour. */
export function AwaitingLine({
  awaiting,
  now: serverNow,
  timeZone,
  className = '',
}: {
  awaiting: readonly AwaitedView[];
  /** ISO; the server's clock when this was true. */
  now: string;
  timeZone: string;
  className?: string;
}) {
  const now = useClock(
    serverNow,
    awaiting.map(({ until }) => until),
  );
  if (awaiting.length === 0) return null;
  const isOverdue = ({ until }: AwaitedView) => until !== null && until <= now;
  const shown = [...awaiting.filter(isOverdue), ...awaiting.filter((one) => !isOverdue(one))];
  const more = shown.length - MOST_SHOWN;
  return (
    <p className={`flex flex-wrap items-center gap-x-4 gap-y-0.5 text-sm ${className}`}>
      {shown.slice(0, MOST_SHOWN).map((one) => (
        <span
          key={one.party}
          className={`inline-flex items-center gap-1.5 ${isOverdue(one) ? 'font-medium text-disputed' : 'text-pending'}`}
        >
          <ClockGlyph isOverdue={isOverdue(one)} />
          <span>
            {isOverdue(one) ? `Overdue: ${one.party}, since ` : `Waiting on ${one.party}`}
            {!isOverdue(one) && one.until && ' until '}
            {one.until && <ReaderTime iso={one.until} timeZone={timeZone} now={now} />}
          </span>
        </span>
      ))}
      {more > 0 && <span className="text-soft">and {more} more</span>}
    </p>
  );
}

/** A clock while there is time; once the deadline has passed, a filled triangle with an exclamation mark. */
export function ClockGlyph({ isOverdue, className = 'size-4' }: { isOverdue: boolean; className?: string }) {
  return (
    <svg viewBox="0 0 20 20" aria-hidden="true" className={`inline-block shrink-0 ${className}`}>
      {isOverdue ? (
        <>
          <path d="M10 1.5 19 17.5H1z" fill="currentColor" />
          <path d="M10 7.2v5" strokeWidth="1.9" strokeLinecap="round" className="stroke-sheet" />
          <circle cx="10" cy="14.8" r="1.1" className="fill-sheet" />
        </>
      ) : (
        <g fill="none" stroke="currentColor" strokeWidth="1.6" strokeLinecap="round">
          <circle cx="10" cy="10" r="8" />
          <path d="M10 5.6V10l3 2" />
        </g>
      )}
    </svg>
  );
}
