/** Puts a report together from what the newsroom knows, and leaves out what is not for the public. */

import { restsOnLog } from '../item-kinds.ts';
import { sourceStatusOf } from '../source-status.ts';
import type { NamedParty } from '../standing.ts';
import type { StatementPart } from '../statement.ts';
import { countStatuses, type Summarised, summarySentence } from '../summary.ts';
import { type Support, supportOf } from '../supported-wording.ts';
import type {
  ContactOutcome,
  Force,
  ItemKind,
  ItemStatus,
  Polarity,
  QuotationVerdict,
  Span,
  SubstanceVerdict,
  Tick,
} from '../vocabulary.ts';
import { type AttemptInput, askedParties, publicChannel } from './asked.ts';
import { compareEditions } from './compare-editions.ts';
import { methodParagraphs } from './method.ts';
import { type EvidenceInput, publishableBasis, publishableSources } from './publishable.ts';
import { publishedText, type TextBlock } from './published-text.ts';
import { REPORT_VERSION, type ReportSnapshot, type ReportStatement } from './snapshot.ts';
import { type CheckInput, publishableWordings } from './wordings.ts';

export type ItemInput = {
  id: string;
  kind: ItemKind;
  /** UTF-16 offsets into the revision's text, in order, not overlapping. */
  spans: readonly Span[];
  exact: string;
  speakerName: string | null;
  statement: StatementPart[];
  cue: string | null;
  force: Force | null;
  polarity: Polarity | null;
  occasion: string | null;
  date: string | null;
  status: ItemStatus;
  reason: string;
  ticks: readonly Tick[];
  quotation: QuotationVerdict | null;
  substance: SubstanceVerdict | null;
  /** Of a non-response: how it is worded, and whom it names. */
  outcome: ContactOutcome | null;
  parties: readonly NamedParty[];
  isCut: boolean;
  evidence: readonly EvidenceInput[];
  /** The comparisons that hold for these words and the sources' present text. */
  checks: readonly CheckInput[];
};

export type ReportInput = {
  newsroom: {
    name: string;
    timeZone: string;
    secondPersonRule: boolean;
    evidenceRule: boolean;
    originsForClaims: number;
  };
  story: { headline: string; byline: string; language: string };
  revision: { number: number; text: string };
  blocks: readonly TextBlock[];
  items: readonly ItemInput[];
  attempts: readonly AttemptInput[];
  signOff: { by: string; at: Date };
  edition: { number: number; publishedAt: Date; publishedBy: string; changeNote: string };
  /** The edition before this one; null for the first. */
  previous: ReportSnapshot | null;
};

/** The snapshot of an edition: JSON data alone, ready for `canonicalJson`. */
export function assembleReport(input: ReportInput): ReportSnapshot {
  const { newsroom, story, revision, signOff, edition, previous } = input;
  const published = publishedText(revision.text, input.blocks);
  const items = input.items
    .map((item) => ({ item, spans: published.move(item.spans) }))
    // A statement in a set-aside line is not part of the story.
    .filter(({ item, spans }) => !item.isCut && spans.length > 0)
    .sort((a, b) => startOf(a.spans) - startOf(b.spans) || endOf(b.spans) - endOf(a.spans));
  const numbers = new Map(items.map(({ item }, i) => [item.id, i + 1]));
  const statements = items.map(({ item, spans }, i) => statementOf(item, spans, i + 1, input));
  const summarised = items.map(
    ({ item }): Summarised => ({
      kind: item.kind,
      status: item.status,
      parties: item.parties.map(({ mention, name }) => mention || name),
    }),
  );
  const snapshot: ReportSnapshot = {
    stet: REPORT_VERSION,
    newsroom: { name: newsroom.name, timeZone: newsroom.timeZone },
    edition: {
      number: edition.number,
      publishedAt: edition.publishedAt.toISOString(),
      publishedBy: edition.publishedBy,
    },
    signOff: { by: signOff.by, at: signOff.at.toISOString() },
    secondPerson: newsroom.secondPersonRule,
    summary: { sentence: summarySentence(summarised), ...countStatuses(summarised) },
    story: {
      headline: story.headline,
      byline: story.byline,
      language: story.language,
      revision: revision.number,
      text: published.text,
      blocks: published.blocks,
    },
    statements,
    asked: askedParties(input.attempts, numbers, edition.publishedAt),
    changes: null,
    method: methodParagraphs(newsroom),
  };
  if (previous) snapshot.changes = compareEditions(previous, snapshot, edition.changeNote);
  return snapshot;
}

function startOf(spans: readonly Span[]): number {
  return spans[0]?.start ?? 0;
}

function endOf(spans: readonly Span[]): number {
  return spans.at(-1)?.end ?? 0;
}

function statementOf(item: ItemInput, spans: Span[], number: number, input: ReportInput): ReportStatement {
  const at = input.edition.publishedAt;
  const support = supportFor(item, input);
  const evidence = publishableBasis(item.evidence, at);
  const rests = sourceStatusOf({ kind: item.kind, evidence, parties: item.parties, support });
  const isUntold = rests.status === 'UNSOURCED' && !restsOnLog(item.kind);
  return {
    number,
    kind: item.kind,
    words: item.exact,
    spans,
    speaker: item.speakerName,
    statement: item.statement,
    cue: item.cue,
    force: item.force,
    polarity: item.polarity,
    occasion: item.occasion,
    date: item.date,
    status: item.status,
    reason: item.reason,
    checked: item.status === 'VERIFIED' ? [...item.ticks] : [],
    quotation: item.quotation,
    substance: item.substance,
    wordings: item.quotation === 'ALTERED' ? publishableWordings(item.checks, item.evidence, at) : [],
    // The same words whether there is no source or one that cannot be told of.
    restsOn: isUntold
      ? { status: 'UNSOURCED', words: 'no supporting source is published' }
      : { status: rests.status, words: rests.words },
    sources: publishableSources(item.evidence, at),
    parties: (support?.parties ?? []).map(({ party, isSupported, words }) => ({
      name: party,
      isSupported,
      words,
    })),
  };
}

/** The contact log's word on a non-response, without the names of those who were written to. */
function supportFor(
  { kind, outcome, parties }: ItemInput,
  { attempts, edition, newsroom }: ReportInput,
): Support | null {
  if (!restsOnLog(kind)) return null;
  const nameless = attempts.map((attempt) => ({
    ...attempt,
    person: '',
    channel: publicChannel(attempt.channel),
  }));
  return supportOf({ outcome, parties }, nameless, edition.publishedAt, { timeZone: newsroom.timeZone });
}
