import type { Analysis } from '../analysis/analysis.ts';
import type { TokenRange } from '../sentences/sentences.ts';
import type { ParagraphReading, ProbableStretch } from './lattice.ts';
import type { Surface } from './surface.ts';
import type { Units } from './units.ts';

/** A possible speaker of a content, as units, with the grammar rules that propose it (0: the model alone). */
export type SpeakerCandidate = ProbableStretch & { rules: number };

/** A cue and a speaker that together may belong to a content. */
export type Pair = { cue: ProbableStretch; speaker: SpeakerCandidate };

/** A paragraph, and what the model makes of it. */
export type ParagraphView = {
  analysis: Analysis;
  units: Units;
  surface: Surface;
  reading: ParagraphReading;
};

/** Everything the choice of cue and speaker takes into account. */
export type LinkView = ParagraphView & {
  content: TokenRange;
  /** The other contents of the paragraph. */
  others: readonly TokenRange[];
  /** The units of the sentences that the content touches. */
  around: TokenRange;
};

/** How a paragraph looks from one of its contents. */
export function linkView(
  { analysis, units, surface, reading }: ParagraphView,
  content: TokenRange,
  others: readonly TokenRange[],
): LinkView {
  const { sentences, sentence } = units;
  const around = {
    from: sentences[sentence[content.from] ?? 0]?.from ?? 0,
    to: sentences[sentence[content.to - 1] ?? 0]?.to ?? content.to,
  };
  return { analysis, units, surface, reading, content, others, around };
}

/** Tokens that a run of units covers. */
export function tokensOf(units: Units, range: TokenRange): TokenRange {
  return { from: units.from[range.from] ?? 0, to: units.to[range.to - 1] ?? 0 };
}

/** Whether a stretch lies within the sentences of a content, but outside it and every other content. */
export function isOutside(range: TokenRange, { content, others, around }: LinkView): boolean {
  if (range.from < around.from || range.to > around.to) return false;
  if (range.to > content.from && range.from < content.to) return false;
  for (const other of others) if (range.from < other.to && other.from < range.to) return false;
  return true;
}

/** Number of units between two stretches. */
export function gap(a: TokenRange, b: TokenRange): number {
  return Math.max(0, a.to <= b.from ? b.from - a.to : a.from - b.to);
}

/** Number of contents that lie between two stretches. */
export function between(a: TokenRange, b: TokenRange, contents: readonly TokenRange[]): number {
  const from = Math.min(a.to, b.to);
  const to = Math.max(a.from, b.from);
  let n = 0;
  for (const content of contents)
    if (content.from >= from && content.to <= to && content.to > content.from) n++;
  return n;
}
