import { saidIn, unalignedIn } from '@/lib/domain/aligned.ts';
import { speakerLabelText } from '@/lib/domain/speaker-label.ts';
import type { TextView } from '@/lib/evidence/view.ts';
import { lineCues } from '@/lib/text/transcript/spoken-lines.ts';
import type { Cue } from '@/lib/text/transcript/types.ts';

/** Words that the transcript itself gives a time: a single word, or all of a line where it has no finer times. */
export type TimedWords = { fromMs: number; toMs: number; words: string };

/** One line of a transcript with its time, and whoever begins speaking in it. `parts` are what lights up, in order. */
export type CueLine = TimedWords & {
  speaker: string | null;
  parts: TimedWords[];
  /** Of a text whose times were found in the recording: what stands before and after this line and has none. */
  before?: UntimedWords;
  after?: UntimedWords;
};

/** Words without times. They are spoken and were not found, or, as a note or a label, nobody speaks them. */
export type UntimedWords = { words: string; isSpoken: boolean };

/** Pasted text may have an hour in one paragraph: a sentence that ends after so many characters ends a line. */
const LINE_FROM = 60;

/** The lines of a timed transcript, in order. A speaker is named on the line where they begin. */
export function cueLines({ text, places, turns, aligned }: TextView): CueLine[] {
  const cues = places.map(([start = 0, end = 0, fromMs = 0, toMs = 0]) => ({ start, end, fromMs, toMs }));
  const wordsOf = ({ start, end }: { start: number; end: number }) =>
    text.slice(start, end).replace(/\s+/g, ' ').trim();
  let turn = 0;
  let last: number | null = null;
  let cue = 0;
  const all = aligned ? sentenceCues(text, cues) : lineCues(text, cues);
  const said = aligned ? saidIn(text, turns) : text;
  const gap = (start: number, end: number): UntimedWords | null => {
    const words = aligned ? wordsOf({ start, end }) : '';
    return words === '' ? null : { words, isSpoken: unalignedIn(said.slice(start, end), []).words > 0 };
  };
  return all.map((line, i) => {
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
    const before = gap(all[i - 1]?.end ?? 0, start);
    const after = i === all.length - 1 ? gap(end, text.length) : null;
    const left = { ...(before && { before }), ...(after && { after }) };
    return { fromMs, toMs, words: wordsOf(line), speaker, parts, ...left };
  });
}

/** Like `lineCues`, of single words, with a new line after a sentence where the line is long enough. */
function sentenceCues(text: string, cues: readonly Cue[]): Cue[] {
  const sentences: Cue[][] = [];
  let start = 0;
  for (const [i, cue] of cues.entries()) {
    const before = cues[i - 1];
    const isEnded = before !== undefined && /[.?!…]["”’)\]]*$/u.test(text.slice(before.start, before.end));
    if (!before || (isEnded && before.end - start >= LINE_FROM)) {
      sentences.push([]);
      start = cue.start;
    }
    sentences.at(-1)?.push(cue);
  }
  return sentences.flatMap((sentence) => lineCues(text, sentence));
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
