/**
 * Finds what a transcript contains but nobody said: speaker labels, timestamps, [laughter]. A quote may pass over them
 * freely, though not over a change of speaker.
 */
import type { Turn } from '../transcript/types.ts';
import { type Forms, IN_ROUND, IN_SQUARE, UNSAID, type Words } from './words.ts';

/** From word index `word` onwards, `name` is speaking. */
export type SpeakerLabel = { word: number; name: string };

const STAGE_DIRECTIONS = new Set(
  `laughter laughs laughing laugh applause applauds cheers cheering cheer boos booing crosstalk inaudible unintelligible
  indistinct pause pauses silence music sic coughs coughing sighs sigh clears throat interpreter translator translated
  through via an off-mic mic microphone audience crowd ph phonetic noise background overlapping speaks speaking
  foreign language video clip begin end`.split(/\s+/u),
);

/**
 * A label at the start of a line: ALL CAPITALS, Q and A, Speaker 2, or a name in title case, with >> before it or not.
 */
const LABEL =
  /^[ \t]*(>>+[ \t]*)?((?:Q|A|Question|Answer|Speaker [0-9A-Z]{1,3}|SPEAKER_\d+|[\p{Lu}\d][\p{Lu}\d .'’,()&/-]{1,60}|\p{Lu}[\p{L}.'’-]{0,30}(?: (?:\p{Lu}[\p{L}.'’-]{0,30}|de|von|van|al|bin)){0,4}))[ \t]*:(?=\s|$)/gmu;
const CHEVRONS = /^[ \t]*>>+/gmu;
/** The head of a cue in a subtitle file that was not parsed: its number and its timing line. */
const CUE_HEAD = /^(?:\d{1,6}[ \t]*\r?\n)?[ \t]*(?:\d+:)?\d{1,2}:\d{2}[.,]\d{1,3}[ \t]*-->[^\n]{0,200}/gmu;
const TAG = /<[^<>\n]{1,60}>/gu;
const TIMESTAMP =
  /[[(]?\b\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?[\])]?(?:[ \t]*(?:-->|[-–])[ \t]*[[(]?\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?[\])]?)?/gu;

type Found = { start: number; end: number; name: string };

function labelsIn(text: string): Found[] {
  const found: Found[] = [];
  const counts = new Map<string, number>();
  for (const match of text.matchAll(LABEL)) {
    const name = (match[2] ?? '').trim();
    const isSure =
      match[1] !== undefined ||
      /^(Q|A|Question|Answer|Speaker .*|SPEAKER_\d+)$/u.test(name) ||
      !/\p{Ll}/u.test(name);
    counts.set(name, (counts.get(name) ?? 0) + (isSure ? 2 : 1));
    found.push({ start: match.index, end: match.index + match[0].length, name });
  }
  // A single "Note:" at the head of a line is text; a name that heads two or more lines is a speaker's.
  const labels = found.filter((label) => (counts.get(label.name) ?? 0) >= 2);
  if (text.includes('>>')) {
    const starts = new Set(labels.map((label) => label.start));
    for (const match of text.matchAll(CHEVRONS)) {
      const end = match.index + match[0].length;
      if (!starts.has(match.index)) labels.push({ start: match.index, end, name: '>>' });
    }
    labels.sort((a, b) => a.start - b.start);
  }
  return labels;
}

/** Whether a timestamp is on its own: in brackets, at the start of a line, or alone on it. */
function standsAlone(text: string, start: number, end: number): boolean {
  if (/^[[(]/u.test(text.slice(start, start + 1)) && /[\])]$/u.test(text.slice(end - 1, end))) return true;
  const before = text.slice(Math.max(0, start - 12), start);
  return (
    (start === 0 || /\n[ \t]*$/u.test(before)) &&
    /^(?:[ \t]*(?:\n|$)|[ \t]{2,}|[ \t]+[\p{Lu}>[])/u.test(text.slice(end, end + 12))
  );
}

/**
 * Marks the words that were not said (UNSAID).
 * @returns the speakers' labels in order
 */
export function markUnsaid(text: string, words: Words, forms: Forms): SpeakerLabel[] {
  const stretches: Found[] = text.includes(':') || text.includes('>>') ? labelsIn(text) : [];
  const labelCount = stretches.length;
  if (text.includes('-->')) {
    for (const pattern of [CUE_HEAD, TAG]) {
      for (const match of text.matchAll(pattern)) {
        stretches.push({ start: match.index, end: match.index + match[0].length, name: '' });
      }
    }
    stretches.sort((a, b) => a.start - b.start);
  } else if (/\d:\d\d/u.test(text)) {
    for (const match of text.matchAll(TIMESTAMP)) {
      const end = match.index + match[0].length;
      if (standsAlone(text, match.index, end)) stretches.push({ start: match.index, end, name: '' });
    }
    if (stretches.length > labelCount) stretches.sort((a, b) => a.start - b.start);
  }
  const labels = flagStretches(stretches, words);
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

function flagStretches(stretches: readonly Found[], words: Words): SpeakerLabel[] {
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
