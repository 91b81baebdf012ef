/**
 * Aligns two stretches of words at the lowest cost: the usual dynamic programme with affine gaps (Gotoh 1982), which
 * takes into account what is cheap to leave out (fillers, text at a mark of omission), what is cheap to add
 * ([brackets]) and that one word may be written as two (health care, healthcare).
 */

import { keptTable } from './kept-table.ts';

/** One step of an alignment, over words q … qEnd of the quote and s … sEnd of the source. */
export type Step = {
  kind: 'equal' | 'replace' | 'insert' | 'delete';
  q: number;
  qEnd: number;
  s: number;
  sEnd: number;
  /** The same date or time in another form on both sides (unite-moments.ts). */
  isMoment?: true;
};

/**
 * What an alignment needs to know about its words; positions count from 0 within the two stretches. Tables rather than
 * functions: the programme reads one for each pair of words, and a call for each would be most of its time.
 */
export type Costs = {
  /** By q × (words of the source's stretch) + s: 0 where the words are the same, otherwise the cost of replacing. */
  replace: Float64Array;
  /** Cost of a word that only the quote has, by q; and what opening a stretch of such words costs in addition. */
  insert: Float64Array;
  openInsert: Float64Array;
  /** Which of the tables below holds after q words of the quote. */
  slot: Uint8Array;
  /** Cost of a word that only the source has, by slot and s; and of opening a stretch of such words in addition. */
  remove: readonly Float64Array[];
  openRemove: readonly Float64Array[];
  /** By a - 1 and q - 1 (b - 1 and s - 1): a number for the letters of quote words q - a … q - 1 written together. */
  quoteJoins: readonly Int32Array[];
  sourceJoins: readonly Int32Array[];
  /**
   * Whether quote words q - a … q - 1 written together equal source words s - b … s - 1 written together; asked where
   * their numbers are equal.
   */
  merges(q: number, a: number, s: number, b: number): boolean;
};

const MERGES: readonly (readonly [number, number])[] = [
  [1, 2],
  [2, 1],
  [2, 2],
  [1, 3],
  [3, 1],
];
const MERGE_COST = 0.05;

const MATCH = 0;
const REMOVE = 1;
const INSERT = 2;

/** Three states of each of 65 536 cells: few alignments have more. */
const KEPT = 3 << 16;

/** Costs and origins, by cell × 3 + state. An origin: in the low two bits the state before, above 1 + index of a merge. */
type Table = { cost: Float32Array; back: Uint8Array };
const costsTable = keptTable((size) => new Float32Array(size), KEPT);
const originsTable = keptTable((size) => new Uint8Array(size), KEPT);

/** Fills the table row by row; each cell has the least cost of ending in a match, a removed or an inserted word. */
function fillTable({ cost, back }: Table, m: number, w: number, costs: Costs, isFreeStart: boolean): void {
  const { replace, insert, openInsert, slot } = costs;
  const [ours1, ours2, ours3] = costs.quoteJoins as [Int32Array, Int32Array, Int32Array];
  const [theirs1, theirs2, theirs3] = costs.sourceJoins as [Int32Array, Int32Array, Int32Array];
  const row = 3 * (w + 1);
  fillFirstRow({ cost, back }, w, costs, isFreeStart);
  for (let i = 1; i <= m; i++) {
    const our1 = ours1[i - 1];
    const our2 = ours2[i - 1];
    const our3 = ours3[i - 1];
    const remove = costs.remove[slot[i] as number] as Float64Array;
    const openRemove = costs.openRemove[slot[i] as number] as Float64Array;
    const added = insert[i - 1] as number;
    const addedFirst = added + (openInsert[i - 1] as number);
    for (let j = 0; j <= w; j++) {
      const at = i * row + 3 * j;
      pick(cost, back, at + INSERT, at - row, addedFirst, addedFirst, added);
      if (j === 0) {
        cost[at] = Number.POSITIVE_INFINITY;
        cost[at + REMOVE] = Number.POSITIVE_INFINITY;
        back[at] = 0;
        continue;
      }
      const word = remove[j - 1] as number;
      const opened = word + (openRemove[j - 1] as number);
      pick(cost, back, at + REMOVE, at - 3, opened, word, opened);
      const price = replace[(i - 1) * w + j - 1] as number;
      pick(cost, back, at + MATCH, at - row - 3, price, price, price);
      if (price === 0) continue;
      const their1 = theirs1[j - 1];
      const their2 = theirs2[j - 1];
      // As MERGES has them: nearly all pairs are passed over here.
      const mayMerge =
        our1 === their2 || our2 === their1 || our2 === their2 || our1 === theirs3[j - 1] || our3 === their1;
      if (mayMerge) mergeWords(cost, back, at, row, costs, i, j);
    }
  }
}

/** Before the first word of the quote: the source's words are removed, unless they cost nothing there. */
function fillFirstRow({ cost, back }: Table, w: number, costs: Costs, isFreeStart: boolean): void {
  const remove = costs.remove[costs.slot[0] as number] as Float64Array;
  const openRemove = costs.openRemove[costs.slot[0] as number] as Float64Array;
  for (let at = 0; at <= 3 * w; at += 3) {
    const isBegun = isFreeStart || at === 0;
    cost[at] = isBegun ? 0 : Number.POSITIVE_INFINITY;
    cost[at + REMOVE] = Number.POSITIVE_INFINITY;
    cost[at + INSERT] = Number.POSITIVE_INFINITY;
    back[at] = 0;
    if (isBegun) continue;
    const word = remove[at / 3 - 1] as number;
    const opened = word + (openRemove[at / 3 - 1] as number);
    pick(cost, back, at + REMOVE, at - 3, opened, word, opened);
  }
}

/** Sets the cell `at` to the cheapest way from the three states of the cell `from`; the first of equal ones. */
function pick(
  cost: Float32Array,
  back: Uint8Array,
  at: number,
  from: number,
  afterMatch: number,
  afterRemove: number,
  afterInsert: number,
): void {
  let best = (cost[from] as number) + afterMatch;
  let origin = MATCH;
  const removed = (cost[from + REMOVE] as number) + afterRemove;
  if (removed < best) {
    best = removed;
    origin = REMOVE;
  }
  const inserted = (cost[from + INSERT] as number) + afterInsert;
  if (inserted < best) {
    best = inserted;
    origin = INSERT;
  }
  cost[at] = best;
  back[at] = origin;
}

/** Words written together on one side and apart on the other. */
function mergeWords(
  cost: Float32Array,
  back: Uint8Array,
  at: number,
  row: number,
  { quoteJoins, sourceJoins, merges }: Costs,
  i: number,
  j: number,
): void {
  for (let k = 0; k < MERGES.length; k++) {
    const [a, b] = MERGES[k] as readonly [number, number];
    if (i < a || j < b) continue;
    if (quoteJoins[a - 1]?.[i - 1] !== sourceJoins[b - 1]?.[j - 1] || !merges(i, a, j, b)) continue;
    const from = at - a * row - 3 * b;
    for (let state = 0; state < 3; state++) {
      const value = (cost[from + state] as number) + MERGE_COST;
      if (value < (cost[at] as number)) {
        cost[at] = value;
        back[at] = state | ((k + 1) << 2);
      }
    }
  }
}

/**
 * @param m words of the quote's stretch
 * @param w words of the source's stretch; memory and time grow with m × w, so the caller bounds both
 * @param free whether source words before the first and after the last aligned one cost nothing
 * @returns the steps in order, without the free ones
 */
export function align(m: number, w: number, costs: Costs, free: { start: boolean; end: boolean }): Step[] {
  const row = 3 * (w + 1);
  const cost = costsTable(row * (m + 1));
  const back = originsTable(row * (m + 1));
  fillTable({ cost, back }, m, w, costs, free.start);
  let j = w;
  if (free.end) {
    let least = Number.POSITIVE_INFINITY;
    for (let column = 0; column <= w; column++) {
      const at = m * row + 3 * column;
      const value = Math.min(cost[at] as number, cost[at + REMOVE] as number, cost[at + INSERT] as number);
      if (value < least) {
        least = value;
        j = column;
      }
    }
  }
  let i = m;
  let state = MATCH;
  for (let candidate = 1; candidate < 3; candidate++) {
    const at = m * row + 3 * j;
    if ((cost[at + candidate] as number) < (cost[at + state] as number)) state = candidate;
  }
  const steps: Step[] = [];
  while (i > 0 || j > 0) {
    if (i === 0 && free.start) break;
    const code = back[i * row + 3 * j + state] as number;
    const before = code & 3;
    if (state === REMOVE) {
      steps.push({ kind: 'delete', q: i, qEnd: i, s: j - 1, sEnd: j });
      j--;
    } else if (state === INSERT) {
      steps.push({ kind: 'insert', q: i - 1, qEnd: i, s: j, sEnd: j });
      i--;
    } else {
      const merge = code >> 2;
      const [a, b] = merge > 0 ? (MERGES[merge - 1] as readonly [number, number]) : [1, 1];
      const isEqual = merge > 0 || costs.replace[(i - 1) * w + j - 1] === 0;
      steps.push({ kind: isEqual ? 'equal' : 'replace', q: i - a, qEnd: i, s: j - b, sEnd: j });
      i -= a;
      j -= b;
    }
    state = before;
  }
  return steps.reverse();
}
