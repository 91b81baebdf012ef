/** Clips and stills of a recording, kept as evidence of their own. Pure; times in milliseconds of the recording. */

/**
 * `copied`: the recording's own bytes, in a file of their own; `decoded`: its sound, written anew as WAV; `still`: a
 * picture of a film, as the browser drew it.
 */
export const CUTS = ['copied', 'decoded', 'still'] as const;
export type Cut = (typeof CUTS)[number];

const SAID: Record<Cut, string> = {
  copied: 'same bytes',
  decoded: 'decoded and written anew',
  still: 'as a browser drew it',
};

/** Where something was cut from a recording, and how. */
export type CutAt = { fromMs: number; toMs: number; cut: Cut };

/** A place to a tenth of a second: "0:12.4". Words are no shorter than that. */
export function tenths(ms: number): string {
  const tenth = Math.round(ms / 100);
  const [minutes, seconds] = [Math.floor(tenth / 600), Math.floor(tenth / 10) % 60];
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  const whole = `${hours > 0 ? `${hours}:${two(rest)}` : rest}:${two(seconds)}`;
  return `${whole}.${tenth % 10}`;
}

const two = (count: number) => String(count).padStart(2, '0');

/** "0:12.4–0:17.9"; of a still "0:12.4". */
export const placeOfCut = ({ fromMs, toMs, cut }: CutAt): string =>
  cut === 'still' ? tenths(fromMs) : `${tenths(fromMs)}–${tenths(toMs)}`;

/** "Clip of call.wav, 0:12.4–0:17.9, same bytes" */
export const cutInWords = (of: string, at: CutAt): string =>
  `${at.cut === 'still' ? 'Still' : 'Clip'} of ${of}, ${placeOfCut(at)}, ${SAID[at.cut]}`;
