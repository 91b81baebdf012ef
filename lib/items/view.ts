/** What the workbench shows of one item. Plain data: it crosses to the browser. */

import type { AttributeChange, AttributionChange } from '../domain/attribution-change.ts';
import type { Stretch } from '../domain/listened.ts';
import type { SaidBy } from '../domain/said-by.ts';
import type { StatementPart } from '../domain/statement.ts';
import type {
  ContactOutcome,
  Force,
  ItemKind,
  ItemStatus,
  Polarity,
  QuotationVerdict,
  SourceStatus,
  SourceType,
  Span,
  Stance,
  SubstanceVerdict,
  Terms,
  Tick,
} from '../domain/vocabulary.ts';
import type { Answered, Asked, DifferenceKind } from '../domain/which-heard.ts';
import type { PersonView } from '../stories/view.ts';
import type { ComparisonClass, Edit } from '../text/compare/types.ts';

export type EvidenceView = {
  id: string;
  version: number;
  stance: Stance;
  excerpt: string;
  locator: string;
  addedBy: string;
  addedAt: string;
  source: {
    id: string;
    type: SourceType;
    title: string;
    author: string;
    link: string;
    /** Null: nobody has said so yet. */
    isPrimary: boolean | null;
    origin: string;
    /** The terms on which it spoke, and the agreed words in which it may appear. */
    terms: Terms;
    termsText: string;
    publishedAt: string | null;
    /** Whether it has words that a quote can be checked against. */
    hasText: boolean;
    /** A recording or film that can be played. */
    mediaFileId: string | null;
  };
};

/** Which of two wordings a stretch of the recording sounds closer to: it counts for nothing until somebody listened. */
export type HeardView = Asked &
  Answered & {
    id: string;
    /** Where the difference begins in the source's text. */
    start: number;
    kind: DifferenceKind;
    by: string;
    at: string;
    listenedBy: string | null;
    listenedAt: string | null;
    /** The words, the source's text or the file have changed since. */
    isStale: boolean;
  };

/** What the comparison with a source found: a proposal that a checker may accept. */
export type CheckView = {
  sourceId: string;
  sourceTitle: string;
  outcome: ComparisonClass;
  proposed: QuotationVerdict;
  similarity: number;
  /** In order; enough to print both sides one above the other. Empty if not found, or if the source is confidential. */
  edits: Edit[];
  /** The words that were checked, which the edits' quote offsets index. */
  words: string;
  /** The source's words there, which the edits' source offsets index, counted from `from`. */
  passage: string;
  from: number;
  before: string;
  after: string;
  others: number;
  fromMs: number | null;
  toMs: number | null;
  page: number | null;
  /** Set where the place continues onto another page. */
  lastPage: number | null;
  line: number | null;
  /** Who says it there, compared with whom the item names; null where the source does not say. */
  said: SaidBy | null;
  /** The recording or film to play the words from. */
  media: { fileId: string; isVideo: boolean } | null;
  /** Which of two wordings is heard, where that was asked; none of a confidential source. */
  heard: HeardView[];
  by: string;
  at: string;
  /** The words or the source's text have changed since: check again. */
  isStale: boolean;
  /** The version of the source's text that it was made on; null: one that was replaced before versions were kept. */
  version: number | null;
  /** These words are a recogniser's, and nobody has read them against the sound. */
  isUnread: boolean;
  /** That version was replaced: the current one, or null where the text was taken away. Otherwise undefined. */
  replacedBy?: number | null;
};

export type ItemView = {
  id: string;
  version: number;
  kind: ItemKind;
  status: ItemStatus;
  reason: string;
  ticks: Tick[];
  quotation: QuotationVerdict | null;
  substance: SubstanceVerdict | null;
  /** UTF-16 offsets into the revision's text, in order, not overlapping. */
  spans: Span[];
  start: number;
  end: number;
  exact: string;
  speaker: { name: string; start: number | null; end: number | null } | null;
  parties: { mention: string; name: string; start: number | null; end: number | null }[];
  outcome: ContactOutcome | null;
  isMachine: boolean;
  isCut: boolean;
  /** 0 to 1, only for what the engine found. */
  confidence: number | null;
  /** Why the engine found it, in words. */
  why: { rule: string; detail: string }[];
  /** The words as they read with their cue and speaker. */
  statement: StatementPart[];
  cue: string | null;
  /** What is done with the words, and whether it is said to have been done; null where nobody speaks. */
  force: Force | null;
  polarity: Polarity | null;
  occasion: string | null;
  date: string | null;
  checkWorthiness: number | null;
  sourceStatus: SourceStatus;
  /** In words, with names: "no immediate comment from Moscow or Beijing", "two independent origins". */
  sourceWords: string;
  /** Number of independent origins of the supporting evidence. */
  origins: number;
  evidence: EvidenceView[];
  checks: CheckView[];
  /** For a translated quote: what was actually said. */
  original: { words: string; language: string; translator: string } | null;
  /** Nobody's where they were deactivated, or may give verdicts no longer. */
  assignee: PersonView | null;
  /** When they should have checked it; null: until the story is due. */
  dueAt: string | null;
  /** What changed since the check, where the verdict lapsed; empty where it reads again as it was checked. */
  changes: AttributionChange[] | null;
  /** Where the text differs from what a person had set: to be answered. */
  asked: AttributeChange[];
  /** The verdict rests on a check of words that have since been replaced: check again, or give it again. */
  isBasisStale: boolean;
  /** Who gave the present verdict, and when. */
  decidedBy: string | null;
  decidedAt: string | null;
  /** What they say they listened to for it; null for a stretch of a confidential recording. */
  listened: (Stretch | null)[];
};

/** One line of an item's history, from the record. */
export type HistoryEntry = { seq: string; at: string; by: string; words: string };
