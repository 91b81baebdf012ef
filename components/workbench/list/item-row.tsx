'use client';
import { memo } from 'react';
import { isMeantOtherwise, meaningLabel } from '@/lib/domain/force.ts';
import { KIND_LABELS } from '@/lib/domain/item-kinds.ts';
import type { ItemView } from '@/lib/items/view.ts';
import { changesInShort, isUnsure, whose } from '../../item/item-words.ts';
import { SHOWN_LABELS, SHOWN_TEXT, shownStatus } from '../../item/shown-status.ts';
import { Statement } from '../../item/statement.tsx';
import { StatusGlyph } from '../../item/status-glyph.tsx';
import { HereMark } from '../galley/here-mark.tsx';

/** One line of the list. Redrawn only when its item, its number or whether it is chosen changes. */
export const ItemRow = memo(function ItemRow({
  item,
  number,
  isChosen,
  isTabStop,
  isPicking,
  isPicked,
  openThreads,
  undecided,
  onChoose,
  onPick,
}: {
  item: ItemView;
  number: number | null;
  isChosen: boolean;
  isTabStop: boolean;
  isPicking: boolean;
  isPicked: boolean;
  openThreads: number;
  /** Proposed sources to be decided. */
  undecided: number;
  onChoose: (itemId: string) => void;
  onPick: (itemId: string) => void;
}) {
  const status = shownStatus(item);
  return (
    // biome-ignore lint/a11y/useSemanticElements: in a `ul` no groups may stand, see `ItemRows`
    <div role="listitem">
      <button
        type="button"
        id={`row-${item.id}`}
        data-row={item.id}
        tabIndex={isTabStop ? 0 : -1}
        aria-current={isChosen || undefined}
        aria-pressed={isPicking ? isPicked : undefined}
        onClick={(event) => {
          if (isPicking || event.metaKey || event.ctrlKey) onPick(item.id);
          else onChoose(item.id);
        }}
        className={`grid w-full grid-cols-[1.125rem_minmax(0,1fr)] gap-x-2.5 border-l-3 py-2.5 pr-4 pl-3.5 text-left -outline-offset-2 ${isChosen ? 'border-pencil bg-pencil-wash' : 'border-transparent hover:bg-hover'}`}
      >
        <span className="flex flex-col items-center gap-0.5 pt-px">
          {isPicking ? <Tick isOn={isPicked} /> : <StatusGlyph status={status} className="size-4.5" />}
          {number !== null && <span className="figures text-2xs text-soft">{number}</span>}
          <HereMark itemId={item.id} className="flex-col" />
        </span>
        <span className="min-w-0">
          <span className="flex items-baseline justify-between gap-3 text-xs text-soft">
            <span className="shrink-0">
              {KIND_LABELS[item.kind]}
              <span className="sr-only">, {SHOWN_LABELS[status]}</span>
              {isMeantOtherwise(item) && ` · ${meaningLabel(item)}`}
              {isUnsure(item) && <span className="italic"> · unsure</span>}
              {openThreads > 0 && (
                <span className="figures text-pencil">
                  {' '}
                  · {openThreads} {openThreads === 1 ? 'thread' : 'threads'}
                </span>
              )}
              {undecided > 0 && <span className="figures text-pencil"> · {undecided} proposed</span>}
            </span>
            <span className="truncate">{whose(item)}</span>
          </span>
          <span
            className={`mt-0.5 line-clamp-2 font-serif text-lg leading-snug ${item.isCut ? 'text-soft line-through decoration-1' : ''}`}
          >
            <Statement item={item} />
          </span>
          {status === 'CHANGED' && (
            <span className={`line-clamp-2 text-xs ${SHOWN_TEXT.CHANGED}`}>
              {SHOWN_LABELS.CHANGED}
              {item.changes?.[0] && ` · ${changesInShort(item.changes)}`}
            </span>
          )}
        </span>
      </button>
    </div>
  );
});

function Tick({ isOn }: { isOn: boolean }) {
  return (
    <svg viewBox="0 0 20 20" className="size-4.5 text-pencil" aria-hidden="true">
      <rect
        x="1.5"
        y="1.5"
        width="17"
        height="17"
        rx="3"
        fill={isOn ? 'currentColor' : 'none'}
        stroke="currentColor"
        strokeWidth="1.5"
      />
      {isOn && <path d="M6 10.4l2.7 2.6L14 7.4" fill="none" strokeWidth="2" className="stroke-sheet" />}
    </svg>
  );
}
