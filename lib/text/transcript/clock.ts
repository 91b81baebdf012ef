/** Times as transcripts write them. */

/** "0:03", "1:02:03.5", "00:00:01,250", and hours, minutes, seconds and frames: "00:00:01:12". */
export const CLOCK = String.raw`(?:\d{1,3}:)?\d{1,2}:\d{1,2}(?:[.,]\d{1,9}|[:;]\d{2})?`;

/**
 * Programs that count frames do not say how many make a second; assumed to be Europe's 25, or 30 where it cannot be 25.
 */
const FRAMES = 25;
const MORE_FRAMES = 30;

const WHOLE = new RegExp(`^${CLOCK}$`, 'u');

/** Milliseconds of a time written as CLOCK; null for anything else. */
export function clockMs(stamp: string): number | null {
  if (!WHOLE.test(stamp)) return null;
  const [whole = '', fraction = ''] = stamp.split(/[.,]/u);
  const parts = whole.split(/[:;]/u).map(Number);
  const frames = parts.length === 4 ? (parts.pop() ?? 0) : 0;
  const seconds = parts.reduce((sum, part) => sum * 60 + part, 0);
  const rate = frames >= FRAMES ? MORE_FRAMES : FRAMES;
  return Math.round((seconds + Number(`0.${fraction || 0}`) + frames / rate) * 1000);
}

/**
 * Whether numbers without a unit are milliseconds: speech comes in pieces of a few seconds, so pieces that would last
 * minutes each must be in thousandths.
 */
export function areMilliseconds(durations: readonly number[]): boolean {
  const told = durations.filter((duration) => duration > 0).sort((a, b) => a - b);
  return (told[told.length >> 1] ?? 0) >= 100;
}
