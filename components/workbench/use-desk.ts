'use client';
import { useCallback, useMemo, useRef, useState } from 'react';
import type { WorkbenchView } from '@/lib/workbench/view.ts';
import { useWhatWasRead } from '../stories/use-what-was-read.ts';
import type { HeaderDialog } from './header/story-menu.tsx';
import type { InspectorHandle } from './inspector/inspector.tsx';
import { NO_FILTERS } from './list/item-filters.ts';
import type { Panel } from './panel-tabs.tsx';
import { openThreadsByPlace } from './state/use-threads-desk.ts';
import { useWorkbench } from './state/use-workbench.ts';
import { useDeskKeys } from './use-desk-keys.ts';
import { useFollow } from './use-follow.ts';
import { useShownItems } from './use-shown-items.ts';
import { useDialogs } from './workbench-dialogs.tsx';

/** Connects the parts of the workbench: which item and panel a person is looking at, what is open, how keys move it. */
export function useDesk(given: WorkbenchView) {
  const { state, items, surroundings } = useWorkbench(given);
  const { commands, me } = surroundings;
  const { chosenId } = state;
  const [filters, setFilters] = useState(NO_FILTERS);
  const [isPicking, setIsPicking] = useState(false);
  const [panel, setPanel] = useState<Panel>('galley');
  const dialogs = useDialogs(commands.refresh);
  const read = useWhatWasRead(given.story.id);
  const listRef = useRef<HTMLUListElement>(null);
  const galleyRef = useRef<HTMLDivElement>(null);
  const inspectorRef = useRef<HTMLElement>(null);
  const inspector = useRef<InspectorHandle>(null);
  const { threads, namedThreads } = state.view;
  const openThreads = useMemo(() => openThreadsByPlace({ threads, namedThreads }), [threads, namedThreads]);
  const shown = useShownItems(items, filters, me.id, openThreads);
  const chosen = items.find((item) => item.id === chosenId) ?? null;
  const number = (chosen && shown.numbers.get(chosen.id)) ?? null;
  useFollow({ chosenId, galleyRef, listRef, inspectorRef });

  function step(by: 1 | -1) {
    const { matching } = shown;
    const at = matching.findIndex((item) => item.id === chosenId);
    const next = at === -1 ? matching[0] : matching[at + by];
    if (next) commands.choose(next.id);
    else commands.announce(by === 1 ? 'That was the last item.' : 'That is the first item.');
  }

  function open(what: HeaderDialog) {
    if (what !== 'read') return dialogs.open(what);
    setPanel('galley');
    read.open();
  }

  const chooseInList = useCallback(
    (itemId: string) => {
      commands.choose(itemId);
      setPanel('inspector');
    },
    [commands],
  );

  useDeskKeys({
    ...{ surroundings, state, chosen, inspector, isPicking },
    onPicking: setIsPicking,
    onPanel: setPanel,
    onOpen: dialogs.open,
    onStep: step,
  });

  return {
    ...{ state, items, surroundings, chosen, number, dialogs, read, step, open, chooseInList, ...shown },
    ...{ openThreads, filters, setFilters, isPicking, setIsPicking, panel, setPanel },
    ...{ listRef, galleyRef, inspectorRef, inspector },
  };
}
