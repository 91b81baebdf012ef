'use client';
import { useEffect, useState } from 'react';
import { useNews } from '@/components/live/use-live.ts';
import { countBeingReadAction } from '@/lib/evidence/actions.ts';

/** The stream tells of the end at once; without one, and while the server starts again, it is asked this often. */
const LOOK_EVERY_MS = 2_000;

/**
 * Follows the texts of a source's files that are being read, through a broken connection and a server that is started
 * again.
 * @param beingRead how many there are, as the page was read
 * @param onChange called when there are fewer, or more: the page is then read again
 */
export function useTextReadings(
  memberId: string,
  sourceId: string,
  beingRead: number,
  onChange: () => void,
): void {
  const [news, setNews] = useState(0);
  useNews(memberId, ({ kind }) => kind !== 'here' && setNews((now) => now + 1));

  // biome-ignore lint/correctness/useExhaustiveDependencies: news make it look at once; onChange is made anew with each drawing
  useEffect(() => {
    if (beingRead === 0) return;
    let isOver = false;
    async function look() {
      // What does not answer now does so later.
      const found = await countBeingReadAction({ sourceId }).catch(() => null);
      if (!isOver && found?.ok && found.data.beingRead !== beingRead) onChange();
    }
    void look();
    const timer = setInterval(() => void look(), LOOK_EVERY_MS);
    return () => {
      isOver = true;
      clearInterval(timer);
    };
  }, [sourceId, beingRead, news]);
}
