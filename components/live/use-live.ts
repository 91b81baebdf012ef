'use client';
import { useEffect, useRef, useSyncExternalStore } from 'react';
import type { News } from '@/lib/live/news.ts';
import { type LiveState, liveConnection } from './live-connection.ts';

/** Calls `tell` for each piece of news, as long as the component is on the page. */
export function useNews(memberId: string, tell: (news: News) => void): void {
  const latest = useRef(tell);
  useEffect(() => {
    latest.current = tell;
  });
  useEffect(() => liveConnection(memberId).onNews((news) => latest.current(news)), [memberId]);
}

/** Whether the page is told of changes as they happen. */
export function useLiveState(memberId: string): LiveState {
  return useSyncExternalStore(
    (watch) => liveConnection(memberId).onState(watch),
    () => liveConnection(memberId).state(),
    () => 'starting',
  );
}

/**
 * A function that asks for a reading: at once, or where one is under way, once more after it; out of sight, when the page is
 * looked at again.
 *
 * @param pause after a reading, this long until the next (ms): changes that come close together are read together
 */
export function useReading(read: () => Promise<unknown>, pause: number): () => void {
  const latest = useRef(read);
  useEffect(() => {
    latest.current = read;
  });
  const reading = useRef<ReturnType<typeof readingInTurn>>(null);
  reading.current ??= readingInTurn(() => latest.current(), pause);
  const { ask, look } = reading.current;
  useEffect(() => {
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, [look]);
  return ask;
}

function readingInTurn(read: () => Promise<unknown>, pause: number): { ask: () => void; look: () => void } {
  let isReading = false;
  let isAsked = false;
  function look() {
    if (!isAsked || isReading || document.visibilityState !== 'visible') return;
    isReading = true;
    isAsked = false;
    void read()
      .catch(() => {})
      .finally(() =>
        setTimeout(() => {
          isReading = false;
          look();
        }, pause),
      );
  }
  return {
    look,
    ask() {
      isAsked = true;
      look();
    },
  };
}
