import type { Analysis } from '../analysis/analysis.ts';
import type { TokenRange } from '../sentences/sentences.ts';
import type { ParagraphReading } from './lattice.ts';
import { listSumsOf } from './list-sums.ts';
import type { Model } from './model.ts';
import { type Proposal, proposalsOf, rankFeatures } from './rank-features.ts';
import { isWrittenLikeTitle, type Surface } from './surface.ts';
import type { Units } from './units.ts';

/** Contents with a lower probability are not taken, by kind: fitted to the best balance of precision and recall. */
const LEAST_DIRECT = 0.4;
/** Something set like the title of a work, or a single word, is speech only on strong evidence. */
const LEAST_TITLE = 0.7;
const LEAST_OTHER = 0.3;
const LEAST_MASS = 0.05;

/** The likely proposals of one paragraph with their worth. */
export function rank(
  analysis: Analysis,
  units: Units,
  surface: Surface,
  reading: ParagraphReading,
  model: Pick<Model, 'rank'>,
): Proposal[] {
  const proposals = proposalsOf(analysis, units, reading, LEAST_MASS);
  const sums = listSumsOf(model.rank);
  for (const proposal of proposals) {
    sums.list.count = 0;
    rankFeatures(analysis, units, surface, reading, proposal, sums.list);
    const ranked = 1 / (1 + Math.exp(-sums.sum()));
    proposal.worth = isQuotation(units, proposal) ? (ranked + Math.min(1, proposal.mass)) / 2 : ranked;
  }
  return proposals;
}

/** Words without marks never run past the end of a sentence. */
function staysInSentence(units: Units, { from, to }: TokenRange): boolean {
  if (units.sentence[from] === units.sentence[to - 1]) return true;
  for (let i = from; i < to; i++) if ((units.quotation[i] ?? -1) >= 0) return true;
  return false;
}

/** Whether a stretch is one whole quotation. */
export function isQuotation(units: Units, { from, to }: TokenRange): boolean {
  return to - from === 1 && (units.quotation[from] ?? -1) >= 0;
}

/** The best of the proposals that do not overlap, in text order. */
export function choose(proposals: readonly Proposal[], units: Units, surface: Surface): Proposal[] {
  const chosen: Proposal[] = [];
  for (const one of [...proposals].sort((a, b) => b.worth - a.worth || a.from - b.from)) {
    if (one.worth < leastOf(one, units, surface) || !staysInSentence(units, one)) continue;
    if (chosen.some((other) => one.from < other.to && other.from < one.to)) continue;
    chosen.push(one);
  }
  return chosen.sort((a, b) => a.from - b.from);
}

function leastOf({ from, to }: TokenRange, units: Units, { manner }: Surface): number {
  if (to - from > 1) return LEAST_OTHER;
  return isQuotation(units, { from, to }) && isWrittenLikeTitle(manner[from] ?? 0)
    ? LEAST_TITLE
    : LEAST_DIRECT;
}
