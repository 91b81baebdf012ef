/**
 * Reads subtitle files (.srt, WebVTT) as spoken text with timecodes.
 * WebVTT: https://www.w3.org/TR/webvtt1/; SubRip has no standard, so what players accept is accepted.
 */
import type { Span } from '../types.ts';
import type { Cue } from './index-source.ts';

export type Transcript = {
  /** The spoken text: cues joined by line breaks, tags and repeated roll-up lines left out. */
  text: string;
  /** In order of the text; offsets are UTF-16 code units into `text`. */
  cues: Cue[];
};

const TIMING = /^\s*((?:\d+:)?\d{1,2}:\d{2}[.,]\d{1,3})\s*-->\s*((?:\d+:)?\d{1,2}:\d{2}[.,]\d{1,3})/u;
const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&nbsp;': ' ',
  '&lrm;': '',
  '&rlm;': '',
  '&quot;': '"',
  '&#39;': "'",
  '&apos;': "'",
};

function millisecondsOf(stamp: string): number {
  const parts = stamp.replace(',', '.').split(':');
  let seconds = 0;
  for (const part of parts) seconds = seconds * 60 + Number(part);
  return Math.round(seconds * 1000);
}

type RawCue = { fromMs: number; toMs: number; lines: string[]; speaker: string | undefined };

const VOICE = /<v(?:\.[^\s>]*)?\s+([^>]*)>/u;

function plainLine(line: string): string {
  return line
    .replace(/<[^<>]{0,200}>/gu, '')
    .replace(/\{\\[^{}]{0,60}\}/gu, '')
    .replace(/&(?:amp|lt|gt|nbsp|lrm|rlm|quot|apos|#39);/gu, (entity) => ENTITIES[entity] ?? entity)
    .replace(/[ \t\u00A0]+/gu, ' ')
    .trim();
}

function readCues(lines: readonly string[]): RawCue[] {
  const cues: RawCue[] = [];
  let at = 0;
  while (at < lines.length) {
    const timing = TIMING.exec(lines[at] as string);
    at++;
    if (!timing) continue;
    const cue: RawCue = {
      fromMs: millisecondsOf(timing[1] as string),
      toMs: millisecondsOf(timing[2] as string),
      lines: [],
      speaker: undefined,
    };
    for (
      ;
      at < lines.length && (lines[at] as string).trim() !== '' && !TIMING.test(lines[at] as string);
      at++
    ) {
      const line = lines[at] as string;
      // A file without blank lines between its cues: the next cue's number stands right before its timing.
      if (/^\s*\d+\s*$/u.test(line) && TIMING.test(lines[at + 1] ?? '')) continue;
      cue.speaker ??= VOICE.exec(line)?.[1]?.trim();
      const plain = plainLine(line);
      if (plain) cue.lines.push(plain);
    }
    cues.push(cue);
  }
  return cues;
}

/** Automatic captions roll up: each cue shows the line before again. Whether this file does so, by counting. */
function rollsUp(cues: readonly RawCue[]): boolean {
  let repeats = 0;
  for (let i = 1; i < cues.length; i++) {
    const shown = (cues[i - 1] as RawCue).lines;
    const first = (cues[i] as RawCue).lines[0];
    if (first !== undefined && shown[shown.length - 1] === first) repeats++;
  }
  return cues.length >= 4 && repeats * 3 >= cues.length;
}

/**
 * @param text the file's content
 * @returns the spoken text with its timecodes; null where the text holds no cue (it is no subtitle file)
 */
export function parseTranscript(text: string): Transcript | null {
  if (!text.includes('-->')) return null;
  const raw = readCues(text.replace(/^\uFEFF/u, '').split(/\r\n|\n|\r/u));
  if (raw.length === 0) return null;
  const isRolling = rollsUp(raw);
  const cues: Cue[] = [];
  const parts: string[] = [];
  let length = 0;
  let shown: string[] = [];
  for (const cue of raw) {
    let lines = cue.lines;
    if (isRolling) {
      let repeated = Math.min(shown.length, lines.length);
      while (
        repeated > 0 &&
        !lines.slice(0, repeated).every((line, i) => line === shown[shown.length - repeated + i])
      )
        repeated--;
      if (lines.length > 0) shown = lines;
      lines = lines.slice(repeated);
    }
    if (lines.length === 0) continue;
    const spoken = lines.join('\n');
    if (parts.length > 0) length += 1;
    const timed: Cue = { start: length, end: length + spoken.length, fromMs: cue.fromMs, toMs: cue.toMs };
    if (cue.speaker) timed.speaker = cue.speaker;
    cues.push(timed);
    parts.push(spoken);
    length += spoken.length;
  }
  return { text: parts.join('\n'), cues };
}

/** Index of the last cue that starts at or before `offset`, by its place in the text; -1 before the first. */
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
 * When an offset of the transcript's text is spoken, in milliseconds; inside a cue in proportion to the text before it.
 * Null where there are no cues.
 */
export function timecodeAt(cues: readonly Cue[], offset: number): number | null {
  const cue = cues[Math.max(0, cueAt(cues, offset))];
  if (!cue) return null;
  const share = Math.min(1, Math.max(0, (offset - cue.start) / Math.max(1, cue.end - cue.start)));
  return Math.round(cue.fromMs + share * Math.max(0, cue.toMs - cue.fromMs));
}

/** When a place is spoken: for playing it, start at `fromMs`. */
export function timeOf(cues: readonly Cue[], place: Span): { fromMs: number; toMs: number } | null {
  const fromMs = timecodeAt(cues, place.start);
  const toMs = timecodeAt(cues, place.end);
  return fromMs === null || toMs === null ? null : { fromMs, toMs };
}
