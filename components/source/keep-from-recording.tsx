'use client';
import dynamic from 'next/dynamic';
import { type RefObject, useEffect, useRef, useState } from 'react';
import type { Stretch } from '@/lib/domain/listened.ts';
import { Button } from '../ui/button.tsx';
import type { Kept, Whole } from './keep-cut.ts';

const ChooseStill = dynamic(() => import('./choose-still.tsx').then((file) => file.ChooseStill), {
  loading: () => <p className="mt-2 text-xs text-soft">Looking for pictures.</p>,
});

type Work = typeof import('./keep-cut.ts');

/** One piece at a time: cut, sent, and told of. What cuts it is fetched at the first press. */
function useKeeping(onKept: () => void) {
  const stop = useRef<AbortController | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const [kept, setKept] = useState<Kept | null>(null);
  useEffect(() => () => stop.current?.abort(), []);

  async function keep(work: (doing: Work, signal: AbortSignal) => Promise<Kept>) {
    if (isBusy) return;
    stop.current = new AbortController();
    const { signal } = stop.current;
    setIsBusy(true);
    setKept(null);
    const failed = { isKept: false, says: 'That could not be loaded. Reload the page and try again.' };
    const done = await import('./keep-cut.ts').then((doing) => work(doing, signal)).catch(() => failed);
    if (signal.aborted) return;
    setIsBusy(false);
    setKept(done);
    if (done.isKept) onKept();
  }
  return { isBusy, kept, keep };
}

/**
 * Keeps what is played as evidence of its own: the stretch as a clip, a picture of a film as a still.
 * @param stretchNow what a clip would be of when it is pressed, null where nothing is; null: there are no times at all
 */
export function KeepFromRecording({
  whole,
  isVideo,
  isOfQuote,
  stretchNow,
  media,
  durationMs,
  onKept,
}: {
  whole: Whole;
  isVideo: boolean;
  isOfQuote: boolean;
  stretchNow: (() => Stretch | null) | null;
  media: RefObject<HTMLVideoElement | null>;
  durationMs: number | null;
  onKept: () => void;
}) {
  const { isBusy, kept, keep } = useKeeping(onKept);
  const [choosing, setChoosing] = useState<Stretch | null>(null);

  const clip = () =>
    keep(async (doing, signal) => {
      const stretch = stretchNow?.() ?? null;
      if (!stretch)
        return { isKept: false, says: 'No line of the transcript is said there. Play one first.' };
      return doing.keepClip(whole, stretch, durationMs, signal);
    });
  const still = () =>
    keep(async (doing, signal) => {
      if (!media.current) return { isKept: false, says: 'There is no film.' };
      return doing.keepStill(whole, media.current, signal);
    });

  return (
    <div className="mt-2">
      <div className="flex flex-wrap items-center gap-2">
        {stretchNow && (
          <Button size="sm" disabled={isBusy} isBusy={isBusy} onClick={clip}>
            {isOfQuote ? 'Keep a clip of the quote' : 'Keep a clip of the line'}
          </Button>
        )}
        {isVideo && (
          <Button size="sm" disabled={isBusy} onClick={still}>
            Keep a still
          </Button>
        )}
        {isVideo && isOfQuote && (
          <Button
            size="sm"
            look="quiet"
            aria-expanded={choosing !== null}
            onClick={() => setChoosing(choosing ? null : (stretchNow?.() ?? null))}
          >
            Choose a still
          </Button>
        )}
        <p role="status" className="min-h-4 min-w-0 text-xs text-soft">
          {isBusy ? 'Being cut and kept.' : kept?.isKept && kept.says}
        </p>
      </div>
      {kept && !kept.isKept && (
        <p role="alert" className="mt-1 text-xs text-disputed">
          {kept.says}
        </p>
      )}
      {choosing && (
        <ChooseStill
          fileId={whole.fileId}
          stretch={choosing}
          isBusy={isBusy}
          onChoose={(one) => keep((doing, signal) => doing.keepStill(whole, one, signal))}
        />
      )}
    </div>
  );
}
