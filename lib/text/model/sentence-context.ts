import { Tag } from '../sentences/tagger.ts';
import { mix, Part, QUOTE_TAG, type Surface } from './surface.ts';

/**
 * What each unit of a sentence can know about the rest of it. One serves for all sentences, one after another, because
 * making nine arrays for each took longer than filling them.
 */
export class SentenceContext {
  /** Where the cues, commas and quotations are, as seen from the unit at each place of the sentence (-1: none). */
  previousCue = new Int32Array(0);
  nextCue = new Int32Array(0);
  previousComma = new Int32Array(0);
  nextComma = new Int32Array(0);
  previousQuote = new Int32Array(0);
  nextQuote = new Int32Array(0);
  /** 1 inside parentheses. */
  parenthesis = new Uint8Array(0);
  /** The kind of clause a unit is in: 1 after a relative, 2 after a subordinator, 3 after a co-ordinator. */
  clause = new Uint8Array(0);
  first = 0;
  shape = 0;
  /** How many quotations it has. */
  quotes = 0;
  lastCue = 0;
  that = 0;
  /** The first verb of saying with a subject before it, or -1. */
  mainCue = -1;
  /** What follows it: 1 "that", 2 a quotation, 3 a comma, 0 anything else. */
  mainThat = 0;

  private grow(n: number): void {
    if (this.clause.length >= n) return;
    const size = Math.max(n, 512);
    this.previousCue = new Int32Array(size);
    this.nextCue = new Int32Array(size);
    this.previousComma = new Int32Array(size);
    this.nextComma = new Int32Array(size);
    this.previousQuote = new Int32Array(size);
    this.nextQuote = new Int32Array(size);
    this.parenthesis = new Uint8Array(size);
    this.clause = new Uint8Array(size);
  }

  /** Looks at the sentence of the units `from` to `to` (exclusive). */
  read({ word: W, lemma: L, tag: T, cue: K, part: P }: Surface, from: number, to: number): void {
    this.grow(to - from);
    const { previousCue, previousComma, previousQuote, parenthesis, clause } = this;
    let cue = -1;
    let comma = -1;
    let quote = -1;
    let depth = 0;
    let cues = 0;
    let quotes = 0;
    let that = 0;
    let lastCue = -1;
    let mainCue = -1;
    let kindOfClause = 0;
    for (let i = from; i < to; i++) {
      const k = i - from;
      const part = P[i] as number;
      const t = T[i] as number;
      previousCue[k] = cue;
      previousComma[k] = comma;
      previousQuote[k] = quote;
      if (t === QUOTE_TAG) {
        quote = i;
        quotes++;
      } else if (divides(part)) comma = i;
      else if (part === Part.opens) depth = 1;
      else if (part === Part.that) that = 1;
      parenthesis[k] = depth;
      clause[k] = kindOfClause;
      if (part === Part.relative) kindOfClause = 1;
      else if (t === Tag.subordinator || part === Part.subordinator) kindOfClause = 2;
      else if (part === Part.coordinator) kindOfClause = 3;
      else if (part === Part.comma || part === Part.semicolon)
        kindOfClause = kindOfClause === 1 ? 0 : kindOfClause;
      else if (part === Part.closes) depth = 0;
      const kind = K[i] as number;
      if (kind === 0) continue;
      cue = i;
      cues++;
      if (kind !== 1 && kind !== 4) continue;
      lastCue = i;
      if (mainCue < 0 && (kind === 4 || hasSubjectBefore(T, i, from))) mainCue = i;
    }
    this.lookBack(K, T, P, from, to);
    const next = mainCue >= 0 && mainCue + 1 < to ? mainCue + 1 : -1;
    const tail = lastCue >= 0 ? Math.min(3, to - 1 - lastCue) : 4;
    this.first = W[from] ?? 0;
    this.shape = mix(99, Math.min(cues, 3), Math.min(quotes, 2), tail);
    this.lastCue = mix(98, lastCue >= 0 ? (L[lastCue] ?? 0) : 0, tail);
    this.quotes = quotes;
    this.that = that;
    this.mainCue = mainCue;
    this.mainThat = 0;
    if (next >= 0) {
      if (P[next] === Part.that) this.mainThat = 1;
      else if (T[next] === QUOTE_TAG) this.mainThat = 2;
      else if (P[next] === Part.comma) this.mainThat = 3;
    }
  }

  /** The same from its end, for what comes next. */
  private lookBack(K: Uint8Array, T: Uint8Array, P: Uint8Array, from: number, to: number): void {
    const { nextCue, nextComma, nextQuote } = this;
    let cue = -1;
    let comma = -1;
    let quote = -1;
    for (let i = to - 1; i >= from; i--) {
      const k = i - from;
      nextCue[k] = cue;
      nextComma[k] = comma;
      nextQuote[k] = quote;
      if (T[i] === QUOTE_TAG) quote = i;
      else if (divides(P[i] as number)) comma = i;
      if ((K[i] as number) > 0) cue = i;
    }
  }
}

function divides(part: number): boolean {
  return part === Part.comma || part === Part.semicolon || part === Part.dash;
}

/** Whether what stands before a verb, over adverbs and auxiliaries, can be its subject. */
function hasSubjectBefore(T: Uint8Array, verb: number, from: number): boolean {
  let b = verb - 1;
  while (b >= from && (T[b] === Tag.adverb || T[b] === Tag.auxiliary)) b--;
  const tag = b >= from ? T[b] : Tag.mark;
  return tag === Tag.name || tag === Tag.pronoun || tag === Tag.noun || tag === Tag.mark;
}
