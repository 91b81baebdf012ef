/**
 * A transcript as it is shown: lines that are spoken together, and the turns with what lies between them. Apart from
 * the reading of transcripts, so that a page that shows one need not load that.
 */
import type { Cue, Turn } from './types.ts';

/** Merges cues on the same line of text, such as single words with their own times: to a reader they are one. Some scripts have no space between words. */
export function lineCues(text: string, cues: readonly Cue[]): Cue[] {
  const lines: Cue[] = [];
  for (const cue of cues) {
    const last = lines.at(-1);
    if (last && /^ ?$/.test(text.slice(last.end, cue.start))) {
      last.end = cue.end;
      last.toMs = cue.toMs;
    } else lines.push({ ...cue });
  }
  return lines;
}

/** The stretches of a text, each within one turn, and what lies between the turns: in order, and complete. */
export function stretchesOf(
  text: string,
  turns: readonly Turn[],
): (Turn | { start: number; end: number; label: undefined })[] {
  const all: (Turn | { start: number; end: number; label: undefined })[] = [];
  let at = 0;
  for (const turn of turns) {
    if (text.slice(at, turn.start).trim() !== '') all.push({ start: at, end: turn.start, label: undefined });
    all.push(turn);
    at = turn.end;
  }
  if (text.slice(at).trim() !== '') all.push({ start: at, end: text.length, label: undefined });
  return all;
}
