/**
 * Where a quote may be in its source. It says nothing about how faithful it is: that is for judge.ts.
 *
 * Runs of common words are chained in order, as genome aligners do (Abouelhoda & Ohlebusch 2005): a chain gains the
 * bits of its runs and pays for the gaps between them, only a little where the quote marks an omission.
 */
import type { SourceIndex } from './index-source.ts';
import type { QuoteWords } from './quote-words.ts';
import { findRuns, type Run } from './runs.ts';
import { IN_SQUARE } from './words.ts';

/** A place: runs in the order of both texts, without overlaps. */
export type Chain = { runs: Run[]; score: number };

const GAP_COST = 3;
const MARKED_GAP_COST = 1;

const isMarked = (quote: QuoteWords, from: Run, to: Run): boolean =>
  quote.marks.subarray(from.q + from.length, to.q + 1).includes(1);

function gapCost(quote: QuoteWords, from: Run, to: Run, overlap: number): number {
  const between = to.q + overlap - from.q - from.length;
  const skipped = to.s + overlap - from.s - from.length;
  const shift = skipped - between;
  const inserted = between * 0.5;
  if (shift === 0) return inserted + (between > 0 ? 1 : 0);
  if (shift > 0 && quote.hasMarks && isMarked(quote, from, to)) {
    return inserted + MARKED_GAP_COST + 0.25 * Math.log2(1 + shift);
  }
  return inserted + GAP_COST + Math.log2(1 + Math.abs(shift));
}

/** No gap with this shift, unmarked, costs less. */
const leastGapCost = (shift: number): number =>
  shift === 0 ? 0 : GAP_COST + 31 - Math.clz32(1 + Math.abs(shift));

function without(run: Run, overlap: number, quote: QuoteWords): Run {
  if (overlap === 0) return run;
  let bits = run.bits;
  for (let i = run.q; i < run.q + overlap; i++) bits -= quote.bits[i] as number;
  return { q: run.q + overlap, s: run.s + overlap, length: run.length - overlap, bits };
}

/**
 * @param max the most places to return
 * @param allowed for each word of the source, whether a place may include it; every word if left out
 * @returns the likeliest places, best first; empty where quote and source have nothing in common
 */
export function locate(quote: QuoteWords, index: SourceIndex, max: number, allowed?: Uint8Array): Chain[] {
  const runs = findRuns(quote, index, allowed);
  const best = new Float64Array(runs.length);
  const previous = new Int32Array(runs.length).fill(-1);
  const overlaps = new Int32Array(runs.length);
  for (let b = 0; b < runs.length; b++) {
    const to = runs[b] as Run;
    best[b] = to.bits;
    const diagonal = to.s - to.q;
    for (let a = 0; a < b; a++) {
      const most = (best[a] as number) + to.bits;
      if (most <= (best[b] as number)) continue;
      const from = runs[a] as Run;
      // Most runs are too far off for what they would gain, which is seen without the exact cost of the gap.
      if (!quote.hasMarks && most - leastGapCost(diagonal - from.s + from.q) <= (best[b] as number)) continue;
      const overlap = Math.max(0, from.q + from.length - to.q, from.s + from.length - to.s);
      if (overlap >= to.length || from.q >= to.q) continue;
      const gain = overlap === 0 ? to.bits : without(to, overlap, quote).bits;
      const score = (best[a] as number) + gain - gapCost(quote, from, to, overlap);
      if (score > (best[b] as number)) {
        best[b] = score;
        previous[b] = a;
        overlaps[b] = overlap;
      }
    }
  }
  const order = Array.from(runs.keys()).sort((a, b) => (best[b] as number) - (best[a] as number) || a - b);
  const used = new Uint8Array(runs.length);
  const chains: Chain[] = [];
  const top = best[order[0] ?? 0] ?? 0;
  for (const end of order) {
    if (chains.length >= max || (best[end] as number) < top * 0.6) break;
    const chain: Run[] = [];
    let isFree = true;
    for (let at = end; at >= 0; at = previous[at] as number) {
      if (used[at]) isFree = false;
      chain.push(without(runs[at] as Run, overlaps[at] as number, quote));
    }
    if (!isFree) continue;
    for (let at = end; at >= 0; at = previous[at] as number) used[at] = 1;
    chains.push({ runs: chain.reverse(), score: best[end] as number });
  }
  let total = 0;
  quote.bits.forEach((bits, i) => {
    if (!((quote.words.flags[i] as number) & IN_SQUARE)) total += bits;
  });
  const isPromising = (chain: Chain): boolean =>
    chain.runs.reduce((sum, run) => sum + run.bits, 0) >= total * MIN_SHARE;
  return chains.flatMap((chain) => [chain, ...splitAtJump(chain, quote)]).filter(isPromising);
}

/** Runs that hold less of the quote than this do not make a place, whatever lies between them. */
const MIN_SHARE = 0.2;

/** An unmarked jump over more words than this may well be an accident. */
const FAR = 30;

/**
 * A far jump may join two passages, or lead from a chance match of the first words to the true place: in that case the
 * part after (or before) the jump is by itself the better place, and judging shows which.
 */
function splitAtJump(chain: Chain, quote: QuoteWords): Chain[] {
  for (let i = 1; i < chain.runs.length; i++) {
    const from = chain.runs[i - 1] as Run;
    const to = chain.runs[i] as Run;
    const jump = to.s - from.s - from.length - (to.q - from.q - from.length);
    if (jump < FAR || isMarked(quote, from, to)) continue;
    const parts = [chain.runs.slice(0, i), chain.runs.slice(i)];
    return parts.map((runs) => ({ runs, score: runs.reduce((sum, run) => sum + run.bits, 0) }));
  }
  return [];
}
