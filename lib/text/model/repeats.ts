import type { Analysis } from '../analysis/analysis.ts';
import type { TokenRange } from '../sentences/sentences.ts';
import type { Surface } from './surface.ts';
import type { Units } from './units.ts';

/** Which sequences of a text read exactly like an earlier one, so that they need not be weighed and summed again. */
export type Repeats = {
  /** For each sequence, the earlier one that it repeats, which itself repeats none; -1 where it repeats none. */
  of: Int32Array;
  /** 1 for each sequence that a later one repeats. */
  again: Uint8Array;
};

/**
 * Finds the sequences with the words of an earlier one, and with everything around and inside them alike that the
 * features of units look at (features.ts). Linear in the length of the text. A list or a transcript in which a line
 * comes back a hundred thousand times took seconds without it; prose hardly repeats itself, and pays one look-up for
 * each paragraph.
 */
export function repeatsOf({ tokens }: Analysis, units: Units, surface: Surface): Repeats {
  const { paragraphs } = units;
  const of = new Int32Array(paragraphs.length).fill(-1);
  const again = new Uint8Array(paragraphs.length);
  const known = new Map<string, number>();
  for (let p = 0; p < paragraphs.length; p++) {
    const { from, to } = paragraphs[p] as TokenRange;
    if (to <= from) continue;
    const words = tokens.text.slice(
      tokens.start[units.from[from] as number],
      tokens.end[(units.to[to - 1] as number) - 1],
    );
    const first = known.get(words);
    if (first !== undefined && isAlike(units, surface, paragraphs[first] as TokenRange, { from, to })) {
      of[p] = first;
      again[first] = 1;
    } else known.set(words, p);
  }
  return { of, again };
}

/** Whether two sequences of the same words are the same to every feature. */
function isAlike(units: Units, surface: Surface, one: TokenRange, other: TokenRange): boolean {
  if (one.to - one.from !== other.to - other.from) return false;
  const { word, lemma, tag, shape, cue, ending, manner, part } = surface;
  const ahead = other.from - one.from;
  // the only look that goes past a sentence's edges is at the lemmas beside it
  if ((lemma[one.from - 1] ?? 0) !== (lemma[other.from - 1] ?? 0)) return false;
  if ((lemma[one.to] ?? 0) !== (lemma[other.to] ?? 0)) return false;
  const tokensAhead = (units.from[other.from] as number) - (units.from[one.from] as number);
  const sentencesAhead = (units.sentence[other.from] as number) - (units.sentence[one.from] as number);
  for (let i = one.from; i < one.to; i++) {
    const j = i + ahead;
    if (
      word[i] !== word[j] ||
      lemma[i] !== lemma[j] ||
      tag[i] !== tag[j] ||
      shape[i] !== shape[j] ||
      cue[i] !== cue[j] ||
      ending[i] !== ending[j] ||
      manner[i] !== manner[j] ||
      part[i] !== part[j] ||
      (units.from[i] as number) + tokensAhead !== units.from[j] ||
      (units.to[i] as number) + tokensAhead !== units.to[j] ||
      (units.sentence[i] as number) + sentencesAhead !== units.sentence[j]
    )
      return false;
  }
  return true;
}
