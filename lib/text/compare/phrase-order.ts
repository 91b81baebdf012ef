/**
 * The places of a source ordered by the phrase that begins at each (a suffix array, Manber & Myers 1990, no deeper than
 * eight words): the places of one phrase stand together, so how often it occurs is known without going to any of them.
 */

/** Phrases are told apart by this many words. */
export const PHRASE = 8;

/**
 * Sorts by the last word of the phrases first, each time keeping what the words after it decided: as many passes as a
 * phrase has words, whatever the text.
 *
 * @param form the number of each word's form
 * @param formsFrom how many words have a form of a lower number, for each form and beyond the last
 * @returns the places by their first word, then the second, and so on, a phrase that the end of the text cuts short
 * before longer ones; places of the same eight words ascend
 */
export function orderOfPhrases(form: Int32Array, formsFrom: Int32Array): Int32Array {
  const { length } = form;
  // An end mark makes the text a ring: every word then has one place in each pass, and no phrase is the same across it.
  const ring = new Int32Array(length + 1 + PHRASE);
  for (let at = 0; at < ring.length; at++) {
    const place = at % (length + 1);
    ring[at] = place === length ? 0 : (form[place] as number) + 1;
  }
  const first = new Int32Array(formsFrom.length + 1);
  for (let number = 0; number < formsFrom.length; number++)
    first[number + 1] = (formsFrom[number] as number) + 1;
  let order = new Int32Array(length + 1).map((_, place) => place);
  let sorted = new Int32Array(length + 1);
  for (let word = PHRASE - 1; word >= 0; word--) {
    const next = first.slice();
    for (let k = 0; k <= length; k++) {
      const place = order[k] as number;
      const number = ring[place + word] as number;
      const slot = next[number] as number;
      next[number] = slot + 1;
      sorted[slot] = place;
    }
    [order, sorted] = [sorted, order];
  }
  return order.subarray(1);
}

/** The phrases of two words that occur: for a form, the forms that follow it, ascending, and where their places begin. */
export type Pairs = {
  /** The phrases that begin with form f are numbers from[f] … from[f + 1] - 1. */
  from: Int32Array;
  /** The second form of each; -1 for the end of the text. */
  next: Int32Array;
  /** The first of each one's places in the order, and after the last phrase the length of the order. */
  places: Int32Array;
};

/**
 * The phrases of two words of a text. Halving the places of a common word, to find those before another word, went to a
 * dozen places far apart, and there it spent most of its time where a source was not compared with just before: the
 * words that follow it stand together, and are far fewer.
 *
 * @param order as orderOfPhrases gives it
 */
export function pairsOf(order: Int32Array, form: Int32Array, formsFrom: Int32Array): Pairs {
  const from = new Int32Array(formsFrom.length);
  const next = new Int32Array(order.length);
  const places = new Int32Array(order.length + 1);
  let number = 0;
  for (let first = 0; first + 1 < formsFrom.length; first++) {
    from[first] = number;
    let before = -2;
    for (let k = formsFrom[first] as number; k < (formsFrom[first + 1] as number); k++) {
      const at = (order[k] as number) + 1;
      const second = at < form.length ? (form[at] as number) : -1;
      if (second === before) continue;
      before = second;
      next[number] = second;
      places[number++] = k;
    }
  }
  from[formsFrom.length - 1] = number;
  places[number] = order.length;
  return { from, next: next.slice(0, number), places: places.slice(0, number + 1) };
}

/** @returns the number of a phrase of two words; -1 where it does not occur */
export function numberOfPair({ from, next }: Pairs, first: number, second: number): number {
  let start = from[first] as number;
  const end = from[first + 1] as number;
  for (let stop = end; start < stop; ) {
    const middle = (start + stop) >> 1;
    if ((next[middle] as number) >= second) stop = middle;
    else start = middle + 1;
  }
  return start < end && next[start] === second ? start : -1;
}

/** The first of the places from … end - 1 of the order whose word `words` further on has a number of `least` or more. */
function firstFrom(
  order: Int32Array,
  form: Int32Array,
  from: number,
  end: number,
  words: number,
  least: number,
): number {
  let [start, stop] = [from, end];
  while (start < stop) {
    const middle = (start + stop) >> 1;
    const at = (order[middle] as number) + words;
    if (at < form.length && (form[at] as number) >= least) stop = middle;
    else start = middle + 1;
  }
  return start;
}

/**
 * Of the places low … high - 1 of the order (at least one), whose phrases begin with the same `words` words, the first
 * where the form `next` follows; where none does, the first where it would stand before.
 */
export function firstWith(
  order: Int32Array,
  form: Int32Array,
  low: number,
  high: number,
  words: number,
  next: number,
): number {
  // Most phrases of three words and more go on in one way only: their first and last places show it.
  const isFirst = form[(order[low] as number) + words] === next;
  return isFirst ? low : firstFrom(order, form, low, high, words, next);
}

/** The place after the last of those that `firstWith` gives the first of; the same as it where there are none. */
export function endOfThose(
  order: Int32Array,
  form: Int32Array,
  first: number,
  high: number,
  words: number,
  next: number,
): number {
  const isLast = form[(order[high - 1] as number) + words] === next;
  return isLast ? high : firstFrom(order, form, first, high, words, next + 1);
}
