import { speakerLabelText } from '@/lib/domain/speaker-label.ts';
import type { TextView } from '@/lib/evidence/view.ts';
import { lineCues } from '@/lib/text/transcript/spoken-lines.ts';

/** Words that the transcript itself gives a time: a single word, or all of a line where it has no finer times. */
export type TimedWords = { fromMs: number; toMs: number; words: string };

/** One line of a transcript with its time, and whoever begins speaking in it. `parts` are what lights up, in order. */
export type CueLine = TimedWords & { speaker: string | null; parts: TimedWords[] };

/** The lines of a timed transcript, in order. A speaker is named on the line where they begin. */
export function cueLines({ text, places, turns }: TextView): CueLine[] {
  const cues = places.map(([start = 0, end = 0, fromMs = 0, toMs = 0]) => ({ start, end, fromMs, toMs }));
  const wordsOf = ({ start, end }: { start: number; end: number }) =>
    text.slice(start, end).replace(/\s+/g, ' ').trim();
  let turn = 0;
  let last: number | null = null;
  let cue = 0;
  return lineCues(text, cues).map((line) => {
    const { start, end, fromMs, toMs } = line;
    while ((turns[turn]?.[1] ?? Number.POSITIVE_INFINITY) <= start) turn++;
    const [from = Number.POSITIVE_INFINITY, , label, name] = turns[turn] ?? [];
    const isNew = from <= start && last !== turn;
    if (isNew) last = turn;
    const speaker =
      isNew && typeof label === 'string' ? speakerLabelText({ label, ...(name && { name }) }) : null;
    const parts: TimedWords[] = [];
    for (let one = cues[cue]; one && one.end <= end; one = cues[++cue]) {
      parts.push({ fromMs: one.fromMs, toMs: one.toMs, words: wordsOf(one) });
    }
    return { fromMs, toMs, words: wordsOf(line), speaker, parts };
  });
}

/** The lines that are spoken in a stretch or close to it. */
export function linesAround(
  lines: readonly CueLine[],
  { fromMs, toMs }: { fromMs: number; toMs: number },
  aroundMs: number,
): CueLine[] {
  return lines.filter((line) => line.toMs > fromMs - aroundMs && line.fromMs < toMs + aroundMs);
}

/** Which of the timed words is being said: the last that has begun and is not over; -1 between them. */
export function partAt(parts: readonly TimedWords[], nowMs: number): number {
  return parts.findLastIndex(({ fromMs, toMs }) => nowMs >= fromMs && nowMs < toMs);
}
