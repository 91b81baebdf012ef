/**
 * A verdict while a person is still choosing. A choice is recorded the moment it makes the verdict complete; until then
 * the panel says what is missing. The server's rules (lib/domain/status.ts) are final: here is only what can be decided
 * without evidence and contact log. Pure.
 */
import { kindRow } from '@/lib/domain/item-kinds.ts';
import { isPendingReason, REASON_WORDS } from '@/lib/domain/reasons.ts';
import { type ItemKind, type ItemStatus, type Tick, VERIFIED_TICKS } from '@/lib/domain/vocabulary.ts';
import type { ItemView } from '@/lib/items/view.ts';
import type { Verdict } from '../state/verdict.ts';

/** What can be checked about an item of this kind. */
export function ticksFor(kind: ItemKind): readonly Tick[] {
  const { withoutTick } = kindRow(kind);
  return VERIFIED_TICKS.filter((tick) => tick !== withoutTick);
}

/** What still has to be chosen before it can be recorded, as a sentence; null where it is complete. */
export function lacking(verdict: Verdict): string | null {
  if (verdict.status === 'VERIFIED' && verdict.ticks.length === 0) return 'Tick what was checked.';
  if (verdict.status === 'DISPUTED' && verdict.reason.trim() === '') return 'Say why it is disputed.';
  return null;
}

/** The draft after a status was chosen: what was decided before stays where it still makes sense. */
export function withStatus(draft: Verdict, status: ItemStatus, item: ItemView): Verdict {
  if (status === draft.status) return draft;
  if (status === item.status) return { ...draft, status, reason: item.reason, ticks: item.ticks };
  switch (status) {
    case 'PENDING':
      return {
        ...draft,
        status,
        reason: REASON_WORDS[kindRow(item.kind).awaits],
        ticks: [],
      };
    case 'VERIFIED':
      return { ...draft, status, reason: '' };
    case 'DISPUTED':
      return { ...draft, status, reason: isPendingReason(draft.reason) ? '' : draft.reason, ticks: [] };
  }
}

export function isSameVerdict(a: Verdict, b: Verdict): boolean {
  return (
    a.status === b.status &&
    a.reason === b.reason &&
    a.quotation === b.quotation &&
    a.substance === b.substance &&
    a.ticks.length === b.ticks.length &&
    a.ticks.every((tick) => b.ticks.includes(tick))
  );
}
