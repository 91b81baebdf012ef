'use client';
import { initials } from '../../ui/initials.ts';
import { useIsUnseen, useWhoIsAt } from '../state/use-others.ts';

/**
 * Beside an item: who else is at it, and whether it was changed by others and not opened since.
 *
 * @param isSilent drawn only, for a place whose name is complete without it; the list says it
 */
export function HereMark({
  itemId,
  isSilent = false,
  className = '',
}: {
  itemId: string;
  isSilent?: boolean;
  className?: string;
}) {
  const who = useWhoIsAt(itemId);
  const isUnseen = useIsUnseen(itemId);
  if (!who && !isUnseen) return null;
  return (
    <span className={`pointer-events-none flex items-center gap-1 ${className}`}>
      {who && (
        <span
          title={`${who} here`}
          className="flex h-4 min-w-4 items-center justify-center rounded-full border border-verified bg-sheet px-0.5 font-sans text-[0.5625rem] leading-none font-semibold text-verified not-italic"
        >
          <span
            aria-hidden="true"
            data-initials={initials(who.split(/, | and /)[0] ?? '')}
            className="before:content-[attr(data-initials)]"
          />
          {!isSilent && <span className="sr-only">{who} here</span>}
        </span>
      )}
      {isUnseen && (
        <span title="Changed since you were here" className="size-1.5 rounded-[1px] bg-pencil">
          {!isSilent && <span className="sr-only">changed since you were here</span>}
        </span>
      )}
    </span>
  );
}
