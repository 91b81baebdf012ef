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
export function gapCost(shift: number, between: number, isMarkedGap: boolean): number {
  const inserted = between * 0.5;
  if (shift === 0) return inserted + (between > 0 ? 1 : 0);
  return isMarkedGap && shift > 0
    ? inserted + MARKED_GAP_COST + 0.25 * Math.log2(1 + shift)
    : inserted + GAP_COST + Math.log2(1 + Math.abs(shift));
}

/** As many as divide a doubling into steps of less than a twentieth of a bit. */
const LOG_STEPS = 32;
/**
 * By the leading six binary digits of a number, a little less than the logarithm of what they stand for between 1 and 2:
 * the margin is far over what the logarithm's own rounding could be.
 */
const LEAST_LOG = Float64Array.from({ length: 2 * LOG_STEPS }, (_, digits) =>
  digits < LOG_STEPS ? 0 : Math.log2(digits / LOG_STEPS) - 1e-9,
);

/** A little less than the binary logarithm of a whole number from 1 to 2³¹, found without computing one. */
function leastLog2(number: number): number {
  const zeros = Math.clz32(number);
  return 31 - zeros + (LEAST_LOG[(number << zeros) >>> 26] as number);
}

/** What no such gap costs less than, nearly the cost itself: nearly all gaps are passed over by it. */
export function leastGapCost(shift: number, between: number, mayBeMarked: boolean): number {
  const inserted = between * 0.5;
  if (shift === 0) return inserted;
  const log = leastLog2(1 + Math.abs(shift));
  return inserted + (mayBeMarked && shift > 0 ? MARKED_GAP_COST + 0.25 * log : GAP_COST + log);
}

/** The bits of a run without its first `overlap` words. */
function bitsWithout({ q, bits }: Run, overlap: number, quote: QuoteWords): number {
  let left = bits;
  for (let i = q; i < q + overlap; i++) left -= quote.bits[i] as number;
  return left;
}

function without(run: Run, overlap: number, quote: QuoteWords): Run {
  if (overlap === 0) return run;
  const { q, s, length } = run;
  return { q: q + overlap, s: s + overlap, length: length - overlap, bits: bitsWithout(run, overlap, quote) };
}

/** For each run, the score of the best chain that ends with it, the run before it there, and how far the two overlap. */
type Links = { best: Float64Array; previous: Int32Array; overlaps: Int32Array };

/**
 * Links each run to that one before it in the source that gains most, if any does; of those that gain the same, to the
 * first.
 */
function linksOf(quote: QuoteWords, runs: readonly Run[]): Links {
  const best = new Float64Array(runs.length);
  const previous = new Int32Array(runs.length).fill(-1);
  const overlaps = new Int32Array(runs.length);
  const q = new Int32Array(runs.length);
  const s = new Int32Array(runs.length);
  const length = new Int32Array(runs.length);
  const { hasMarks } = quote;
  for (let b = 0; b < runs.length; b++) {
    const to = runs[b] as Run;
    const { q: toQ, s: toS, length: toLength, bits } = to;
    q[b] = toQ;
    s[b] = toS;
    length[b] = toLength;
    let most = bits;
    // The last first: the chains that have come furthest are found early, and few of those before can then gain more.
    for (let a = b - 1; a >= 0; a--) {
      const ownQ = q[a] as number;
      if (ownQ >= toQ) continue;
      const shift = toS - toQ - (s[a] as number) + ownQ;
      const end = ownQ + (length[a] as number);
      const overlap = Math.max(0, end - toQ, end - toQ - shift);
      const between = toQ + overlap - end;
      const least = leastGapCost(shift, between, hasMarks);
      if ((best[a] as number) + bits - least < most || overlap >= toLength) continue;
      const reached = (best[a] as number) + bitsWithout(to, overlap, quote);
      if (reached - least < most) continue;
      const isMarkedGap = hasMarks && isMarked(quote, runs[a] as Run, to);
      const score = reached - gapCost(shift, between, isMarkedGap);
      if (score > most || (score === most && previous[b] !== -1)) {
        most = score;
        previous[b] = a;
        overlaps[b] = overlap;
      }
    }
    best[b] = most;
  }
  return { best, previous, overlaps };
}

/** The best chains of the runs that share no run, best first. */
function chainsOf(quote: QuoteWords, runs: readonly Run[], max: number): Chain[] {
  const { best, previous, overlaps } = linksOf(quote, runs);
  let top = 0;
  for (let end = 0; end < runs.length; end++) top = Math.max(top, best[end] as number);
  const order: number[] = [];
  for (let end = 0; end < runs.length; end++) if ((best[end] as number) >= top * 0.6) order.push(end);
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
