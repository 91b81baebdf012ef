/**
 * Where a quote may be in its source. It says nothing about how faithful it is: that is for judge.ts.
 *
 * Runs of common words are chained in order, as genome aligners do (Abouelhoda & Ohlebusch 2005): a chain gains the
 * bits of its runs and pays for the gaps between them, only a little where the quote marks an omission.
 */
import type { Run } from './found-runs.ts';
import type { SourceIndex } from './index-source.ts';
import type { QuoteWords } from './quote-words.ts';
import { findRuns } from './runs.ts';
import { IN_SQUARE } from './words.ts';

/** A place: runs in the order of both texts, without overlaps. */
export type Chain = { runs: Run[]; score: number };

const GAP_COST = 3;
const MARKED_GAP_COST = 1;

const isMarked = (quote: QuoteWords, from: Run, to: Run): boolean =>
  quote.marks.subarray(from.q + from.length, to.q + 1).includes(1);

/**
 * What it costs to go on with a run that begins `shift` words further on in the source than it would without a gap, and
 * comes after `between` words of the quote that neither run has.
 */
function gapCost(shift: number, between: number, isMarkedGap: boolean): number {
  const inserted = between * 0.5;
  if (shift === 0) return inserted + (between > 0 ? 1 : 0);
  return isMarkedGap && shift > 0
    ? inserted + MARKED_GAP_COST + 0.25 * Math.log2(1 + shift)
    : inserted + GAP_COST + Math.log2(1 + Math.abs(shift));
}

/** No such gap costs less: the same without the logarithm's fraction, which would take longer than all the rest. */
function leastGapCost(shift: number, between: number, mayBeMarked: boolean): number {
  const inserted = between * 0.5;
  if (shift === 0) return inserted;
  const log = 31 - Math.clz32(1 + Math.abs(shift));
  return inserted + (mayBeMarked && shift > 0 ? MARKED_GAP_COST + 0.25 * log : GAP_COST + log);
}

function without(run: Run, overlap: number, quote: QuoteWords): Run {
  if (overlap === 0) return run;
  let bits = run.bits;
  for (let i = run.q; i < run.q + overlap; i++) bits -= quote.bits[i] as number;
  return { q: run.q + overlap, s: run.s + overlap, length: run.length - overlap, bits };
}

/** For each run, the score of the best chain that ends with it, the run before it there, and how far the two overlap. */
type Links = { best: Float64Array; previous: Int32Array; overlaps: Int32Array };

/**
 * Links each run to that one before it in the source that gains most, if any does; of those that gain the same, to the
 * first. Goes back from each run, and no further than something may be gained: the further back, the more a gap costs.
 */
function linksOf(quote: QuoteWords, runs: readonly Run[]): Links {
  const best = new Float64Array(runs.length);
  const previous = new Int32Array(runs.length).fill(-1);
  const overlaps = new Int32Array(runs.length);
  /** The highest score as far as each run. */
  const highest = new Float64Array(runs.length);
  const q = Int32Array.from(runs, (run) => run.q);
  const s = Int32Array.from(runs, (run) => run.s);
  const length = Int32Array.from(runs, (run) => run.length);
  const { hasMarks } = quote;
  for (let b = 0; b < runs.length; b++) {
    const to = runs[b] as Run;
    const { q: toQ, s: toS, bits } = to;
    let most = bits;
    for (let a = b - 1; a >= 0; a--) {
      const ownQ = q[a] as number;
      if (ownQ >= toQ) continue;
      const far = toS - toQ - (s[a] as number);
      if (far > 0 && (highest[a] as number) + bits - leastGapCost(far, 0, hasMarks) < most) break;
      const reached = best[a] as number;
      const shift = far + ownQ;
      const fromQ = ownQ + (length[a] as number);
      const overlap = Math.max(0, fromQ - toQ, fromQ - toQ - shift);
      const between = toQ + overlap - fromQ;
      if (reached + bits - leastGapCost(shift, between, hasMarks) < most || overlap >= to.length) continue;
      const gain = overlap === 0 ? bits : without(to, overlap, quote).bits;
      const isMarkedGap = hasMarks && isMarked(quote, runs[a] as Run, to);
      const score = reached + gain - gapCost(shift, between, isMarkedGap);
      if (score > most || (score === most && previous[b] !== -1)) {
        most = score;
        previous[b] = a;
        overlaps[b] = overlap;
      }
    }
    best[b] = most;
    highest[b] = Math.max(most, highest[b - 1] ?? 0);
  }
  return { best, previous, overlaps };
}

/** The best chains of the runs that share no run, best first. */
function chainsOf(quote: QuoteWords, runs: readonly Run[], max: number): Chain[] {
  const { best, previous, overlaps } = linksOf(quote, runs);
  const least = best.reduce((top, score) => Math.max(top, score), 0) * 0.6;
  const order: number[] = [];
  best.forEach((score, end) => {
    if (score >= least) order.push(end);
  });
  order.sort((a, b) => (best[b] as number) - (best[a] as number) || a - b);
  const used = new Uint8Array(runs.length);
  const chains: Chain[] = [];
  for (const end of order) {
    if (chains.length >= max) break;
    const chain: Run[] = [];
    let isFree = true;
    for (let at = end; at >= 0 && isFree; at = previous[at] as number) {
      if (used[at]) isFree = false;
      chain.push(without(runs[at] as Run, overlaps[at] as number, quote));
    }
    if (!isFree) continue;
    for (let at = end; at >= 0; at = previous[at] as number) used[at] = 1;
    chains.push({ runs: chain.reverse(), score: best[end] as number });
  }
  return chains;
}

/**
 * @param max the most places to return
 * @param allowed for each word of the source, whether a place may include it; every word if left out
 * @returns the likeliest places, best first; empty where quote and source have nothing in common
 */
export function locate(quote: QuoteWords, index: SourceIndex, max: number, allowed?: Uint8Array): Chain[] {
  const chains = chainsOf(quote, findRuns(quote, index, allowed), max);
  let total = 0;
  for (let at = 0; at < quote.words.count; at++)
    if (!((quote.words.flags[at] as number) & IN_SQUARE)) total += quote.bits[at] as number;
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
