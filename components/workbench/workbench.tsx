'use client';
import type { WorkbenchView } from '@/lib/workbench/view.ts';
import { DoneToast } from './done-toast.tsx';
import { Galley } from './galley/galley.tsx';
import { StoryNotices } from './header/story-notices.tsx';
import { WorkbenchHeader } from './header/workbench-header.tsx';
import { InspectorColumn } from './inspector-column.tsx';
import { KeyHints } from './keys/key-hints.tsx';
import { ItemList } from './list/item-list.tsx';
import { PanelTabs, panelClass } from './panel-tabs.tsx';
import { WorkbenchContext } from './state/context.tsx';
import { useDesk } from './use-desk.ts';
import { WorkbenchDialogs } from './workbench-dialogs.tsx';

/** The workbench: the list of items, the galley, and the inspector for the chosen item. */
export function Workbench({ view: given }: { view: WorkbenchView }) {
  const desk = useDesk(given);
  const {
    items,
    live,
    matching,
    visible,
    numbers,
    chosen,
    number,
    filters,
    isPicking,
    panel,
    dialogs,
    read,
  } = desk;
  const { view, chosenId, pickedIds, failure, done, announcement } = desk.state;
  return (
    <WorkbenchContext value={desk.surroundings}>
      <div data-own-drafts className="flex h-dvh flex-col overflow-hidden">
        <WorkbenchHeader view={view} counts={desk.counts} onOpen={desk.open} />
        <main className="grid min-h-0 flex-1 grid-cols-1 grid-rows-1 lg:grid-cols-[15rem_minmax(0,1fr)_21.5rem] xl:grid-cols-[19.25rem_minmax(0,1fr)_25.5rem]">
          <section aria-label="Items" className={`flex flex-col lg:border-r ${panelClass('list', panel)}`}>
            <ItemList
              openThreads={desk.openThreads}
              {...{ items, matching, visible, numbers, chosenId, pickedIds, isPicking, filters }}
              onFilters={desk.setFilters}
              onChoose={desk.chooseInList}
              onPicking={desk.setIsPicking}
              listRef={desk.listRef}
            />
          </section>
          <section aria-label="Story" className={`flex flex-col ${panelClass('galley', panel)}`}>
            <StoryNotices view={view} onReadClosed={read.isOpen ? read.close : null} />
            <div className="min-h-0 flex-1">
              <Galley
                {...{ view, items, numbers, chosen, pickedIds }}
                onChoose={desk.surroundings.commands.choose}
                scrollRef={desk.galleyRef}
              />
            </div>
          </section>
          <section
            ref={desk.inspectorRef}
            aria-label="Chosen item"
            className={`overflow-y-auto overscroll-contain bg-sheet lg:border-l ${panelClass('inspector', panel)}`}
          >
            <InspectorColumn
              {...{ chosen, number, view, failure }}
              total={live.length}
              ref={desk.inspector}
              onNext={() => desk.step(1)}
              onPrevious={() => desk.step(-1)}
              onLogContact={dialogs.logContact}
            />
          </section>
          <DoneToast done={done} />
          <p aria-live="polite" className="sr-only">
            {announcement}
          </p>
        </main>
        <PanelTabs {...{ panel, chosen, number }} onPanel={desk.setPanel} count={live.length} />
        <KeyHints onAll={() => dialogs.open('keys')} />
      </div>
      <WorkbenchDialogs
        dialog={dialogs.dialog}
        onOpen={dialogs.open}
        onItem={desk.chooseInList}
        onClose={dialogs.close}
        {...{ view, live, chosen }}
      />
    </WorkbenchContext>
  );
}
