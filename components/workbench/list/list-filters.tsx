'use client';
import { ITEM_KINDS, KIND_LABELS } from '@/lib/domain/item-kinds.ts';
import type { ItemKind } from '@/lib/domain/vocabulary.ts';
import { keyOf } from '../keys/keys.ts';
import type { FilterCounts, Filters, Shelf } from './item-filters.ts';

const SHELF_LABELS: Record<Shelf, string> = {
  ALL: 'All',
  PENDING: 'Pending',
  VERIFIED: 'Verified',
  DISPUTED: 'Disputed',
  CHANGED: 'Changed',
  CUT: 'Cut',
};
const SHELVES: readonly Shelf[] = ['ALL', 'PENDING', 'DISPUTED', 'VERIFIED'];
/** Offered only if they contain something. */
const RARE: readonly Shelf[] = ['CHANGED', 'CUT'];

const SEARCH_ID = 'item-search';

/** Moves the focus to the list's search field. */
export function focusSearch(): void {
  document.getElementById(SEARCH_ID)?.focus();
}

/** Which items the list shows: by status, by what they need, by words, by kind. */
export function ListFilters({
  counts,
  filters,
  onFilters,
  onFirst,
}: {
  counts: FilterCounts;
  filters: Filters;
  onFilters: (filters: Filters) => void;
  /** Chooses the first item shown. */
  onFirst: () => void;
}) {
  const change = (part: Partial<Filters>) => onFilters({ ...filters, ...part });
  const shelfChip = (shelf: Shelf) => (
    <Chip key={shelf} isOn={filters.shelf === shelf} count={counts[shelf]} onPress={() => change({ shelf })}>
      {SHELF_LABELS[shelf]}
    </Chip>
  );
  return (
    <div className="shrink-0 border-b px-2.5 pt-2.5 pb-3">
      <div className="flex flex-wrap gap-x-px gap-y-0.5">
        {SHELVES.map(shelfChip)}
        <Chip isOn={filters.isMine} count={counts.mine} onPress={() => change({ isMine: !filters.isMine })}>
          Mine
        </Chip>
        <Chip
          isOn={filters.hasNoSource}
          count={counts.noSource}
          onPress={() => change({ hasNoSource: !filters.hasNoSource })}
        >
          No source
        </Chip>
        <WaitingChips {...{ counts, filters, change }} />
        {RARE.filter((shelf) => counts[shelf] > 0 || filters.shelf === shelf).map(shelfChip)}
      </div>
      <div className="mt-2.5 flex gap-2">
        <input
          id={SEARCH_ID}
          type="search"
          aria-label="Search items"
          aria-keyshortcuts={keyOf('search')}
          placeholder="Search"
          value={filters.query}
          onChange={(event) => change({ query: event.target.value })}
          onKeyDown={(event) => {
            if (event.key === 'Escape') {
              change({ query: '' });
              event.currentTarget.blur();
            }
            if (event.key === 'Enter') onFirst();
          }}
          className="control min-w-0 flex-1 text-sm"
        />
        <select
          aria-label="Kind"
          value={filters.kind ?? ''}
          onChange={(event) => change({ kind: (event.target.value || null) as ItemKind | null })}
          className="control w-auto! max-w-30 text-sm"
        >
          <option value="">All kinds</option>
          {ITEM_KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {KIND_LABELS[kind]} {counts.kinds[kind] ?? 0}
            </option>
          ))}
        </select>
      </div>
    </div>
  );
}

/** What waits at an item for somebody: offered only where there is any. */
function WaitingChips({
  counts,
  filters,
  change,
}: {
  counts: FilterCounts;
  filters: Filters;
  change: (part: Partial<Filters>) => void;
}) {
  const { hasThread, hasProposal } = filters;
  return (
    <>
      {(counts.threads > 0 || hasThread) && (
        <Chip isOn={hasThread} count={counts.threads} onPress={() => change({ hasThread: !hasThread })}>
          Open thread
        </Chip>
      )}
      {(counts.proposals > 0 || hasProposal) && (
        <Chip
          isOn={hasProposal}
          count={counts.proposals}
          onPress={() => change({ hasProposal: !hasProposal })}
        >
          Proposed source
        </Chip>
      )}
    </>
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
