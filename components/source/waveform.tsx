'use client';
import type { MouseEvent } from 'react';
import type { Stretch } from '@/lib/domain/listened.ts';
import { timecode } from '@/lib/domain/moments.ts';
import type { Waveform } from './use-waveform.ts';

/** Half the height of the drawing, in its own units. */
const HALF = 50;
/** Silence is a thin line, not nothing. */
const LEAST = 1.5;

/**
 * The sound around a place, with the quote's stretch and where it plays. For the eye: whoever works by keys or hears the
 * page has the slider below it and the keys.
 */
export function WaveformView({
  waveform,
  window,
  stretch,
  nowMs,
  onSeek,
}: {
  waveform: Waveform | string | null;
  window: Stretch;
  stretch: Stretch | null;
  nowMs: number;
  onSeek: (ms: number) => void;
}) {
  const length = window.toMs - window.fromMs;
  const share = (ms: number) => Math.min(100, Math.max(0, ((ms - window.fromMs) / length) * 100));
  const drawn =
    waveform && typeof waveform === 'object' && waveform.fromMs === window.fromMs ? waveform : null;
  if (typeof waveform === 'string') return <p className="text-xs text-soft">{waveform}</p>;
  function seek(event: MouseEvent<HTMLDivElement>) {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    onSeek(window.fromMs + ((event.clientX - left) / width) * length);
  }
  return (
    <div aria-hidden="true">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the slider below does the same for keys and screen readers */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: as above */}
      <div className="relative h-16 cursor-pointer" onClick={seek}>
        {stretch && (
          <div
            className="absolute inset-y-0 rounded-sm bg-pencil-wash"
            style={{ left: `${share(stretch.fromMs)}%`, right: `${100 - share(stretch.toMs)}%` }}
          />
        )}
        {drawn && <Bars {...{ drawn, stretch }} />}
        {nowMs >= window.fromMs && nowMs <= window.toMs && (
          <div className="absolute inset-y-0 w-0.5 bg-disputed" style={{ left: `${share(nowMs)}%` }} />
        )}
      </div>
      <div className="mt-1 flex justify-between font-mono text-xs text-soft">
        {[window.fromMs, window.fromMs + length / 2, window.toMs].map((ms) => (
          <span key={ms}>{timecode(ms)}</span>
        ))}
      </div>
    </div>
  );
}

function Bars({ drawn, stretch }: { drawn: Waveform; stretch: Stretch | null }) {
  const loudest = Math.max(0.05, ...drawn.peaks);
  const step = (drawn.toMs - drawn.fromMs) / Math.max(1, drawn.peaks.length);
  return (
    <svg
      aria-hidden="true"
      className="absolute inset-0 size-full"
      viewBox={`0 0 ${drawn.peaks.length} ${2 * HALF}`}
      preserveAspectRatio="none"
    >
      {drawn.peaks.map((peak, i) => {
        const at = drawn.fromMs + (i + 0.5) * step;
        const isIn = stretch !== null && at >= stretch.fromMs && at <= stretch.toMs;
        const half = Math.max(LEAST, (peak / loudest) * (HALF - 4));
        return (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: a bar is its place
            key={i}
            x={i + 0.2}
            width={0.6}
            y={HALF - half}
            height={2 * half}
            className={isIn ? 'fill-pencil' : 'fill-edge/60'}
          />
        );
      })}
    </svg>
  );
}
