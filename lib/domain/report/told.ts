/** A report in words: what the page, ClaimReview and the annotations are made from, whichever version stored it. */
import type { StatementPart } from '../statement.ts';
import type {
  BlockKind,
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
  Tick,
} from '../vocabulary.ts';
import type { ReportLanguage } from './report-languages.ts';

/** A source on the record. */
export type NamedSource = {
  terms: 'ON_RECORD';
  stance: Stance;
  type: SourceType;
  title: string;
  author: string;
  /** http(s) address, or empty. */
  link: string;
  locator: string;
  excerpt: string;
  isPrimary: boolean;
  origin: string;
  publishedAt: string | null;
  /** When its page was captured; left out where it was not, and in editions from before. */
  capturedAt?: string;
  /** Where the Internet Archive keeps its page, and since when; left out where it does not, and in editions from before. */
  archived?: { address: string; at: string };
};

/** A source on the record, or one of which only the agreed words may be given. */
export type ToldSource = NamedSource | { terms: 'BACKGROUND'; stance: Stance; words: string };

/** A party that a non-response names, and what the contact log showed when the edition was published. */
type ToldParty = { name: string; isSupported: boolean; words: string };

/**
 * A stretch of a wording: the same in both, different, or different in a way that does not count (a spelling, a
 * filler).
 */
export type WordingPiece = { text: string; is: 'same' | 'differs' | 'excused' };

type ToldWording = {
  /** The published source's title, and where in it: "page 12", "14:02", or empty. */
  source: string;
  place: string;
  printed: WordingPiece[];
  found: WordingPiece[];
};

/** A clip of a recording that readers may play. */
export type ToldClip = {
  /** Its name among the files of its edition. */
  file: string;
  mediaType: string;
  /** The published source's title, where in it, and its words there. */
  source: string;
  place: string;
  words: string;
};

/** What an edition changed about a statement that had been published before. */
export type ToldHistory = {
  edition: number;
  publishedAt: string;
  is: 'CORRECTED' | 'UPDATED';
  note: string;
  changes: ToldChange[];
};

export type ToldStatement = {
  /** From 1, in the order of the story. */
  number: number;
  /** Its lasting address; editions made before there were any have neither this nor a history. */
  id?: string;
  history?: ToldHistory[];
  kind: ItemKind;
  words: string;
  /** UTF-16 offsets into `story.text`, in order, not overlapping. */
  spans: Span[];
  speaker: string | null;
  /**
   * The words as they read with their cue and speaker. Editions made before this was stored have none of these four.
   */
  statement?: StatementPart[];
  cue?: string | null;
  force?: Force | null;
  polarity?: Polarity | null;
  occasion: string | null;
  date: string | null;
  status: ItemStatus;
  /** Empty where there is none. */
  reason: string;
  /** Pending because its words changed after it was checked: it is marked in its own way. */
  isChangedSinceCheck: boolean;
  /** What was checked, for a verified statement. */
  checked: Tick[];
  quotation: QuotationVerdict | null;
  substance: SubstanceVerdict | null;
  /** For a quote found altered: what was printed and what the published source has, word by word. */
  wordings?: ToldWording[];
  clips?: ToldClip[];
  restsOn: { status: SourceStatus; words: string };
  sources: ToldSource[];
  /** For a non-response; empty for every other kind. */
  parties: ToldParty[];
};

export type ReportRequest = {
  /** As it was typed, without addresses and numbers. */
  channel: string;
  sentAt: string;
  deadline: string | null;
  outcome: ContactOutcome;
  /** In their own words, where they answered. */
  answer: string;
  answeredAt: string | null;
  /** Numbers of the statements that it was about. */
  statements: number[];
};

export type ToldAsked = {
  party: string;
  /** In words that the log supported when the edition was published: "did not respond to a request for comment". */
  words: string;
  outcome: ContactOutcome;
  requests: ReportRequest[];
};

export type ReportBlock = { start: number; end: number; kind: Exclude<BlockKind, 'ASIDE'> };

export type ReportStory = {
  headline: string;
  byline: string;
  /** BCP 47. */
  language: string;
  revision: number;
  /** The story's text without the lines set aside: paragraphs with an empty line between. */
  text: string;
  blocks: ReportBlock[];
};

/** The respects in which a statement can differ between editions; besides these, one may be added or removed. */
type Differing = 'words' | 'speaker' | 'cue' | 'status' | 'quotation' | 'substance' | 'sources';

export type ToldChange = {
  what: 'added' | 'removed' | Differing;
  /** From the newer edition; for a removed statement, from the older one. */
  number: number;
  words: string;
  before: string | null;
  after: string | null;
};

export type ChangedHeadline = { before: string; after: string };

export type ToldReport = {
  /** Of the report's own words; its story has one of its own. */
  language: ReportLanguage;
  newsroom: { name: string; timeZone: string };
  edition: { number: number; publishedAt: string; publishedBy: string };
  signOff: { by: string; at: string };
  /** False where the newsroom is one person and nobody else had to agree. */
  secondPerson: boolean;
  summary: { sentence: string; all: number; verified: number; disputed: number; pending: number };
  story: ReportStory;
  statements: ToldStatement[];
  asked: ToldAsked[];
  /** Null in the first edition. */
  changes: {
    since: number;
    /** The editor's own account of it. */
    note: string;
    headline: ChangedHeadline | null;
    statements: ToldChange[];
  } | null;
  /** How statements are checked here, paragraph by paragraph. */
  method: string[];
};
