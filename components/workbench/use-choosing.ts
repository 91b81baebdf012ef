'use client';
import { useCallback } from 'react';
import type { ItemView } from '@/lib/items/view.ts';
import type { Panel } from './panel-tabs.tsx';
import type { WorkbenchSurroundings } from './state/context.tsx';

/** The ways to choose an item: by a press, from the list, one step on. Whichever it is, the item is then what is shown. */
export function useChoosing(
  commands: WorkbenchSurroundings['commands'],
  {
    matching,
    chosenId,
    onShow,
    onPanel,
  }: {
    matching: readonly ItemView[];
    chosenId: string | null;
    /** Puts away what stands in the item's place. */
    onShow: () => void;
    onPanel: (panel: Panel) => void;
  },
) {
  const choose = useCallback(
    (itemId: string) => {
      commands.choose(itemId);
      onShow();
    },
    [commands, onShow],
  );

  const chooseInList = useCallback(
    (itemId: string) => {
      choose(itemId);
      onPanel('inspector');
    },
    [choose, onPanel],
  );

  function step(by: 1 | -1) {
    const at = matching.findIndex((item) => item.id === chosenId);
    const next = at === -1 ? matching[0] : matching[at + by];
    if (next) choose(next.id);
    else commands.announce(by === 1 ? 'That was the last item.' : 'That is the first item.');
  }

  return { choose, chooseInList, step };
}
