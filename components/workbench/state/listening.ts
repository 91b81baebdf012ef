/** What a person says they listened to, from the press until it goes with a verdict: kept like what is typed. */
import type { Listened } from '@/lib/domain/listened.ts';

export type Listening = Pick<Map<string, unknown>, 'get' | 'delete'>;

/** Where it is kept for an item, among the drafts. */
export const listenedKey = (itemId: string): string => `listened ${itemId}`;

/** What goes with the next verdict on an item. */
export function listenedTo(kept: Listening, itemId: string): Listened[] {
  return (kept.get(listenedKey(itemId)) as Listened[] | null | undefined) ?? [];
}
