/** Times as transcripts write them. */

/** "0:03", "1:02:03.5", "00:00:01,250", and hours, minutes, seconds and frames: "00:00:01:12". */
export const CLOCK = String.raw`(?:\d{1,3}:)?\d{1,2}:\d{1,2}(?:[.,]\d{1,9}|[:;]\d{2})?`;

/** Programs that count frames do not say how many make a second; Europe's 25, and what cannot be 25 is 30. */
const FRAMES = 25;
const MORE_FRAMES = 30;

const WHOLE = new RegExp(`^${CLOCK}$`, 'u');

/** Milliseconds of a time that is written as CLOCK; null where it is written otherwise. */
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
 * Whether numbers without a unit are milliseconds: speech is told in pieces of some seconds, so pieces that would last
 * minutes each are told in thousandths.
 */
export function areMilliseconds(durations: readonly number[]): boolean {
  const told = durations.filter((duration) => duration > 0).sort((a, b) => a - b);
  return (told[told.length >> 1] ?? 0) >= 100;
}
