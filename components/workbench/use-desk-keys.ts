'use client';
import type { RefObject } from 'react';
import { flushSync } from 'react-dom';
import type { ItemStatus } from '@/lib/domain/vocabulary.ts';
import type { ItemView } from '@/lib/items/view.ts';
import type { ProposalView } from '@/lib/proposals/view.ts';
import type { PlayerAct } from '../source/player-keys.ts';
import type { InspectorHandle } from './inspector/use-inspector-handle.ts';
import { useShortcuts } from './keys/use-shortcuts.ts';
import { focusSearch } from './list/list-filters.tsx';
import type { Panel } from './panel-tabs.tsx';
import type { WorkbenchSurroundings } from './state/context.tsx';
import { isUndecided } from './state/proposals.ts';
import type { WorkbenchState } from './state/store.ts';
import { allThreads } from './state/use-threads-desk.ts';
import type { DialogName } from './workbench-dialogs.tsx';

/** Resolves the thread on an item that has been open the longest. */
function resolveOldest(
  { commands, can }: Pick<WorkbenchSurroundings, 'commands' | 'can'>,
  view: WorkbenchState['view'],
  item: ItemView | null,
): void {
  const open = allThreads(view).find(({ placeId, resolved }) => placeId === item?.id && !resolved);
  if (open && can.note) void commands.setResolved(open, true);
  else commands.announce('No open thread on this item.');
}

/** Decides on the proposed source that stands first at an item. */
function decideNext(
  { commands, can }: Pick<WorkbenchSurroundings, 'commands' | 'can'>,
  proposals: readonly ProposalView[],
  how: 'acceptProposals' | 'dismissProposals',
): void {
  const next = proposals.find(isUndecided);
  if (next && can.manageSources) void commands[how]([next]);
  else commands.announce('No proposed source at this item.');
}

type KeyTargets = {
  surroundings: Pick<WorkbenchSurroundings, 'commands' | 'can'>;
  state: Pick<WorkbenchState, 'pickedIds' | 'failure' | 'view'>;
  chosen: ItemView | null;
  /** What the draft's notes propose for it. */
  proposals: readonly ProposalView[];
  inspector: RefObject<InspectorHandle | null>;
  isPicking: boolean;
  onPicking: (isPicking: boolean) => void;
  onPanel: (panel: Panel) => void;
  onOpen: (dialog: DialogName) => void;
  onContacts: () => void;
  /** Shows the chosen item in place of whatever stands there. */
  onItem: () => void;
  onStep: (by: 1 | -1) => void;
};

/** What each key in the table does on the workbench. */
export function useDeskKeys({
  surroundings,
  state,
  chosen,
  proposals,
  inspector,
  isPicking,
  onPicking,
  onPanel,
  onOpen,
  onContacts,
  onItem,
  onStep,
}: KeyTargets): void {
  const { commands, can } = surroundings;
  const { pickedIds, failure, view } = state;
  const changeable = chosen && !chosen.isCut && can.annotate ? chosen : null;

  /** Where there is room for one panel only, a field must not take the focus before it is visible. */
  function askInspector(what: 'addSource' | 'writeNote' | 'changeAnatomy') {
    flushSync(() => {
      onPanel('inspector');
      onItem();
    });
    inspector.current?.[what]();
  }

  function chooseStatus(status: ItemStatus) {
    onItem();
    inspector.current?.chooseStatus(status);
  }

  function play(act: PlayerAct | 'sayListened') {
    onItem();
    inspector.current?.play(act);
  }

  useShortcuts({
    next: () => onStep(1),
    previous: () => onStep(-1),
    setVerified: () => chooseStatus('VERIFIED'),
    setPending: () => chooseStatus('PENDING'),
    setDisputed: () => chooseStatus('DISPUTED'),
    addSource: () => askInspector('addSource'),
    acceptProposal: () => decideNext(surroundings, proposals, 'acceptProposals'),
    dismissProposal: () => decideNext(surroundings, proposals, 'dismissProposals'),
    writeNote: () => askInspector('writeNote'),
    changeAnatomy: () => askInspector('changeAnatomy'),
    resolveThread: () => resolveOldest(surroundings, view, chosen),
    pick: () => {
      if (!changeable) return;
      onPicking(true);
      const { id } = changeable;
      commands.pick(pickedIds.includes(id) ? pickedIds.filter((one) => one !== id) : [...pickedIds, id]);
    },
    cut: () => {
      if (changeable) void commands.cut(changeable);
    },
    undo: () => void commands.undo(),
    hear: () => play('hear'),
    hearBack: () => play('hearBack'),
    hearLoop: () => play('hearLoop'),
    hearSlower: () => play('hearSlower'),
    hearFaster: () => play('hearFaster'),
    sayListened: () => play('sayListened'),
    openContacts: onContacts,
    search: () => {
      onPanel('list');
      requestAnimationFrame(focusSearch);
    },
    showKeys: () => onOpen('keys'),
    leave: () => {
      if (isPicking) {
        onPicking(false);
        commands.pick([]);
      } else if (failure) commands.dismiss();
      else onItem();
    },
  });
}
