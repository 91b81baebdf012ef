/**
 * Which words of an old text are still there in a new one, in order: patience diff (Cohen), which takes words that
 * occur once in both texts as fixed points, so that a repeated phrase is matched to the right occurrence by what
 * surrounds it.
 *
 * Written here because jsdiff and its kin use Myers's algorithm, which is content with any shortest path and ties a
 * moved or repeated phrase to the wrong place, and because lib/text takes no packages.
 */

type Region = { a: number; aEnd: number; b: number; bEnd: number };

/** Regions of up to this many word pairs are solved exactly when no word occurs once in both. */
const EXACT_AREA = 250_000;
/** A word that occurs more often than this on either side is not used as a fixed point. */
const MAX_REPEATS = 48;

/**
 * @param a numbers of the old text's words
 * @param b numbers of the new text's words
 * @returns for each old word the index of the same word in the new text, or -1; strictly increasing where set
 */
export function diffWords(a: Int32Array, b: Int32Array): Int32Array {
  const map = new Int32Array(a.length).fill(-1);
  const open: Region[] = [{ a: 0, aEnd: a.length, b: 0, bEnd: b.length }];
  for (let region = open.pop(); region; region = open.pop()) {
    let { a: from, aEnd, b: to, bEnd } = region;
    while (from < aEnd && to < bEnd && a[from] === b[to]) map[from++] = to++;
    while (from < aEnd && to < bEnd && a[aEnd - 1] === b[bEnd - 1]) map[--aEnd] = --bEnd;
    if (from >= aEnd || to >= bEnd) continue;
    const rest = { a: from, aEnd, b: to, bEnd };
    const fixed = uniquePairs(a, b, rest);
    if (fixed.length > 0) {
      let previous = { a: from, b: to };
      for (const [x, y] of fixed) {
        open.push({ a: previous.a, aEnd: x, b: previous.b, bEnd: y });
        map[x] = y;
        previous = { a: x + 1, b: y + 1 };
      }
      open.push({ a: previous.a, aEnd, b: previous.b, bEnd });
    } else if ((aEnd - from) * (bEnd - to) <= EXACT_AREA) longestCommon(a, b, rest, map);
    else {
      const run = rarestRun(a, b, rest);
      if (!run) continue;
      for (let k = 0; k < run.length; k++) map[run.a + k] = run.b + k;
      open.push({ a: from, aEnd: run.a, b: to, bEnd: run.b });
      open.push({ a: run.a + run.length, aEnd, b: run.b + run.length, bEnd });
    }
  }
  return map;
}

/** Of the words that occur once on each side, the longest series that is in the same order on both. */
function uniquePairs(
  a: Int32Array,
  b: Int32Array,
  { a: from, aEnd, b: to, bEnd }: Region,
): [number, number][] {
  const seen = new Map<number, { count: number; other: number; x: number; y: number }>();
  for (let x = from; x < aEnd; x++) {
    const entry = seen.get(a[x] as number);
    if (entry) entry.count++;
    else seen.set(a[x] as number, { count: 1, other: 0, x, y: -1 });
  }
  for (let y = to; y < bEnd; y++) {
    const entry = seen.get(b[y] as number);
    if (!entry) continue;
    entry.other++;
    entry.y = y;
  }
  const pairs: [number, number][] = [];
  for (const { count, other, x, y } of seen.values()) if (count === 1 && other === 1) pairs.push([x, y]);
  return increasing(pairs);
}

/** The longest series of pairs (sorted by their first numbers) whose second numbers increase. */
function increasing(pairs: [number, number][]): [number, number][] {
  const tops: number[] = [];
  const before = new Int32Array(pairs.length).fill(-1);
  pairs.forEach(([, y], i) => {
    let low = 0;
    let high = tops.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[tops[middle] as number] as [number, number])[1] < y) low = middle + 1;
      else high = middle;
    }
    if (low > 0) before[i] = tops[low - 1] as number;
    tops[low] = i;
  });
  const series: [number, number][] = [];
  for (let i = tops[tops.length - 1] ?? -1; i >= 0; i = before[i] as number)
    series.push(pairs[i] as [number, number]);
  return series.reverse();
}

/** The textbook longest common subsequence, for small regions. */
function longestCommon(
  a: Int32Array,
  b: Int32Array,
  { a: from, aEnd, b: to, bEnd }: Region,
  map: Int32Array,
): void {
  const width = bEnd - to + 1;
  const lengths = new Uint16Array((aEnd - from + 1) * width);
  for (let x = aEnd - 1; x >= from; x--) {
    for (let y = bEnd - 1; y >= to; y--) {
      const at = (x - from) * width + (y - to);
      lengths[at] =
        a[x] === b[y]
          ? (lengths[at + width + 1] as number) + 1
          : Math.max(lengths[at + width] as number, lengths[at + 1] as number);
    }
  }
  for (let x = from, y = to; x < aEnd && y < bEnd; ) {
    const at = (x - from) * width + (y - to);
    if (a[x] === b[y]) map[x++] = y++;
    else if ((lengths[at + width] as number) >= (lengths[at + 1] as number)) x++;
    else y++;
  }
}

/**
 * The longest run around the rarest word that both sides share (histogram diff); null where every word is too common.
 */
function rarestRun(
  a: Int32Array,
  b: Int32Array,
  { a: from, aEnd, b: to, bEnd }: Region,
): { a: number; b: number; length: number } | null {
  const places = new Map<number, number[]>();
  for (let x = from; x < aEnd; x++) {
    const list = places.get(a[x] as number);
    if (!list) places.set(a[x] as number, [x]);
    else if (list.length <= MAX_REPEATS) list.push(x);
  }
  const counts = new Map<number, number>();
  for (let y = to; y < bEnd; y++)
    if (places.has(b[y] as number)) counts.set(b[y] as number, (counts.get(b[y] as number) ?? 0) + 1);
  let rarest = -1;
  let least = MAX_REPEATS * MAX_REPEATS;
  for (const [word, count] of counts) {
    const repeats = (places.get(word) as number[]).length;
    if (repeats > MAX_REPEATS || count > MAX_REPEATS || repeats * count >= least) continue;
    least = repeats * count;
    rarest = word;
  }
  if (rarest < 0) return null;
  let best: { a: number; b: number; length: number } | null = null;
  for (let y = to; y < bEnd; y++) {
    if (b[y] !== rarest) continue;
    for (const x of places.get(rarest) as number[]) {
      let start = 0;
      while (x - start > from && y - start > to && a[x - start - 1] === b[y - start - 1]) start++;
      let end = 1;
      while (x + end < aEnd && y + end < bEnd && a[x + end] === b[y + end]) end++;
      if (!best || start + end > best.length) best = { a: x - start, b: y - start, length: start + end };
    }
  }
  return best;
}
