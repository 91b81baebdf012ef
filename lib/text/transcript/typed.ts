/** A transcript written out in a form that a person can correct, and that reads back the same. */
import { readTranscript } from './read.ts';
import { lineCues, stretchesOf } from './spoken-lines.ts';
import type { Cue, Transcript, Turn } from './types.ts';

const stamp = (ms: number): string => new Date(ms).toISOString().slice(11, 23);

/**
 * @returns with times, as WebVTT with its voices; without, each turn after "Name:", or after a voice tag where only the
 * surroundings show that a label is one
 */
export function asTyped({ text, cues, turns }: Pick<Transcript, 'text' | 'cues' | 'turns'>): string {
  if (cues.length > 0) return typedCues(text, cues, turns);
  if (turns.length === 0) return text;
  const typed = (head: (label: string) => string): string =>
    stretchesOf(text, turns)
      .map(({ start, end, label }) => `${label ? head(label) : ''}${text.slice(start, end).trim()}`)
      .join('\n\n');
  const plain = typed((label) => `${label}: `);
  const again = readTranscript(plain);
  const labels = (of: readonly Turn[]): string => JSON.stringify(of.map(({ label }) => label));
  return again && labels(again.turns) === labels(turns)
    ? `${plain}\n`
    : `${typed((label) => `<v ${label}>`)}\n`;
}

/** Escaped where WebVTT would read a tag. */
const escaped = (words: string): string =>
  words
    .replace(/&/gu, '&amp;')
    .replace(/</gu, '&lt;')
    .replace(/\n{2,}/gu, '\n');

function typedCues(text: string, cues: readonly Cue[], turns: readonly Turn[]): string {
  const lines = lineCues(text, cues);
  let turn = 0;
  const parts = lines.map((cue, i) => {
    while ((turns[turn]?.end ?? Number.POSITIVE_INFINITY) <= cue.start) turn++;
    const at = turns[turn];
    const voice = at && at.start <= cue.start && at.label ? `<v ${at.label}>` : '';
    // What lies between two cues stays in its place.
    const left = text.slice(cue.end, lines[i + 1]?.start ?? text.length).trim();
    const words = escaped(`${text.slice(cue.start, cue.end)}${left && `\n${left}`}`);
    return `${stamp(cue.fromMs)} --> ${stamp(cue.toMs)}\n${voice}${words}`;
  });
  const before = text.slice(0, lines[0]?.start ?? 0).trim();
  return `WEBVTT\n\n${before && `${before}\n\n`}${parts.join('\n\n')}\n`;
}
