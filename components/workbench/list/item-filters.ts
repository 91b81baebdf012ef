/** Which items the list shows. Pure. */
import type { ItemKind } from '@/lib/domain/vocabulary.ts';
import type { ItemView } from '@/lib/items/view.ts';
import { shownStatus } from '../../item/shown-status.ts';

const SHELVES = ['ALL', 'PENDING', 'VERIFIED', 'DISPUTED', 'CHANGED', 'CUT'] as const;
export type Shelf = (typeof SHELVES)[number];

export type Filters = {
  shelf: Shelf;
  kind: ItemKind | null;
  isMine: boolean;
  hasNoSource: boolean;
  hasThread: boolean;
  hasProposal: boolean;
  query: string;
};

export const NO_FILTERS: Filters = {
  shelf: 'ALL',
  kind: null,
  isMine: false,
  hasNoSource: false,
  hasThread: false,
  hasProposal: false,
  query: '',
};

export type FilterCounts = Record<Shelf, number> & {
  mine: number;
  noSource: number;
  threads: number;
  proposals: number;
  kinds: Partial<Record<ItemKind, number>>;
};

function isOnShelf(item: ItemView, shelf: Shelf): boolean {
  if (shelf === 'CUT') return item.isCut;
  if (item.isCut) return false;
  if (shelf === 'ALL') return true;
  if (shelf === 'CHANGED') return shownStatus(item) === 'CHANGED';
  return item.status === shelf;
}

function isWithoutSource(item: ItemView): boolean {
  return item.sourceStatus === 'UNSOURCED';
}

/** Ignores case and accents, and turns curly marks into straight ones. */
function folded(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[‘’‚‛]/g, "'")
    .replace(/[“”„‟«»]/g, '"')
    .toLowerCase();
}

/** What each item says, folded: an item is never changed, and is looked through again at every letter typed. */
const wordsOf = new WeakMap<ItemView, string>();

function says(item: ItemView, query: string): boolean {
  const known = wordsOf.get(item);
  const words = known ?? folded(wordsIn(item).join('\n'));
  if (known === undefined) wordsOf.set(item, words);
  return words.includes(query);
}

function wordsIn(item: ItemView): string[] {
  return [
    item.exact,
    item.speaker?.name ?? '',
    item.reason,
    ...item.parties.map((party) => `${party.mention} ${party.name}`),
    ...item.evidence.map((evidence) => `${evidence.source.title} ${evidence.source.author}`),
  ];
}

/** How many threads at an item are open, and how many proposed sources are to be decided, by its id. */
export type AtItems = {
  openThreads: ReadonlyMap<string, number>;
  undecided: ReadonlyMap<string, number>;
};

export function filterItems(
  items: readonly ItemView[],
  filters: Filters,
  myId: string,
  { openThreads, undecided }: AtItems,
): ItemView[] {
  const query = folded(filters.query.trim());
  return items.filter(
    (item) =>
      isOnShelf(item, filters.shelf) &&
      (!filters.kind || item.kind === filters.kind) &&
      (!filters.isMine || item.assignee?.id === myId) &&
      (!filters.hasNoSource || isWithoutSource(item)) &&
      (!filters.hasThread || openThreads.has(item.id)) &&
      (!filters.hasProposal || undecided.has(item.id)) &&
      (!query || says(item, query)),
  );
}

export function countForFilters(
  items: readonly ItemView[],
  myId: string,
  { openThreads, undecided }: AtItems,
): FilterCounts {
  const counts: FilterCounts = {
    ALL: 0,
    PENDING: 0,
    VERIFIED: 0,
    DISPUTED: 0,
    CHANGED: 0,
    CUT: 0,
    mine: 0,
    noSource: 0,
    threads: 0,
    proposals: 0,
    kinds: {},
  };
  for (const item of items) {
    for (const shelf of SHELVES) if (isOnShelf(item, shelf)) counts[shelf]++;
    if (item.isCut) continue;
    if (item.assignee?.id === myId) counts.mine++;
    if (isWithoutSource(item)) counts.noSource++;
    if (openThreads.has(item.id)) counts.threads++;
    if (undecided.has(item.id)) counts.proposals++;
    counts.kinds[item.kind] = (counts.kinds[item.kind] ?? 0) + 1;
  }
  return counts;
}
