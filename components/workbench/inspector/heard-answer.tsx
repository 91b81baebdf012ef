'use client';
import { useEffect, useRef, useState } from 'react';
import { evidenceFileAddress } from '@/lib/domain/evidence-file-address.ts';
import { timecodeToTenths } from '@/lib/domain/moments.ts';
import { heardLabel, UNDECIDED_LABELS } from '@/lib/domain/which-heard.ts';
import { measuredWords } from '@/lib/domain/which-heard-measured.ts';
import type { CheckView, HeardView, ItemView } from '@/lib/items/view.ts';
import { apart } from '@/lib/text/compare/small-difference.ts';
import { usePlayback } from '../../source/use-playback.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Time } from '../../ui/time.tsx';
import { useWorkbenchContext } from '../state/context.tsx';

type Wording = 'printed' | 'source';

/** Nats at which the bar is full: three times what is needed to decide. */
const FULL_MARGIN = 180;

/** What the sound answered, the two wordings to listen with, and what the answer is worth. It is never a verdict. */
export function HeardAnswerPanel({
  item,
  check,
  heard,
}: {
  item: ItemView;
  check: CheckView;
  heard: HeardView;
}) {
  const { can, commands, timeZone } = useWorkbenchContext();
  const [played, setPlayed] = useState<readonly Wording[]>([]);
  const [error, setError] = useState('');
  const hear = (wording: Wording) => setPlayed((now) => [...new Set([...now, wording])]);
  const place = `${timecodeToTenths(heard.fromMs)}–${timecodeToTenths(heard.toMs)}`;

  async function sayListened() {
    const { sourceId } = check;
    const said = await commands.listenToBoth(item, { sourceId, start: heard.start, heardId: heard.id });
    setError(said.ok ? '' : said.error.message);
  }

  return (
    <section aria-label={`Which is heard, ${place}`} className="grid gap-2 rounded-lg border bg-sheet p-3">
      <div className="flex flex-wrap items-baseline justify-between gap-x-3">
        <h4 className="text-sm font-semibold">Which of the two is heard?</h4>
        <span className="figures font-mono text-xs text-soft">{place}</span>
      </div>
      {check.media && (
        <>
          <PlayWording {...{ check, heard }} wording="printed" onHeard={() => hear('printed')} />
          <PlayWording {...{ check, heard }} wording="source" onHeard={() => hear('source')} />
        </>
      )}
      <Closeness heard={heard} />
      <p className="text-xs text-soft">
        A small program compared the two wordings with the sound. It does not know what was said, only which
        of these two fits better; a third may be right. {measuredWords(heard.kind)}
      </p>
      {heard.listenedBy ? (
        <p className="text-xs text-soft">
          Listened to with both wordings by {heard.listenedBy}
          {heard.listenedAt && (
            <>
              , <Time iso={heard.listenedAt} timeZone={timeZone} />
            </>
          )}
          .
        </p>
      ) : (
        <p className="text-xs">
          Nobody has listened yet, so this counts for nothing.
          {can.recordVerdict && played.length < 2 && ' Play it once with each wording before you.'}
        </p>
      )}
      {!heard.listenedBy && can.recordVerdict && played.length === 2 && (
        <Button size="sm" className="justify-self-start" onClick={() => void sayListened()}>
          I listened to both, {place}
        </Button>
      )}
      {error && <Notice tone="error">{error}</Notice>}
      <p className="text-xs text-soft">
        Asked by {heard.by}, <Time iso={heard.at} timeZone={timeZone} />.
      </p>
    </section>
  );
}

/** Which side it fell on, and how far: in words first. Neither side is green, for neither is found true. */
function Closeness({ heard: { answer, margin, because } }: { heard: HeardView }) {
  const share = answer === 'undecided' ? 0 : Math.min(1, Math.abs(margin ?? 0) / FULL_MARGIN) * 50;
  return (
    <div className="grid gap-1.5">
      <div aria-hidden="true" className="relative h-1.5 rounded-full bg-edge/30">
        <span className="absolute left-1/2 -top-0.5 h-2.5 w-px bg-soft" />
        <span
          className="absolute inset-y-0 bg-pencil"
          style={
            answer === 'printed' ? { right: '50%', width: `${share}%` } : { left: '50%', width: `${share}%` }
          }
        />
      </div>
      <div className="flex items-baseline justify-between gap-x-3 text-xs text-soft">
        {answer !== 'printed' && <span aria-hidden="true">printed</span>}
        <p className={`text-sm font-semibold ${answer === 'undecided' ? 'text-ink' : 'text-pencil'}`}>
          {heardLabel(answer)}
        </p>
        {answer !== 'source' && <span aria-hidden="true">source</span>}
      </div>
      {because && <p className="text-xs text-soft">{UNDECIDED_LABELS[because]}</p>}
    </div>
  );
}

const nowhere = () => null;

/** One of the two wordings, and the button that plays the stretch while it is read. */
function PlayWording({
  check,
  heard,
  wording,
  onHeard,
}: {
  check: CheckView;
  heard: HeardView;
  wording: Wording;
  onHeard: () => void;
}) {
  const stop = useRef<() => void>(() => {});
  const { fromMs, toMs } = heard;
  const playback = usePlayback({
    stretch: { fromMs, toMs },
    lineAt: nowhere,
    onStretchEnd: () => stop.current(),
    onHeard,
  });
  const { media, isPlaying, isBroken } = playback;
  useEffect(() => {
    stop.current = () => media.current?.pause();
  }, [media]);
  const name = wording === 'printed' ? 'as printed' : 'as in the source';
  const [before, differing, after] = apart(
    heard[wording],
    heard[wording === 'printed' ? 'source' : 'printed'],
  );
  return (
    <div className="grid grid-cols-[auto_minmax(0,1fr)] items-start gap-x-3">
      <audio
        ref={media}
        src={check.media ? evidenceFileAddress(check.media.fileId) : undefined}
        preload="metadata"
        aria-label={`${check.sourceTitle}, ${name}`}
        {...playback.onMedia}
      />
      <Button
        size="sm"
        aria-label={`${isPlaying ? 'Stop' : 'Play it'} ${name}`}
        disabled={isBroken}
        onClick={() => (isPlaying ? stop.current() : playback.playFrom(fromMs))}
      >
        {isPlaying ? 'Stop' : 'Play'}
      </Button>
      <p className="min-w-0 break-words font-serif text-base leading-snug">
        {before} {differing && <strong>{differing}</strong>} {after}
        <span className="block font-sans text-xs text-soft">{name}</span>
      </p>
    </div>
  );
}
