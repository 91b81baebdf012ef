'use client';
import { isMeantOtherwise, meaningLabel } from '@/lib/domain/force.ts';
import { KIND_LABELS } from '@/lib/domain/item-kinds.ts';
import type { ItemView } from '@/lib/items/view.ts';
import { IconButton } from '../../ui/button.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { Menu, MenuItem, MenuRule } from '../../ui/menu.tsx';
import { keyOf } from '../keys/keys.ts';
import { useWorkbenchContext } from '../state/context.tsx';

/** Which item it is, the way to its neighbours, and what can be done to it as a whole. */
export function InspectorHead({
  item,
  number,
  total,
  onNext,
  onPrevious,
  onEdit,
  onSplit,
}: {
  item: ItemView;
  /** Null for a cut item. */
  number: number | null;
  total: number;
  onNext: () => void;
  onPrevious: () => void;
  onEdit: () => void;
  onSplit: () => void;
}) {
  const { commands, can } = useWorkbenchContext();
  return (
    <div className="flex min-h-7 items-center justify-between gap-2">
      <p className="text-sm text-soft">
        {number === null ? 'Cut item' : `Item ${number} of ${total}`} · {KIND_LABELS[item.kind]}
        {isMeantOtherwise(item) && ` · ${meaningLabel(item)}`}
      </p>
      <div className="-mr-1.5 flex items-center gap-1">
        <IconButton label="Previous item" aria-keyshortcuts={keyOf('previous')} onClick={onPrevious}>
          <StepSign letter={keyOf('previous')} path="M4 10l4-4 4 4" />
        </IconButton>
        <IconButton label="Next item" aria-keyshortcuts={keyOf('next')} onClick={onNext}>
          <StepSign letter={keyOf('next')} path="M4 6l4 4 4-4" />
        </IconButton>
        {can.annotate && (
          <Menu
            trigger={
              <IconButton label="More for this item">
                <span aria-hidden="true" className="text-lg leading-none">
                  ⋯
                </span>
              </IconButton>
            }
          >
            <MenuItem onSelect={onEdit}>Change kind, speaker or cue</MenuItem>
            <MenuItem onSelect={onSplit} isDisabled={item.isCut}>
              Split…
            </MenuItem>
            <MenuRule />
            {item.isCut ? (
              <MenuItem onSelect={() => void commands.restore(item)}>Restore</MenuItem>
            ) : (
              <MenuItem onSelect={() => void commands.cut(item)}>Cut</MenuItem>
            )}
          </Menu>
        )}
      </div>
    </div>
  );
}

/** The key where there is a keyboard, otherwise an arrow. */
function StepSign({ letter, path }: { letter: string; path: string }) {
  return (
    <>
      <span className="max-lg:hidden">
        <Kbd>{letter}</Kbd>
      </span>
      <svg viewBox="0 0 16 16" className="size-5 lg:hidden" aria-hidden="true">
        <path d={path} fill="none" stroke="currentColor" strokeWidth="1.6" strokeLinecap="round" />
      </svg>
    </>
  );
}
