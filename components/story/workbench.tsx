'use client';
import { useCallback, useMemo, useRef, useState } from 'react';
import type { ItemStatus } from '@/lib/domain/vocabulary.ts';
import { liftHoldAction, withdrawSignOffAction } from '@/lib/workbench/actions.ts';
import type { WorkbenchView } from '@/lib/workbench/view.ts';
import { CheckAllDialog } from '../check/check-all-dialog.tsx';
import { ContactLog } from '../contact/contact-log.tsx';
import { FailureNotice } from '../item/failure-notice.tsx';
import { Inspector, type InspectorRequest } from '../item/inspector.tsx';
import type { StatusRequest } from '../item/verdict-panel.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { DetailsDialog } from './details-dialog.tsx';
import { DoneToast } from './done-toast.tsx';
import { Galley } from './galley.tsx';
import { filterItems, NO_FILTERS } from './item-filters.ts';
import { ItemList, SEARCH_ID } from './item-list.tsx';
import { KeyHints } from './key-hints.tsx';
import { KeysDialog } from './keys-dialog.tsx';
import { type Panel, PanelTabs } from './panel-tabs.tsx';
import { PublishDialog } from './publish-dialog.tsx';
import { HoldDialog, WithdrawDialog } from './reason-dialogs.tsx';
import { SignOffDialog } from './sign-off-dialog.tsx';
import { StoryNotices } from './story-notices.tsx';
import { useFollow } from './use-follow.ts';
import { useShortcuts } from './use-shortcuts.ts';
import { useWhatWasRead } from './use-what-was-read.ts';
import { useWorkbench } from './use-workbench.ts';
import { WorkbenchContext } from './workbench-context.tsx';
import { type HeaderDialog, WorkbenchHeader } from './workbench-header.tsx';

/** The desk: the list of items, the galley, and the inspector for the chosen item. */
export function Workbench({ view: given }: { view: WorkbenchView }) {
  const { state, items, surroundings } = useWorkbench(given);
  const { view, chosenId, pickedIds, failure } = state;
  const { commands, can, me } = surroundings;
  const [filters, setFilters] = useState(NO_FILTERS);
  const [isPicking, setIsPicking] = useState(false);
  const [panel, setPanel] = useState<Panel>('galley');
  const [dialog, setDialog] = useState<HeaderDialog | null>(null);
  const [askedParty, setAskedParty] = useState<string>();
  const [request, setRequest] = useState<InspectorRequest>(null);
  const [statusRequest, setStatusRequest] = useState<StatusRequest>(null);
  const read = useWhatWasRead(given.story.id);
  const listRef = useRef<HTMLUListElement>(null);
  const galleyRef = useRef<HTMLDivElement>(null);
  const inspectorRef = useRef<HTMLElement>(null);

  const live = useMemo(() => items.filter((item) => !item.isCut), [items]);
  const numbers = useMemo(() => new Map(live.map((item, i) => [item.id, i + 1])), [live]);
  const visible = useMemo(() => filterItems(items, filters, me.id), [items, filters, me.id]);
  const chosen = items.find((item) => item.id === chosenId) ?? null;
  const counts = useMemo(() => {
    const of = (status: ItemStatus) => live.filter((item) => item.status === status).length;
    return { all: live.length, verified: of('VERIFIED'), pending: of('PENDING'), disputed: of('DISPUTED') };
  }, [live]);
  useFollow({ chosenId, galleyRef, listRef, inspectorRef });

  const chooseInList = useCallback(
    (itemId: string) => {
      commands.choose(itemId);
      setPanel('inspector');
    },
    [commands],
  );

  function step(by: 1 | -1) {
    const at = visible.findIndex((item) => item.id === chosenId);
    const next = at === -1 ? visible[0] : visible[at + by];
    if (next) commands.choose(next.id);
    else commands.announce(by === 1 ? 'That was the last item.' : 'That is the first item.');
  }

  function askInspector(what: NonNullable<InspectorRequest>['what']) {
    setPanel('inspector');
    setRequest((before) => ({ what, turn: (before?.turn ?? 0) + 1 }));
  }

  function askStatus(status: ItemStatus) {
    setStatusRequest((before) => ({ status, turn: (before?.turn ?? 0) + 1 }));
  }

  function open(next: HeaderDialog | null) {
    if (next === 'read') {
      setPanel('galley');
      return read.open();
    }
    setAskedParty(undefined);
    // A signature is for what the screen shows: ask for exactly that before it is given.
    if (next === 'signOff' || next === 'publish') void commands.refresh();
    setDialog(next);
  }

  useShortcuts({
    j: () => step(1),
    k: () => step(-1),
    v: () => askStatus('VERIFIED'),
    p: () => askStatus('PENDING'),
    d: () => askStatus('DISPUTED'),
    s: () => askInspector('source'),
    n: () => askInspector('note'),
    e: () => askInspector('anatomy'),
    m: () => {
      if (!chosen || chosen.isCut || !can.annotate) return;
      setIsPicking(true);
      const isPicked = pickedIds.includes(chosen.id);
      commands.pick(isPicked ? pickedIds.filter((id) => id !== chosen.id) : [...pickedIds, chosen.id]);
    },
    x: () => {
      if (chosen && !chosen.isCut && can.annotate) void commands.cut(chosen);
    },
    u: () => void commands.undo(),
    c: () => open('contacts'),
    '/': () => {
      setPanel('list');
      requestAnimationFrame(() => document.getElementById(SEARCH_ID)?.focus());
    },
    '?': () => setDialog('keys'),
    escape: () => {
      if (isPicking) {
        setIsPicking(false);
        commands.pick([]);
      } else if (failure) commands.dismiss();
    },
  });

  const column = (name: Panel) =>
    `min-h-0 min-w-0 [grid-area:1/1] lg:visible lg:[grid-area:auto] ${panel === name ? '' : 'max-lg:invisible'}`;

  return (
    <WorkbenchContext value={surroundings}>
      <div data-own-drafts className="flex h-dvh flex-col overflow-hidden">
        <WorkbenchHeader
          view={view}
          counts={counts}
          onOpen={open}
          onWithdrawSignOff={() => {
            const { signOff, story } = view;
            if (!signOff) return;
            void commands.changeStory(
              'Withdraw the sign-off',
              () => withdrawSignOffAction({ storyId: story.id, signOffId: signOff.id }),
              { done: 'The sign-off is withdrawn.' },
            );
          }}
          onLiftHold={() => {
            const { hold, story } = view;
            if (!hold) return;
            void commands.changeStory(
              'Lift the block',
              () => liftHoldAction({ storyId: story.id, holdId: hold.id }),
              { done: 'Publication is no longer blocked.' },
            );
          }}
          onArchive={(isArchived) => void commands.archive(isArchived)}
        />
        <main className="grid min-h-0 flex-1 grid-cols-1 grid-rows-1 lg:grid-cols-[15rem_minmax(0,1fr)_21.5rem] xl:grid-cols-[19.25rem_minmax(0,1fr)_25.5rem]">
          <section aria-label="Items" className={`flex flex-col lg:border-r ${column('list')}`}>
            <ItemList
              items={items}
              visible={visible}
              numbers={numbers}
              chosenId={chosenId}
              pickedIds={pickedIds}
              isPicking={isPicking}
              filters={filters}
              onFilters={setFilters}
              onChoose={chooseInList}
              onPicking={setIsPicking}
              listRef={listRef}
            />
          </section>
          <section aria-label="Story" className={`flex flex-col ${column('galley')}`}>
            <StoryNotices view={view} onReadClosed={read.isOpen ? read.close : null} />
            <div className="min-h-0 flex-1">
              <Galley
                view={view}
                items={items}
                numbers={numbers}
                chosen={chosen}
                pickedIds={pickedIds}
                onChoose={commands.choose}
                scrollRef={galleyRef}
              />
            </div>
          </section>
          <section
            ref={inspectorRef}
            aria-label="Chosen item"
            className={`overflow-y-auto overscroll-contain bg-sheet lg:border-l ${column('inspector')}`}
          >
            {failure && failure.itemId !== chosenId && (
              <div className="px-5 pt-4">
                <FailureNotice key={JSON.stringify(failure)} failure={failure} />
              </div>
            )}
            {chosen ? (
              <Inspector
                key={chosen.id}
                item={chosen}
                number={numbers.get(chosen.id) ?? null}
                total={live.length}
                view={view}
                failure={failure && failure.itemId === chosenId ? failure : null}
                request={request}
                statusRequest={statusRequest}
                onNext={() => step(1)}
                onPrevious={() => step(-1)}
                onLogContact={(party) => {
                  setAskedParty(party);
                  setDialog('contacts');
                }}
              />
            ) : (
              <EmptyState title="No item chosen">
                Choose one in the list or in the story, or select words in the story to make one.
              </EmptyState>
            )}
          </section>
          <DoneToast done={state.done} />
          <p aria-live="polite" className="sr-only">
            {state.announcement.words}
            {state.announcement.turn % 2 ? '\u00a0' : ''}
          </p>
        </main>
        <PanelTabs
          panel={panel}
          onPanel={setPanel}
          count={live.length}
          chosen={chosen}
          number={chosen ? (numbers.get(chosen.id) ?? null) : null}
        />
        <KeyHints onAll={() => setDialog('keys')} />
      </div>
      {dialog === 'contacts' && (
        <ContactLog view={view} chosen={chosen} party={askedParty} onClose={() => setDialog(null)} />
      )}
      {dialog === 'signOff' && <SignOffDialog view={view} items={live} onClose={() => setDialog(null)} />}
      {dialog === 'publish' && <PublishDialog view={view} items={live} onClose={() => setDialog(null)} />}
      {dialog === 'hold' && <HoldDialog view={view} onClose={() => setDialog(null)} />}
      {dialog === 'withdraw' && <WithdrawDialog view={view} onClose={() => setDialog(null)} />}
      {dialog === 'checkAll' && <CheckAllDialog storyId={view.story.id} onClose={() => setDialog(null)} />}
      {dialog === 'details' && <DetailsDialog view={view} onClose={() => setDialog(null)} />}
      {dialog === 'keys' && <KeysDialog onClose={() => setDialog(null)} />}
    </WorkbenchContext>
  );
}
