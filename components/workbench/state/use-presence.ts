'use client';
import { type RefObject, useEffect, useRef } from 'react';
import { useNews } from '../../live/use-live.ts';
import type { OthersStore } from './others.ts';
import { markSeen, readHere, readSince, sayHere, sayLeaving } from './requests.ts';

const BEAT_MS = 20_000;
/** Moving quickly through the items is said once. */
const SOON_MS = 400;
const WRITES_FOR_MS = 120_000;
/** Whoever did not have the page in sight for as long (another window, a closed lid) was away; less is a glance aside. */
const AWAY_MS = 60_000;

type Place = { storyId: string; memberId: string; chosenId: string | null; others: OthersStore };

/** Says where this person is, as long as the page is in sight, and learns who else is here. */
export function usePresence(
  { storyId, memberId, chosenId, others }: Place,
  inspectorRef: RefObject<HTMLElement | null>,
): void {
  const at = useRef({ chosenId, writingItemId: null as string | null, writtenAt: 0 });
  const soon = useRef<() => void>(() => {});

  useEffect(() => {
    at.current.chosenId = chosenId;
    const { unseen } = others.get();
    if (chosenId && unseen.has(chosenId)) {
      others.set({ unseen: new Set([...unseen].filter((id) => id !== chosenId)) });
    }
    soon.current();
  }, [chosenId, others]);

  useNews(memberId, (news) => {
    if (news.kind === 'changed' || news.kind === 'told' || (news.kind === 'here' && news.story !== storyId))
      return;
    if (document.visibilityState === 'visible')
      void readHere(storyId).then(
        (here) => others.set({ here }),
        () => {},
      );
  });

  useEffect(() => {
    const pageId = crypto.randomUUID();
    let timer: ReturnType<typeof setTimeout> | undefined;
    let lookedAt = Date.now();
    const isBack = () => Date.now() - lookedAt > AWAY_MS;
    const place = () => ({
      pageId,
      itemId: at.current.chosenId,
      writingItemId: at.current.writingItemId,
      writtenAgo: Math.min(86_400, Math.max(0, (Date.now() - at.current.writtenAt) / 1_000)),
      hasSeenAll: !isBack() && others.get().since?.entries.length === 0,
    });
    async function beat() {
      clearTimeout(timer);
      timer = setTimeout(beat, BEAT_MS);
      if (document.visibilityState !== 'visible') return;
      if (Date.now() - at.current.writtenAt > WRITES_FOR_MS) at.current.writingItemId = null;
      // What came meanwhile is told before anything counts as seen; where it cannot be read, with the next beat.
      if (!isBack() || (await catchUp(storyId, others, at.current.chosenId))) lookedAt = Date.now();
      others.set({ here: await sayHere(storyId, place()).catch(() => []) });
    }
    function beatSoon() {
      clearTimeout(timer);
      timer = setTimeout(beat, SOON_MS);
    }
    function onLook() {
      if (document.visibilityState === 'visible') beatSoon();
      else sayLeaving(storyId, place());
    }
    const onLeave = () => sayLeaving(storyId, place());
    soon.current = beatSoon;
    const stop = noteWriting(inspectorRef.current, (isWriting) => {
      const before = at.current;
      const writingItemId = isWriting ? before.chosenId : null;
      at.current = { ...before, writingItemId, writtenAt: Date.now() };
      if (writingItemId !== before.writingItemId) beatSoon();
    });
    beatSoon();
    document.addEventListener('visibilitychange', onLook);
    window.addEventListener('pagehide', onLeave);
    return () => {
      clearTimeout(timer);
      soon.current = () => {};
      stop();
      document.removeEventListener('visibilitychange', onLook);
      window.removeEventListener('pagehide', onLeave);
      onLeave();
    };
  }, [storyId, others, inspectorRef]);
}

/** Writing begins with a key in a field for words, and ends when the form is sent. */
function noteWriting(place: HTMLElement | null, tell: (isWriting: boolean) => void): () => void {
  const onInput = ({ target }: Event) => {
    const isText =
      target instanceof HTMLTextAreaElement ||
      (target instanceof HTMLInputElement && /^(text|url|search)$/.test(target.type));
    if (isText) tell(true);
  };
  const onSubmit = () => tell(false);
  place?.addEventListener('input', onInput);
  place?.addEventListener('submit', onSubmit);
  return () => {
    place?.removeEventListener('input', onInput);
    place?.removeEventListener('submit', onSubmit);
  };
}

/** What others did while this person was away: read when the story is opened, and marked until it was seen. */
export function useSinceVisit(storyId: string, chosenId: string | null, others: OthersStore): void {
  const first = useRef(chosenId);
  useEffect(() => {
    void catchUp(storyId, others, first.current);
  }, [storyId, others]);
}

/** Marks what others did since the last visit, and says whether it could be read. The item that is open is seen with it. */
async function catchUp(storyId: string, others: OthersStore, chosenId: string | null): Promise<boolean> {
  const since = await readSince(storyId).catch(() => null);
  if (!since) return false;
  others.set({ since, unseen: new Set(since.itemIds.filter((id) => id !== chosenId)) });
  return true;
}

/** Everything counts as seen, here and for the next time. */
export async function markAllSeen(storyId: string, others: OthersStore): Promise<void> {
  const { since } = others.get();
  if (!since) return;
  others.set({ since: { ...since, counts: [], entries: [], itemIds: [] }, unseen: new Set() });
  await markSeen(storyId, since.upTo).catch(() => {});
}
