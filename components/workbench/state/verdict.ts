import type { RecordVerdictInput } from '@/lib/items/schema.ts';
import type { ItemView } from '@/lib/items/view.ts';

/** Everything a person decides about an item: all parts of it are recorded together. */
export type Verdict = Required<
  Pick<RecordVerdictInput, 'status' | 'reason' | 'ticks' | 'quotation' | 'substance'>
>;

/** The current verdict on an item. */
export function verdictOf(item: ItemView): Verdict {
  const { status, reason, ticks, quotation, substance } = item;
  return { status, reason, ticks, quotation, substance };
}
