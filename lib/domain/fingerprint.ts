/**
 * Exactly what a signature covers: everything that the report will show, and what it rests on. The caller hashes the
 * text (SHA-256); any change to it changes the hash, and the signature no longer holds.
 */
import { canonicalJson } from './canonical-json.ts';
import type {
  BlockKind,
  ContactOutcome,
  Force,
  ItemKind,
  ItemStatus,
  Polarity,
  QuotationVerdict,
  SourceType,
  Span,
  Stance,
  SubstanceVerdict,
  Terms,
  Tick,
} from './vocabulary.ts';

/** What a source is, and what it provided. */
export type SignedSource = {
  id: string;
  type: SourceType;
  title: string;
  author: string;
  link: string;
  isPrimary: boolean | null;
  isFirsthand: boolean | null;
  isConfidential: boolean;
  origin: string;
  terms: Terms;
  termsText: string;
  embargoUntil: Date | null;
  publishedAt: Date | null;
  /** Hash of its text; null where it has none. */
  textSha256: string | null;
  /** SHA-256 of each of its files. */
  files: readonly string[];
  /** And of those that the report offers to be played. */
  offered?: readonly string[];
};

type SignedCheck = {
  id: string;
  outcome: string;
  words: string;
  textSha256: string;
  source: SignedSource;
};

type SignedEvidence = {
  id: string;
  stance: Stance;
  excerpt: string;
  locator: string;
  source: SignedSource;
};

export type SignedItem = {
  id: string;
  kind: ItemKind;
  spans: readonly Span[];
  exact: string;
  speakerName: string | null;
  /** As the sentence names them; null where the sentence has no words for them. */
  speakerMention: string | null;
  cue: string | null;
  force: Force | null;
  polarity: Polarity | null;
  occasion: string | null;
  date: string | null;
  parties: readonly { mention: string; name: string }[];
  outcome: ContactOutcome | null;
  status: ItemStatus;
  reason: string;
  ticks: readonly Tick[];
  quotation: QuotationVerdict | null;
  substance: SubstanceVerdict | null;
  evidence: readonly SignedEvidence[];
  /** The decision it rests on, and who made it. */
  verdict: { id: string; byId: string | null; by: string | null } | null;
  /** Comparisons of its words with the texts of sources. */
  checks: readonly SignedCheck[];
};

export type SignedAttempt = {
  id: string;
  party: string;
  channel: string;
  person: string;
  asked: string;
  sentAt: Date;
  deadline: Date | null;
  outcome: ContactOutcome;
  reason: string;
  answer: string;
  answeredAt: Date | null;
  /** Who asked. */
  byId: string;
  itemIds: readonly string[];
};

export type SignedContent = {
  newsroom: {
    name: string;
    timeZone: string;
    secondPersonRule: boolean;
    evidenceRule: boolean;
    originsForClaims: number;
  };
  story: {
    headline: string;
    byline: string;
    language: string;
    authors: readonly { id: string; name: string; how: string }[];
  };
  revision: { number: number; sha256: string };
  blocks: readonly { start: number; end: number; kind: BlockKind }[];
  /** Without cut items or removed evidence. */
  items: readonly SignedItem[];
  contacts: readonly SignedAttempt[];
};

/**
 * What signatures have covered: `signed/1` an item's words and speaker; `signed/2` all of its attribution; `signed/3`
 * also its sources' texts and files, its comparisons, the people, and the newsroom's name and rules. A signature is
 * checked by the version it was made with, so that an older one still means what it meant.
 */
export const SIGNED_VERSIONS = ['signed/3', 'signed/2', 'signed/1'] as const;
export type SignedVersion = (typeof SIGNED_VERSIONS)[number];

/**
 * @param content in any order: it is put into one.
 * @param version the newest, by which everything is signed; an older one to check a signature made by it.
 * @returns the canonical text to hash. Only the fields listed here count, whatever else the objects carry.
 */
export function signedContent(
  { newsroom, story, revision, blocks, items, contacts }: SignedContent,
  version: SignedVersion = 'signed/3',
): string {
  const isWhole = version === 'signed/3';
  return canonicalJson({
    stet: version,
    ...(isWhole && { newsroom: newsroomContent(newsroom) }),
    story: {
      headline: story.headline,
      byline: story.byline,
      language: story.language,
      ...(isWhole && { authors: byId(story.authors).map(({ id, name, how }) => ({ id, name, how })) }),
    },
    revision: { number: revision.number, sha256: revision.sha256 },
    blocks: [...blocks]
      .sort((a, b) => a.start - b.start)
      .map(({ start, end, kind }) => ({ start, end, kind })),
    items: byId(items).map((item) => ({
      id: item.id,
      kind: item.kind,
      spans: item.spans.map(({ start, end }) => ({ start, end })),
      exact: item.exact,
      speakerName: item.speakerName,
      ...(version !== 'signed/1' && {
        speakerMention: item.speakerMention,
        cue: item.cue,
        force: item.force,
        polarity: item.polarity,
        occasion: item.occasion,
        date: item.date,
      }),
      parties: item.parties.map(({ mention, name }) => ({ mention, name })),
      outcome: item.outcome,
      status: item.status,
      reason: item.reason,
      ticks: [...item.ticks].sort(),
      quotation: item.quotation,
      substance: item.substance,
      evidence: byId(item.evidence).map(({ id, stance, excerpt, locator, source }) => ({
        id,
        stance,
        excerpt,
        locator,
        source: sourceContent(source, isWhole),
      })),
      ...(isWhole && {
        verdict: item.verdict && { id: item.verdict.id, byId: item.verdict.byId, by: item.verdict.by },
        checks: byId(item.checks).map(({ id, outcome, words, textSha256, source }) => ({
          id,
          outcome,
          words,
          textSha256,
          source: sourceContent(source, true),
        })),
      }),
    })),
    contacts: byId(contacts).map((attempt) => ({
      id: attempt.id,
      party: attempt.party,
      channel: attempt.channel,
      person: attempt.person,
      asked: attempt.asked,
      sentAt: attempt.sentAt.toISOString(),
      deadline: attempt.deadline?.toISOString() ?? null,
      outcome: attempt.outcome,
      reason: attempt.reason,
      answer: attempt.answer,
      answeredAt: attempt.answeredAt?.toISOString() ?? null,
      ...(isWhole && { byId: attempt.byId, itemIds: [...attempt.itemIds].sort() }),
    })),
  });
}

function newsroomContent(newsroom: SignedContent['newsroom']) {
  const { name, timeZone, secondPersonRule, evidenceRule, originsForClaims } = newsroom;
  return { name, timeZone, secondPersonRule, evidenceRule, originsForClaims };
}

function sourceContent(source: SignedSource, isWhole: boolean) {
  return {
    id: source.id,
    type: source.type,
    title: source.title,
    author: source.author,
    link: source.link,
    isPrimary: source.isPrimary,
    origin: source.origin,
    terms: source.terms,
    termsText: source.termsText,
    publishedAt: source.publishedAt?.toISOString() ?? null,
    ...(isWhole && {
      isFirsthand: source.isFirsthand,
      isConfidential: source.isConfidential,
      embargoUntil: source.embargoUntil?.toISOString() ?? null,
      textSha256: source.textSha256,
      files: [...source.files].sort(),
      // Where none is offered nothing is said of it, so that a signature from before there were any holds.
      ...(source.offered?.length && { offered: [...source.offered].sort() }),
    }),
  };
}

function byId<T extends { id: string }>(all: readonly T[]): T[] {
  return [...all].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}
