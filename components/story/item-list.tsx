'use client';
import { type KeyboardEvent, type RefObject, useCallback, useMemo } from 'react';
import { ITEM_KINDS, KIND_WORDS } from '@/lib/domain/item-kinds.ts';
import type { ItemKind } from '@/lib/domain/vocabulary.ts';
import type { ItemView } from '@/lib/items/view.ts';
import { ItemRow } from '../item/item-row.tsx';
import { Button } from '../ui/button.tsx';
import { countForFilters, type FilterCounts, type Filters, NO_FILTERS, type Shelf } from './item-filters.ts';
import { useWorkbenchSurroundings } from './workbench-context.tsx';

const SHELF_WORDS: Record<Shelf, string> = {
  ALL: 'All',
  PENDING: 'Pending',
  VERIFIED: 'Verified',
  DISPUTED: 'Disputed',
  CHANGED: 'Changed',
  CUT: 'Cut',
};

export const SEARCH_ID = 'item-search';

export function ItemList({
  items,
  visible,
  numbers,
  chosenId,
  pickedIds,
  isPicking,
  filters,
  onFilters,
  onChoose,
  onPicking,
  listRef,
}: {
  items: readonly ItemView[];
  visible: readonly ItemView[];
  numbers: ReadonlyMap<string, number>;
  chosenId: string | null;
  pickedIds: readonly string[];
  isPicking: boolean;
  filters: Filters;
  onFilters: (filters: Filters) => void;
  onChoose: (itemId: string) => void;
  onPicking: (isPicking: boolean) => void;
  listRef: RefObject<HTMLUListElement | null>;
}) {
  const { commands, can, me } = useWorkbenchSurroundings();
  const counts = useMemo(() => countForFilters(items, me.id), [items, me.id]);
  const picked = new Set(pickedIds);
  const hasChosen = visible.some((item) => item.id === chosenId);
  const pick = useCallback(
    (itemId: string) => {
      onPicking(true);
      commands.pick(
        pickedIds.includes(itemId) ? pickedIds.filter((id) => id !== itemId) : [...pickedIds, itemId],
      );
    },
    [commands, pickedIds, onPicking],
  );
  const shelves: Shelf[] = ['ALL', 'PENDING', 'DISPUTED', 'VERIFIED'];
  const rare = (['CHANGED', 'CUT'] as const).filter((shelf) => counts[shelf] > 0 || filters.shelf === shelf);

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
    <>
      <div className="shrink-0 border-b px-2.5 pt-2.5 pb-3">
        <div className="flex flex-wrap gap-x-px gap-y-0.5">
          {shelves.map((shelf) => (
            <ShelfChip key={shelf} shelf={shelf} counts={counts} filters={filters} onFilters={onFilters} />
          ))}
          <Chip
            isOn={filters.isMine}
            count={counts.mine}
            onPress={() => onFilters({ ...filters, isMine: !filters.isMine })}
          >
            Mine
          </Chip>
          <Chip
            isOn={filters.hasNoSource}
            count={counts.noSource}
            onPress={() => onFilters({ ...filters, hasNoSource: !filters.hasNoSource })}
          >
            No source
          </Chip>
          {rare.map((shelf) => (
            <ShelfChip key={shelf} shelf={shelf} counts={counts} filters={filters} onFilters={onFilters} />
          ))}
        </div>
        <div className="mt-2.5 flex gap-2">
          <input
            id={SEARCH_ID}
            type="search"
            aria-label="Search items"
            aria-keyshortcuts="/"
            placeholder="Search"
            value={filters.query}
            onChange={(event) => onFilters({ ...filters, query: event.target.value })}
            onKeyDown={(event) => {
              if (event.key === 'Escape') {
                onFilters({ ...filters, query: '' });
                event.currentTarget.blur();
              }
              if (event.key === 'Enter' && visible[0]) onChoose(visible[0].id);
            }}
            className="control min-w-0 flex-1 text-sm"
          />
          <select
            aria-label="Kind"
            value={filters.kind ?? ''}
            onChange={(event) =>
              onFilters({ ...filters, kind: (event.target.value || null) as ItemKind | null })
            }
            className="control w-auto! max-w-30 text-sm"
          >
            <option value="">All kinds</option>
            {ITEM_KINDS.map((kind) => (
              <option key={kind} value={kind}>
                {KIND_WORDS[kind]} {counts.kinds[kind] ?? 0}
              </option>
            ))}
          </select>
        </div>
      </div>
      {visible.length > 0 ? (
        <ul
          ref={listRef}
          onKeyDown={onKeyDown}
          className="relative min-h-0 flex-1 overflow-y-auto overscroll-contain py-1.5"
        >
          {visible.map((item, i) => (
            <ItemRow
              key={item.id}
              item={item}
              number={numbers.get(item.id) ?? null}
              isChosen={item.id === chosenId}
              isTabStop={hasChosen ? item.id === chosenId : i === 0}
              isPicking={isPicking}
              isPicked={picked.has(item.id)}
              onChoose={onChoose}
              onPick={pick}
            />
          ))}
        </ul>
      ) : (
        <div className="flex-1 px-4 py-6 text-sm text-soft">
          {items.length === 0 ? (
            <p>Nothing was found in this text. Select words in the story to make an item.</p>
          ) : (
            <>
              <p>No item fits these filters.</p>
              <Button look="link" onClick={() => onFilters(NO_FILTERS)}>
                Show all items
              </Button>
            </>
          )}
        </div>
      )}
      {can.annotate && items.length > 1 && (
        <div className="flex min-h-11 shrink-0 items-center gap-2 border-t px-4 py-1.5 text-sm">
          {isPicking ? (
            <>
              <Button
                size="sm"
                look="solid"
                disabled={pickedIds.length < 2}
                onClick={() => void commands.merge(pickedIds).then((result) => result.ok && onPicking(false))}
              >
                Merge {pickedIds.length > 1 ? `${pickedIds.length} items` : ''}
              </Button>
              <Button
                size="sm"
                look="quiet"
                onClick={() => {
                  commands.pick([]);
                  onPicking(false);
                }}
              >
                Cancel
              </Button>
              {pickedIds.length < 2 && <span className="text-xs text-soft">Choose two or more.</span>}
            </>
          ) : (
            <Button size="sm" look="quiet" className="-ml-2 text-soft!" onClick={() => onPicking(true)}>
              Choose several to merge
            </Button>
          )}
        </div>
      )}
    </>
  );
}

function ShelfChip({
  shelf,
  counts,
  filters,
  onFilters,
}: {
  shelf: Shelf;
  counts: FilterCounts;
  filters: Filters;
  onFilters: (filters: Filters) => void;
}) {
  return (
    <Chip
      isOn={filters.shelf === shelf}
      count={counts[shelf]}
      onPress={() => onFilters({ ...filters, shelf })}
    >
      {SHELF_WORDS[shelf]}
    </Chip>
  );
}

function Chip({
  children,
  count,
  isOn,
  onPress,
}: {
  children: string;
  count: number;
  isOn: boolean;
  onPress: () => void;
}) {
  return (
    <button
      type="button"
      aria-pressed={isOn}
      onClick={onPress}
      className={`min-h-7 rounded-full px-2 text-xs font-medium transition-colors duration-100 ${isOn ? 'bg-ink text-paper' : 'text-soft hover:bg-hover hover:text-ink'}`}
    >
      {children} <span className="figures">{count}</span>
    </button>
  );
}
