'use client';
import { useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { ProposalView } from '@/lib/proposals/view.ts';
import type { WorkbenchView } from '@/lib/workbench/view.ts';
import { useWhatWasRead } from '../stories/use-what-was-read.ts';
import type { HeaderDialog } from './header/story-menu.tsx';
import type { InspectorHandle } from './inspector/use-inspector-handle.ts';
import { NO_FILTERS } from './list/item-filters.ts';
import type { Panel } from './panel-tabs.tsx';
import { countUndecided, proposalsByItem } from './state/proposals.ts';
import { usePresence, useSinceVisit } from './state/use-presence.ts';
import { openThreadsByPlace } from './state/use-threads-desk.ts';
import { useWorkbench } from './state/use-workbench.ts';
import { useChoosing } from './use-choosing.ts';
import { useContactLog } from './use-contact-log.ts';
import { useDeskKeys } from './use-desk-keys.ts';
import { useFollow } from './use-follow.ts';
import { useItemOfAddress } from './use-item-of-address.ts';
import { useShownItems } from './use-shown-items.ts';
import { useDialogs } from './workbench-dialogs.tsx';

const NO_PROPOSALS: readonly ProposalView[] = [];

/** Connects the parts of the workbench: which item and panel a person is looking at, what is open, how keys move it. */
export function useDesk(given: WorkbenchView) {
  const { state, items, surroundings } = useWorkbench(given);
  const { commands, me } = surroundings;
  const { chosenId } = state;
  const [filters, setFilters] = useState(NO_FILTERS);
  const [isPicking, setIsPicking] = useState(false);
  const [panel, setPanel] = useState<Panel>('galley');
  const dialogs = useDialogs(commands.refresh);
  const log = useContactLog(() => setPanel('inspector'));
  const { close: showItem } = log;
  const read = useWhatWasRead(given.story.id);
  const listRef = useRef<HTMLDivElement>(null);
  const galleyRef = useRef<HTMLDivElement>(null);
  const inspectorRef = useRef<HTMLDivElement>(null);
  const inspector = useRef<InspectorHandle>(null);
  const { threads, namedThreads } = state.view;
  const openThreads = useMemo(() => openThreadsByPlace({ threads, namedThreads }), [threads, namedThreads]);
  const byItem = useMemo(() => proposalsByItem(state.view.proposals, items), [state.view.proposals, items]);
  const undecided = useMemo(() => countUndecided(byItem), [byItem]);
  const shown = useShownItems(items, filters, me.id, { openThreads, undecided });
  const chosen = items.find((item) => item.id === chosenId) ?? null;
  const proposals = (chosen && byItem.get(chosen.id)) ?? NO_PROPOSALS;
  const number = (chosen && shown.numbers.get(chosen.id)) ?? null;
  const { others } = surroundings;
  useSinceVisit(given.story.id, chosenId, others);
  usePresence({ storyId: given.story.id, memberId: me.id, chosenId, others }, inspectorRef);
  useFollow({ chosenId, galleyRef, listRef, inspectorRef });

  const { choose, chooseInList, step } = useChoosing(commands, {
    ...{ matching: shown.matching, chosenId, onShow: showItem },
    onPanel: setPanel,
  });

  /** The item must stand there before its threads can be looked at. */
  function showThreads(itemId: string) {
    flushSync(() => chooseInList(itemId));
    inspector.current?.showThreads();
  }

  function open(what: HeaderDialog) {
    if (what === 'contacts') return log.open();
    if (what !== 'read') return dialogs.open(what);
    setPanel('galley');
    read.open();
  }

  useItemOfAddress(given, chooseInList);

  useDeskKeys({
    ...{ surroundings, state, chosen, proposals, inspector, isPicking },
    onPicking: setIsPicking,
    onPanel: setPanel,
    onOpen: dialogs.open,
    onContacts: () => (log.isOpen ? log.close() : log.open()),
    onItem: showItem,
    onStep: step,
  });

  return {
    ...{ state, items, surroundings, chosen, number, dialogs, log, read, step, open, choose },
    ...{ chooseInList, showThreads, ...shown },
    ...{ openThreads, undecided, proposals, filters, setFilters, isPicking, setIsPicking, panel, setPanel },
    ...{ listRef, galleyRef, inspectorRef, inspector },
  };
}
