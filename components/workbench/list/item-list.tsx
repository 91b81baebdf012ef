'use client';
import { useMemo } from 'react';
import type { ItemView } from '@/lib/items/view.ts';
import { Button } from '../../ui/button.tsx';
import { useWorkbenchContext } from '../state/context.tsx';
import { countForFilters, type Filters, NO_FILTERS } from './item-filters.ts';
import { ItemRows, type Rows } from './item-rows.tsx';
import { ListFilters } from './list-filters.tsx';
import { MergeBar } from './merge-bar.tsx';

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
