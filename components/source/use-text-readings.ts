'use client';
import { useLookAgain } from '@/components/live/use-look-again.ts';
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
  const of = beingRead === 0 ? null : `${sourceId} ${beingRead}`;
  useLookAgain(memberId, of, LOOK_EVERY_MS, async (looking) => {
    // What does not answer now does so later.
    const found = await countBeingReadAction({ sourceId }).catch(() => null);
    if (!looking.isOver && found?.ok && found.data.beingRead !== beingRead) onChange();
  });
}
