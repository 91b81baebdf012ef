/**
 * What exactly a signature covers: everything that the report will show. The caller hashes the text (SHA-256); if
 * any of it changes, the hash does, and the signature no longer holds.
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
  /** As the sentence names them; null where it has no place for it. */
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
 * What signatures have covered: `signed/1` an item's words and speaker; `signed/2` all of its attribution. A signature
 * holds by the version that it was made with, so that one made before goes on meaning what it meant.
 */
export const SIGNED_VERSIONS = ['signed/2', 'signed/1'] as const;
export type SignedVersion = (typeof SIGNED_VERSIONS)[number];

/**
 * @param content in any order: it is put into one.
 * @param version the newest, by which everything is signed; an older one to check a signature made by it.
 * @returns the canonical text to hash. Only the fields listed here count, whatever else the objects carry.
 */
export function signedContent(
  { story, revision, blocks, items, contacts }: SignedContent,
  version: SignedVersion = 'signed/2',
): string {
  return canonicalJson({
    stet: version,
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
