/**
 * What exactly a signature covers: everything that the report will show. The caller hashes the text (SHA-256); if
 * any of it changes, the hash does, and the signature no longer holds.
 */
import { canonicalJson } from './canonical-json.ts';
import type {
  BlockKind,
  ContactOutcome,
  ItemKind,
  ItemStatus,
  QuotationVerdict,
  SourceType,
  Span,
  Stance,
  SubstanceVerdict,
  Terms,
  Tick,
} from './vocabulary.ts';

export type SignedEvidence = {
  id: string;
  stance: Stance;
  excerpt: string;
  locator: string;
  source: {
    id: string;
    type: SourceType;
    title: string;
    author: string;
    link: string;
    isPrimary: boolean | null;
    origin: string;
    terms: Terms;
    termsText: string;
    publishedAt: Date | null;
  };
};

export type SignedItem = {
  id: string;
  kind: ItemKind;
  spans: readonly Span[];
  exact: string;
  speakerName: string | null;
  parties: readonly { mention: string; name: string }[];
  outcome: ContactOutcome | null;
  status: ItemStatus;
  reason: string;
  ticks: readonly Tick[];
  quotation: QuotationVerdict | null;
  substance: SubstanceVerdict | null;
  evidence: readonly SignedEvidence[];
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
};

export type SignedContent = {
  story: { headline: string; byline: string; language: string };
  revision: { number: number; sha256: string };
  blocks: readonly { start: number; end: number; kind: BlockKind }[];
  /** Without cut items and removed evidence. */
  items: readonly SignedItem[];
  contacts: readonly SignedAttempt[];
};

/**
 * @param content in any order: it is put into one.
 * @returns the canonical text to hash. Only the fields listed here count, whatever else the objects carry.
 */
export function signedContent({ story, revision, blocks, items, contacts }: SignedContent): string {
  return canonicalJson({
    stet: 'signed/1',
    story: { headline: story.headline, byline: story.byline, language: story.language },
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
      parties: item.parties.map(({ mention, name }) => ({ mention, name })),
      outcome: item.outcome,
      status: item.status,
      reason: item.reason,
      ticks: [...item.ticks].sort(),
      quotation: item.quotation,
      substance: item.substance,
      evidence: byId(item.evidence).map(evidenceContent),
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
    })),
  });
}

function evidenceContent({ id, stance, excerpt, locator, source }: SignedEvidence) {
  return {
    id,
    stance,
    excerpt,
    locator,
    source: {
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
    },
  };
}

function byId<T extends { id: string }>(all: readonly T[]): T[] {
  return [...all].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}
