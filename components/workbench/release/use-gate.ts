'use client';
import { useState } from 'react';
import type { ItemView } from '@/lib/items/view.ts';
import type { ThreadView } from '@/lib/threads/view.ts';
import type { WorkbenchView } from '@/lib/workbench/view.ts';

/** The objections to signing off and publishing, and whether a person has confirmed having seen them. */
export type Gate = {
  unverified: readonly ItemView[];
  mismatches: WorkbenchView['mismatches'];
  /** Nothing has to be confirmed. */
  isClear: boolean;
  isConfirmed: boolean;
  confirm: (isConfirmed: boolean) => void;
  /** How many were confirmed, as sent to the server. */
  confirmed: { confirmedUnverified: number; confirmedMismatches: number; confirmedThreads: number };
  openThreads: number;
};

/** A tick applies to exactly what was listed when it was set. */
export function useGate(
  { mismatches }: Pick<WorkbenchView, 'mismatches'>,
  items: readonly ItemView[],
  openThreads: readonly ThreadView[] = [],
): Gate {
  const [confirmedFor, setConfirmedFor] = useState<string | null>(null);
  const unverified = items.filter((item) => item.status !== 'VERIFIED');
  const isClear = unverified.length === 0 && mismatches.length === 0 && openThreads.length === 0;
  const listed = [
    ...unverified.map((item) => `${item.id} ${item.version}`),
    ...mismatches.map(({ itemId, reasons }) => `${itemId} ${reasons.join()}`),
    ...openThreads.map(({ id, version }) => `${id} ${version}`),
  ].join('\n');
  return {
    unverified,
    mismatches,
    isClear,
    isConfirmed: isClear || confirmedFor === listed,
    confirm: (isConfirmed) => setConfirmedFor(isConfirmed ? listed : null),
    openThreads: openThreads.length,
    confirmed: {
      confirmedUnverified: unverified.length,
      confirmedMismatches: mismatches.length,
      confirmedThreads: openThreads.length,
    },
  };
}
