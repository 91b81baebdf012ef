/**
 * The published record of a story's verification: what the public gets, and all it gets. A snapshot is stored as
 * canonical JSON with its SHA-256 and never changed; the page and every export are made from it (tell.ts). It holds
 * codes, figures and values (names, titles, what somebody typed or a story says) and no sentences: those are made when
 * it is read. Its shape is versioned: a field may be added, never given another meaning. docs/report-json.md lists it.
 */
import type { Reasoned } from '../audit/codes.ts';
import type { VerdictReason } from '../reasons.ts';
import type { RestsOn } from '../rests-on.ts';
import type { StatementPart } from '../statement.ts';
import type { Summary } from '../summary.ts';
import type {
  ContactOutcome,
  Force,
  ItemKind,
  ItemStatus,
  Polarity,
  QuotationVerdict,
  Span,
  Stance,
  SubstanceVerdict,
  Tick,
} from '../vocabulary.ts';
import type { EarlierSnapshot } from './earlier-snapshot.ts';
import type { ReportLanguage } from './report-languages.ts';
import type { ChangedHeadline, NamedSource, ReportRequest, ReportStory, WordingPiece } from './told.ts';

/** To give a snapshot another shape, raise this and keep the reader for the old shape. */
export const REPORT_VERSION = 'report/2';

/** For a source on background, only the agreed words; empty where none were agreed. */
export type ReportSource = NamedSource | { terms: 'BACKGROUND'; stance: Stance; termsText: string };

/** Where a passage is in a source: on a page, up to another one, or at a time in a recording. */
export type ReportPlace = { page: number; lastPage: number | null } | { ms: number };

export type ReportWording = {
  /** The published source's title. */
  source: string;
  place: ReportPlace | null;
  printed: WordingPiece[];
  found: WordingPiece[];
};

/** A clip of a recording that readers may play, of exactly the words that a statement was compared with. */
export type ReportClip = {
  /** Its name among the files of its edition: "clip-1.wav". */
  file: string;
  /** Of its bytes, in hex. */
  sha256: string;
  mediaType: string;
  /** The published source's title, and its words there. */
  source: string;
  words: string;
  /** Where it was cut from the recording. */
  fromMs: number;
  toMs: number;
};

/** A party that a non-response names, and what the contact log showed when the edition was published. */
export type ReportParty = {
  name: string;
  /** Whether that supports what the sentence says about it. */
  isSupported: boolean;
  /** Null where nothing was logged. */
  outcome: ContactOutcome | null;
  /** The request that decides; null where none was sent. */
  request: { channel: string; sentAt: string; deadline: string | null; answeredAt: string | null } | null;
};

/** The same whether there is no source or one that cannot be mentioned. */
export type PublishedRest =
  | Exclude<RestsOn, { because: 'NO_SOURCE' } | { because: 'CONTEXT_ONLY' } | { because: 'REPLY_AWAITED' }>
  | { status: 'UNSOURCED'; because: 'NONE_PUBLISHED' };

/** What an edition changed about a statement that had been published before. */
export type StatementHistory = {
  /** The edition that did. */
  edition: number;
  publishedAt: string;
  /** `CORRECTED`: what was published before no longer stands. `UPDATED`: there is more to say of it. */
  is: 'CORRECTED' | 'UPDATED';
  /** The editor's own account of that edition. */
  note: string;
  changes: StatementChange[];
};

export type ReportStatement = {
  /** From 1, in the order of the story. */
  number: number;
  /** Its lasting address, `/statements/ID`, the same in every edition. Editions made before there were any have none. */
  id?: string;
  /** What later editions changed, oldest first, over all editions that have it. Absent as `id` is. */
  history?: StatementHistory[];
  kind: ItemKind;
  words: string;
  /** UTF-16 offsets into `story.text`, in order, not overlapping. */
  spans: Span[];
  speaker: string | null;
  /** The words as they read with their cue and speaker. */
  statement: StatementPart[];
  cue: string | null;
  force: Force | null;
  polarity: Polarity | null;
  occasion: string | null;
  date: string | null;
  status: ItemStatus;
  /** What was checked, for a verified statement. */
  checked: Tick[];
  quotation: QuotationVerdict | null;
  substance: SubstanceVerdict | null;
  /** For a quote found altered: what was printed and what the published source has, word by word. */
  wordings: ReportWording[];
  /** Absent where the newsroom offers none, as in every edition from before there were any. */
  clips?: ReportClip[];
  restsOn: PublishedRest;
  sources: ReportSource[];
  /** For a non-response: how its sentence words it. */
  outcome: ContactOutcome | null;
  /** For a non-response; empty for every other kind. */
  parties: ReportParty[];
} & Reasoned<VerdictReason>;

export type ReportAsked = {
  party: string;
  /** What the log supported when the edition was published. */
  outcome: ContactOutcome;
  requests: ReportRequest[];
};

export type CueValue = { text: string | null; force: Force | null; polarity: Polarity | null };
export type StatusValue = { status: ItemStatus } & Reasoned<VerdictReason>;

type Changed<What extends string, Value> = { what: What; before: Value; after: Value };

/** `number` and `words` are from the newer edition; for a removed statement, from the older one. */
export type StatementChange = { number: number; words: string } & (
  | { what: 'added' | 'removed' }
  | Changed<'words', string>
  | Changed<'speaker', string | null>
  | Changed<'cue', CueValue>
  | Changed<'status', StatusValue>
  | Changed<'quotation', QuotationVerdict | null>
  | Changed<'substance', SubstanceVerdict | null>
  /** How many are published. */
  | Changed<'sources', number>
);

export type EditionChanges = {
  since: number;
  /** The editor's own account of it. */
  note: string;
  headline: ChangedHeadline | null;
  statements: StatementChange[];
};

/** The newsroom's rules that it was checked by. */
export type ReportRules = { secondPersonRule: boolean; evidenceRule: boolean; originsForClaims: number };

/** What is stored for an edition published now. */
export type Snapshot = {
  stet: typeof REPORT_VERSION;
  /** What its page and the files beside it are worded in. Editions made before there was a choice have none: English. */
  language?: ReportLanguage;
  newsroom: { name: string; timeZone: string };
  rules: ReportRules;
  edition: { number: number; publishedAt: string; publishedBy: string };
  signOff: { by: string; at: string };
  summary: Summary;
  story: ReportStory;
  statements: ReportStatement[];
  asked: ReportAsked[];
  /** Null in the first edition. */
  changes: EditionChanges | null;
};

/** What is stored for an edition, from any version of Stet. */
export type ReportSnapshot = Snapshot | EarlierSnapshot;

/**
 * @param stored the text of an edition's snapshot.
 * @throws Error where it is of a version that is not known here.
 */
export function readSnapshot(stored: string): ReportSnapshot {
  const snapshot = JSON.parse(stored) as ReportSnapshot;
  if (snapshot.stet === REPORT_VERSION || snapshot.stet === 'report/1') return snapshot;
  throw new Error(
    `A snapshot of the version ${JSON.stringify((snapshot as { stet?: unknown }).stet)} is of a later Stet.`,
  );
}
