/** Where proposed sources are shown. Pure. */
import { finderOfItems } from '@/lib/domain/proposals.ts';
import type { ItemView } from '@/lib/items/view.ts';
import type { ProposalView } from '@/lib/proposals/view.ts';

export type ProposalsByItem = ReadonlyMap<string, readonly ProposalView[]>;

/** The proposals whose words an item has, by its id; decided ones too. */
export function proposalsByItem(
  proposals: readonly ProposalView[],
  items: readonly ItemView[],
): ProposalsByItem {
  const itemsAt = finderOfItems(items.filter(({ isCut }) => !isCut));
  const byItem = new Map<string, ProposalView[]>();
  for (const proposal of proposals) {
    for (const { id } of itemsAt(proposal.place)) {
      const those = byItem.get(id);
      if (those) those.push(proposal);
      else byItem.set(id, [proposal]);
    }
  }
  return byItem;
}

/** Waits for somebody to decide: notes that name no source are told, and wait for nobody. */
export const isUndecided = ({ state, namesSource }: ProposalView) => state === 'OPEN' && namesSource;

/** How many proposals at each item are to be decided, by its id. */
export function countUndecided(byItem: ProposalsByItem): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [id, proposals] of byItem) {
    const count = proposals.filter(isUndecided).length;
    if (count > 0) counts.set(id, count);
  }
  return counts;
}

/** "3 proposed sources". */
export const proposedSources = (count: number) =>
  count === 1 ? '1 proposed source' : `${count} proposed sources`;
