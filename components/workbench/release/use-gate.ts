'use client';
import { useState } from 'react';
import type { ItemView } from '@/lib/items/view.ts';
import type { ThreadView } from '@/lib/threads/view.ts';
import type { WorkbenchView } from '@/lib/workbench/view.ts';

/** The objections to signing off and publishing, and whether a person has confirmed having seen them. */
export type Gate = {
  unverified: readonly ItemView[];
  mismatches: WorkbenchView['mismatches'];
  /** Titles of sources that it rests on and whose text is being read: until that is there, nothing can go ahead. */
  beingRead: readonly string[];
  /** Nothing has to be confirmed. */
  isClear: boolean;
  /** What is listed was seen. */
  isSeen: boolean;
  /** It can go ahead. */
  isConfirmed: boolean;
  confirm: (isConfirmed: boolean) => void;
  /** How many were confirmed, as sent to the server. */
  confirmed: { confirmedUnverified: number; confirmedMismatches: number; confirmedThreads: number };
  openThreads: number;
};

/** A tick applies to exactly what was listed when it was set. */
export function useGate(
  { mismatches, beingRead: read }: Pick<WorkbenchView, 'mismatches' | 'beingRead'>,
  items: readonly ItemView[],
  openThreads: readonly ThreadView[] = [],
): Gate {
  const [confirmedFor, setConfirmedFor] = useState<string | null>(null);
  const unverified = items.filter((item) => item.status !== 'VERIFIED');
  const sources = items.flatMap(({ evidence }) => evidence.map(({ source }) => source));
  const beingRead = [...new Set(sources.filter(({ id }) => read.includes(id)).map(({ title }) => title))];
  const isClear = unverified.length === 0 && mismatches.length === 0 && openThreads.length === 0;
  const listed = [
    ...unverified.map((item) => `${item.id} ${item.version}`),
    ...mismatches.map(({ itemId, reasons }) => `${itemId} ${reasons.join()}`),
    ...openThreads.map(({ id, version }) => `${id} ${version}`),
  ].join('\n');
  const isSeen = confirmedFor === listed;
  return {
    unverified,
    mismatches,
    beingRead,
    isClear,
    isSeen,
    isConfirmed: beingRead.length === 0 && (isClear || isSeen),
    confirm: (isConfirmed) => setConfirmedFor(isConfirmed ? listed : null),
    openThreads: openThreads.length,
    confirmed: {
      confirmedUnverified: unverified.length,
      confirmedMismatches: mismatches.length,
      confirmedThreads: openThreads.length,
    },
  };
}
