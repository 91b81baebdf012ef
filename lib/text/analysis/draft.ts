import type { TokenRange } from '../sentences/sentences.ts';
import { Tag } from '../sentences/tagger.ts';
import type { AttributionType, Reason } from '../words/types.ts';
import type { Analysis } from './analysis.ts';

/** An attribution as token ranges, before names are resolved. */
export type Draft = {
  content: TokenRange;
  speaker: TokenRange | null;
  /** Where the story names the speaker when the mention itself does not: the interviewee behind an "A". */
  standsFor?: TokenRange;
  cue: TokenRange | null;
  type: AttributionType;
  /** Drafts of one interrupted or continued statement share this number. */
  statement: number;
  confidence: number;
  reasons: Reason[];
};

/** Direct, mixed or indirect, by how much of the content is in quotation marks. */
export function typeOf(
  { tags, quotationOf, quotations }: Analysis,
  { from, to }: TokenRange,
): AttributionType {
  let words = 0;
  let quoted = 0;
  for (let k = from; k < to; k++) {
    if (tags[k] === Tag.mark) continue;
    words++;
    const q = quotationOf[k] ?? -1;
    if (q >= 0 && !quotations[q]?.single) quoted++;
  }
  if (quoted === 0) return 'indirect';
  return quoted >= words * 0.95 || words - quoted <= 1 ? 'direct' : 'mixed';
}
