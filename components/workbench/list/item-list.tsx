'use client';
import { type KeyboardEvent, type RefObject, useCallback, useMemo } from 'react';
import type { ItemView } from '@/lib/items/view.ts';
import { Button } from '../../ui/button.tsx';
import { useGrowing } from '../../ui/use-growing.ts';
import { useWorkbenchContext } from '../state/context.tsx';
import { type AtItems, countForFilters, type Filters, NO_FILTERS } from './item-filters.ts';
import { ItemRow } from './item-row.tsx';
import { ListFilters } from './list-filters.tsx';
import { MergeBar } from './merge-bar.tsx';

/** More than a tall screen shows. */
const ROWS_IN_SIGHT = 30;
/** Drawn within a few frames. */
const ROWS_AT_ONCE = 60;

type Rows = AtItems & {
  visible: readonly ItemView[];
  /** The filters that `visible` fit. */
  drawn: Filters;
  numbers: ReadonlyMap<string, number>;
  chosenId: string | null;
  pickedIds: readonly string[];
  isPicking: boolean;
  onChoose: (itemId: string) => void;
  onPicking: (isPicking: boolean) => void;
  listRef: RefObject<HTMLUListElement | null>;
};

export function ItemList({
  items,
  matching,
  filters,
  onFilters,
  ...rows
}: Rows & {
  items: readonly ItemView[];
  /** Those that match the filters; `visible` follows them a moment later. */
  matching: readonly ItemView[];
  filters: Filters;
  onFilters: (filters: Filters) => void;
}) {
  const { can, me } = useWorkbenchContext();
  const { openThreads, undecided } = rows;
  const counts = useMemo(
    () => countForFilters(items, me.id, { openThreads, undecided }),
    [items, me.id, openThreads, undecided],
  );
  const [first] = matching;
  return (
    <>
      <ListFilters
        counts={counts}
        filters={filters}
        onFilters={onFilters}
        onFirst={() => first && rows.onChoose(first.id)}
      />
      {rows.visible.length > 0 ? (
        <ItemRows {...rows} />
      ) : (
        <NoItems isEmpty={items.length === 0} onAll={() => onFilters(NO_FILTERS)} />
      )}
      {(can.annotate || can.assign) && items.length > 1 && (
        <MergeBar
          items={items}
          pickedIds={rows.pickedIds}
          isPicking={rows.isPicking}
          onPicking={rows.onPicking}
        />
      )}
    </>
  );
}

function ItemRows({
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
  const hasChosen = place !== -1;
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
    <ul
      ref={listRef}
      onKeyDown={onKeyDown}
      className="relative min-h-0 flex-1 overflow-y-auto overscroll-contain py-1.5"
    >
      {visible.slice(0, count).map((item, i) => (
        <ItemRow
          key={item.id}
          item={item}
          number={numbers.get(item.id) ?? null}
          isChosen={item.id === chosenId}
          isTabStop={hasChosen ? item.id === chosenId : i === 0}
          isPicking={isPicking}
          isPicked={picked.has(item.id)}
          openThreads={openThreads.get(item.id) ?? 0}
          undecided={undecided.get(item.id) ?? 0}
          onChoose={onChoose}
          onPick={pick}
        />
      ))}
    </ul>
  );
}

/** Why the list is empty, and how to change that. */
function NoItems({ isEmpty, onAll }: { isEmpty: boolean; onAll: () => void }) {
  return (
    <div className="flex-1 px-4 py-6 text-sm text-soft">
      {isEmpty ? (
        <p>Nothing was found in this text. Select words in the story to make an item.</p>
      ) : (
        <>
          <p>No item fits these filters.</p>
          <Button look="link" onClick={onAll}>
            Show all items
          </Button>
        </>
      )}
    </div>
  );
}
