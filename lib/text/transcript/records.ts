/** Transcripts that machines write as records: JSON, and tables of segments with their times and speakers. */
import { TranscriptBuilder } from './builder.ts';
import { areMilliseconds, clockMs } from './clock.ts';
import type { Transcript } from './types.ts';

/** Words as written, their times in whatever unit. */
type Timed = { words: string; from: unknown; to: unknown };

/** A single word of a segment; `joint`: what stands before it, nothing in scripts without spaces. */
export type WordPart = Timed & { joint: '' | ' ' };

/** One segment; `parts`: its words, one by one, where they have times of their own. */
export type Segment = Timed & { speaker: string | undefined; parts?: WordPart[] | undefined };

/** The label of a speaker: "Speaker 2" for one that is only a machine's number or letter. */
export function speakerLabel(value: unknown): string | undefined {
  if (typeof value === 'number') return `Speaker ${value}`;
  if (typeof value !== 'string' || value.trim() === '') return undefined;
  const label = value.trim();
  return /^(?:\d{1,3}|[A-Z])$/u.test(label) ? `Speaker ${label}` : label;
}

type Time = { value: number; isSure: boolean };

/** A time in milliseconds where its unit is written ("1.2s", "00:00:01,250"), otherwise the bare number. */
function timeOf(given: unknown): Time | null {
  if (typeof given === 'number' && Number.isFinite(given)) return { value: given, isSure: false };
  if (typeof given !== 'string') return null;
  const text = given.trim();
  const clock = clockMs(text);
  if (clock !== null) return { value: clock, isSure: true };
  const unit = /^(\d+(?:\.\d+)?)(ms|s)?$/u.exec(text);
  if (!unit) return null;
  if (unit[2] === undefined) return { value: Number(unit[1]), isSure: false };
  return { value: Number(unit[1]) * (unit[2] === 's' ? 1000 : 1), isSure: true };
}

/**
 * @param unread what could not be read as a segment: it stays in the text
 * @param unit of bare numbers, where the format gives it
 */
export function transcriptOf(
  segments: readonly Segment[],
  unread: readonly string[] = [],
  unit?: 'ms' | 's',
): Transcript {
  const timed = segments.map(({ from, to, ...segment }) => ({
    ...segment,
    from: timeOf(from),
    to: timeOf(to),
  }));
  const bare = timed.flatMap(({ from, to }) => (from && to && !from.isSure ? [to.value - from.value] : []));
  const factor = unit === 'ms' || (unit === undefined && areMilliseconds(bare)) ? 1 : 1000;
  const ms = (time: Time | null): number | undefined =>
    time === null ? undefined : Math.round(time.isSure ? time.value : time.value * factor);
  const builder = new TranscriptBuilder();
  for (const { words, from, to, speaker, parts } of timed) {
    const start = ms(from);
    const end = ms(to);
    const pieces = timedParts(parts ?? []);
    if (pieces.length < 2) builder.say(oneLine(words), { label: speaker, fromMs: start, toMs: end });
    for (const [i, piece] of pieces.length < 2 ? [] : pieces.entries()) {
      const said = { label: speaker, fromMs: ms(timeOf(piece.from)), toMs: ms(timeOf(piece.to)) };
      builder.say(oneLine(piece.words), said, i === 0 ? '\n' : piece.joint);
    }
  }
  for (const line of unread) builder.keepUnread(line);
  return builder.done();
}

const oneLine = (words: string): string => words.replace(/\s+/gu, ' ');

/** The parts that have times. One that has none (a figure, for some recognisers) is said with the one before it. */
function timedParts(parts: readonly WordPart[]): WordPart[] {
  const pieces: WordPart[] = [];
  for (const part of parts) {
    const last = pieces.at(-1);
    if (!last) pieces.push({ ...part });
    else if (timeOf(part.from) === null) last.words += part.joint + part.words;
    else if (timeOf(last.from) === null)
      pieces[pieces.length - 1] = { ...part, words: last.words + part.joint + part.words };
    else pieces.push({ ...part });
  }
  return pieces.some(({ from }) => timeOf(from) === null) ? [] : pieces;
}

/** Combines single words into sentences and turns. */
export function sentencesOf(words: readonly Segment[]): Segment[] {
  const sentences: Segment[] = [];
  let open: Segment | null = null;
  for (const word of words) {
    const text = word.words.trim();
    if (text === '') continue;
    const isMark = /^[.,!?;:…]+$/u.test(text);
    if (open && (open.speaker === word.speaker || isMark)) {
      open.words += isMark ? text : ` ${text}`;
      open.to = word.to ?? open.to;
      const last = open.parts?.at(-1);
      if (isMark && last) last.words += text;
      else open.parts?.push({ ...timesOf(word), words: text, joint: ' ' });
    } else {
      open = { ...word, words: text, parts: [{ ...timesOf(word), words: text, joint: ' ' }] };
      sentences.push(open);
    }
    if (/[.!?…]$/u.test(text) || open.words.length > MOST_UNITS) open = null;
  }
  return sentences;
}

const timesOf = ({ from, to }: Segment) => ({ from, to });

/** A machine that writes no full stops still gets its words split, so that each part has its time. */
const MOST_UNITS = 160;
