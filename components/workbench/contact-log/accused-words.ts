import type { NotAskedView } from '@/lib/contacts/view.ts';

/** "“stole” in item 3 (Ada Holm), “hid” in item 5 (a former clerk, not named)" */
export function accusedPhrase(accused: NotAskedView['items'], numbers: ReadonlyMap<string, number>): string {
  return accused
    .map(({ itemId, word, accuser }) => {
      const number = numbers.get(itemId);
      const where = number === undefined ? `“${word}”` : `“${word}” in item ${number}`;
      if (!accuser) return where;
      return `${where} (${accuser.isNamed ? accuser.words : `${accuser.words}, not named`})`;
    })
    .join(', ');
}
