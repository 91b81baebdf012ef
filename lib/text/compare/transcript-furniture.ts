/**
 * Marks what a transcript contains but nobody said (unsaid.ts). A quote may pass over it freely, though not over a
 * change of speaker.
 */
import type { Turn } from '../transcript/types.ts';
import { STAGE_DIRECTIONS, type Unsaid, unsaidStretches } from './unsaid.ts';
import { type Forms, IN_ROUND, IN_SQUARE, UNSAID, type Words } from './words.ts';

/** From word index `word` onwards, `name` is speaking. */
export type SpeakerLabel = { word: number; name: string };

/**
 * Marks the words that were not said (UNSAID).
 * @returns the speakers' labels in order
 */
export function markUnsaid(text: string, words: Words, forms: Forms): SpeakerLabel[] {
  const labels = flagStretches(unsaidStretches(text), words);
  flagBracketed(words, forms);
  return labels;
}

/**
 * For a source whose turns are known: marks what is in brackets and what nobody says.
 * @returns who begins to speak where; an empty name where it is not known
 */
export function markTurns(turns: readonly Turn[], text: string, words: Words, forms: Forms): SpeakerLabel[] {
  flagStretches(
    turns.flatMap(({ start, end, label }) => (label === null ? [{ start, end, name: '' }] : [])),
    words,
  );
  flagBracketed(words, forms);
  const labels: SpeakerLabel[] = [];
  let at = 0;
  let told = 0;
  const begin = (from: number, name: string): void => {
    while (at < words.count && (words.start[at] as number) < from) at++;
    labels.push({ word: at, name });
  };
  for (const turn of turns) {
    // Words outside every turn are not known to be anybody's.
    if (labels.length > 0 && /\S/u.test(text.slice(told, turn.start))) begin(told, '');
    told = turn.end;
    if (turn.label !== null) begin(turn.start, turn.name ?? (turn.label || `>> ${turn.start}`));
  }
  if (/\S/u.test(text.slice(told))) begin(told, '');
  return labels;
}

function flagStretches(stretches: readonly Unsaid[], words: Words): SpeakerLabel[] {
  const labels: SpeakerLabel[] = [];
  let at = 0;
  for (const stretch of stretches) {
    while (at < words.count && (words.start[at] as number) < stretch.start) at++;
    while (at < words.count && (words.start[at] as number) < stretch.end) {
      words.flags[at] = (words.flags[at] as number) | UNSAID;
      at++;
    }
    if (stretch.name) labels.push({ word: at, name: stretch.name });
  }
  return labels;
}

function flagBracketed(words: Words, forms: Forms): void {
  for (let i = 0; i < words.count; i++) {
    const flags = words.flags[i] as number;
    const form = forms.list[words.form[i] as number] as string;
    // "[not]" is the editor contradicting the speaker: no quote passes over it silently.
    if (flags & IN_SQUARE && !/^(?:not|n't|never)$/u.test(form)) words.flags[i] = flags | UNSAID;
    else if (flags & IN_ROUND && STAGE_DIRECTIONS.has(form)) words.flags[i] = flags | UNSAID;
  }
}

/** Who is speaking at a word, going by the labels; null before the first label. */
export function speakerAt(labels: readonly SpeakerLabel[], word: number): string | null {
  let low = 0;
  let high = labels.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((labels[middle] as SpeakerLabel).word <= word) low = middle + 1;
    else high = middle;
  }
  return labels[low - 1]?.name ?? null;
}
