'use client';
import { useCallback, useEffect, useRef, useState } from 'react';
import { covers, type Stretch } from '@/lib/domain/listened.ts';
import type { PlayerAct } from './player-keys.ts';

/** How fast it plays: slow enough for a mumbled word, fast enough to find a place. */
export const RATES: readonly number[] = [0.5, 0.75, 1, 1.25, 1.5, 2];

/** A little before the words, so that the first one is heard. */
const LEAD_MS = 400;
const BACK_MS = 2000;
/** How often what is shown follows what is heard: words are rarely shorter. */
const STEP_MS = 60;

type Wanted = {
  /** The stretch that it was opened for: it plays from there. */
  stretch: Stretch | null;
  /** What is looped where it was opened for no stretch: the line being said. */
  lineAt: (ms: number) => Stretch | null;
  /** Told once the stretch is over. */
  onStretchEnd?: (() => void) | undefined;
  /** Told once, when all of it was played. */
  onHeard?: (() => void) | undefined;
};

const playedIn = ({ played }: HTMLMediaElement): Stretch[] =>
  Array.from({ length: played.length }, (_, i) => ({
    fromMs: played.start(i) * 1000,
    toMs: played.end(i) * 1000,
  }));

/** A recording as it plays: where it is, how fast, what is looped. */
export function usePlayback({ stretch, lineAt, onStretchEnd, onHeard }: Wanted) {
  const [durationMs, setDuration] = useState<number | null>(null);
  const [isPlaying, setIsPlaying] = useState(false);
  const [rate, setRate] = useState(1);
  const [loop, setLoop] = useState<Stretch | null>(null);
  const isHeard = useRef(false);
  const { fromMs = null, toMs = null } = stretch ?? {};
  const { media, now, setNow, before, isBroken, setIsBroken, seek, play } = usePlace(fromMs);

  const follow = useCallback(() => {
    const player = media.current;
    if (!player) return;
    const at = player.currentTime * 1000;
    // A transcript may go on a little after its recording has ended.
    const end = toMs === null ? null : Math.min(toMs, player.duration * 1000 || toMs);
    if (!isHeard.current && fromMs !== null && end !== null) {
      isHeard.current = covers(playedIn(player), { fromMs, toMs: end });
      if (isHeard.current) onHeard?.();
    }
    const wasBefore = before.current;
    before.current = at;
    setNow(at);
    const isOver = (ms: number) =>
      at >= Math.min(ms, player.duration * 1000 || ms) && wasBefore < at && wasBefore < ms;
    if (loop && isOver(loop.toMs)) {
      seek(loop.fromMs);
      if (player.ended) play();
    } else if (!loop && toMs !== null && isOver(toMs)) onStretchEnd?.();
  }, [media, before, setNow, fromMs, toMs, loop, seek, play, onStretchEnd, onHeard]);

  useEachStep(isPlaying, follow);

  function changeRate(next: number) {
    if (media.current) media.current.playbackRate = next;
    setRate(next);
  }

  const step = (by: 1 | -1) =>
    changeRate(RATES[Math.min(RATES.length - 1, Math.max(0, RATES.indexOf(rate) + by))] ?? 1);

  const acts: Record<PlayerAct, () => void> = {
    hear: () => (media.current?.paused === false ? media.current.pause() : play()),
    hearBack: () => seek((media.current?.currentTime ?? 0) * 1000 - BACK_MS),
    hearLoop: () => {
      const wanted = loop ? null : (stretch ?? lineAt((media.current?.currentTime ?? 0) * 1000));
      setLoop(wanted);
      if (wanted) {
        seek(wanted.fromMs);
        play();
      }
    },
    hearSlower: () => step(-1),
    hearFaster: () => step(1),
  };

  return {
    ...{ media, now, durationMs, isPlaying, isBroken, rate, isLooping: loop !== null },
    ...{ acts, seek, changeRate },
    playFrom: (ms: number) => {
      seek(ms);
      play();
    },
    onMedia: {
      onTimeUpdate: follow,
      onPlay: () => setIsPlaying(true),
      onPause: () => {
        setIsPlaying(false);
        follow();
      },
      onEnded: follow,
      onDurationChange: () => {
        const seconds = media.current?.duration ?? Number.NaN;
        setDuration(Number.isFinite(seconds) ? seconds * 1000 : null);
      },
      onError: () => setIsBroken(true),
    },
  };
}

/** The element, where it is, and how it is sent elsewhere; it goes to `fromMs` as soon as it can. */
function usePlace(fromMs: number | null) {
  const media = useRef<HTMLVideoElement & HTMLAudioElement>(null);
  const [now, setNow] = useState(0);
  const before = useRef(0);
  const [isBroken, setIsBroken] = useState(false);

  const seek = useCallback((ms: number) => {
    const player = media.current;
    if (!player) return;
    player.currentTime = Math.max(0, ms) / 1000;
    before.current = Math.max(0, ms);
    setNow(Math.max(0, ms));
  }, []);

  useEffect(() => {
    const player = media.current;
    if (!player || fromMs === null) return;
    const toStart = () => seek(fromMs - LEAD_MS);
    if (player.readyState >= 1) toStart();
    else player.addEventListener('loadedmetadata', toStart, { once: true });
    return () => player.removeEventListener('loadedmetadata', toStart);
  }, [fromMs, seek]);

  const play = useCallback(() => {
    media.current?.play().catch((fault: unknown) => {
      // A pause before it began, or a browser that wants a press first, is no fault of the file.
      const name = fault instanceof DOMException ? fault.name : '';
      if (name !== 'AbortError' && name !== 'NotAllowedError') setIsBroken(true);
    });
  }, []);

  return { media, now, setNow, before, isBroken, setIsBroken, seek, play };
}

/** Calls `follow` some times a second while it plays: the browser itself tells of its place only four times. */
function useEachStep(isPlaying: boolean, follow: () => void) {
  useEffect(() => {
    if (!isPlaying) return;
    let last = 0;
    let frame = requestAnimationFrame(function step(time) {
      if (time - last >= STEP_MS) {
        last = time;
        follow();
      }
      frame = requestAnimationFrame(step);
    });
    return () => cancelAnimationFrame(frame);
  }, [isPlaying, follow]);
}
