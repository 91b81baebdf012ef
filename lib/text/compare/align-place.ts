/**
 * Aligns the whole quote with one place in the source: the chain's runs are fixed, and what lies between them is
 * aligned word by word.
 */
import type { Span } from '../words/types.ts';
import { align, type Step } from './align.ts';
import { costsOf, type Stretch } from './align-costs.ts';
import type { Run } from './found-runs.ts';
import type { SourceIndex } from './index-source.ts';
import type { Chain } from './locate.ts';
import type { QuoteWords } from './quote-words.ts';
import { PIECE } from './words.ts';

/** Stretches between runs of up to this many words (quote × source) are aligned exactly. */
const EXACT_SIDE = 400;
/** A longer stretch of removed words becomes a single step instead of one step a word. */
const WHOLESALE = 100;
const MAX_MARKED_AREA = 60_000;

/** The first and last words of a long stretch: everything between is left out wholesale. */
function ends(from: number, to: number, side: number): number[] {
  const length = Math.max(0, Math.min(to - from, side * 2));
  const passed = to - from - length;
  const list = new Array<number>(length);
  for (let k = 0; k < length; k++) list[k] = from + k + (k < side ? 0 : passed);
  return list;
}

const range = (from: number, to: number): number[] => ends(from, to, to - from);

/**
 * The source's words among which a quote with omission marks or brackets is aligned as a whole, without fixed points,
 * since a run across a mark may hold words that belong after the gap. Null where there are no marks, or the place is too
 * long for this.
 */
function markedWindow(
  { words, hasMarks, hasBrackets }: QuoteWords,
  index: SourceIndex,
  chain: Chain,
): Span | null {
  if (!hasMarks && !hasBrackets) return null;
  const first = chain.runs[0] as Run;
  const last = chain.runs[chain.runs.length - 1] as Run;
  const start = Math.max(0, first.s - first.q * 2 - 6);
  const end = Math.min(
    index.words.count,
    last.s + last.length + (words.count - last.q - last.length) * 2 + 6,
  );
  return words.count * (end - start) > MAX_MARKED_AREA ? null : { start, end };
}

/**
 * Runs of the chain that are fixed before anything is aligned: whatever is found beside them, the place holds their
 * words. The last word before a gap is left to the aligner, which sees both sides. None where the quote is aligned as a
 * whole.
 */
export function anchorsOf(quote: QuoteWords, index: SourceIndex, chain: Chain): Run[] {
  if (markedWindow(quote, index, chain)) return [];
  const words = quote.words.count;
  const firm = chain.runs.filter((run) => run.bits >= 14 || run.length >= 3);
  const anchors =
    firm.length > 0
      ? firm
      : [chain.runs.reduce((heaviest, run) => (run.bits > heaviest.bits ? run : heaviest))];
  return anchors.map((run) => {
    if (run.length < 4) return run;
    const head = run.q > 0 ? 1 : 0;
    const tail = run.q + run.length < words ? 1 : 0;
    return { ...run, q: run.q + head, s: run.s + head, length: run.length - head - tail };
  });
}

function alignStretch(quote: QuoteWords, index: SourceIndex, stretch: Stretch, steps: Step[]): void {
  const { q, s } = stretch;
  if (q.length === 0 && !stretch.freeStart && !stretch.freeEnd) return;
  const found = align(q.length, s.length, costsOf(quote, index, stretch), {
    start: stretch.freeStart,
    end: stretch.freeEnd,
  });
  const qBase = q[0];
  for (const step of found) {
    const last = steps[steps.length - 1];
    const nextQ =
      step.q < q.length
        ? (q[step.q] as number)
        : q.length > 0
          ? (q[q.length - 1] as number) + 1
          : (last?.qEnd ?? qBase ?? 0);
    const nextS =
      step.s < s.length
        ? (s[step.s] as number)
        : s.length > 0
          ? (s[s.length - 1] as number) + 1
          : (last?.sEnd ?? 0);
    fill(steps, nextQ, nextS);
    // The step itself, moved to where its words are in the whole texts.
    step.qEnd += nextQ - step.q;
    step.sEnd += nextS - step.s;
    step.q = nextQ;
    step.s = nextS;
    steps.push(step);
  }
}

/** The steps between two fixed points of quote and source; each word of both is in exactly one. */
export function alignBetween(quote: QuoteWords, index: SourceIndex, ours: Span, theirs: Span): Step[] {
  const steps: Step[] = [];
  const [q, s] = [range(ours.start, ours.end), range(theirs.start, theirs.end)];
  if (q.length > 0 && s.length > 0)
    alignStretch(quote, index, { q, s, freeStart: false, freeEnd: false }, steps);
  else {
    for (const at of q)
      steps.push({ kind: 'insert', q: at, qEnd: at + 1, s: theirs.start, sEnd: theirs.start });
    for (const at of s) steps.push({ kind: 'delete', q: ours.start, qEnd: ours.start, s: at, sEnd: at + 1 });
  }
  return steps;
}

/** Adds the skipped words one by one, as removed or inserted. */
function fill(steps: Step[], q: number, s: number): void {
  const last = steps[steps.length - 1];
  if (!last) return;
  if (s - last.sEnd > WHOLESALE)
    steps.push({ kind: 'delete', q: last.qEnd, qEnd: last.qEnd, s: last.sEnd, sEnd: s });
  else {
    for (let at = last.sEnd; at < s; at++)
      steps.push({ kind: 'delete', q: last.qEnd, qEnd: last.qEnd, s: at, sEnd: at + 1 });
  }
  for (let at = last.qEnd; at < q; at++) steps.push({ kind: 'insert', q: at, qEnd: at + 1, s, sEnd: s });
}

/**
 * @param anchors those of the chain
 * @returns every word of the quote and of the place in order, word indexes counted in the whole texts; empty when
 * nothing aligns
 */
export function alignPlace(
  quote: QuoteWords,
  index: SourceIndex,
  chain: Chain,
  anchors: readonly Run[] = anchorsOf(quote, index, chain),
): Step[] {
  const total = quote.words.count;
  const steps: Step[] = [];
  const window = markedWindow(quote, index, chain);
  if (window) {
    const s = range(window.start, window.end);
    alignStretch(quote, index, { q: range(0, total), s, freeStart: true, freeEnd: true }, steps);
    return wholeWords(index, steps);
  }
  let q = 0;
  let s = 0;
  anchors.forEach((anchor, number) => {
    if (number === 0) {
      const words = ends(0, anchor.q, EXACT_SIDE);
      const window = Math.min(anchor.s, Math.min(words.length * 2 + 6, 2 * EXACT_SIDE));
      if (anchor.q > 0) {
        const stretch = { q: words, s: range(anchor.s - window, anchor.s), freeStart: true, freeEnd: false };
        alignStretch(quote, index, stretch, steps);
      }
    } else {
      const words = ends(q, anchor.q, EXACT_SIDE);
      const side = Math.min(EXACT_SIDE, words.length * 2 + 40);
      alignStretch(
        quote,
        index,
        { q: words, s: ends(s, anchor.s, side), freeStart: false, freeEnd: false },
        steps,
      );
    }
    fill(steps, anchor.q, anchor.s);
    for (let k = 0; k < anchor.length; k++) {
      steps.push({
        kind: 'equal',
        q: anchor.q + k,
        qEnd: anchor.q + k + 1,
        s: anchor.s + k,
        sEnd: anchor.s + k + 1,
      });
    }
    q = anchor.q + anchor.length;
    s = anchor.s + anchor.length;
  });
  if (q < total) {
    const words = ends(q, total, EXACT_SIDE);
    const window = Math.min(index.words.count - s, Math.min(words.length * 2 + 6, 2 * EXACT_SIDE));
    alignStretch(quote, index, { q: words, s: range(s, s + window), freeStart: false, freeEnd: true }, steps);
  }
  return wholeWords(index, steps);
}

/** Whether a removed word and one kept after it may change places. */
const isTurning = (form: Int32Array, removed: Step, kept: Step | undefined): boolean =>
  kept?.kind === 'equal' &&
  kept.sEnd - kept.s === 1 &&
  kept.qEnd - kept.q === 1 &&
  form[kept.s] === form[removed.s];

/**
 * Moves a removed stretch along if it could equally well begin later and would then meet the next one: in "I I mean"
 * either "I" may be the one left out, but "I mean" belongs together.
 */
function slideRemoved(index: SourceIndex, steps: Step[]): Step[] {
  const { form } = index.words;
  for (let at = 0; at < steps.length; at++) {
    if (steps[at]?.kind !== 'delete') continue;
    let end = at;
    while (steps[end]?.kind === 'delete') end++;
    let turn = 0;
    while (turn < 3 && isTurning(form, steps[at + turn] as Step, steps[end + turn])) turn++;
    if (turn > 0 && steps[end + turn]?.kind === 'delete') {
      const first = steps[at] as Step;
      for (let k = 0; k < turn; k++) {
        steps[at + k] = {
          kind: 'equal',
          q: first.q + k,
          qEnd: first.q + k + 1,
          s: first.s + k,
          sEnd: first.s + k + 1,
        };
      }
      for (let k = at + turn; k < end + turn; k++) {
        const s = first.s + (k - at);
        steps[k] = { kind: 'delete', q: first.q + turn, qEnd: first.q + turn, s, sEnd: s + 1 };
      }
    } else at = end - 1;
  }
  return steps;
}

/** A place never ends inside a written word: quoting "do" for "don't" leaves out the n't. */
function wholeWords(index: SourceIndex, steps: Step[]): Step[] {
  const first = steps.findIndex((step) => step.s < step.sEnd);
  if (first < 0) return [];
  const before: Step[] = [];
  for (let at = (steps[first] as Step).s; at > 0 && (index.words.flags[at] as number) & PIECE; at--) {
    before.unshift({ kind: 'delete', q: 0, qEnd: 0, s: at - 1, sEnd: at });
  }
  const after: Step[] = [];
  const end = (steps[steps.length - 1] as Step).qEnd;
  for (
    let at = (steps[steps.length - 1] as Step).sEnd;
    at < index.words.count && (index.words.flags[at] as number) & PIECE;
    at++
  ) {
    after.push({ kind: 'delete', q: end, qEnd: end, s: at, sEnd: at + 1 });
  }
  return slideRemoved(index, before.length + after.length > 0 ? [...before, ...steps, ...after] : steps);
}
