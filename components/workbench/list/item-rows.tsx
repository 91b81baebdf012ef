'use client';
import { type KeyboardEvent, type RefObject, useCallback, useLayoutEffect, useRef } from 'react';
import type { ItemView } from '@/lib/items/view.ts';
import { useGrowing } from '../../ui/use-growing.ts';
import { useWorkbenchContext } from '../state/context.tsx';
import type { AtItems, Filters } from './item-filters.ts';
import { ItemRow } from './item-row.tsx';

/** More than a tall screen shows. */
const ROWS_IN_SIGHT = 30;
/** Drawn within a few frames. */
const ROWS_AT_ONCE = 60;
/** Two screens of them: of each group the browser asks with every frame whether it is in sight, which of a thousand rows takes milliseconds. */
const ROWS_IN_A_GROUP = 20;

export type Rows = AtItems & {
  visible: readonly ItemView[];
  /** The filters that `visible` fit. */
  drawn: Filters;
  numbers: ReadonlyMap<string, number>;
  chosenId: string | null;
  pickedIds: readonly string[];
  isPicking: boolean;
  onChoose: (itemId: string) => void;
  onPicking: (isPicking: boolean) => void;
  listRef: RefObject<HTMLDivElement | null>;
};

/** The items that match, one row each; those out of sight are neither laid out nor painted. */
export function ItemRows({
  openThreads,
  undecided,
  visible,
  drawn,
  numbers,
  chosenId,
  pickedIds,
  isPicking,
  onChoose,
  onPicking,
  listRef,
}: Rows) {
  const { commands } = useWorkbenchContext();
  const picked = new Set(pickedIds);
  const place = visible.findIndex((item) => item.id === chosenId);
  const tabStopId = place === -1 ? visible[0]?.id : chosenId;
  // Anew for each letter of a search: hundreds of rows that came back at once would hold up the next one.
  const count = useGrowing(visible.length, {
    ...{ least: Math.max(ROWS_IN_SIGHT, place + 1), step: ROWS_AT_ONCE, of: drawn },
  });
  const pick = useCallback(
    (itemId: string) => {
      onPicking(true);
      commands.pick(
        pickedIds.includes(itemId) ? pickedIds.filter((id) => id !== itemId) : [...pickedIds, itemId],
      );
    },
    [commands, pickedIds, onPicking],
  );
  const keptFocus = useKeptFocus();

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    const rows = [...(listRef.current?.querySelectorAll<HTMLButtonElement>('[data-row]') ?? [])];
    const at = rows.indexOf(document.activeElement as HTMLButtonElement);
    const next = rows[at + (event.key === 'ArrowDown' ? 1 : -1)];
    if (at === -1 || !next) return;
    event.preventDefault();
    next.focus({ preventScroll: true });
    if (next.dataset.row && !isPicking) onChoose(next.dataset.row);
    else next.scrollIntoView({ block: 'nearest' });
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: between a `ul` and its rows no groups may stand
    <div
      role="list"
      ref={listRef}
      onKeyDown={onKeyDown}
      {...keptFocus}
      className="relative min-h-0 flex-1 overflow-y-auto overscroll-contain py-1.5"
    >
      {groupsOf(visible.slice(0, count)).map((group, i) => (
        // Until it first is in sight it has the height of most: 5.5rem for each row.
        <div
          // biome-ignore lint/suspicious/noArrayIndexKey: a group is the rows that stand there, whichever they are
          key={i}
          className="[contain-intrinsic-height:auto_110rem] [content-visibility:auto]"
        >
          {group.map((item) => (
            <ItemRow
              key={item.id}
              item={item}
              number={numbers.get(item.id) ?? null}
              isChosen={item.id === chosenId}
              isTabStop={item.id === tabStopId}
              isPicking={isPicking}
              isPicked={picked.has(item.id)}
              openThreads={openThreads.get(item.id) ?? 0}
              undecided={undecided.get(item.id) ?? 0}
              onChoose={onChoose}
              onPick={pick}
            />
          ))}
        </div>
      ))}
    </div>
  );
}

const groupsOf = (items: readonly ItemView[]): ItemView[][] =>
  Array.from({ length: Math.ceil(items.length / ROWS_IN_A_GROUP) }, (_, i) =>
    items.slice(i * ROWS_IN_A_GROUP, (i + 1) * ROWS_IN_A_GROUP),
  );

/**
 * Keeps the focus on a row whose element is made anew, as it is when another item comes or goes before it and the row moves to
 * the next group. While React takes the old element away it tells of no loss of focus, so what is remembered is only forgotten where a
 * person left the row.
 */
function useKeptFocus() {
  const focused = useRef<HTMLElement | null>(null);
  useLayoutEffect(() => {
    const row = focused.current;
    if (!row || row.isConnected) return;
    focused.current = null;
    if (document.activeElement === document.body)
      document.getElementById(row.id)?.focus({ preventScroll: true });
  });
  return {
    onFocus: ({ target }: { target: EventTarget & HTMLElement }) => {
      focused.current = target.matches('[data-row]') ? target : null;
    },
    onBlur: () => {
      focused.current = null;
    },
  };
}
