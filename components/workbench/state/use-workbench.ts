'use client';
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { WorkbenchView } from '@/lib/workbench/view.ts';
import { DRAFTS_BACK, holdDrafts } from '../../awake/kept-fields.ts';
import { useNews, useReading } from '../../live/use-live.ts';
import { createCommands } from './commands.ts';
import type { WorkbenchSurroundings } from './context.tsx';
import { KeptDrafts } from './kept-drafts.ts';
import { createOthers } from './others.ts';
import { createSender } from './send-change.ts';
import { createWorkbenchStore, shownItems } from './store.ts';
import { useDeadlines } from './use-deadlines.ts';

/** Coming back to the tab loads what others did in the meantime, but not at every glance. */
const REFRESH_AFTER_MS = 15_000;
/**
 * Between two readings of what others change: short enough that 95 of 100 changes are on others' screens within 150 ms
 * (bench/live.ts), long enough to take many together. A reading brings what changed, and no more.
 */
const READ_AGAIN_MS = 80;

export function useWorkbench(view: WorkbenchView) {
  const [{ store, sender, commands, drafts, others }] = useState(() => {
    const made = createWorkbenchStore(view);
    const sends = createSender(made);
    return {
      store: made,
      sender: sends,
      commands: createCommands(made, sends),
      drafts: new KeptDrafts(view.me.id, view.story.id),
      others: createOthers(),
    };
  });
  const state = useSyncExternalStore(store.subscribe, store.getState, store.getState);

  useEffect(() => store.send({ type: 'refreshed', view }), [store, view]);

  useEffect(() => {
    if (drafts.takeUp(Date.now())) window.dispatchEvent(new Event(DRAFTS_BACK));
    return holdDrafts(drafts);
  }, [drafts]);

  useEffect(() => {
    let readAt = Date.now();
    function onReturn() {
      if (document.visibilityState !== 'visible' || Date.now() - readAt < REFRESH_AFTER_MS) return;
      readAt = Date.now();
      void commands.refresh();
    }
    window.addEventListener('focus', onReturn);
    document.addEventListener('visibilitychange', onReturn);
    return () => {
      window.removeEventListener('focus', onReturn);
      document.removeEventListener('visibilitychange', onReturn);
    };
  }, [commands]);

  useEffect(() => {
    // What was just decided must not be lost by closing the window a moment too early.
    function onLeave(event: BeforeUnloadEvent) {
      if (sender.isOnTheWay()) event.preventDefault();
    }
    window.addEventListener('beforeunload', onLeave);
    return () => window.removeEventListener('beforeunload', onLeave);
  }, [sender]);

  const storyId = view.story.id;
  const readAgain = useReading(commands.refresh, READ_AGAIN_MS);
  useNews(view.me.id, (news) => {
    if (news.kind === 'here' || news.kind === 'told') return;
    if (news.kind === 'changed' && !news.isWider && news.stories && !news.stories.includes(storyId)) return;
    readAgain();
  });

  useDeadlines(state.view, commands.refresh, commands.announce);

  const { can, newsroom, me, members, checkers, beingRead } = state.view;
  const surroundings = useMemo<WorkbenchSurroundings>(
    () => ({ commands, can, timeZone: newsroom.timeZone, me, members, checkers, beingRead, drafts, others }),
    [commands, can, newsroom.timeZone, me, members, checkers, beingRead, drafts, others],
  );
  const items = useMemo(
    () => shownItems({ view: state.view, shown: state.shown }),
    [state.view, state.shown],
  );
  return { state, items, surroundings };
}
