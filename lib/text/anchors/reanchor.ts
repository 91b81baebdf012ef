/** Finds the items of an old revision in a new one. */
import { compare } from '../compare/compare.ts';
import { indexSource, type SourceIndex } from '../compare/index-source.ts';
import type { Edit } from '../compare/types.ts';
import { plainSurface } from '../compare/word-forms.ts';
import { Forms, readWords, type Words } from '../compare/words.ts';
import type { Span } from '../words/types.ts';
import { diffWords } from './diff-words.ts';
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

/** When a smaller share of its words than this survives, an item is no longer the same item. */
const MIN_KEPT = 0.4;
const MIN_SIMILARITY = 0.55;
/** How far around the surviving words to look for a changed item, in characters. */
const MAX_REGION = 4000;

const GONE: Reanchored = { state: 'gone', span: null, edits: [] };

/** A text's words, numbered so that the same word always has the same number, whatever its case and typography. */
export type ReadText = { text: string; words: Words; ids: Int32Array };

/** Reads a text's words; `numbers` is shared by texts that are to be compared with one another. */
export function readPlain(text: string, numbers: Map<string, number>): ReadText {
  const words = readWords(text, new Forms());
  const ids = new Int32Array(words.count);
  for (let i = 0; i < words.count; i++) {
    const surface = plainSurface(text.slice(words.start[i], words.end[i]));
    const known = numbers.get(surface);
    ids[i] = known ?? numbers.size;
    if (known === undefined) numbers.set(surface, numbers.size);
  }
  return { text, words, ids };
}

/** Index of the first word that ends after `offset`. */
function wordFrom(words: Words, offset: number): number {
  let low = 0;
  let high = words.count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((words.end[middle] as number) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

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

  find(span: Span): Reanchored {
    const from = wordFrom(this.old.words, span.start);
    let to = from;
    while (to < this.old.words.count && (this.old.words.start[to] as number) < span.end) to++;
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

const isSameWording = (edits: readonly Edit[]): boolean =>
  edits.every((edit) => edit.kind === 'equal' || edit.excused === 'typography');

/** Comparing finds the words that survived; whatever replaced the first or last of them belongs to the item too. */
function wholeOf(text: string, place: Span, region: Span, old: string): Span {
  return { start: startOf(text, place, region, old), end: endOf(text, place, region, old) };
}

/** Words added at either end, as edits from nothing. */
function addedWords(text: string, span: Span, at: number): Edit[] {
  const added = text.slice(span.start, span.end);
  if (added.trim() === '') return [];
  const quote = { ...span, text: added };
  return [
    {
      kind: 'insert',
      quote,
      source: { start: at, end: at, text: '' },
      sense: null,
      excused: null,
      note: null,
    },
  ];
}

/**
 * The comparison gave edits of the old words against the new text; shown as a change they run from old (source) to new.
 */
function turned(edits: readonly Edit[], shift = 0): Edit[] {
  const kinds = { equal: 'equal', insert: 'delete', delete: 'insert', replace: 'replace' } as const;
  return edits.map((edit) => ({
    ...edit,
    kind: kinds[edit.kind],
    quote: { ...edit.source, start: edit.source.start + shift, end: edit.source.end + shift },
    source: edit.quote,
  }));
}

/**
 * Finds the spans of an old text in a new one.
 *
 * @param spans UTF-16 offsets in `oldText`, in any order
 * @returns one result for each span, in the same order. `edits[].quote` offsets index `newText`, `edits[].source`
 * offsets count from the start of the span's own text. Never throws.
 */
export function reanchor(oldText: string, newText: string, spans: readonly Span[]): Reanchored[] {
  const work = new Reanchoring(oldText, newText);
  // Items that stayed claim their words first, so that a moved twin cannot take them.
  const order = spans
    .map((_, i) => i)
    .sort((a, b) => (spans[a] as Span).start - (spans[b] as Span).start || a - b);
  const results = new Array<Reanchored>(spans.length);
  for (const i of order) results[i] = work.find(spans[i] as Span);
  return results;
}
