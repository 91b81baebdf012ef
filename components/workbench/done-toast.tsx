'use client';
import { useEffect } from 'react';
import { IconButton } from '../ui/button.tsx';
import { Cross } from '../ui/dialog.tsx';
import { Kbd } from '../ui/kbd.tsx';
import { keyOf } from './keys/keys.ts';
import { useWorkbenchContext } from './state/context.tsx';
import type { WorkbenchState } from './state/store.ts';

const SHOWN_MS = 8000;

/** What was just done, with a way to undo it. Announced by the workbench's live region, so silent itself. */
export function DoneToast({ done }: { done: WorkbenchState['done'] }) {
  const { commands } = useWorkbenchContext();
  useEffect(() => {
    if (!done) return;
    const timer = setTimeout(commands.doneSeen, SHOWN_MS);
    return () => clearTimeout(timer);
  }, [done, commands]);
  if (!done) return null;
  return (
    <div className="fixed bottom-18 left-1/2 z-30 flex max-w-[94vw] -translate-x-1/2 items-center gap-2 rounded-md bg-ink py-1.5 pr-1.5 pl-3.5 text-sm text-paper shadow-float animate-appear lg:bottom-14">
      <span className="truncate">{done.words}</span>
      {done.canUndo && (
        <button
          type="button"
          aria-keyshortcuts={keyOf('undo')}
          onClick={() => {
            commands.doneSeen();
            void commands.undo();
          }}
          className="inline-flex min-h-7 shrink-0 items-center gap-1.5 rounded-sm px-2 font-semibold underline underline-offset-3 hover:bg-paper/15"
        >
          Undo
          <span className="max-lg:hidden">
            <Kbd>{keyOf('undo')}</Kbd>
          </span>
        </button>
      )}
      <IconButton label="Dismiss" className="text-paper! hover:bg-paper/15!" onClick={commands.doneSeen}>
        <Cross />
      </IconButton>
    </div>
  );
}
