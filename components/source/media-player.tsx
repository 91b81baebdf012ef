'use client';
import { useEffect, useRef, useState } from 'react';
import { timecode } from '@/lib/domain/moments.ts';
import { speakerLabelText } from '@/lib/domain/speaker-label.ts';
import type { TextView } from '@/lib/evidence/view.ts';
import { lineCues } from '@/lib/text/transcript/spoken-lines.ts';

/** One line of a transcript with its time, and whoever begins speaking in it. */
export type CueLine = { fromMs: number; toMs: number; words: string; speaker: string | null };

/** The lines of a timed transcript, in order. A speaker is named on the line where they begin. */
export function cueLines({ text, places, turns }: TextView): CueLine[] {
  const cues = places.map(([start = 0, end = 0, fromMs = 0, toMs = 0]) => ({ start, end, fromMs, toMs }));
  let turn = 0;
  let last: number | null = null;
  return lineCues(text, cues).map(({ start, end, fromMs, toMs }) => {
    while ((turns[turn]?.[1] ?? Number.POSITIVE_INFINITY) <= start) turn++;
    const [from = Number.POSITIVE_INFINITY, , label, name] = turns[turn] ?? [];
    const isNew = from <= start && last !== turn;
    if (isNew) last = turn;
    const words = text.slice(start, end).replace(/\s+/g, ' ');
    const speaker =
      isNew && typeof label === 'string' ? speakerLabelText({ label, ...(name && { name }) }) : null;
    return { fromMs, toMs, words, speaker };
  });
}

/**
 * Plays a recording or film kept as evidence, from `startMs` if given, and again whenever that changes. Each line of a
 * transcript plays from its words. Those words are shown beside it as text, so it has no captions of its own.
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
  /** Somebody pressed to hear it, so it plays as soon as it can. */
  isStartedAtOnce?: boolean;
  cues?: readonly CueLine[];
}) {
  const media = useRef<HTMLVideoElement & HTMLAudioElement>(null);
  const [now, setNow] = useState(0);
  const [isBroken, setIsBroken] = useState(false);

  useEffect(() => {
    const player = media.current;
    if (!player || startMs === null) return;
    // A little before the words, so that the first one is heard.
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

/** The speaker, as the source calls them, above the words: not part of what is said. */
export function SpeakerName({ children }: { children: string }) {
  return <strong className="block font-sans text-sm font-semibold break-words">{children}</strong>;
}

/** The lines of a transcript with their times and speakers; pressing a line plays it. */
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
              <span className="min-w-0 font-serif text-lg leading-snug">
                {cue.speaker !== null && <SpeakerName>{cue.speaker}</SpeakerName>}
                {cue.words}
              </span>
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
