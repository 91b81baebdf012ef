import type { RecordVerdictInput } from '@/lib/items/schema.ts';
import type { ItemView } from '@/lib/items/view.ts';

/** What a person decides about an item, whole: every part of it is recorded together. */
export type Verdict = Required<
  Pick<RecordVerdictInput, 'status' | 'reason' | 'ticks' | 'quotation' | 'substance'>
>;

/** The verdict that an item stands under now. */
export function verdictOf(item: ItemView): Verdict {
  const { status, reason, ticks, quotation, substance } = item;
  return { status, reason, ticks, quotation, substance };
}
