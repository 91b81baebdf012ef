import type { TokenRange } from '../sentences/sentences.ts';
import type { Span } from '../words/types.ts';
import type { Analysis } from './analysis.ts';

/** Index of the first token that ends after an offset (in UTF-16 code units). */
export function tokenAt({ tokens }: Analysis, offset: number): number {
  let low = 0;
  let high = tokens.count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tokens.end[middle] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The tokens that a span (in UTF-16 code units) covers. */
export function rangeOf(analysis: Analysis, { start, end }: Span): TokenRange {
  return { from: tokenAt(analysis, start), to: tokenAt(analysis, end) };
}

/** The span, in UTF-16 code units, that a range of tokens covers. */
export function spanOf({ tokens }: Analysis, { from, to }: TokenRange): Span {
  return { start: tokens.start[from] ?? 0, end: tokens.end[to - 1] ?? 0 };
}

/**
 * Marks the tokens of the ranges with 1, to be asked about with `isMarked`. Comparing each range of one list with each of
 * another took seconds where a text has thousands of both.
 */
export function markedTokens({ tokens }: Analysis, ranges: readonly TokenRange[]): Uint8Array {
  const marked = new Uint8Array(tokens.count);
  for (const { from, to } of ranges) marked.fill(1, from, to);
  return marked;
}

/** Whether any token of a range is marked. */
export function isMarked(marked: Uint8Array, { from, to }: TokenRange): boolean {
  for (let k = from; k < to; k++) if (marked[k] === 1) return true;
  return false;
}
