'use client';
import { useState } from 'react';
import { useLookAgain } from '@/components/live/use-look-again.ts';
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
  const giving = useAction(giveUpCaptureAction);

  useLookAgain(memberId, followed, LOOK_EVERY_MS, async (looking) => {
    if (followed === null) return;
    // What does not answer now does so later.
    const found = await captureStandingAction({ captureId: followed }).catch(() => null);
    if (looking.isOver || !found) return;
    if (found.ok && isUnderWay(found.data)) return;
    if (!found.ok && found.error.code !== 'missing') return;
    looking.isOver = true;
    setFollowed(null);
    if (found.ok) onEnd(found.data);
  });

  return {
    isUnderWay: followed !== null,
    follow: setFollowed,
    giveUp: () => followed !== null && giving.run({ captureId: followed }),
    isGivingUp: giving.isBusy,
  };
}
