'use client';
import type { ComponentProps } from 'react';
import type { ItemView } from '@/lib/items/view.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { FailureNotice } from './inspector/failure-notice.tsx';
import { Inspector } from './inspector/inspector.tsx';
import { WhoWrites } from './inspector/who-writes.tsx';

type Props = Omit<ComponentProps<typeof Inspector>, 'item'> & { chosen: ItemView | null };

/** The chosen item; above it anything that failed elsewhere. */
export function InspectorColumn({ chosen, failure, ...inspector }: Props) {
  const isHere = failure !== null && failure.itemId === (chosen?.id ?? null);
  return (
    <>
      {failure && !isHere && (
        <div className="px-5 pt-4">
          <FailureNotice key={JSON.stringify(failure)} failure={failure} />
        </div>
      )}
      {chosen ? (
        <Inspector key={chosen.id} item={chosen} failure={isHere ? failure : null} {...inspector} />
      ) : (
        <EmptyState title="No item chosen">
          Choose one in the list or in the story, or select words in the story to make one.
        </EmptyState>
      )}
      {chosen && <WhoWrites itemId={chosen.id} />}
    </>
  );
}
