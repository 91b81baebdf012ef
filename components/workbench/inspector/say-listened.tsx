'use client';
import { useState } from 'react';
import type { Listened } from '@/lib/domain/listened.ts';
import { timecode } from '@/lib/domain/moments.ts';
import type { CheckView, ItemView } from '@/lib/items/view.ts';
import { Button } from '../../ui/button.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { keyOf } from '../keys/keys.ts';
import { useDraft, useWorkbenchContext } from '../state/context.tsx';
import { listenedKey } from '../state/listening.ts';
import { verdictOf } from '../state/verdict.ts';
import { playableOf } from './quote-player.tsx';

/**
 * What somebody may say they listened to: only what the player played from its beginning to its end. It goes with the next
 * verdict; where there is one already, that is given again with it.
 */
export function useListened(item: ItemView) {
  const { can, commands } = useWorkbenchContext();
  const [said, change, letGo] = useDraft<Listened[]>(listenedKey(item.id), []);
  const [heard, setHeard] = useState<readonly string[]>([]);
  const placeOf = (check: CheckView): Listened | null => {
    const playable = playableOf(check);
    return playable && { fileId: playable.media.fileId, ...playable.stretch };
  };
  const isSame = (a: Listened, b: Listened | null) =>
    b !== null && a.fileId === b.fileId && a.fromMs === b.fromMs && a.toMs === b.toMs;
  return {
    hear: (check: CheckView) => setHeard((now) => [...new Set([...now, check.sourceId])]),
    canSay: (check: CheckView) =>
      can.recordVerdict &&
      !item.isCut &&
      (heard.includes(check.sourceId) || said.some((one) => isSame(one, placeOf(check)))),
    isSaid: (check: CheckView) => said.some((one) => isSame(one, placeOf(check))),
    say: (check: CheckView) => {
      const place = placeOf(check);
      if (!place) return;
      change((now) => [...now.filter((one) => !isSame(one, place)), place]);
      if (item.status === 'PENDING') {
        return commands.announce(`Listened to ${stretchLabel(place)}. It is recorded with your verdict.`);
      }
      void commands.recordVerdict(item, verdictOf(item)).then((result) => {
        if (!result.ok) return;
        letGo();
        setHeard((now) => now.filter((one) => one !== check.sourceId));
      });
    },
  };
}

const stretchLabel = ({ fromMs, toMs }: { fromMs: number; toMs: number }): string =>
  `${timecode(fromMs)}–${timecode(toMs)}`;

/** The button with which somebody says that they listened; once it is pressed, what becomes of it. */
export function SayListened({
  check,
  isSaid,
  onSay,
}: {
  check: CheckView;
  isSaid: boolean;
  onSay: () => void;
}) {
  const stretch = playableOf(check)?.stretch;
  if (!stretch) return null;
  if (isSaid) {
    return (
      <p role="status" className="text-xs text-soft">
        You listened to <span className="font-mono">{stretchLabel(stretch)}</span>: recorded with your
        verdict.
      </p>
    );
  }
  return (
    <Button size="sm" className="justify-self-start" aria-keyshortcuts={keyOf('sayListened')} onClick={onSay}>
      I listened, {stretchLabel(stretch)}
      <Kbd>{keyOf('sayListened')}</Kbd>
    </Button>
  );
}
