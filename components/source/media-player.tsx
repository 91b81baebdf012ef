'use client';
import { useEffect, useRef, useState } from 'react';
import { timecode } from '@/lib/domain/moments.ts';

/** One line of a transcript with its time. */
export type CueLine = { fromMs: number; toMs: number; words: string };

/** Cues of a source's text as it is kept: [start, end, fromMs, toMs], UTF-16 offsets. */
export function cueLines(text: string, places: readonly number[][]): CueLine[] {
  return places.map(([start = 0, end = 0, fromMs = 0, toMs = 0]) => ({
    fromMs,
    toMs,
    words: text.slice(start, end).replace(/\s+/g, ' '),
  }));
}

/**
 * Plays a recording or film of evidence, from `startMs` where one is given, and when that changes. Of a transcript each
 * line plays from its words. Its words stand beside it as text, so it carries no captions of its own.
 */
export function MediaPlayer({
  fileId,
  isVideo,
  label,
  startMs = null,
  isStartedAtOnce = false,
  cues = [],
}: {
  fileId: string;
  isVideo: boolean;
  label: string;
  startMs?: number | null;
  /** Somebody pressed to hear it: it plays as soon as it can. */
  isStartedAtOnce?: boolean;
  cues?: readonly CueLine[];
}) {
  const media = useRef<HTMLVideoElement & HTMLAudioElement>(null);
  const [now, setNow] = useState(0);
  const [isBroken, setIsBroken] = useState(false);

  useEffect(() => {
    const player = media.current;
    if (!player || startMs === null) return;
    // A little before the words, so that the first of them is heard.
    const from = Math.max(0, startMs / 1000 - 0.4);
    const seek = () => {
      player.currentTime = from;
    };
    if (player.readyState >= 1) seek();
    else player.addEventListener('loadedmetadata', seek, { once: true });
    return () => player.removeEventListener('loadedmetadata', seek);
  }, [startMs]);

  function playFrom(ms: number): void {
    const player = media.current;
    if (!player) return;
    player.currentTime = ms / 1000;
    player.play().catch(() => setIsBroken(true));
  }

  const shared = {
    ref: media,
    src: `/api/evidence/files/${fileId}`,
    controls: true,
    autoPlay: isStartedAtOnce,
    preload: 'metadata',
    'aria-label': label,
    onTimeUpdate: () => setNow((media.current?.currentTime ?? 0) * 1000),
    onError: () => setIsBroken(true),
  } as const;
  return (
    <div>
      {isVideo ? (
        <video {...shared} className="max-h-96 w-full rounded-md bg-ink" />
      ) : (
        <audio {...shared} className="w-full" />
      )}
      {isBroken && (
        <p role="alert" className="mt-1 text-xs text-disputed">
          This browser cannot play it.{' '}
          <a href={`/api/evidence/files/${fileId}`} download className="underline underline-offset-4">
            Save the file
          </a>{' '}
          and play it in another program.
        </p>
      )}
      {cues.length > 0 && <CueList cues={cues} nowMs={now} onPlay={playFrom} />}
    </div>
  );
}

/** The lines of a transcript with their times; pressing one plays it. */
export function CueList({
  cues,
  nowMs = -1,
  onPlay,
}: {
  cues: readonly CueLine[];
  nowMs?: number;
  onPlay?: (ms: number) => void;
}) {
  return (
    <section
      aria-label="Transcript"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keyboard
      tabIndex={0}
      className="mt-2 max-h-[26rem] overflow-y-auto border-y"
    >
      <ol>
        {cues.map((cue) => {
          const isNow = nowMs >= cue.fromMs && nowMs < cue.toMs;
          const line = (
            <>
              <span className="figures w-14 shrink-0 pt-0.75 text-right font-mono text-xs text-soft">
                {timecode(cue.fromMs)}
              </span>
              <span className="min-w-0 font-serif text-lg leading-snug">{cue.words}</span>
            </>
          );
          return (
            <li
              key={`${cue.fromMs} ${cue.words}`}
              aria-current={isNow || undefined}
              className={isNow ? 'bg-pencil-wash' : ''}
            >
              {onPlay ? (
                <button
                  type="button"
                  onClick={() => onPlay(cue.fromMs)}
                  className="flex w-full gap-3 px-1 py-1 text-left hover:bg-hover focus-visible:-outline-offset-2"
                >
                  <span className="sr-only">Play from </span>
                  {line}
                </button>
              ) : (
                <p className="flex gap-3 px-1 py-1">{line}</p>
              )}
            </li>
          );
        })}
      </ol>
    </section>
  );
}
