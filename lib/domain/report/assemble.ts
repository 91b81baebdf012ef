/** Puts a report together from what the newsroom knows, and leaves out what is not for the public. */
import { verdictReason } from '../audit/codes.ts';
import { restsOnLog } from '../item-kinds.ts';
import { restsOn } from '../rests-on.ts';
import { type NamedParty, type PartyStanding, standingsOf, toldStanding } from '../standing.ts';
import type { StatementPart } from '../statement.ts';
import { summaryOf } from '../summary.ts';
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
import { comparable, compareEditions } from './compare-editions.ts';
import { type NamedClip, publishableClips } from './offered-clips.ts';
import { type EvidenceInput, publishableBasis, publishableSources } from './publishable.ts';
import { publishedText, type TextBlock } from './published-text.ts';
import type { ReportLanguage } from './report-languages.ts';
import {
  type PublishedRest,
  REPORT_VERSION,
  type ReportParty,
  type ReportSnapshot,
  type ReportStatement,
  type Snapshot,
} from './snapshot.ts';
import { withHistories } from './statement-history.ts';
import { type CheckInput, publishableWordings } from './wordings.ts';

export type ItemInput = {
  id: string;
  /** Its lasting address as a published statement. */
  address?: string;
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
  /** For a non-response: how it is worded, and whom it names. */
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
  /** The clips that reports may offer; none where the newsroom does not allow it. */
  clips?: readonly NamedClip[];
  signOff: { by: string; at: Date };
  edition: { number: number; publishedAt: Date; publishedBy: string; changeNote: string };
  /** What it is worded in; English where nobody said. */
  language?: ReportLanguage;
  /** The edition before this one; null for the first. */
  previous: ReportSnapshot | null;
  /** Each statement with an address as it was last published, by its address. */
  published?: ReadonlyMap<string, ReportStatement>;
};

/**
 * The items that an edition publishes, in its order: neither cut ones nor those in a line set aside, which is not part
 * of the story.
 *
 * @returns each with its place in the published text
 */
export function publishedItems<Item extends Pick<ItemInput, 'spans' | 'isCut'>>(
  items: readonly Item[],
  move: (spans: readonly Span[]) => Span[],
): { item: Item; spans: Span[] }[] {
  return items
    .map((item) => ({ item, spans: move(item.spans) }))
    .filter(({ item, spans }) => !item.isCut && spans.length > 0)
    .sort((a, b) => startOf(a.spans) - startOf(b.spans) || endOf(b.spans) - endOf(a.spans));
}

/** The snapshot of an edition: JSON data alone, ready for `canonicalJson`. */
export function assembleReport(input: ReportInput): Snapshot {
  const { newsroom, story, revision, signOff, edition, previous } = input;
  const published = publishedText(revision.text, input.blocks);
  const items = publishedItems(input.items, published.move);
  const numbers = new Map(items.map(({ item }, i) => [item.id, i + 1]));
  const statements = items.map(({ item, spans }, i) => ({
    ...statementOf(item, spans, i + 1, input),
    ...clipsOf(item, input),
  }));
  const snapshot: Snapshot = {
    stet: REPORT_VERSION,
    ...(input.language && { language: input.language }),
    newsroom: { name: newsroom.name, timeZone: newsroom.timeZone },
    rules: {
      secondPersonRule: newsroom.secondPersonRule,
      evidenceRule: newsroom.evidenceRule,
      originsForClaims: newsroom.originsForClaims,
    },
    edition: {
      number: edition.number,
      publishedAt: edition.publishedAt.toISOString(),
      publishedBy: edition.publishedBy,
    },
    signOff: { by: signOff.by, at: signOff.at.toISOString() },
    summary: summaryOf(
      items.map(({ item: { kind, status, parties } }) => ({
        kind,
        status,
        parties: parties.map(({ mention, name }) => mention || name),
      })),
    ),
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
  };
  if (previous) snapshot.changes = compareEditions(comparable(previous), snapshot, edition.changeNote);
  return withHistories(snapshot, input.published);
}

function startOf(spans: readonly Span[]): number {
  return spans[0]?.start ?? 0;
}

function endOf(spans: readonly Span[]): number {
  return spans.at(-1)?.end ?? 0;
}

function statementOf(item: ItemInput, spans: Span[], number: number, input: ReportInput): ReportStatement {
  const at = input.edition.publishedAt;
  const parties = partiesOf(item, input);
  return {
    number,
    ...(item.address !== undefined && { id: item.address }),
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
    ...verdictReason(item.reason),
    checked: item.status === 'VERIFIED' ? [...item.ticks] : [],
    quotation: item.quotation,
    substance: item.substance,
    wordings: item.quotation === 'ALTERED' ? publishableWordings(item.checks, item.evidence, at) : [],
    restsOn: publishedRest(item, parties, at),
    sources: publishableSources(item.evidence, at),
    outcome: restsOnLog(item.kind) ? item.outcome : null,
    parties: parties.map(publishedParty),
  };
}

/** Nothing at all where there is none, as editions from before there were any store it. */
function clipsOf(item: ItemInput, { clips = [], edition }: ReportInput): Pick<ReportStatement, 'clips'> {
  const offered = publishableClips(item, clips, edition.publishedAt);
  return offered.length > 0 ? { clips: offered } : {};
}

/** What a statement rests on, worded the same whether there is no source or one that cannot be mentioned. */
function publishedRest(
  { kind, parties, evidence }: ItemInput,
  standings: readonly PartyStanding[],
  at: Date,
): PublishedRest {
  const support = { parties: standings };
  const rests = restsOn({ kind, evidence: publishableBasis(evidence, at), parties, support });
  switch (rests.because) {
    case 'NO_SOURCE':
    case 'CONTEXT_ONLY':
    case 'REPLY_AWAITED':
      return { status: 'UNSOURCED', because: 'NONE_PUBLISHED' };
    default:
      return rests;
  }
}

/** Where the parties of a non-response stand by the contact log; none for any other kind. */
function partiesOf(
  { kind, outcome, parties }: ItemInput,
  { attempts, edition }: ReportInput,
): PartyStanding[] {
  return restsOnLog(kind) ? standingsOf({ outcome, parties }, attempts, edition.publishedAt) : [];
}

/** What the contact log says of a party, without the names and addresses of those contacted. */
function publishedParty({ party, isSupported, standing }: PartyStanding): ReportParty {
  const { outcome, request } = toldStanding(standing);
  return {
    name: party,
    isSupported,
    outcome,
    request: request && {
      channel: publicChannel(request.channel),
      sentAt: request.sentAt.toISOString(),
      deadline: request.deadline?.toISOString() ?? null,
      answeredAt: request.answeredAt?.toISOString() ?? null,
    },
  };
}
