'use client';
import { useState } from 'react';
import type { ItemView } from '@/lib/items/view.ts';
import { Button } from '../../ui/button.tsx';
import { useWorkbenchContext } from '../state/context.tsx';
import { AssignItemsDialog } from './assign-items-dialog.tsx';

/** At the bottom of the list: several items are picked there, to be merged into one or assigned to somebody. */
export function MergeBar({
  items,
  pickedIds,
  isPicking,
  onPicking,
}: {
  items: readonly ItemView[];
  pickedIds: readonly string[];
  isPicking: boolean;
  onPicking: (isPicking: boolean) => void;
}) {
  const { commands, can } = useWorkbenchContext();
  const [isAssigning, setIsAssigning] = useState(false);
  const count = pickedIds.length;

  function stop() {
    commands.pick([]);
    onPicking(false);
  }

  return (
    <div className="flex min-h-11 shrink-0 flex-wrap items-center gap-2 border-t px-4 py-1.5 text-sm">
      {isPicking ? (
        <>
          {can.annotate && (
            <Button
              size="sm"
              look="solid"
              disabled={count < 2}
              onClick={() => void commands.merge(pickedIds).then((result) => result.ok && onPicking(false))}
            >
              Merge {count > 1 ? `${count} items` : ''}
            </Button>
          )}
          {can.assign && (
            <Button size="sm" disabled={count === 0} onClick={() => setIsAssigning(true)}>
              Assign…
            </Button>
          )}
          <Button size="sm" look="quiet" onClick={stop}>
            Cancel
          </Button>
          {count === 0 && <span className="text-xs text-soft">Choose in the list.</span>}
        </>
      ) : (
        <Button size="sm" look="quiet" className="-ml-2 text-soft!" onClick={() => onPicking(true)}>
          Choose several
        </Button>
      )}
      {isAssigning && (
        <AssignItemsDialog
          items={items}
          pickedIds={pickedIds}
          onClose={() => {
            setIsAssigning(false);
            stop();
          }}
        />
      )}
    </div>
  );
}
