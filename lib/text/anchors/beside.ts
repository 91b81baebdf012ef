/**
 * What changed around words that stayed: the rest of the sentences an item is in, compared word by word. It does not
 * need to understand the sentence, so it works in every language. Offsets are UTF-16 code units.
 */

import { compare } from '../compare/compare.ts';
import { type ChangedWord, senseOf } from '../compare/meaning-changes.ts';
import type { Excuse, Sense } from '../compare/types.ts';
import { CAPITAL, Forms, NUMBER, PIECE, readWords, SENTENCE_START } from '../compare/words.ts';
import { splitSentences } from '../sentences/sentences.ts';
import { tokenize } from '../words/tokens.ts';
import type { Span } from '../words/types.ts';
import { diffWords } from './diff-words.ts';

/** One stretch of words beside an item that replaced another; either may be empty. */
export type BesideChange = {
  before: string;
  after: string;
  /** What the change bears on; null where it is not one of the things a checker asks about first. */
  sense: Sense | null;
};

/**
 * `isRead`: a word of the cue or the speaker. Those are compared separately, so a change here bears on nothing more.
 */
type BesideWord = { form: string; text: string; flags: number; isRead: boolean };

/** Takes the place of the item's own words, so that words moving from before them to after them count as a change. */
const OWN = '\u0000';

/** A text split into sentences once, for all the items in it. Linear in its length. */
export class Sentences {
  readonly text: string;
  private readonly spans: Span[];
  /** Words that the text also has in lower case: with a capital at the start of a sentence they are not names. */
  private readonly small = new Set<string>();

  constructor(text: string) {
    this.text = text;
    const tokens = tokenize(text);
    this.spans = splitSentences(tokens).sentences.map(({ from, to }) => ({
      start: tokens.start[from] ?? 0,
      end: tokens.end[to - 1] ?? 0,
    }));
    for (const [word] of text.matchAll(/(?<!\p{L})\p{Ll}\p{L}*/gu)) this.small.add(word);
  }

  /** The sentences that contain any of `places`, in order. */
  around(places: readonly Span[]): Span[] {
    const found = new Set<number>();
    for (const { start, end } of places) {
      for (let i = this.firstEndingAfter(start); (this.spans[i]?.start ?? end) < end; i++) found.add(i);
    }
    return [...found].sort((a, b) => a - b).map((i) => this.spans[i] as Span);
  }

  private firstEndingAfter(offset: number): number {
    let low = 0;
    let high = this.spans.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.spans[middle] as Span).end <= offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Whether the text also has the word in lower case. */
  hasSmall(word: string): boolean {
    return this.small.has(word.toLowerCase());
  }

  /**
   * The words of the sentences around an item, without its own and those of `others`, which have items of their own.
   */
  beside(own: readonly Span[], places: readonly Span[], others: readonly Span[]): BesideWord[] {
    const words: BesideWord[] = [];
    let hole = -1;
    for (const { start, end } of this.around([...own, ...places])) {
      const forms = new Forms();
      const read = readWords(this.text.slice(start, end), forms);
      for (let i = 0; i < read.count; i++) {
        const from = start + (read.start[i] ?? 0);
        const to = start + (read.end[i] ?? 0);
        const inside = own.findIndex((span) => from < span.end && span.start < to);
        if (inside >= 0) {
          if (inside !== hole) words.push({ form: OWN, text: '', flags: 0, isRead: true });
          hole = inside;
          continue;
        }
        if (others.some((span) => from < span.end && span.start < to)) continue;
        words.push({
          form: forms.list[read.form[i] ?? 0] ?? '',
          text: this.text.slice(from, to),
          flags: read.flags[i] ?? 0,
          isRead: places.some((span) => from < span.end && span.start < to),
        });
      }
    }
    return words;
  }
}

/**
 * An item in a text: its spans, where else it is read from (cue, speaker, date), and the spans of neighbouring items.
 */
export type Placed = {
  sentences: Sentences;
  own: readonly Span[];
  places: readonly Span[];
  others: readonly Span[];
};

/**
 * What changed beside an item from one text to another, in order. White space, typography, capitals and the way numbers
 * are written do not count as changes.
 */
export function changesBeside(old: Placed, now: Placed): BesideChange[] {
  const a = old.sentences.beside(old.own, old.places, old.others);
  const b = now.sentences.beside(now.own, now.places, now.others);
  const numbers = new Map<string, number>();
  const idsOf = (words: readonly BesideWord[]) =>
    Int32Array.from(words, ({ form }) => {
      const known = numbers.get(form);
      if (known === undefined) numbers.set(form, numbers.size);
      return known ?? numbers.size - 1;
    });
  const map = diffWords(idsOf(a), idsOf(b));
  const changes: BesideChange[] = [];
  const changed = (words: readonly BesideWord[], sentences: Sentences): ChangedWord[] =>
    words
      .filter(({ isRead }) => !isRead)
      .map(({ form, text, flags }) => ({
        form,
        isNumber: (flags & NUMBER) !== 0,
        isName: (flags & CAPITAL) !== 0 && !((flags & SENTENCE_START) !== 0 && sentences.hasSmall(text)),
      }));
  const close = (from: number, to: number, at: number, end: number) => {
    if (from >= to && at >= end) return;
    const [gone, come] = [a.slice(from, to), b.slice(at, end)];
    if (isSameOtherwiseWritten(written(gone), written(come))) return;
    const sense = senseOf(changed(come, now.sentences), changed(gone, old.sentences));
    changes.push({ before: written(gone), after: written(come), sense });
  };
  let [i, j] = [0, 0];
  for (let k = 0; k < map.length; k++) {
    const to = map[k] as number;
    if (to < 0) continue;
    close(i, k, j, to);
    [i, j] = [k + 1, to + 1];
  }
  close(i, a.length, j, b.length);
  return changes;
}

/** "two" and "2", "labour" and "labor": house style, which changes no meaning. */
function isSameOtherwiseWritten(before: string, after: string): boolean {
  if (before === '' || after === '') return false;
  const { place, edits } = compare(after, before, { maxCandidates: 1 });
  return (
    place !== null &&
    place.start === 0 &&
    place.end === before.length &&
    edits.every(({ kind, excused }) => kind === 'equal' || (excused !== null && STYLE.has(excused)))
  );
}

const STYLE: ReadonlySet<Excuse> = new Set(['spelling', 'numeral', 'typography']);

function written(words: readonly BesideWord[]): string {
  return words
    .map(({ text, flags }, i) => (i > 0 && (flags & PIECE) === 0 ? ` ${text}` : text))
    .join('')
    .trim();
}
