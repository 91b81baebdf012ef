import type { TokenRange } from '../sentences.ts';
import type { Candidate, Reading } from './lattice.ts';
import type { Units } from './units.ts';

/** The cue and speaker of a content, as ranges of units; null where the sentence has none. */
export type Link = { cue: Candidate | null; speaker: Candidate | null; weight: number };

/**
 * The most probable pair of cue and speaker for a content, among those of the sentences it touches. Near
 * ones count more; what stands inside another content counts for that one.
 */
export function linkOf(units: Units, reading: Reading, content: TokenRange, others: readonly TokenRange[]): Link {
  const from = units.sentences[units.sentence[content.from] ?? 0]?.from ?? 0;
  const to = units.sentences[units.sentence[content.to - 1] ?? 0]?.to ?? content.to;
  const outside = (candidate: Candidate) =>
    candidate.from >= from &&
    candidate.to <= to &&
    (candidate.to <= content.from || candidate.from >= content.to) &&
    !others.some((other) => candidate.from < other.to && other.from < candidate.to);
  const cues = reading.cues.filter(outside);
  const speakers = reading.speakers.filter(outside);
  let best: Link = { cue: null, speaker: null, weight: -1e9 };
  for (const cue of cues) {
    const near = Math.log(cue.probability) - 0.12 * gap(cue, content) - 0.8 * between(cue, content, others);
    let speaker: Candidate | null = null;
    let weight = near - 3.2;
    for (const candidate of speakers) {
      if (candidate.from < cue.to && cue.from < candidate.to) continue;
      const value =
        near + Math.log(candidate.probability) - 0.08 * gap(candidate, cue) - 0.6 * between(candidate, cue, [...others, content]);
      if (value > weight) {
        weight = value;
        speaker = candidate;
      }
    }
    if (weight > best.weight) best = { cue, speaker, weight };
  }
  return best;
}

function gap(a: TokenRange, b: TokenRange): number {
  return a.to <= b.from ? b.from - a.to : a.from - b.to;
}

/** Contents that lie between two stretches. */
function between(a: TokenRange, b: TokenRange, contents: readonly TokenRange[]): number {
  const from = Math.min(a.to, b.to);
  const to = Math.max(a.from, b.from);
  let n = 0;
  for (const content of contents) if (content.from >= from && content.to <= to && content.to > content.from) n++;
  return n;
}

/** Tokens that a run of units covers. */
export function tokensOf(units: Units, range: TokenRange): TokenRange {
  return { from: units.from[range.from] ?? 0, to: units.to[range.to - 1] ?? 0 };
}
