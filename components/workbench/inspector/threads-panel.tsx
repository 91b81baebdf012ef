'use client';
import type { ItemView } from '@/lib/items/view.ts';
import type { WorkbenchView } from '@/lib/workbench/view.ts';
import { ThreadList } from '../../threads/thread-list.tsx';
import { useThreadsDesk } from '../state/use-threads-desk.ts';
import { Section } from './section.tsx';

export const NOTE_FIELD_ID = 'item-note';
const THREADS_ID = 'item-threads';

/** Brings the threads of the item that is shown to the top, and the keyboard to them. */
export function lookAtThreads(): void {
  const threads = document.getElementById(THREADS_ID);
  threads?.scrollIntoView({ block: 'start' });
  threads?.focus({ preventScroll: true });
}

/** Threads stay inside the newsroom; what is written in them can be edited for a moment and never removed. */
export function ThreadsPanel({ item, view }: { item: ItemView; view: WorkbenchView }) {
  const { threads, desk, isClosed } = useThreadsDesk(view, { itemId: item.id });
  return (
    <Section title="Threads" focusId={THREADS_ID}>
      {isClosed ? (
        <p className="text-sm text-soft">
          This item rests on a confidential source: only the people named on it read and write threads here.
        </p>
      ) : (
        <ThreadList {...{ threads, desk }} draftKey={`note ${item.id}`} fieldId={NOTE_FIELD_ID} />
      )}
    </Section>
  );
}
