/**
 * What a text that was not read as a transcript contains and nobody said: labels of speakers at the heads of lines,
 * timestamps, the heads and tags of subtitles.
 */
import type { Span } from '../words/types.ts';

/** The words of stage directions: (Laughter), (through an interpreter). */
export const STAGE_DIRECTIONS: ReadonlySet<string> = new Set(
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

/** A stretch that nobody said; `name` is the speaker’s whom it announces, empty where it announces nobody. */
export type Unsaid = Span & { name: string };

function labelsIn(text: string): Unsaid[] {
  const found: Unsaid[] = [];
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

/** The stretches of a text that nobody said, in order, as its lines alone show them; brackets are not among them. */
export function unsaidStretches(text: string): Unsaid[] {
  const stretches: Unsaid[] = text.includes(':') || text.includes('>>') ? labelsIn(text) : [];
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
  return stretches;
}
