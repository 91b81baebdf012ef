'use client';
import { Button } from '../../ui/button.tsx';
import { useWorkbenchContext } from '../state/context.tsx';

/** At the bottom of the list: several items are picked there, to be merged into one. */
export function MergeBar({
  pickedIds,
  isPicking,
  onPicking,
}: {
  pickedIds: readonly string[];
  isPicking: boolean;
  onPicking: (isPicking: boolean) => void;
}) {
  const { commands } = useWorkbenchContext();
  const isEnough = pickedIds.length > 1;
  return (
    <div className="flex min-h-11 shrink-0 items-center gap-2 border-t px-4 py-1.5 text-sm">
      {isPicking ? (
        <>
          <Button
            size="sm"
            look="solid"
            disabled={!isEnough}
            onClick={() => void commands.merge(pickedIds).then((result) => result.ok && onPicking(false))}
          >
            Merge {isEnough ? `${pickedIds.length} items` : ''}
          </Button>
          <Button
            size="sm"
            look="quiet"
            onClick={() => {
              commands.pick([]);
              onPicking(false);
            }}
          >
            Cancel
          </Button>
          {!isEnough && <span className="text-xs text-soft">Choose two or more.</span>}
        </>
      ) : (
        <Button size="sm" look="quiet" className="-ml-2 text-soft!" onClick={() => onPicking(true)}>
          Choose several to merge
        </Button>
      )}
    </div>
  );
}
