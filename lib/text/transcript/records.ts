/** Transcripts that machines write as records: JSON, and tables of segments with their times and speakers. */
import { TranscriptBuilder } from './builder.ts';
import { areMilliseconds, clockMs } from './clock.ts';
import type { Transcript } from './types.ts';

/** One segment as written, its times in whatever unit. */
export type Segment = { words: string; from: unknown; to: unknown; speaker: string | undefined };

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
  for (const { words, from, to, speaker } of timed) {
    const start = ms(from);
    const end = ms(to);
    builder.say(words.replace(/\s+/gu, ' '), {
      label: speaker,
      fromMs: start,
      toMs: end !== undefined && start !== undefined ? Math.max(start, end) : undefined,
    });
  }
  for (const line of unread) builder.keepUnread(line);
  return builder.done();
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
    } else {
      open = { ...word, words: text };
      sentences.push(open);
    }
    if (/[.!?…]$/u.test(text) || open.words.length > MOST_UNITS) open = null;
  }
  return sentences;
}

/** A machine that writes no full stops still gets its words split, so that each part has its time. */
const MOST_UNITS = 160;
