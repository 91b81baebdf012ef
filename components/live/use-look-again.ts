'use client';
import { useEffect, useState } from 'react';
import { useNews } from './use-live.ts';

/** One stretch of looking. Whoever sees that there is nothing more to wait for sets `isOver`; it is so when the page is left. */
export type Looking = { isOver: boolean };

/**
 * Looks at something that goes on at the server: at once, when the stream tells of anything, and every so often, for there may
 * be no stream, and the server may be starting again.
 * @param of what is looked at, in a word; null while there is nothing. Of another one it is looked at afresh.
 * @param look an answer that comes once `isOver` counts for nothing
 */
export function useLookAgain(
  memberId: string,
  of: string | null,
  everyMs: number,
  look: (looking: Looking) => unknown,
): void {
  const [news, setNews] = useState(0);
  useNews(memberId, ({ kind }) => kind !== 'here' && setNews((now) => now + 1));

  // biome-ignore lint/correctness/useExhaustiveDependencies: news make it look at once; look is made anew with each drawing
  useEffect(() => {
    if (of === null) return;
    const looking = { isOver: false };
    void look(looking);
    const timer = setInterval(() => void look(looking), everyMs);
    return () => {
      looking.isOver = true;
      clearInterval(timer);
    };
  }, [of, everyMs, news]);
}
