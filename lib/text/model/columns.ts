import { EDGE } from './surface.ts';
import { NO_CUE_CLASS, NO_TAG } from './templates.ts';

/**
 * Everything that the features of the units of one sentence look at, as numbers: a column for each thing, a place in it for each
 * unit. Columns, and not a row for each unit, because four neighbours in a column are then worked on at once
 * (label-kernel.ts); and what stands before or after a unit is the same column, read a place or more away.
 */

/** The columns. Hashes are of words; a flag is 1 or 0; distances are counted in steps (`bucket`). */
const COLUMN_NAMES = [
  /** Always 1. */
  'one',
  /** The unit itself (surface.ts). */
  'word',
  'lemma',
  'ending',
  'shape',
  'manner',
  'tag',
  'cue',
  /** 2 for a quotation, 1 for a cue, 0 for what has no features of its own. */
  'kind',
  /** Its place: flags, and 1 or 2 for the first or second unit from an edge of the sentence. */
  'isFirst',
  'isLast',
  'hasBefore',
  'hasAfter',
  'fromStart',
  'fromEnd',
  'distanceToEnd',
  'tagBeforeUnlessFirst',
  /** The nearest cue on each side: its class, how far away, the same with all further ones alike, its lemma. */
  'previousClass',
  'nextClass',
  'bothClasses',
  'previousDistance',
  'previousWithinFive',
  'nextDistance',
  'previousNear',
  'nextNear',
  'previousLemma',
  'nextLemma',
  'wordAfterPreviousCue',
  'lemmaOfCueBefore',
  /** Commas: what follows the one before and the one after. */
  'hasCommaBefore',
  'wordAfterComma',
  'tagAfterNextComma',
  'cueAfterNextComma',
  'isCommaNext',
  /** Quotations on each side: whether there is one, and how far away. */
  'hasQuoteBefore',
  'hasQuoteAfter',
  'quoteBefore',
  'quoteAfter',
  'parenthesis',
  'clause',
  /** How far the sentence's main cue is, with its side, and the same coarsely. */
  'mainDistance',
  'mainNear',
  /** The same for all units of the sentence. */
  'headline',
  'sentenceFirst',
  'sentenceShape',
  'lastCue',
  'that',
  'mainLemma',
  'mainThat',
  'firstTag',
  /** Where a quotation is in its paragraph: whether it is all of it, in its first sentence, how far from its edges. */
  'isWhole',
  'isInFirstSentence',
  'paragraphBefore',
  'paragraphAfter',
] as const;

export type ColumnName = (typeof COLUMN_NAMES)[number];
export type Columns = Readonly<Record<ColumnName, Int32Array>>;

/** Places before that of the first unit, for what stands before it. */
export const PAD = 4;

/**
 * Places of a column: for the longest sentence (units.ts), what stands around it, and three that the last four units may go past
 * its end. An odd number of cache lines, so that the beginnings of the columns do not crowd into a few of a cache's sets.
 */
const PLACES = 21 * 16;

/** Bytes of all columns. */
export const COLUMNS_SIZE = COLUMN_NAMES.length * PLACES * 4;

/** Where in memory the first unit's place of a column is, as an offset from the first column. */
export function offsetOf(column: ColumnName): number {
  return (COLUMN_NAMES.indexOf(column) * PLACES + PAD) * 4;
}

/** Columns that lie in a buffer from its beginning on, with what is the same in every sentence in its place. */
export function columnsIn(buffer: ArrayBuffer): Columns {
  const named = COLUMN_NAMES.map(
    (name, i) => [name, new Int32Array(buffer, i * PLACES * 4, PLACES)] as const,
  );
  const columns = Object.fromEntries(named) as Record<ColumnName, Int32Array>;
  columns.one.fill(1);
  columns.word.fill(EDGE, 0, PAD);
  columns.tag.fill(NO_TAG, 0, PAD);
  columns.cue.fill(NO_CUE_CLASS, 0, PAD);
  return columns;
}
