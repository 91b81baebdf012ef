/** When a place in a transcript is spoken. */
import type { Cue } from '../transcript/types.ts';
import type { Span } from '../words/types.ts';

/** Index of the last cue that starts at or before `offset`, by its position in the text; -1 before the first. */
function cueAt(cues: readonly Cue[], offset: number): number {
  let low = 0;
  let high = cues.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((cues[middle] as Cue).start <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/**
 * When an offset of the transcript's text (in UTF-16 code units) is spoken, in milliseconds; within a cue, in
 * proportion to the text before it. Null where there are no cues.
 */
export function timecodeAt(cues: readonly Cue[], offset: number): number | null {
  const cue = cues[Math.max(0, cueAt(cues, offset))];
  if (!cue) return null;
  const share = Math.min(1, Math.max(0, (offset - cue.start) / Math.max(1, cue.end - cue.start)));
  return Math.round(cue.fromMs + share * Math.max(0, cue.toMs - cue.fromMs));
}

/** When a place is spoken: to play it, start at `fromMs`. Null where no part of it has a time. */
export function timeOf(cues: readonly Cue[], place: Span): { fromMs: number; toMs: number } | null {
  const before = cueAt(cues, place.start);
  const first = (cues[before]?.end ?? 0) > place.start ? before : before + 1;
  const cue = cues[first];
  if (!cue || cue.start >= place.end) return null;
  return spoken(cues, { start: Math.max(place.start, cue.start), end: place.end });
}

function spoken(cues: readonly Cue[], place: Span): { fromMs: number; toMs: number } | null {
  const fromMs = timecodeAt(cues, place.start);
  const toMs = timecodeAt(cues, place.end);
  return fromMs === null || toMs === null ? null : { fromMs, toMs };
}
