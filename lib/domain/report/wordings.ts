/** What was printed beside what was said, for a quote found altered, so that a reader can judge the difference. */
import { type SidePiece, sidePieces } from '../../text/compare/side-pieces.ts';
import type { KeptComparison } from '../quote-check.ts';
import { type EvidenceInput, isNamed } from './publishable.ts';
import type { ReportWording } from './snapshot.ts';
import type { WordingPiece } from './told.ts';

/** A comparison of an item's words with a source's text. */
export type CheckInput = {
  sourceId: string;
  /** The words that were compared; the edits' quote offsets index them. */
  words: string;
  kept: KeptComparison;
  /** The recording that its times are of, and where in it the words are; null where there is none. */
  recordingId: string | null;
  fromMs: number | null;
  toMs: number | null;
  page: number | null;
  lastPage: number | null;
};

/**
 * The wordings that may be published at `at`: only from sources that the statement names on the record, because the
 * passage is the source's own words.
 */
export function publishableWordings(
  checks: readonly CheckInput[],
  evidence: readonly EvidenceInput[],
  at: Date,
): ReportWording[] {
  const named = new Map(
    evidence.filter((one) => isNamed(one, at)).map(({ source }) => [source.id, source.title]),
  );
  return checks.flatMap(({ sourceId, words, kept, fromMs, page, lastPage }): ReportWording[] => {
    const source = named.get(sourceId);
    const differs = kept.edits.some(({ kind, excused }) => kind !== 'equal' && !excused);
    if (source === undefined || kept.passage === '' || !differs) return [];
    return [
      {
        source,
        place: page !== null ? { page, lastPage } : fromMs !== null ? { ms: fromMs } : null,
        printed: sidePieces(kept.edits, 'quote', words, 0).map(wordingPiece),
        found: sidePieces(kept.edits, 'source', kept.passage, kept.from).map(wordingPiece),
      },
    ];
  });
}

function wordingPiece({ text, edit }: SidePiece): WordingPiece {
  if (edit === null || edit.kind === 'equal') return { text, is: 'same' };
  return { text, is: edit.excused ? 'excused' : 'differs' };
}
