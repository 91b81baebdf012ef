'use client';
import { useEffect, useState } from 'react';
import { useNews } from '@/components/live/use-live.ts';
import { useAction } from '@/components/ui/use-action.ts';
import { isUnderWay } from '@/lib/domain/capture-state.ts';
import { captureStandingAction, giveUpCaptureAction } from '@/lib/sources/actions.ts';
import type { CaptureView } from '@/lib/sources/capture-view.ts';

/** The stream tells of the end at once; without one, and while the server starts again, it is asked this often. */
const LOOK_EVERY_MS = 2_000;

/**
 * Follows a capture until it ends, through a broken connection and a server that is started again.
 * @param first as the page was read; null where none is followed yet
 * @param onEnd called once, with how it ended
 */
export function useCapture(
  memberId: string,
  first: CaptureView | null,
  onEnd: (capture: CaptureView) => void,
) {
  const [followed, setFollowed] = useState<string | null>(first && isUnderWay(first) ? first.id : null);
  const [news, setNews] = useState(0);
  const giving = useAction(giveUpCaptureAction);
  useNews(memberId, ({ kind }) => kind !== 'here' && setNews((now) => now + 1));

  // biome-ignore lint/correctness/useExhaustiveDependencies: news make it look at once; onEnd is made anew with each drawing
  useEffect(() => {
    if (followed === null) return;
    let isOver = false;
    async function look(captureId: string) {
      // What does not answer now does so later.
      const found = await captureStandingAction({ captureId }).catch(() => null);
      if (isOver || !found) return;
      if (found.ok && isUnderWay(found.data)) return;
      if (!found.ok && found.error.code !== 'missing') return;
      isOver = true;
      setFollowed(null);
      if (found.ok) onEnd(found.data);
    }
    void look(followed);
    const timer = setInterval(() => void look(followed), LOOK_EVERY_MS);
    return () => {
      isOver = true;
      clearInterval(timer);
    };
  }, [followed, news]);

  return {
    isUnderWay: followed !== null,
    follow: setFollowed,
    giveUp: () => followed !== null && giving.run({ captureId: followed }),
    isGivingUp: giving.isBusy,
  };
}
