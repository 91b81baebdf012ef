import { isChangedSinceCheck } from '@/lib/domain/reasons.ts';
import { type ItemStatus, STATUS_LABELS } from '@/lib/domain/vocabulary.ts';

/** What a mark shows: the three statuses, and separately words that changed since they were checked. */
export type ShownStatus = ItemStatus | 'CHANGED';

export function shownStatus(item: { status: ItemStatus; reason: string }): ShownStatus {
  return isChangedSinceCheck(item) ? 'CHANGED' : item.status;
}

export const SHOWN_LABELS: Record<ShownStatus, string> = { ...STATUS_LABELS, CHANGED: 'Changed since check' };

export const SHOWN_TEXT: Record<ShownStatus, string> = {
  VERIFIED: 'text-verified',
  PENDING: 'text-pending',
  DISPUTED: 'text-disputed',
  CHANGED: 'text-changed',
};
