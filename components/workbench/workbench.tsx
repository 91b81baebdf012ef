'use client';
import type { WorkbenchView } from '@/lib/workbench/view.ts';
import { NotLive } from '../live/not-live.tsx';
import { DoneToast } from './done-toast.tsx';
import { Galley } from './galley/galley.tsx';
import { SinceLine } from './header/since-line.tsx';
import { StoryNotices } from './header/story-notices.tsx';
import { WorkbenchHeader } from './header/workbench-header.tsx';
import { ItemOrLog } from './item-or-log.tsx';
import { KeyHints } from './keys/key-hints.tsx';
import { ItemList } from './list/item-list.tsx';
import { PanelTabs, panelClass } from './panel-tabs.tsx';
import { WorkbenchContext } from './state/context.tsx';
import { useDesk } from './use-desk.ts';
import { WorkbenchDialogs } from './workbench-dialogs.tsx';

/** The workbench: the list of items, the galley, and the inspector for the chosen item. */
export function Workbench({
  view: given,
  unread,
}: {
  view: WorkbenchView;
  /** Notices in the inbox that were not looked at, as the page was opened. */
  unread: number;
}) {
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
    log,
    read,
  } = desk;
  const { view, chosenId, pickedIds, done, announcement } = desk.state;
  return (
    <WorkbenchContext value={desk.surroundings}>
      <div data-own-drafts className="flex h-dvh flex-col overflow-hidden">
        <WorkbenchHeader {...{ view, numbers, unread }} counts={desk.counts} onOpen={desk.open} />
        <main className="grid min-h-0 flex-1 grid-cols-1 grid-rows-1 lg:grid-cols-[15rem_minmax(0,1fr)_21.5rem] xl:grid-cols-[19.25rem_minmax(0,1fr)_25.5rem]">
          <section aria-label="Items" className={`flex flex-col lg:border-r ${panelClass('list', panel)}`}>
            <ItemList
              {...{ openThreads: desk.openThreads, undecided: desk.undecided, drawn: desk.drawn }}
              {...{ items, matching, visible, numbers, chosenId, pickedIds, isPicking, filters }}
              onFilters={desk.setFilters}
              onChoose={desk.chooseInList}
              onPicking={desk.setIsPicking}
              listRef={desk.listRef}
            />
          </section>
          <section aria-label="Story" className={`flex flex-col ${panelClass('galley', panel)}`}>
            <SinceLine numbers={numbers} />
            <StoryNotices view={view} onReadClosed={read.isOpen ? read.close : null} />
            <div className="min-h-0 flex-1">
              <Galley
                {...{ view, items, numbers, chosen, pickedIds }}
                openThreads={desk.openThreads}
                undecided={desk.undecided}
                onChoose={desk.choose}
                onThreads={desk.showThreads}
                scrollRef={desk.galleyRef}
              />
            </div>
          </section>
          <ItemOrLog desk={desk} />
          <DoneToast done={done} />
          <p aria-live="polite" className="sr-only">
            {announcement}
          </p>
        </main>
        <PanelTabs
          {...{ panel, chosen, number }}
          isLog={log.isOpen}
          onPanel={desk.setPanel}
          count={live.length}
        />
        <KeyHints onAll={() => dialogs.open('keys')} />
        <NotLive memberId={view.me.id} className="bottom-16 lg:bottom-11" />
      </div>
      <WorkbenchDialogs
        dialog={dialogs.dialog}
        onOpen={desk.open}
        onItem={desk.chooseInList}
        onClose={dialogs.close}
        {...{ view, live, chosenId }}
      />
    </WorkbenchContext>
  );
}
