'use client';
import { useCallback, useRef, useState } from 'react';
import type { WorkbenchView } from '@/lib/stories/view.ts';
import { useWhatWasRead } from '../stories/use-what-was-read.ts';
import { DoneToast } from './done-toast.tsx';
import { Galley } from './galley/galley.tsx';
import { StoryNotices } from './header/story-notices.tsx';
import { WorkbenchHeader } from './header/workbench-header.tsx';
import type { InspectorHandle } from './inspector/inspector.tsx';
import { InspectorColumn } from './inspector-column.tsx';
import { KeyHints } from './keys/key-hints.tsx';
import { NO_FILTERS } from './list/item-filters.ts';
import { ItemList } from './list/item-list.tsx';
import { type Panel, PanelTabs, panelClass } from './panel-tabs.tsx';
import { WorkbenchContext } from './state/context.tsx';
import { useWorkbench } from './state/use-workbench.ts';
import { useDeskKeys } from './use-desk-keys.ts';
import { useFollow } from './use-follow.ts';
import { useShownItems } from './use-shown-items.ts';
import { useDialogs, WorkbenchDialogs } from './workbench-dialogs.tsx';

/** The desk: the list of items, the galley, and the inspector for the chosen item. */
export function Workbench({ view: given }: { view: WorkbenchView }) {
  const { state, items, surroundings } = useWorkbench(given);
  const { view, chosenId, pickedIds, failure } = state;
  const { commands, me } = surroundings;
  const [filters, setFilters] = useState(NO_FILTERS);
  const [isPicking, setIsPicking] = useState(false);
  const [panel, setPanel] = useState<Panel>('galley');
  const dialogs = useDialogs(commands.refresh);
  const read = useWhatWasRead(given.story.id);
  const listRef = useRef<HTMLUListElement>(null);
  const galleyRef = useRef<HTMLDivElement>(null);
  const inspectorRef = useRef<HTMLElement>(null);
  const inspector = useRef<InspectorHandle>(null);
  const { live, numbers, visible, counts } = useShownItems(items, filters, me.id);
  const chosen = items.find((item) => item.id === chosenId) ?? null;
  const number = (chosen && numbers.get(chosen.id)) ?? null;
  useFollow({ chosenId, galleyRef, listRef, inspectorRef });

  function step(by: 1 | -1) {
    const at = visible.findIndex((item) => item.id === chosenId);
    const next = at === -1 ? visible[0] : visible[at + by];
    if (next) commands.choose(next.id);
    else commands.announce(by === 1 ? 'That was the last item.' : 'That is the first item.');
  }

  function openRead() {
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

  const picking = { pickedIds, isPicking, onPicking: setIsPicking };
  return (
    <WorkbenchContext value={surroundings}>
      <div data-own-drafts className="flex h-dvh flex-col overflow-hidden">
        <WorkbenchHeader
          view={view}
          counts={counts}
          onOpen={(name) => (name === 'read' ? openRead() : dialogs.open(name))}
        />
        <main className="grid min-h-0 flex-1 grid-cols-1 grid-rows-1 lg:grid-cols-[15rem_minmax(0,1fr)_21.5rem] xl:grid-cols-[19.25rem_minmax(0,1fr)_25.5rem]">
          <section aria-label="Items" className={`flex flex-col lg:border-r ${panelClass('list', panel)}`}>
            <ItemList
              {...{ items, visible, numbers, chosenId, filters, listRef, ...picking }}
              onFilters={setFilters}
              onChoose={chooseInList}
            />
          </section>
          <section aria-label="Story" className={`flex flex-col ${panelClass('galley', panel)}`}>
            <StoryNotices view={view} onReadClosed={read.isOpen ? read.close : null} />
            <div className="min-h-0 flex-1">
              <Galley
                {...{ view, items, numbers, chosen, pickedIds }}
                onChoose={commands.choose}
                scrollRef={galleyRef}
              />
            </div>
          </section>
          <section
            ref={inspectorRef}
            aria-label="Chosen item"
            className={`overflow-y-auto overscroll-contain bg-sheet lg:border-l ${panelClass('inspector', panel)}`}
          >
            <InspectorColumn
              {...{ chosen, number, view, failure }}
              total={live.length}
              ref={inspector}
              onNext={() => step(1)}
              onPrevious={() => step(-1)}
              onLogContact={dialogs.logContact}
            />
          </section>
          <DoneToast done={state.done} />
          <p aria-live="polite" className="sr-only">
            {state.announcement}
          </p>
        </main>
        <PanelTabs panel={panel} onPanel={setPanel} count={live.length} chosen={chosen} number={number} />
        <KeyHints onAll={() => dialogs.open('keys')} />
      </div>
      <WorkbenchDialogs dialog={dialogs.dialog} onClose={dialogs.close} {...{ view, live, chosen }} />
    </WorkbenchContext>
  );
}
