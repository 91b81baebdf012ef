import type { AttributionChange } from '@/lib/domain/attribution-change.ts';
import { changeParts } from '@/lib/domain/change-words.ts';

/** What changed since an item was checked, one line per change: "Speaker changed: Mara Lund → Bo Kray". */
export function Changes({
  changes,
  className = '',
}: {
  changes: readonly AttributionChange[];
  className?: string;
}) {
  return changes.map((change, i) => {
    const { about, from, to } = changeParts(change);
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: one list is never reordered
      <span key={i} className={`block ${className}`}>
        <span className="font-semibold text-changed">{about}</span>: {from} <span aria-hidden="true">→</span>
        <span className="sr-only">became </span>
        {to}
      </span>
    );
  });
}
