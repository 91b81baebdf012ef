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
