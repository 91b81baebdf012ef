/**
 * Finds runs: stretches of words that quote and source have in common, word for word.
 */
import type { SourceIndex } from './index-source.ts';
import { countOf } from './index-source.ts';
import type { QuoteWords } from './quote-words.ts';
import { IN_SQUARE } from './words.ts';

/** Words q … q + length - 1 of the quote are words s … s + length - 1 of the source. */
export type Run = { q: number; s: number; length: number; bits: number };

/** How many occurrences of words are looked up for one quote, beyond those of its rarest word. */
const MAX_POSTINGS = 5_000;
/** Bounds the work on sources that repeat themselves endlessly. */
const MAX_STEPS = 1_500_000;
const MAX_RUNS = 400;
const MIN_KEPT_RUNS = 120;
const MAX_WHOLE_RUNS = 24;
/** A single function word in common shows nothing; in a longer quote, neither does any single common word. */
const MIN_BITS = 6;
const MIN_BITS_OF_LONG = 10;
const LONG = 8;

/**
 * @param allowed for each word of the source, whether a run may include it; every word if left out
 * @returns the most informative runs, at most 400 of them, in order of the source
 */
export function findRuns(quote: QuoteWords, index: SourceIndex, allowed?: Uint8Array): Run[] {
  const isOut = (s: number): boolean => allowed !== undefined && allowed[s] === 0;
  const { bits, words } = quote;
  // Words in [brackets] are the editor's: they neither start nor continue a run.
  const ids = quote.ids.map((id, i) => ((words.flags[i] as number) & IN_SQUARE ? -1 : id));
  const source = index.words.form;
  const total = index.words.count;
  const seeds: number[] = [];
  for (let i = 0; i < words.count; i++) {
    if ((ids[i] as number) >= 0) seeds.push(i);
  }
  const counts = new Int32Array(words.count);
  for (const i of seeds) counts[i] = countOf(index, ids[i] as number);
  seeds.sort((a, b) => (counts[a] as number) - (counts[b] as number) || a - b);
  // Each run is found from its rarest word; by the time its other words come up it is already known.
  const isDone = new Uint8Array(words.count);
  const runs: Run[] = [];
  const least = words.count >= LONG ? MIN_BITS_OF_LONG : MIN_BITS;
  let looked = 0;
  let steps = 0;
  let whole = 0;
  for (let n = 0; n < seeds.length; n++) {
    const i = seeds[n] as number;
    const id = ids[i] as number;
    const count = counts[i] as number;
    if (n > 0 && looked + count > MAX_POSTINGS) break;
    looked += count;
    const from = index.postingsFrom[id] as number;
    for (let k = from; k < from + count && steps < MAX_STEPS && whole < MAX_WHOLE_RUNS; k++) {
      const p = index.postings[k] as number;
      if (isOut(p)) continue;
      let q = i;
      let s = p;
      let sum = bits[i] as number;
      let isKnown = false;
      while (q > 0 && s > 0 && ids[q - 1] === source[s - 1] && !isOut(s - 1) && !isKnown) {
        q--;
        s--;
        sum += bits[q] as number;
        isKnown = isDone[q] === 1;
      }
      let end = i + 1;
      let sourceEnd = p + 1;
      while (
        end < words.count &&
        sourceEnd < total &&
        ids[end] === source[sourceEnd] &&
        !isOut(sourceEnd) &&
        !isKnown
      ) {
        sum += bits[end] as number;
        isKnown = isDone[end] === 1;
        end++;
        sourceEnd++;
      }
      steps += end - q;
      if (isKnown) continue;
      if (end - q === words.count) whole++;
      if (sum >= least || end - q === words.count) runs.push({ q, s, length: end - q, bits: sum });
    }
    isDone[i] = 1;
    if (whole >= MAX_WHOLE_RUNS || steps >= MAX_STEPS) break;
  }
  const most = Math.min(MAX_RUNS, Math.max(MIN_KEPT_RUNS, words.count * 2));
  if (runs.length > most) {
    runs.sort((a, b) => b.bits - a.bits || a.s - b.s || a.q - b.q);
    runs.length = most;
  }
  return runs.sort((a, b) => a.s - b.s || a.q - b.q);
}
