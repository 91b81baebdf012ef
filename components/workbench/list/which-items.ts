/** Which items are assigned together: those chosen, all of a kind, all of a speaker. Pure. */
import { ITEM_KINDS, KIND_LABELS } from '@/lib/domain/item-kinds.ts';
import type { ItemView } from '@/lib/items/view.ts';

export type Lot = { value: string; words: string; items: readonly ItemView[] };

const counted = (words: string, { length }: readonly unknown[]) => `${words} (${length})`;

/**
 * The lots on offer, none of them empty. But for the chosen ones, which are meant one by one, they leave out what is
 * verified: nobody has to check it any more.
 * @param items of the story, cut ones too; in text order
 */
export function lotsOf(items: readonly ItemView[], pickedIds: readonly string[]): Lot[] {
  const live = items.filter(({ isCut }) => !isCut);
  const picked = live.filter(({ id }) => pickedIds.includes(id));
  const open = live.filter(({ status }) => status !== 'VERIFIED');
  const lots: Lot[] = [
    { value: 'picked', words: counted('Those chosen in the list', picked), items: picked },
    { value: 'open', words: counted('All that are not verified', open), items: open },
  ];
  const free = open.filter(({ assignee }) => assignee === null);
  if (free.length < open.length) {
    lots.push({ value: 'free', words: counted('Those that nobody has', free), items: free });
  }
  for (const kind of ITEM_KINDS) {
    const those = open.filter((item) => item.kind === kind);
    lots.push({ value: `kind ${kind}`, words: counted(KIND_LABELS[kind], those), items: those });
  }
  const bySpeaker = Map.groupBy(open, ({ speaker }) => speaker?.name ?? '');
  for (const name of [...bySpeaker.keys()].sort((a, b) => a.localeCompare(b, 'en'))) {
    if (name === '') continue;
    const those = bySpeaker.get(name) ?? [];
    lots.push({ value: `speaker ${name}`, words: counted(`Said by ${name}`, those), items: those });
  }
  return lots.filter((lot) => lot.items.length > 0);
}
