/** How far quote and place agree: for the similarity a person sees, and for deciding whether the quote is there. */
import type { Step } from './align.ts';
import type { QuoteWords } from './quote-words.ts';
import type { Ruled } from './ruled-steps.ts';

export type Figures = {
  /** 0 to 1: the share of words that agree, disregarding excused differences. */
  similarity: number;
  /** Share of the quote's information that is in the place. */
  coverage: number;
  /** Bits of the words that agree, less the cost of the changes. */
  evidence: number;
  /** Bits of the longest stretch that agrees. */
  longestRun: number;
};

/** A passage left out counts as this many words against the similarity, however long it is. */
const MAX_COUNTED_GAP = 5;

/** The figures of one judged place. */
export function figuresOf(quote: QuoteWords, ruled: readonly Ruled[]): Figures {
  let agreed = 0;
  let ours = 0;
  let theirs = 0;
  let matched = 0;
  let total = 0;
  let evidence = 0;
  let run = 0;
  let longestRun = 0;
  let skipped = 0;
  const bitsOf = (step: Step): number => {
    let sum = 0;
    for (let at = step.q; at < step.qEnd; at++) sum += quote.bits[at] as number;
    return sum;
  };
  for (const step of ruled) {
    const words = step.qEnd - step.q;
    const others = step.sEnd - step.s;
    const bits = bitsOf(step);
    if (step.kind === 'delete' && step.excuse === null) {
      const counted = Math.max(0, Math.min(others, MAX_COUNTED_GAP - skipped));
      skipped += others;
      theirs += counted;
      run = 0;
      continue;
    }
    if (skipped > 0) {
      evidence -= 2 + Math.log2(1 + skipped);
      skipped = 0;
    }
    if (
      step.kind === 'equal' ||
      (step.kind === 'replace' && step.excuse !== null && step.excuse !== 'insertion')
    ) {
      agreed += words + others;
      ours += words;
      theirs += others;
      matched += bits;
      total += bits;
      evidence += bits;
      run += bits;
      longestRun = Math.max(longestRun, run);
      continue;
    }
    if (step.excuse !== null) continue;
    run = 0;
    ours += words;
    theirs += others;
    total += bits;
    if (step.kind === 'replace') {
      const likeness = step.note === 'contraction' ? 0.8 : step.note === 'sounds_alike' ? 0.5 : 0;
      agreed += likeness * (words + others);
      matched += likeness * bits;
      evidence += likeness * bits - 1;
    } else if (step.kind === 'insert') evidence -= 1;
  }
  return {
    similarity: ours + theirs > 0 ? agreed / (ours + theirs) : 1,
    coverage: total > 0 ? matched / total : 1,
    evidence,
    longestRun,
  };
}
