/**
 * Finds runs: stretches of words that quote and source have in common, word for word, as long as they go.
 *
 * How often a phrase of the quote occurs is known without going to its places (phrase-order.ts), and so is how often
 * it occurs as a run of just these words: all occurrences, less those that go on to the right, less those that go on to
 * the left. So the runs that say most are fetched first, and the thousand places of a common word not at all.
 */
import { FoundRuns, type Run } from './found-runs.ts';
import type { SourceIndex } from './index-source.ts';
import { endOfThose, firstWith, numberOfPair, PHRASE } from './phrase-order.ts';
import type { QuoteWords } from './quote-words.ts';
import { IN_SQUARE } from './words.ts';

/** Bounds the work on sources that repeat themselves endlessly: places looked at, and words compared. */
const MAX_STEPS = 1_500_000;
const MAX_RUNS = 400;
const MIN_KEPT_RUNS = 120;
const MAX_WHOLE_RUNS = 24;
/** A single function word in common shows nothing; in a longer quote, neither does any single common word. */
const MIN_BITS = 6;
const MIN_BITS_OF_LONG = 10;
const LONG = 8;
/** In a longer quote not every word is looked up, but as many as this, evenly spaced. */
const MAX_LOOKED_UP = 1_000;
/** Runs of fewer words are counted; longer ones are fetched, and compared word by word. */
const COUNTED = PHRASE - 2;
/** A phrase with no more places than this is fetched however short it is, where nothing is counted. */
const FEW = 16;

/** Runs of the words q … q + length - 1 of the quote and no more. */
type Group = { q: number; length: number; bits: number };

class RunSearch {
  private readonly found: FoundRuns;
  private readonly most: number;
  private readonly quote: QuoteWords;
  private readonly index: SourceIndex;
  private readonly allowed: Uint8Array | undefined;
  /** The quote's words as forms of the source, -1 where none, and after the last word -1: no run goes past it. */
  private readonly ids: Int32Array;
  /** Bits of the words before each. */
  private readonly bitsBefore: Float64Array;
  /** Where the phrases of 1, 2, … words stand in the index's order, by PHRASE × the word they begin at + words - 1. */
  private readonly low: Int32Array;
  private readonly high: Int32Array;
  private readonly least: number;
  private readonly stride: number;
  private steps = 0;

  /** @param most how many runs are wanted */
  constructor(quote: QuoteWords, index: SourceIndex, allowed: Uint8Array | undefined, most: number) {
    const { words, bits } = quote;
    this.found = new FoundRuns(most);
    this.most = most;
    this.quote = quote;
    this.index = index;
    this.allowed = allowed;
    // Words in [brackets] are the editor's: they neither start nor continue a run.
    this.ids = new Int32Array(words.count + 1);
    for (let i = 0; i < words.count; i++)
      this.ids[i] = (words.flags[i] as number) & IN_SQUARE ? -1 : Math.max(-1, quote.ids[i] as number);
    this.ids[words.count] = -1;
    this.bitsBefore = new Float64Array(words.count + 1);
    for (let i = 0; i < words.count; i++)
      this.bitsBefore[i + 1] = (this.bitsBefore[i] as number) + (bits[i] as number);
    this.least = words.count >= LONG ? MIN_BITS_OF_LONG : MIN_BITS;
    this.stride = Math.ceil(words.count / MAX_LOOKED_UP);
    this.low = new Int32Array(PHRASE * words.count);
    this.high = new Int32Array(PHRASE * words.count);
    for (let i = words.count - 1; i >= 0; i--) if (i % this.stride === 0) this.lookUp(i);
  }

  private lookUp(i: number): void {
    const { phrases, pairs, postingsFrom, words } = this.index;
    const id = this.ids[i] as number;
    if (id < 0) return;
    let low = postingsFrom[id] as number;
    let high = postingsFrom[id + 1] as number;
    for (let k = 0; low < high; ) {
      this.low[PHRASE * i + k] = low;
      this.high[PHRASE * i + k] = high;
      k++;
      const next = this.ids[i + k] as number;
      if (k === PHRASE || next < 0) return;
      // Without its first word the phrase is known already, if every word is looked up.
      if (this.stride === 1 && this.count(i + 1, k) === 0) return;
      if (k === 1) {
        const pair = numberOfPair(pairs, id, next);
        if (pair < 0) return;
        low = pairs.places[pair] as number;
        high = pairs.places[pair + 1] as number;
      } else {
        low = firstWith(phrases, words.form, low, high, k, next);
        high = endOfThose(phrases, words.form, low, high, k, next);
      }
    }
  }

  /** How often the phrase of `length` words from word i on occurs. */
  private count(i: number, length: number): number {
    const at = PHRASE * i + length - 1;
    return (this.high[at] as number) - (this.low[at] as number);
  }

  private bitsOf(q: number, length: number): number {
    return (this.bitsBefore[q + length] as number) - (this.bitsBefore[q] as number);
  }

  private isSame(q: number, s: number): boolean {
    return this.ids[q] === this.index.words.form[s];
  }

  /** Keeps a run, or the parts of it in which every word is allowed. */
  private keep(q: number, s: number, length: number): void {
    const { allowed } = this;
    const total = this.quote.words.count;
    for (let from = 0; from < length; ) {
      let to = allowed ? from : length;
      while (allowed && to < length && allowed[s + to] === 1) to++;
      const bits = this.bitsOf(q + from, to - from);
      if (to > from && (bits >= this.least || to - from === total))
        this.found.add(q + from, s + from, to - from, bits);
      from = to + 1;
    }
  }

  /** Fetches the places of a phrase from word i on and goes on from each as far as the words are the same. */
  private fetchLong(i: number, length: number): void {
    const { stride, ids } = this;
    const { form } = this.index.words;
    const order = this.index.phrases;
    const low = this.low[PHRASE * i + length - 1] as number;
    const end = this.high[PHRASE * i + length - 1] as number;
    // Where the same word stands before it everywhere, every place was found from that word: none is gone to.
    if (stride === 1 && i > 0 && this.count(i - 1, length + 1) === end - low) {
      this.steps += 2 * (end - low);
      return;
    }
    let whole = 0;
    for (let k = low; k < end && this.steps < MAX_STEPS; k++) {
      const s = order[k] as number;
      let before = 0;
      while (before < stride && i > before && ids[i - before - 1] === form[s - before - 1]) before++;
      this.steps += before + 1;
      // It was found from the word that is looked up before this one.
      if (before === stride) continue;
      let after = length;
      while (ids[i + after] === form[s + after]) after++;
      this.steps += after;
      this.keep(i - before, s - before, before + after);
      if (before + after === this.quote.words.count && ++whole >= MAX_WHOLE_RUNS) return;
    }
  }

  /** Every run of more words than are counted. */
  private fetchAllLong(): void {
    for (let i = 0; i < this.quote.words.count && this.steps < MAX_STEPS; i += this.stride) {
      let length = COUNTED + 1;
      if (this.stride > 1) while (length > 1 && this.count(i, length - 1) <= FEW) length--;
      this.fetchLong(i, length);
    }
  }

  /** The counted runs, those that say most first. */
  private groups(): Group[] {
    const groups: Group[] = [];
    for (let q = 0; q < this.quote.words.count; q++) {
      for (let length = 1; length <= COUNTED && this.count(q, length) > 0; length++) {
        const goOn = this.count(q, length + 1);
        const begunBefore = q > 0 ? this.count(q - 1, length + 1) - this.count(q - 1, length + 2) : 0;
        if (this.count(q, length) - goOn - begunBefore === 0) continue;
        const bits = this.bitsOf(q, length);
        if (bits >= this.least || length === this.quote.words.count) groups.push({ q, length, bits });
      }
    }
    return groups.sort((a, b) => b.bits - a.bits);
  }

  private fetchGroup({ q, length }: Group): void {
    const order = length === 1 ? this.index.postings : this.index.phrases;
    const end = this.high[PHRASE * q + length - 1] as number;
    const enough = this.found.count + this.most;
    for (let k = this.low[PHRASE * q + length - 1] as number; k < end && this.steps < MAX_STEPS; k++) {
      const s = order[k] as number;
      this.steps++;
      if (this.isSame(q + length, s + length) || (q > 0 && this.isSame(q - 1, s - 1))) continue;
      this.keep(q, s, length);
      // The places of one word ascend: of what says the same, the first places are kept.
      if (length === 1 && this.found.count >= enough) return;
    }
  }

  /** @returns the runs that say most, or all that there are, among others */
  find(): FoundRuns {
    this.fetchAllLong();
    if (this.stride > 1) return this.found;
    let long: Float64Array | undefined;
    let better = 0;
    let short = 0;
    let last = Number.POSITIVE_INFINITY;
    for (const group of this.groups()) {
      long ??= this.found.mostBits();
      while (better < long.length && (long[long.length - 1 - better] as number) >= group.bits) better++;
      // What says as much as the last group may stand before it.
      if (better + short >= this.most && group.bits < last) break;
      const before = this.found.count;
      this.fetchGroup(group);
      short += this.found.countOf(group.length, before);
      last = group.bits;
    }
    return this.found;
  }
}

/**
 * @param allowed for each word of the source, whether a run may include it; every word if left out
 * @returns the most informative runs, at most 400 of them, in order of the source
 */
export function findRuns(quote: QuoteWords, index: SourceIndex, allowed?: Uint8Array): Run[] {
  const total = quote.words.count;
  const most = Math.min(MAX_RUNS, Math.max(MIN_KEPT_RUNS, total * 2));
  const found = new RunSearch(quote, index, allowed, most).find();
  // The quote as a whole, that many times: nothing else will be as good.
  if (found.countOf(total) >= MAX_WHOLE_RUNS)
    return found
      .ofLength(total)
      .sort((a, b) => a.s - b.s)
      .slice(0, MAX_WHOLE_RUNS);
  return found.sayingMost().sort((a, b) => a.s - b.s || a.q - b.q);
}
