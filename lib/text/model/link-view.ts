import type { Analysis } from '../analysis/analysis.ts';
import type { TokenRange } from '../sentences/sentences.ts';
import type { ParagraphReading, ProbableStretch } from './lattice.ts';
import type { Surface } from './surface.ts';
import type { Units } from './units.ts';

/** A possible speaker of a content, as units, with the grammar rules that propose it (0: the model alone). */
export type SpeakerCandidate = ProbableStretch & { rules: number };

/** A cue and a speaker that together may belong to a content. */
export type Pair = { cue: ProbableStretch; speaker: SpeakerCandidate };

/** Everything the choice of cue and speaker takes into account. */
export type LinkView = {
  analysis: Analysis;
  units: Units;
  surface: Surface;
  reading: ParagraphReading;
  content: TokenRange;
  /** The other contents of the paragraph. */
  others: readonly TokenRange[];
};

/** Tokens that a run of units covers. */
export function tokensOf(units: Units, range: TokenRange): TokenRange {
  return { from: units.from[range.from] ?? 0, to: units.to[range.to - 1] ?? 0 };
}

/** The units of the sentences that a content touches. */
export function around(units: Units, content: TokenRange): TokenRange {
  return {
    from: units.sentences[units.sentence[content.from] ?? 0]?.from ?? 0,
    to: units.sentences[units.sentence[content.to - 1] ?? 0]?.to ?? content.to,
  };
}

/** Whether a stretch lies within the sentences of a content, but outside it and every other content. */
export function isOutside(range: TokenRange, { content, others, units }: LinkView): boolean {
  const { from, to } = around(units, content);
  return (
    range.from >= from &&
    range.to <= to &&
    (range.to <= content.from || range.from >= content.to) &&
    !others.some((other) => range.from < other.to && other.from < range.to)
  );
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
