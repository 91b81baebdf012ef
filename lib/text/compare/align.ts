/**
 * Aligns two stretches of words at the lowest cost: the usual dynamic programme with affine gaps (Gotoh 1982), which
 * takes into account what is cheap to leave out (fillers, text at a mark of omission), what is cheap to add
 * ([brackets]) and that one word may be written as two (health care, healthcare).
 */

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

/** What an alignment needs to know about its words; positions count from 0 within the two stretches. */
export type Costs = {
  /** 0 where the words are the same, otherwise the cost of replacing one with the other. */
  replace(q: number, s: number): number;
  /** Cost of a word that only the quote has. */
  insert(q: number): number;
  /** Cost of a word that only the source has, after q words of the quote. */
  remove(q: number, s: number): number;
  /** Extra cost of opening a stretch of removed (or inserted) words after q words of the quote. */
  openRemove(q: number, s: number): number;
  openInsert(q: number): number;
  /** Whether quote words q - a … q - 1 written together equal source words s - b … s - 1 written together. */
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

/**
 * @param m words of the quote's stretch
 * @param w words of the source's stretch; memory and time grow with m × w, so the caller bounds both
 * @param free whether source words before the first and after the last aligned one cost nothing
 * @returns the steps in order, without the free ones
 */
export function align(m: number, w: number, costs: Costs, free: { start: boolean; end: boolean }): Step[] {
  const width = w + 1;
  const size = (m + 1) * width;
  const cost = [new Float32Array(size), new Float32Array(size), new Float32Array(size)] as const;
  /** Low two bits: state before; higher bits: 1 + index of a merge. */
  const back = [new Uint8Array(size), new Uint8Array(size), new Uint8Array(size)] as const;
  for (const layer of cost) layer.fill(Number.POSITIVE_INFINITY);
  cost[MATCH][0] = 0;
  for (let i = 0; i <= m; i++) {
    for (let j = 0; j <= w; j++) {
      const at = i * width + j;
      if (i === 0 && j === 0) continue;
      if (i === 0 && free.start) {
        cost[MATCH][at] = 0;
        continue;
      }
      if (j > 0) relaxRemove(at, i, j);
      if (i > 0) relaxInsert(at, i, width);
      if (i > 0 && j > 0) relaxMatch(at, i, j);
    }
  }

  function relaxRemove(at: number, i: number, j: number): void {
    const word = costs.remove(i, j - 1);
    const open = costs.openRemove(i, j - 1);
    pick(REMOVE, at, at - 1, [word + open, word, word + open]);
  }
  function relaxInsert(at: number, i: number, step: number): void {
    const word = costs.insert(i - 1);
    const open = costs.openInsert(i - 1);
    pick(INSERT, at, at - step, [word + open, word + open, word]);
  }
  function relaxMatch(at: number, i: number, j: number): void {
    const price = costs.replace(i - 1, j - 1);
    pick(MATCH, at, at - width - 1, [price, price, price]);
    if (price === 0) return;
    for (let k = 0; k < MERGES.length; k++) {
      const [a, b] = MERGES[k] as readonly [number, number];
      if (i < a || j < b || !costs.merges(i, a, j, b)) continue;
      const from = at - a * width - b;
      for (let state = 0; state < 3; state++) {
        const value = ((cost[state] as Float32Array)[from] as number) + MERGE_COST;
        if (value < (cost[MATCH][at] as number)) {
          cost[MATCH][at] = value;
          back[MATCH][at] = state | ((k + 1) << 2);
        }
      }
    }
  }
  function pick(state: number, at: number, from: number, price: readonly [number, number, number]): void {
    let best = Number.POSITIVE_INFINITY;
    let origin = 0;
    for (let before = 0; before < 3; before++) {
      const value = ((cost[before] as Float32Array)[from] as number) + (price[before] as number);
      if (value < best) {
        best = value;
        origin = before;
      }
    }
    (cost[state] as Float32Array)[at] = best;
    (back[state] as Uint8Array)[at] = origin;
  }

  let j = w;
  if (free.end) {
    let least = Number.POSITIVE_INFINITY;
    for (let column = 0; column <= w; column++) {
      const value = Math.min(...cost.map((layer) => layer[m * width + column] as number));
      if (value < least) {
        least = value;
        j = column;
      }
    }
  }
  let i = m;
  let state = MATCH;
  for (let candidate = 1; candidate < 3; candidate++) {
    const at = m * width + j;
    if ((cost[candidate]?.[at] as number) < (cost[state]?.[at] as number)) state = candidate;
  }
  const steps: Step[] = [];
  while (i > 0 || j > 0) {
    if (i === 0 && free.start) break;
    const at = i * width + j;
    const code = (back[state] as Uint8Array)[at] as number;
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
      const isEqual = merge > 0 || costs.replace(i - 1, j - 1) === 0;
      steps.push({ kind: isEqual ? 'equal' : 'replace', q: i - a, qEnd: i, s: j - b, sEnd: j });
      i -= a;
      j -= b;
    }
    state = before;
  }
  return steps.reverse();
}
