'use client';
import type { Mismatch } from '@/lib/domain/gate.ts';
import { Popover } from '../ui/popover.tsx';
import { ProposedWording } from './proposed-wording.tsx';

/** A query in the margin, as a proofreader would write it: the words say more than the contact log supports. */
export function QueryMark({ query, number }: { query: Mismatch; number: number }) {
  return (
    <Popover
      label={`Why item ${number} is queried`}
      trigger={
        <button
          type="button"
          aria-label={`Item ${number} is queried: the log does not support this wording. ${query.reasons.join('. ')}`}
          className="margin-number margin-query flex h-6 items-center justify-end rounded-sm pr-0.5 text-disputed"
        >
          <QueryGlyph className="size-4.5" />
        </button>
      }
    >
      <p className="font-semibold">The contact log does not support this wording</p>
      <ul className="mt-1 space-y-0.5 text-soft">
        {query.reasons.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
      <ProposedWording wording={query.wording} className="mt-2" />
    </Popover>
  );
}

/** An open triangle with a question mark: no status has that shape. */
export function QueryGlyph({ className = 'size-4' }: { className?: string }) {
  return (
    <svg viewBox="0 0 20 20" aria-hidden="true" className={`inline-block shrink-0 ${className}`}>
      <path
        d="M10 1.6 19 17.6H1z"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.6"
        strokeLinejoin="round"
      />
      <path
        d="M8.1 9.1a1.95 1.95 0 1 1 2.9 1.7c-.7.4-1 .8-1 1.5"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        strokeLinecap="round"
      />
      <circle cx="10" cy="15" r="1" fill="currentColor" />
    </svg>
  );
}
