'use client';
import { useEffect, useState } from 'react';
import { tenths } from '@/lib/domain/clips.ts';
import { evidenceFileAddress } from '@/lib/domain/evidence-file-address.ts';
import type { Stretch } from '@/lib/domain/listened.ts';
import { NotCut } from './cut-clip.ts';
import { type Still, stillsAt } from './stills.ts';

/** As large as a picture is drawn here; what is kept is as large as the film. */
type Shown = Still & { address: string };

/** Three pictures of a film at a quote's place, its beginning, middle and end: a press keeps one. */
export function ChooseStill({
  fileId,
  stretch: { fromMs, toMs },
  isBusy,
  onChoose,
}: {
  fileId: string;
  stretch: Stretch;
  isBusy: boolean;
  onChoose: (still: Still) => void;
}) {
  const [shown, setShown] = useState<Shown[] | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  useEffect(() => {
    let isOver = false;
    let made: Shown[] = [];
    stillsAt(evidenceFileAddress(fileId), [fromMs, (fromMs + toMs) / 2, toMs])
      .then((stills) => {
        if (isOver) return;
        made = stills.map((still) => ({ ...still, address: URL.createObjectURL(still.picture) }));
        setShown(made);
      })
      .catch((error: unknown) => {
        if (!isOver) setFault(error instanceof NotCut ? error.message : 'The film cannot be shown there.');
      });
    return () => {
      isOver = true;
      for (const { address } of made) URL.revokeObjectURL(address);
    };
  }, [fileId, fromMs, toMs]);
  if (fault) {
    return (
      <p role="alert" className="mt-2 text-xs text-disputed">
        {fault}
      </p>
    );
  }
  if (!shown) return <p className="mt-2 text-xs text-soft">Looking for pictures.</p>;
  return (
    <ul className="mt-2 grid grid-cols-3 gap-2">
      {shown.map((still) => (
        <li key={still.address}>
          <button
            type="button"
            disabled={isBusy}
            onClick={() => onChoose(still)}
            className="block w-full rounded-md border border-edge/60 p-1 hover:border-edge hover:bg-hover"
          >
            {/* biome-ignore lint/performance/noImgElement: made in the browser, never fetched */}
            <img src={still.address} alt="" className="block w-full rounded-sm" />
            <span className="figures mt-1 block text-xs">
              <span className="sr-only">Keep the picture at </span>
              {tenths(still.atMs)}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
