/** Finds the items of an old revision in a new one. */
import { compare } from '../compare/compare.ts';
import { indexSource, type SourceIndex } from '../compare/index-source.ts';
import type { Edit } from '../compare/types.ts';
import type { Span } from '../words/types.ts';
import { diffWords } from './diff-words.ts';
import { addedWords, isSameWording, turned } from './edits.ts';
import { type ReadText, readPlain, wholeWordsIn, wordFrom, wordsIn } from './plain-words.ts';
import { endOf, startOf } from './widen.ts';

/**
 * `unchanged`: the same words in the same surroundings (their offsets may have shifted; whitespace and typography do
 * not count). `moved`: the same words elsewhere in the story. `changed`: the words differ, see `edits` (they may have
 * moved too). `gone`: cut from the story.
 */
type AnchorState = 'unchanged' | 'moved' | 'changed' | 'gone';

export type Reanchored = {
  state: AnchorState;
  /** Where it is in the new text, in UTF-16 code units; null when gone. */
  span: Span | null;
  /** Word-level edits from the old text (`source`) to the new one (`quote`); empty unless changed. */
  edits: Edit[];
};

/**
 * Spans that belong together (the pieces of one statement), and where each is in the new text, where a sign that went with
 * the words says so. They are believed together or not at all.
 */
export type Signed = { spans: readonly Span[]; places: readonly (Span | null)[] };

/** When a smaller share of its words than this survives, an item is no longer the same item. */
const MIN_KEPT = 0.4;
const MIN_SIMILARITY = 0.55;
/** How far around the surviving words to look for a changed item, in characters. */
const MAX_REGION = 4000;

const GONE: Reanchored = { state: 'gone', span: null, edits: [] };

const isMark = (character: string | undefined): boolean =>
  character !== undefined && /[\p{P}\p{S}]/u.test(character);

class Reanchoring {
  private readonly old: ReadText;
  private readonly now: ReadText;
  private readonly map: Int32Array;
  /** For each new word, the old word it came from, or -1. */
  private readonly origin: Int32Array;
  private readonly taken: Span[] = [];
  private index: SourceIndex | null = null;

  constructor(oldText: string, newText: string) {
    const numbers = new Map<string, number>();
    this.old = readPlain(oldText, numbers);
    this.now = readPlain(newText, numbers);
    this.map = diffWords(this.old.ids, this.now.ids);
    this.origin = new Int32Array(this.now.ids.length).fill(-1);
    this.map.forEach((to, from) => {
      if (to >= 0) this.origin[to] = from;
    });
  }

  /**
   * What became of a span whose place in the new text is known from a sign that went with its words. Null where they are
   * not its words any more: the sign was moved, or went on to others.
   */
  at(span: Span, place: Span): Reanchored | null {
    const [from, to] = wordsIn(this.old.words, span);
    const [first, end] = wholeWordsIn(this.now.words, place);
    if (from >= to || first >= end) return null;
    const { start: starts, end: ends } = this.now.words;
    const whole = this.withMarks(span, from, to, starts[first] as number, ends[end - 1] as number);
    const isAsLong = end - first === to - from;
    if (isAsLong && this.isSameWords(from, to, first)) return { state: 'unchanged', span: whole, edits: [] };
    const text = this.old.text.slice(span.start, span.end);
    // Words that grew to two and a half times as many are others that the sign took in.
    if ((to - from) / (end - first) < MIN_KEPT) return null;
    const found = compare(text, this.now.text.slice(whole.start, whole.end), { maxCandidates: 1 });
    if (!found.place || found.similarity < MIN_KEPT) return null;
    if (isAsLong && isSameWording(found.edits)) return { state: 'unchanged', span: whole, edits: [] };
    return { state: 'changed', span: whole, edits: turned(found.edits, whole.start) };
  }

  /** No other span is looked for there. */
  take(place: Span): void {
    this.taken.push(place);
  }

  private isSameWords(from: number, to: number, first: number): boolean {
    for (let i = from; i < to; i++) if (this.old.ids[i] !== this.now.ids[first + i - from]) return false;
    return true;
  }

  find(span: Span): Reanchored {
    const [from, to] = wordsIn(this.old.words, span);
    if (from >= to) return this.findMarks(span, from);
    const first = this.map[from] as number;
    if (first >= 0 && this.isRun(from, to)) return this.kept('unchanged', span, from, to, first);
    const moved = this.findWhole(from, to);
    if (moved >= 0) return this.kept('moved', span, from, to, moved);
    return this.findChanged(span, from, to) ?? GONE;
  }

  private isRun(from: number, to: number): boolean {
    for (let i = from; i < to; i++) if (this.map[i] !== (this.map[from] as number) + i - from) return false;
    return true;
  }

  private kept(state: 'unchanged' | 'moved', span: Span, from: number, to: number, at: number): Reanchored {
    const found = this.withMarks(
      span,
      from,
      to,
      this.now.words.start[at] as number,
      this.now.words.end[at + to - from - 1] as number,
    );
    this.taken.push(found);
    return { state, span: found, edits: [] };
  }

  /** Keeps as many marks around the words as the old span had, where the new text has them too. */
  private withMarks(span: Span, from: number, to: number, start: number, end: number): Span {
    const before = (this.old.words.start[from] as number) - span.start;
    const after = span.end - (this.old.words.end[to - 1] as number);
    let first = start;
    let last = end;
    for (let k = 0; k < before && isMark(this.now.text[first - 1]); k++) first--;
    for (let k = 0; k < after && isMark(this.now.text[last]); k++) last++;
    return { start: first, end: last };
  }

  /** A span without a word in it stays beside the words it was between. */
  private findMarks(span: Span, next: number): Reanchored {
    const marks = this.old.text.slice(span.start, span.end);
    const before = next > 0 ? (this.map[next - 1] as number) : -1;
    const low = before >= 0 ? (this.now.words.end[before] as number) : 0;
    const after = next < this.map.length ? (this.map[next] as number) : -1;
    const high = after >= 0 ? (this.now.words.start[after] as number) : this.now.text.length;
    const at = low <= high ? this.now.text.slice(low, high).indexOf(marks) : -1;
    return at < 0 || marks === ''
      ? GONE
      : { state: 'unchanged', span: { start: low + at, end: low + at + marks.length }, edits: [] };
  }

  /** The same words elsewhere, where they are new in the new text: the nearest place by order; -1 if none. */
  private findWhole(from: number, to: number): number {
    const { ids } = this.now;
    const length = to - from;
    let best = -1;
    let nearest = Number.POSITIVE_INFINITY;
    const expected = this.expectedAt(from);
    for (let at = 0; at + length <= ids.length; at++) {
      if (ids[at] !== this.old.ids[from] || Math.abs(at - expected) >= nearest) continue;
      let k = 0;
      let others = 0;
      for (; k < length && ids[at + k] === this.old.ids[from + k]; k++)
        if (!this.isFree(at + k, from, to)) others++;
      if (k < length || others * 3 > length || this.isTaken(at, at + length)) continue;
      best = at;
      nearest = Math.abs(at - expected);
    }
    return best;
  }

  /** Whether a new word belongs to no other item: it is new, or was a word of this very item. */
  private isFree(at: number, from: number, to: number): boolean {
    const was = this.origin[at] as number;
    return was < 0 || (was >= from && was < to);
  }

  private isTaken(at: number, end: number): boolean {
    const start = this.now.words.start[at] as number;
    const close = this.now.words.end[end - 1] as number;
    return this.taken.some((span) => span.start < close && start < span.end);
  }

  private expectedAt(from: number): number {
    for (let i = from - 1; i >= 0 && i > from - 2000; i--)
      if ((this.map[i] as number) >= 0) return (this.map[i] as number) + 1;
    return 0;
  }

  private findChanged(span: Span, from: number, to: number): Reanchored | null {
    const text = this.old.text.slice(span.start, span.end);
    let kept = 0;
    for (let i = from; i < to; i++) if ((this.map[i] as number) >= 0) kept++;
    if (kept >= (to - from) * MIN_KEPT) {
      const region = this.regionAround(from, to);
      const near = this.inRegion(text, region);
      if (near) return near;
    }
    this.index ??= indexSource(this.now.text);
    const expected =
      this.now.words.start[Math.min(this.expectedAt(from), Math.max(0, this.now.words.count - 1))] ?? 0;
    for (const candidate of compare(text, this.index, { near: expected, maxCandidates: 8 }).candidates) {
      if (candidate.similarity < MIN_SIMILARITY || !this.isOwn(candidate.place, from, to)) continue;
      this.taken.push(candidate.place);
      if (isSameWording(candidate.edits)) return { state: 'moved', span: candidate.place, edits: [] };
      return { state: 'changed', span: candidate.place, edits: turned(candidate.edits) };
    }
    return null;
  }

  /** The stretch between the surviving words before and after the item. */
  private regionAround(from: number, to: number): Span {
    let before = from - 1;
    while (before >= 0 && (this.map[before] as number) < 0) before--;
    let after = to;
    while (after < this.map.length && (this.map[after] as number) < 0) after++;
    const inside = this.map.subarray(from, to).filter((at) => at >= 0);
    const firstKept = this.now.words.start[inside[0] ?? 0] ?? 0;
    const lastKept = this.now.words.end[inside[inside.length - 1] ?? 0] ?? 0;
    const start = before >= 0 ? (this.now.words.end[this.map[before] as number] as number) : 0;
    const end =
      after < this.map.length
        ? (this.now.words.start[this.map[after] as number] as number)
        : this.now.text.length;
    return { start: Math.max(start, firstKept - MAX_REGION), end: Math.min(end, lastKept + MAX_REGION) };
  }

  private inRegion(text: string, region: Span): Reanchored | null {
    const found = compare(text, this.now.text.slice(region.start, region.end), { maxCandidates: 1 });
    if (!found.place || found.similarity < MIN_KEPT) return null;
    const place = { start: found.place.start + region.start, end: found.place.end + region.start };
    if (isSameWording(found.edits)) {
      this.taken.push(place);
      return { state: 'unchanged', span: place, edits: [] };
    }
    const span = wholeOf(this.now.text, place, region, text);
    this.taken.push(span);
    const edits = [
      ...addedWords(this.now.text, { start: span.start, end: place.start }, 0),
      ...turned(found.edits, region.start),
      ...addedWords(this.now.text, { start: place.end, end: span.end }, text.length),
    ];
    return { state: 'changed', span, edits };
  }

  private isOwn(place: Span, from: number, to: number): boolean {
    const first = wordFrom(this.now.words, place.start);
    let last = first;
    let others = 0;
    for (; last < this.now.words.count && (this.now.words.start[last] as number) < place.end; last++) {
      if (!this.isFree(last, from, to)) others++;
    }
    return last > first && others * 3 <= last - first && !this.isTaken(first, last);
  }
}

/** Comparing finds the words that survived; whatever replaced the first or last of them belongs to the item too. */
function wholeOf(text: string, place: Span, region: Span, old: string): Span {
  return { start: startOf(text, place, region, old), end: endOf(text, place, region, old) };
}

/**
 * Finds the spans of an old text in a new one.
 *
 * @param spans UTF-16 offsets in `oldText`, in any order
 * @returns one result for each span, in the same order. `edits[].quote` offsets index `newText`, `edits[].source`
 * offsets count from the start of the span's own text. Never throws.
 */
export function reanchor(oldText: string, newText: string, spans: readonly Span[]): Reanchored[] {
  return reanchorSigned(
    oldText,
    newText,
    spans.map((span) => ({ spans: [span], places: [null] })),
  ).map(({ found }) => found[0] ?? GONE);
}

/**
 * The same where some of the spans carried a sign with them, such as a bookmark in Word.
 *
 * @returns for each what became of its spans, in the order given, and whether that is known by their signs
 */
export function reanchorSigned(
  oldText: string,
  newText: string,
  all: readonly Signed[],
): { found: Reanchored[]; isBySign: boolean }[] {
  const work = new Reanchoring(oldText, newText);
  // Signs come first: what they mark is no other item's.
  const signed = all.map((one) => bySigns(work, one));
  // Items that stayed claim their words before others, so that a moved twin cannot take them.
  const left = all
    .flatMap(({ spans }, i) => (signed[i] ? [] : spans.map((span, k) => ({ span, i, k }))))
    .sort((a, b) => a.span.start - b.span.start || a.i - b.i || a.k - b.k);
  const results = all.map(({ spans }, i) => signed[i] ?? new Array<Reanchored>(spans.length).fill(GONE));
  for (const { span, i, k } of left) (results[i] as Reanchored[])[k] = work.find(span);
  return results.map((found, i) => ({ found, isBySign: signed[i] !== null }));
}

function bySigns(work: Reanchoring, { spans, places }: Signed): Reanchored[] | null {
  const known = places.filter((place) => place !== null);
  const inOrder = known.every((place, k) => k === 0 || place.start >= (known[k - 1]?.end ?? 0));
  if (spans.length === 0 || known.length !== spans.length || !inOrder) return null;
  const found = spans.map((span, k) => work.at(span, known[k] as Span));
  if (!found.every((one) => one !== null)) return null;
  for (const { span } of found) if (span) work.take(span);
  return found;
}
