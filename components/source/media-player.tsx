'use client';
import dynamic from 'next/dynamic';
import { type KeyboardEvent, type Ref, useImperativeHandle, useMemo } from 'react';
import { evidenceFileAddress } from '@/lib/domain/evidence-file-address.ts';
import type { Stretch } from '@/lib/domain/listened.ts';
import { timecode } from '@/lib/domain/moments.ts';
import { Button } from '../ui/button.tsx';
import { Kbd } from '../ui/kbd.tsx';
import type { CueLine } from './cue-lines.ts';
import { CueList } from './cue-list.tsx';
import { type PlayerAct, playerActOf, playerKeyOf } from './player-keys.ts';
import { RATES, usePlayback } from './use-playback.ts';
import { useWaveform } from './use-waveform.ts';
import { WaveformView } from './waveform.tsx';

// Brought to those alone who may keep something.
const KeepFromRecording = dynamic(() =>
  import('./keep-from-recording.tsx').then((module) => module.KeepFromRecording),
);

/** What is drawn at once where no quote says otherwise, and around a quote. */
const WINDOW_MS = 30_000;
const AROUND_MS = 5_000;

/** What keys of the whole page can ask of a player. */
export type PlayerHandle = Record<PlayerAct, () => void>;

type Props = {
  fileId: string;
  isVideo: boolean;
  label: string;
  /** The quote's words in it: played from there, looped, and drawn. */
  stretch?: Stretch | null;
  /** Somebody pressed to hear it, so it plays as soon as it can. */
  isStartedAtOnce?: boolean;
  lines?: readonly CueLine[];
  /** For those who may add files to its source: what clips and stills are called after, and told once one is kept. */
  keep?: { sourceId: string; name: string; onKept: () => void } | null;
  ref?: Ref<PlayerHandle>;
  onStretchEnd?: () => void;
  /** Told when the stretch was played from its beginning to its end. */
  onHeard?: () => void;
};

/**
 * Plays a recording or film kept as evidence, from the quote's stretch if there is one. Its transcript plays from each of
 * its words, which light up as they are said; they are shown as text beside it, so it has no captions of its own.
 */
export function MediaPlayer({
  fileId,
  isVideo,
  label,
  stretch = null,
  isStartedAtOnce = false,
  lines = [],
  keep = null,
  ref,
  onStretchEnd,
  onHeard,
}: Props) {
  const lineAt = (ms: number) => lines.findLast(({ fromMs }) => fromMs <= ms) ?? null;
  const playback = usePlayback({ stretch, lineAt, onStretchEnd, onHeard });
  const { media, now, isBroken, acts } = playback;
  const stretchNow = () => stretch ?? lineAt((media.current?.currentTime ?? 0) * 1000);
  useImperativeHandle(ref, () => acts);

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    const act = playerActOf(event.key);
    if (!act) return;
    event.preventDefault();
    acts[act]();
  }

  const shared = {
    ref: media,
    src: evidenceFileAddress(fileId),
    autoPlay: isStartedAtOnce,
    preload: 'metadata',
    'aria-label': label,
    ...playback.onMedia,
  } as const;
  return (
    <section aria-label={`Player: ${label}`} onKeyDown={onKeyDown} className="min-w-0">
      {isVideo ? (
        <video {...shared} controls className="mb-2 max-h-96 w-full rounded-md bg-ink" />
      ) : (
        <audio {...shared} />
      )}
      {isBroken ? (
        <p role="alert" className="mt-1 text-xs text-disputed">
          This browser cannot play it.{' '}
          <a href={shared.src} download className="underline underline-offset-4">
            Save the file
          </a>{' '}
          and play it in another program.
        </p>
      ) : (
        <Controls {...{ fileId, label, stretch, playback }} />
      )}
      {keep && !isBroken && (isVideo || stretch || lines.length > 0) && (
        <KeepFromRecording
          whole={{ ...keep, fileId }}
          isVideo={isVideo}
          isOfQuote={stretch !== null}
          stretchNow={lines.length > 0 || stretch ? stretchNow : null}
          media={media}
          durationMs={playback.durationMs}
          onKept={keep.onKept}
        />
      )}
      {lines.length > 0 && <CueList lines={lines} nowMs={now} stretch={stretch} onPlay={playback.playFrom} />}
    </section>
  );
}

type Playback = ReturnType<typeof usePlayback>;

/** What plays it, how fast, what is looped; the sound as it looks; and where it is. */
function Controls({
  fileId,
  label,
  stretch,
  playback,
}: {
  fileId: string;
  label: string;
  stretch: Stretch | null;
  playback: Playback;
}) {
  const { now, durationMs, acts, isPlaying, isLooping, rate } = playback;
  const window = useWindow(stretch, now, durationMs);
  const waveform = useWaveform(fileId, durationMs, window);
  return (
    <div className="rounded-lg border bg-sheet p-3">
      <div className="flex flex-wrap items-center gap-2">
        <Button
          size="sm"
          look="solid"
          className="min-w-20"
          aria-keyshortcuts={playerKeyOf('hear')}
          onClick={acts.hear}
        >
          {isPlaying ? 'Pause' : 'Play'}
          <Kbd>{playerKeyOf('hear')}</Kbd>
        </Button>
        <Button size="sm" aria-keyshortcuts={playerKeyOf('hearBack')} onClick={acts.hearBack}>
          <span aria-hidden="true">‹ 2 s</span>
          <span className="sr-only">Back two seconds</span>
          <Kbd>{playerKeyOf('hearBack')}</Kbd>
        </Button>
        <select
          aria-label="Speed"
          aria-keyshortcuts=", ."
          value={rate}
          onChange={(event) => playback.changeRate(Number(event.target.value))}
          className="min-h-7 rounded-md border border-edge/60 bg-sheet px-1.5 text-xs"
        >
          {RATES.map((one) => (
            <option key={one} value={one}>
              {one}×
            </option>
          ))}
        </select>
        <Button
          size="sm"
          aria-pressed={isLooping}
          aria-keyshortcuts={playerKeyOf('hearLoop')}
          className="aria-pressed:bg-pencil-wash aria-pressed:text-pencil"
          onClick={acts.hearLoop}
        >
          {stretch ? 'Loop the quote' : 'Loop the line'}
          <Kbd>{playerKeyOf('hearLoop')}</Kbd>
        </Button>
        <span className="figures ml-auto font-mono text-xs text-soft">
          {timecode(now)}
          {durationMs !== null && ` / ${timecode(durationMs)}`}
        </span>
      </div>
      <div className="mt-2 min-h-16">
        <WaveformView {...{ waveform, window, stretch }} nowMs={now} onSeek={playback.seek} />
      </div>
      <input
        type="range"
        aria-label={`Place in ${label}`}
        aria-valuetext={timecode(now)}
        min={0}
        max={Math.round(durationMs ?? 0)}
        step={100}
        value={Math.round(now)}
        disabled={durationMs === null}
        onChange={(event) => playback.seek(Number(event.target.value))}
        className="mt-1 block w-full"
      />
    </div>
  );
}

/** What is drawn: around the quote as long as it plays there, else the half minute that is playing. */
function useWindow(stretch: Stretch | null, now: number, durationMs: number | null): Stretch {
  const { fromMs = null, toMs = null } = stretch ?? {};
  const around =
    fromMs !== null && toMs !== null
      ? { fromMs: Math.max(0, fromMs - AROUND_MS), toMs: toMs + AROUND_MS }
      : null;
  const page = Math.floor(now / WINDOW_MS);
  const isThere = around !== null && (now === 0 || (now >= around.fromMs && now <= around.toMs));
  const from = isThere ? around.fromMs : page * WINDOW_MS;
  const to = Math.min(isThere ? around.toMs : from + WINDOW_MS, durationMs ?? Number.POSITIVE_INFINITY);
  return useMemo(() => ({ fromMs: from, toMs: Math.max(to, from + 1) }), [from, to]);
}
