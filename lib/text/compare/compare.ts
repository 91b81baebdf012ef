/**
 * Compares a quote with its source: where it is (locate.ts), word by word (align-place.ts), how faithful (judge.ts).
 */
import type { Span } from '../words/types.ts';
import type { Step } from './align.ts';
import { alignPlace, anchorsOf } from './align-place.ts';
import type { Run } from './found-runs.ts';
import { indexSource, type SourceIndex } from './index-source.ts';
import { type Judgement, judge } from './judge.ts';
import { locate } from './locate.ts';
import { type QuoteWords, readQuote } from './quote-words.ts';
import { findReordered } from './reordered.ts';
import { timeOf } from './timecodes.ts';
import type { Candidate, CompareOptions, Comparison, Edit } from './types.ts';
import { uniteMoments } from './unite-moments.ts';

const NOT_FOUND: Comparison = {
  class: 'not_found',
  place: null,
  passages: [],
  similarity: 0,
  edits: [],
  time: null,
  candidates: [],
};

/**
 * Any long text has two words of three together somewhere: a short quote needs more to count as present but altered.
 */
const SHORT = 4;
const LEAST_ALIKE = 0.58;

/** A quote is present when most of what it says is in one place, and is more than chance would put there. */
function isFound(judgement: Judgement, quote: QuoteWords, index: SourceIndex): boolean {
  const { coverage, evidence, longestRun } = judgement;
  if (coverage >= 0.999) return true;
  const chance = Math.log2(Math.max(2, index.words.count));
  // Words on the same subject gathered from here and there are not the quote.
  if (coverage < 0.999 && judgement.similarity < LEAST_ALIKE && longestRun < chance + 50) return false;
  if (coverage >= 0.5) return evidence >= chance + (quote.words.count <= SHORT ? 8 : 6);
  return coverage >= 0.2 && longestRun >= chance + 28;
}

/** Stretches of source words with no omission between them. */
function passagesOf(text: string, edits: readonly Edit[], place: Span): Span[] {
  const passages: Span[] = [];
  let start = place.start;
  edits.forEach((edit, i) => {
    const isGap =
      edit.kind === 'delete' &&
      (edit.excused === 'omission' ||
        edit.excused === 'attribution' ||
        edit.note === 'joined' ||
        edit.note === 'other_speaker');
    if (!isGap) return;
    const end = edits[i - 1]?.source.end ?? edit.source.start;
    const closed = end + (/^[\p{P}]*/u.exec(text.slice(end, edit.source.start))?.[0].length ?? 0);
    if (closed > start) passages.push({ start, end: closed });
    start = edits[i + 1]?.source.start ?? edit.source.end;
  });
  if (place.end > start) passages.push({ start, end: place.end });
  return passages;
}

const plainMark = (mark: string | undefined): string =>
  mark === undefined
    ? ''
    : /["“”„«»]/u.test(mark)
      ? '"'
      : /['’‘]/u.test(mark)
        ? "'"
        : /[–—-]/u.test(mark)
          ? '-'
          : mark;

/** Includes the marks around the words where quote and source both have them: the place of “Go!” is “Go!”. */
function placeOf(quote: QuoteWords, index: SourceIndex, steps: readonly Step[]): Span | null {
  const aligned = steps.filter((step) => step.s < step.sEnd);
  const first = aligned[0];
  const last = aligned[aligned.length - 1];
  if (!first || !last) return null;
  let start = index.words.start[first.s] as number;
  let end = index.words.end[last.sEnd - 1] as number;
  if (first.q === 0 && first.qEnd > 0) {
    let at = (quote.words.start[0] as number) - 1;
    while (
      at >= 0 &&
      start > 0 &&
      isMark(quote.text[at]) &&
      plainMark(quote.text[at]) === plainMark(index.text[start - 1])
    ) {
      at--;
      start--;
    }
  }
  if (last.qEnd === quote.words.count && last.q < last.qEnd) {
    let at = quote.words.end[quote.words.count - 1] as number;
    while (
      end < index.text.length &&
      isMark(quote.text[at]) &&
      plainMark(quote.text[at]) === plainMark(index.text[end])
    ) {
      at++;
      end++;
    }
  }
  return { start, end };
}

const isMark = (character: string | undefined): boolean =>
  character !== undefined && /[\p{P}\p{S}]/u.test(character);

const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;

const spanOf = ({ words }: SourceIndex, { s, length }: Run): Span => ({
  start: words.start[s] as number,
  end: words.end[s + length - 1] as number,
});

type Judged = Candidate & { judgement: Judgement; exactness: number };

/** How many words match letter for letter, capitals included: it tells a sentence from the headline made of it. */
function exactnessOf(quote: QuoteWords, index: SourceIndex, steps: readonly Step[]): number {
  let exact = 0;
  for (const { kind, q, qEnd, s, sEnd } of steps) {
    if (kind !== 'equal') continue;
    const ours = quote.text.slice(quote.words.start[q], quote.words.end[qEnd - 1]);
    if (ours === index.text.slice(index.words.start[s], index.words.end[sEnd - 1])) exact++;
  }
  return exact;
}

/** Orders by fewer changes, then nearness to the expected place, then the earlier one. */
function byMerit(near: number | undefined): (a: Judged, b: Judged) => number {
  const order = { verbatim: 0, trimmed: 1, altered: 2 };
  return (a, b) => {
    const merit = Math.round(
      (b.judgement.coverage + b.similarity - a.judgement.coverage - a.similarity) * 1000,
    );
    if (merit !== 0) return merit;
    if (a.class !== b.class) return order[a.class] - order[b.class];
    const exactness = b.exactness - a.exactness;
    if (exactness !== 0 && near === undefined) return exactness;
    if (near !== undefined) return Math.abs(a.place.start - near) - Math.abs(b.place.start - near);
    return a.place.start - b.place.start;
  };
}

/** For each word, 1 if it is in one of the stretches (which are in order), otherwise 0. */
function wordsWithin({ words }: SourceIndex, stretches: readonly Span[]): Uint8Array {
  const allowed = new Uint8Array(words.count);
  let at = 0;
  for (const { start, end } of stretches) {
    while (at < words.count && (words.start[at] as number) < start) at++;
    while (at < words.count && (words.start[at] as number) < end) allowed[at++] = 1;
  }
  return allowed;
}

/**
 * Compares a quote with a source.
 *
 * @param quote the words as printed, with or without quotation marks; … and [brackets] in it are read as marks of
 * omission and insertion
 * @param source the source's text, or its index (indexSource) where many quotes are compared with it
 * @returns the best place and its judgement, and other places worth looking at. Never throws, whatever the texts. A
 * quote without words is `not_found`. Offsets are UTF-16 code units.
 */
export function compare(
  quote: string,
  source: string | SourceIndex,
  options: CompareOptions = {},
): Comparison {
  const index = typeof source === 'string' ? indexSource(source) : source;
  const max = Math.max(1, options.maxCandidates ?? 5);
  const read = readQuote(quote, index);
  if (read.words.count === 0 || index.words.count === 0) return NOT_FOUND;
  const found: Judged[] = [];
  const allowed = options.within && wordsWithin(index, options.within);
  for (const chain of locate(read, index, options.near === undefined ? max : max * 4, allowed)) {
    // A chain that shares words with a place found before could only give that place again: aligning is most of the work.
    const anchors = anchorsOf(read, index, chain);
    const isKnown = anchors.some((run) => found.some(({ place }) => overlaps(place, spanOf(index, run))));
    if (isKnown) continue;
    const steps = uniteMoments(read, index, alignPlace(read, index, chain, anchors));
    const place = placeOf(read, index, steps);
    if (!place || found.some((other) => overlaps(other.place, place))) continue;
    const judgement = judge(read, index, steps);
    if (!isFound(judgement, read, index)) continue;
    const passages = passagesOf(index.text, judgement.edits, place);
    const time = timeOf(index.cues, place);
    const { edits, similarity } = judgement;
    found.push({
      place,
      passages,
      class: judgement.class,
      similarity,
      edits,
      time,
      judgement,
      exactness: exactnessOf(read, index, steps),
    });
  }
  const candidates = found
    .sort(byMerit(options.near))
    .filter((one, i, all) => !all.slice(0, i).some((better) => overlaps(better.place, one.place)))
    .slice(0, max)
    .map(({ judgement: _, exactness: __, ...candidate }): Candidate => candidate);
  const best = candidates[0];
  if (!best) return NOT_FOUND;
  if (best.class === 'altered') {
    const { edits, passages } = findReordered(index, best.edits);
    best.edits = edits;
    // In the quote's order: a passage found elsewhere goes either before or after the words of the place.
    for (const [edit, passage] of passages) {
      if (edits.indexOf(edit) === 0) best.passages.unshift(passage);
      else best.passages.push(passage);
    }
  }
  return { ...best, candidates };
}
