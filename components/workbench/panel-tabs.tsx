'use client';
import type { ItemView } from '@/lib/items/view.ts';
import { shownStatus } from '../item/shown-status.ts';
import { StatusGlyph } from '../item/status-glyph.tsx';

export type Panel = 'list' | 'galley' | 'inspector';

/** How a panel is placed: beside the others if there is room, otherwise on top of them, visible only when selected. */
export function panelClass(panel: Panel, shown: Panel): string {
  return `min-h-0 min-w-0 [grid-area:1/1] lg:visible lg:[grid-area:auto] ${panel === shown ? '' : 'max-lg:invisible'}`;
}

/** Where there is room for only one of the three panels: which one. The chosen item stays chosen. */
export function PanelTabs({
  panel,
  onPanel,
  count,
  chosen,
  number,
  isLog,
}: {
  panel: Panel;
  onPanel: (panel: Panel) => void;
  count: number;
  chosen: ItemView | null;
  number: number | null;
  /** The contact log stands in the item's place. */
  isLog: boolean;
}) {
  const tabs: { value: Panel; words: string }[] = [
    { value: 'list', words: `Items ${count}` },
    { value: 'galley', words: 'Story' },
    { value: 'inspector', words: isLog ? 'Contact log' : number === null ? 'Item' : `Item ${number}` },
  ];
  return (
    <nav
      aria-label="Parts of the workbench"
      className="grid shrink-0 grid-cols-3 border-t bg-sheet pb-[env(safe-area-inset-bottom)] lg:hidden"
    >
      {tabs.map(({ value, words }) => (
        <button
          key={value}
          type="button"
          aria-current={panel === value ? 'true' : undefined}
          onClick={() => onPanel(value)}
          className={`flex min-h-13 items-center justify-center gap-1.5 border-t-2 text-base -outline-offset-2 ${panel === value ? 'border-pencil font-semibold text-ink' : 'border-transparent text-soft'}`}
        >
          {value === 'inspector' && chosen && !isLog && (
            <StatusGlyph status={shownStatus(chosen)} className="size-4.5" />
          )}
          {words}
        </button>
      ))}
    </nav>
  );
}
