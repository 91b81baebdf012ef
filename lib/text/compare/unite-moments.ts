/**
 * The same date or time of day in a different order or form becomes one step of the alignment, and is excused: "3 March
 * 2024" for "March 3, 2024". Stylebooks decide how dates are written, even inside quotations.
 */

import type { Span } from '../words/types.ts';
import type { Step } from './align.ts';
import { alignBetween } from './align-place.ts';
import type { SourceIndex } from './index-source.ts';
import { type Moment, momentsIn } from './moments.ts';
import type { QuoteWords } from './quote-words.ts';

/** A date has at most this many words ("the twenty-first of May, 1997", its numbers joined), and is no further off. */
const LONGEST = 6;
/** A gap of more words than this between two dates is aligned well enough already. */
const MOST_REALIGNED = 60;

type Pair = { ours: Moment; theirs: Moment };

/** The first of a rising sequence at which it has reached something; its length where it never does. */
function firstAt(length: number, hasReached: (at: number) => boolean): number {
  let [from, to] = [0, length];
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (hasReached(middle)) to = middle;
    else from = middle + 1;
  }
  return from;
}

/** The dates and times of each quote that is compared: the same for all its places. */
const momentsOfQuotes = new WeakMap<QuoteWords, readonly Moment[]>();

function momentsOf(quote: QuoteWords): readonly Moment[] {
  const known = momentsOfQuotes.get(quote);
  if (known) return known;
  const moments = momentsIn(quote.text, quote.words, quote.forms, 0, quote.words.count);
  momentsOfQuotes.set(quote, moments);
  return moments;
}

/** The dates and times of the quote paired with those of the place that mean the same, in order. */
function pairsOf(quote: QuoteWords, index: SourceIndex, steps: readonly Step[]): Pair[] {
  const ours = momentsOf(quote);
  const first = steps[0];
  const last = steps[steps.length - 1];
  if (ours.length === 0 || !first || !last) return [];
  // Read once for the whole place: a long step would else be read again for each date beside it.
  const within = momentsIn(index.text, index.words, index.forms, first.s - LONGEST, last.sEnd + LONGEST);
  const theirsOf = Map.groupBy(within, ({ key }) => key);
  const pairs: Pair[] = [];
  let passed: Pair | null = null;
  for (const one of ours) {
    if (passed && one.from < passed.ours.to) continue;
    // Where this moment's words are in the source as aligned so far; nothing further away is meant.
    const near = steps[firstAt(steps.length, (at) => (steps[at] as Step).qEnd >= one.from)];
    const far = steps[firstAt(steps.length, (at) => (steps[at] as Step).q > one.to) - 1];
    const from = Math.max((near?.s ?? first.s) - LONGEST, passed?.theirs.to ?? 0);
    const to = (far?.sEnd ?? last.sEnd) + LONGEST;
    const alike: readonly Moment[] = theirsOf.get(one.key) ?? [];
    const theirs = alike[firstAt(alike.length, (at) => (alike[at] as Moment).from >= from)];
    if (theirs && theirs.from < to && !isSameButOrdinal(quote, index, one, theirs)) {
      passed = { ours: one, theirs };
      pairs.push(passed);
    }
  }
  return pairs;
}

/** March 3 and March 3rd: the same word by word, which the rule on numbers covers. */
function isSameButOrdinal(quote: QuoteWords, index: SourceIndex, ours: Moment, theirs: Moment): boolean {
  if (ours.to - ours.from !== theirs.to - theirs.from) return false;
  for (let k = 0; k < ours.to - ours.from; k++) {
    const a = quote.forms.list[quote.words.form[ours.from + k] ?? -1] ?? '';
    const b = index.forms.list[index.words.form[theirs.from + k] ?? -1] ?? '';
    if (a !== b && `${a}o` !== b && a !== `${b}o`) return false;
  }
  return true;
}

/**
 * The steps that a pair is in, and those between them: from where the first of its words stands to where the last does. A
 * date of the source before the place, or behind it, takes all steps as far as there: none may then stand on its wrong side.
 */
function stepsOf({ ours, theirs }: Pair, steps: readonly Step[]): Span {
  const begun = (at: number): boolean => {
    const { qEnd, sEnd } = steps[at] as Step;
    return qEnd > ours.from || sEnd > theirs.from;
  };
  const passed = (at: number): boolean => {
    const { q, s } = steps[at] as Step;
    return q >= ours.to && s >= theirs.to;
  };
  const first = steps[0] as Step;
  const last = steps[steps.length - 1] as Step;
  return {
    start: theirs.from < first.s ? 0 : firstAt(steps.length, begun),
    end: theirs.to > last.sEnd ? steps.length : firstAt(steps.length, passed),
  };
}

const stepOf = ({ ours, theirs }: Pair): Step => ({
  kind: 'replace',
  q: ours.from,
  qEnd: ours.to,
  s: theirs.from,
  sEnd: theirs.to,
  isMoment: true,
});

/** Realigns a window of the steps, with the pairs in it as fixed points. */
function realigned(
  quote: QuoteWords,
  index: SourceIndex,
  window: readonly Step[],
  pairs: readonly Pair[],
): Step[] {
  const first = window[0] as Step;
  const last = window[window.length - 1] as Step;
  const steps: Step[] = [];
  let [q, s] = [first.q, Math.min(first.s, pairs[0]?.theirs.from ?? first.s)];
  const passTo = (toQ: number, toS: number) =>
    steps.push(...alignBetween(quote, index, { start: q, end: toQ }, { start: s, end: toS }));
  for (const pair of pairs) {
    passTo(Math.max(q, pair.ours.from), Math.max(s, pair.theirs.from));
    steps.push(stepOf(pair));
    [q, s] = [pair.ours.to, pair.theirs.to];
  }
  passTo(Math.max(q, last.qEnd), Math.max(s, last.sEnd));
  return steps;
}

/**
 * @param steps the alignment of one place, in order
 * @returns the same steps, with each date or time that both sides have in a different form as one excused step. They go
 * forward through quote and source, as those given do.
 */
export function uniteMoments(quote: QuoteWords, index: SourceIndex, steps: readonly Step[]): readonly Step[] {
  const placed = pairsOf(quote, index, steps).map((pair) => ({ pair, ...stepsOf(pair, steps) }));
  if (placed.length === 0) return steps;
  const isOther = steps.map(({ kind }) => kind !== 'equal');
  let covered = 0;
  for (const { start, end } of placed) {
    if (end > covered) isOther.fill(true, Math.max(start, covered), end);
    covered = Math.max(covered, end);
  }
  const united: Step[] = [];
  let kept = 0;
  // A window is a whole stretch of steps that differ or that dates stand in, so that no date reaches out of it.
  for (let next = 0; next < placed.length; ) {
    let from = (placed[next] as Span).start;
    let to = from;
    while (from > kept && isOther[from - 1]) from--;
    while (to < steps.length && isOther[to]) to++;
    const beyond = firstAt(placed.length, (at) => (placed[at] as Span).start >= to);
    const inside = placed.slice(next, beyond);
    const window = steps.slice(from, to);
    const isDifferent = inside.some(({ start, end }) =>
      steps.slice(start, end).some(({ kind }) => kind !== 'equal'),
    );
    const isShort =
      window.length <= MOST_REALIGNED && window.every((step) => step.sEnd - step.s <= MOST_REALIGNED);
    // A different place is not better just because a date fits: only what is in the window is realigned.
    if (isDifferent && isShort) {
      for (let at = kept; at < from; at++) united.push(steps[at] as Step);
      united.push(
        ...realigned(
          quote,
          index,
          window,
          inside.map(({ pair }) => pair),
        ),
      );
      kept = to;
    }
    next = Math.max(beyond, next + 1);
  }
  for (let at = kept; at < steps.length; at++) united.push(steps[at] as Step);
  return united;
}
