'use client';
import { useLiveState } from './use-live.ts';

/** Says quietly, over the page's corner and without moving anything, that others' changes come late. */
export function NotLive({ memberId, className = 'bottom-2' }: { memberId: string; className?: string }) {
  const state = useLiveState(memberId);
  return (
    <p role="status" className={`pointer-events-none fixed left-2 z-30 print:hidden ${className}`}>
      {state === 'not live' && (
        <span className="rounded-sm border bg-sheet px-2 py-1 text-xs text-soft">
          Not live: others’ changes show after up to 15 seconds
        </span>
      )}
    </p>
  );
}
