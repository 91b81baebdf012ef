/**
 * The same date or time of day in a different order or form becomes one step of the alignment, and is excused: "3 March
 * 2024" for "March 3, 2024". Stylebooks decide how dates are written, even inside quotations.
 */
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

/** The dates and times of the quote paired with those of the place that mean the same, in order. */
function pairsOf(quote: QuoteWords, index: SourceIndex, steps: readonly Step[]): Pair[] {
  const ours = momentsIn(quote.text, quote.words, quote.forms, 0, quote.words.count);
  const first = steps[0];
  const last = steps[steps.length - 1];
  if (ours.length === 0 || !first || !last) return [];
  const pairs: Pair[] = [];
  let passed: Pair | null = null;
  for (const one of ours) {
    if (passed && one.from < passed.ours.to) continue;
    // Where this moment's words are in the source as aligned so far; nothing further away is meant.
    const near = steps.filter((step) => step.q <= one.to && step.qEnd >= one.from);
    const from = Math.max((near[0]?.s ?? first.s) - LONGEST, passed?.theirs.to ?? 0);
    const to = (near[near.length - 1]?.sEnd ?? last.sEnd) + LONGEST;
    const theirs: Moment | undefined = momentsIn(index.text, index.words, index.forms, from, to).find(
      ({ key }) => key === one.key,
    );
    if (theirs && !isSameButOrdinal(quote, index, one, theirs)) {
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

const touches = (step: Step, { ours, theirs }: Pair): boolean =>
  (step.q < step.qEnd && step.q < ours.to && step.qEnd > ours.from) ||
  (step.s < step.sEnd && step.s < theirs.to && step.sEnd > theirs.from);

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
  let [q, s] = [first.q, first.s];
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
 * @returns the same steps, with each date or time that both sides have in a different form as one excused step
 */
export function uniteMoments(quote: QuoteWords, index: SourceIndex, steps: readonly Step[]): readonly Step[] {
  let united = steps;
  const pairs = pairsOf(quote, index, steps);
  for (const pair of pairs) {
    const isOther = (step: Step): boolean => step.kind !== 'equal' || pairs.some((one) => touches(step, one));
    let from = united.findIndex((step) => touches(step, pair));
    let to = united.findLastIndex((step) => touches(step, pair)) + 1;
    const window = united.slice(from, to);
    if (from < 0 || window.every(({ kind, isMoment }) => kind === 'equal' || isMoment)) continue;
    while (from > 0 && isOther(united[from - 1] as Step)) from--;
    while (to < united.length && isOther(united[to] as Step)) to++;
    const wider = united.slice(from, to);
    const isShort =
      wider.every((step) => step.sEnd - step.s <= MOST_REALIGNED) && wider.length <= MOST_REALIGNED;
    // A different place is not better just because a date fits: only what is in the window is realigned.
    if (!isShort) continue;
    const within = pairs.filter((one) => wider.some((step) => touches(step, one)));
    united = [...united.slice(0, from), ...realigned(quote, index, wider, within), ...united.slice(to)];
  }
  return united;
}
