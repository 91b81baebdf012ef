/**
 * What a comparison of a quote with its source returns. Offsets are UTF-16 code units; `quote` spans index the quote,
 * `source` spans and places index the source's text (see SourceIndex.text).
 */
import type { Span } from '../words/types.ts';

/** How faithful the quote is: the rules are in docs/engine-compare.md. */
export type ComparisonClass = 'verbatim' | 'trimmed' | 'altered' | 'not_found';

/** How a change bears on the meaning of what was said. */
export type Sense = 'negation' | 'number' | 'name' | 'modal';

/** Why a difference does not count against the quote. */
export type Excuse =
  /** words left out where the quote marks the gap with an ellipsis */
  | 'omission'
  /** words added, or substituted for others, in [brackets] */
  | 'insertion'
  /** a transcript's hesitations, stutters and discourse markers */
  | 'filler'
  /** speaker labels, timestamps and [laughter] that are in a transcript but were not said */
  | 'annotation'
  /** the reporter's "she said" between two quoted halves of one sentence in the source */
  | 'attribution'
  /** one spelling or abbreviation for another: labour/labor, gonna/going to, Sen./Senator */
  | 'spelling'
  /** the same number in digits or words, % or percent, $5 or five dollars */
  | 'numeral'
  /** words joined, split or hyphenated another way, apostrophes lost, accents dropped */
  | 'typography'
  /** the same date or time of day in a different order or form: 3 March/March 3, 6pm/18:00 */
  | 'date'
  /** an oath with letters left out: f***ing */
  | 'masked'
  /** an automatic transcript's homophone (their/there) */
  | 'homophone';

/** What kind of unexcused change it is, where there is a name for it. */
export type EditNote =
  /** two passages set side by side without a mark of omission */
  | 'joined'
  /** the passages are in a different order from the source */
  | 'order'
  /** the passage crosses a change of speaker */
  | 'other_speaker'
  /** do not / don't: the same meaning in other words */
  | 'contraction'
  /** one letter or sound apart: a slip, or a mishearing by the transcript */
  | 'sounds_alike'
  /** a question made a statement, or the other way round */
  | 'question';

export type EditSide = Span & { text: string };

/**
 * One stretch where quote and source agree or differ. The edits of a comparison follow one another and cover the whole
 * quote and the whole place, so they alone are enough to print both texts one above the other. `insert`: only the quote
 * has it (its `source` is empty); `delete`: only the source has it.
 */
export type Edit = {
  kind: 'equal' | 'insert' | 'delete' | 'replace';
  quote: EditSide;
  source: EditSide;
  /** Set where the change touches a negation, number, name or modal, even when it is excused. */
  sense: Sense | null;
  /** Null for `equal` and for changes that count against the quote. */
  excused: Excuse | null;
  note: EditNote | null;
};

/** One place where the quote may be in the source. */
export type Candidate = {
  place: Span;
  /** The contiguous stretches of the source that make up the quote, in the quote's order. */
  passages: Span[];
  class: Exclude<ComparisonClass, 'not_found'>;
  similarity: number;
  edits: Edit[];
  /** Time of the place in milliseconds from the start, where the source is a transcript with timecodes. */
  time: { fromMs: number; toMs: number } | null;
};

export type Comparison = {
  class: ComparisonClass;
  /** Best place, null when not found. */
  place: Span | null;
  passages: Span[];
  /** 0 to 1: the share of words in which quote and place agree, disregarding excused differences. */
  similarity: number;
  edits: Edit[];
  time: { fromMs: number; toMs: number } | null;
  /** Every place worth looking at, best first; the first is the one given above. */
  candidates: Candidate[];
};

export type CompareOptions = {
  /** How many candidate places to return at most; 5 if omitted. */
  maxCandidates?: number;
  /** Where the quote is expected (an offset in the source): decides between equally good places. */
  near?: number;
  /** Search only within these stretches of the source, in order: one person's turns. */
  within?: readonly Span[];
};
