'use client';
import { useWhoWritesAt } from '../state/use-others.ts';

/** A colleague is typing beside the same item: said over the column's lower edge, where it moves nothing. */
export function WhoWrites({ itemId }: { itemId: string }) {
  const who = useWhoWritesAt(itemId);
  return (
    <p role="status" className="sticky bottom-0 z-10">
      {who && (
        <span className="block border-t border-pending/40 bg-pending-wash px-5 py-2 text-sm text-pending">
          {who} {who.includes(' and ') ? 'are' : 'is'} writing here. Nothing is locked: who saves second is
          told.
        </span>
      )}
    </p>
  );
}
