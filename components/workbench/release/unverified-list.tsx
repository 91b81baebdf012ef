'use client';
import { changeQuestion } from '@/lib/domain/change-words.ts';
import type { ItemView } from '@/lib/items/view.ts';
import { Changes } from '../../item/changes.tsx';
import { whose } from '../../item/item-words.ts';
import { SHOWN_LABELS, SHOWN_TEXT, shownStatus } from '../../item/shown-status.ts';
import { Statement } from '../../item/statement.tsx';
import { StatusGlyph } from '../../item/status-glyph.tsx';

/** The items that are not verified, with the status of each. */
export function UnverifiedList({ unverified }: { unverified: readonly ItemView[] }) {
  if (unverified.length === 0) {
    return (
      <p className="flex items-center gap-2 text-base">
        <StatusGlyph status="VERIFIED" /> Every item is verified.
      </p>
    );
  }
  const are = unverified.length === 1 ? 'One item is' : `${unverified.length} items are`;
  return (
    <div>
      <p className="mb-2 text-base">{are} not verified. The report will show them as what they are:</p>
      <ul
        aria-label="Not verified"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must be able to reach it
        tabIndex={0}
        className="max-h-64 divide-y overflow-y-auto rounded-md border -outline-offset-2"
      >
        {unverified.map((item) => {
          const status = shownStatus(item);
          return (
            <li key={item.id} className="grid grid-cols-[1.25rem_minmax(0,1fr)] gap-2 px-3 py-2">
              <StatusGlyph status={status} className="mt-1 size-4" />
              <div>
                <p className="line-clamp-3 font-serif text-lg leading-snug">
                  <Statement item={item} />
                </p>
                <p className="text-xs text-soft">
                  <span className={SHOWN_TEXT[status]}>{SHOWN_LABELS[status]}</span>
                  {item.reason && status !== 'CHANGED' && `: ${item.reason}`} · {whose(item)}
                </p>
                {status === 'CHANGED' && item.changes && (
                  <p className="text-xs">
                    <Changes changes={item.changes} />
                  </p>
                )}
                {item.asked.length > 0 && (
                  <p className="text-xs text-pending">
                    A question is open: {item.asked.map((one) => changeQuestion(one)).join(' ')}
                  </p>
                )}
              </div>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
