import { createHash } from 'node:crypto';
import type { ContactLog } from '../contacts/queries.ts';
import { db } from '../db.ts';
import {
  SIGNED_VERSIONS,
  type SignedContent,
  type SignedVersion,
  signedContent,
} from '../domain/fingerprint.ts';
import type { Span, Tick } from '../domain/vocabulary.ts';
import { attributionOfRow } from '../items/held.ts';
import type { ItemRow } from '../items/row-queries.ts';
import type { StoryScope } from '../stories/queries.ts';
import type { SignedFiles } from './signing.ts';

/** SHA-256 over all that a signature on the current state would cover, in hex. */
export function signedFingerprint(
  { story, revision, newsroom }: StoryScope,
  rows: readonly ItemRow[],
  log: ContactLog,
  files: SignedFiles,
  version?: SignedVersion,
): string {
  const whole = <T extends { id: string; text: { sha256: string } | null }>(source: T) => ({
    ...source,
    textSha256: source.text?.sha256 ?? null,
    files: files.get(source.id) ?? [],
  });
  const content: SignedContent = {
    newsroom,
    story: {
      ...story,
      authors: story.authors.map(({ memberId, member, how }) => ({ id: memberId, name: member.name, how })),
    },
    revision,
    blocks: revision.blocks,
    items: rows
      .filter(({ cutAt }) => cutAt === null)
      .map((row) => {
        const [verdict] = row.verdicts;
        const { speaker, cue, occasion, date } = attributionOfRow(row, revision.text);
        return {
          ...row,
          spans: row.spans as Span[],
          ticks: row.ticks as Tick[],
          speakerMention: speaker?.mention?.toWellFormed() ?? null,
          cue: cue?.text ?? null,
          occasion,
          date,
          evidence: row.evidence.map((one) => ({ ...one, source: whole(one.source) })),
          verdict: verdict ? { id: verdict.id, byId: verdict.byId, by: verdict.by?.name ?? null } : null,
          checks: row.checks.map(({ id, outcome, words, textSha256, source }) => ({
            id,
            outcome,
            words,
            textSha256,
            source: whole(source),
          })),
        };
      }),
    contacts: log.attempts,
  };
  return createHash('sha256').update(signedContent(content, version), 'utf8').digest('hex');
}

/** Whether what was signed is what stands now, by whichever version it was signed. */
export function isStillSigned(
  fingerprint: string,
  scope: StoryScope,
  rows: readonly ItemRow[],
  log: ContactLog,
  files: SignedFiles,
): boolean {
  return SIGNED_VERSIONS.some(
    (version) => signedFingerprint(scope, rows, log, files, version) === fingerprint,
  );
}

export type PublishedEdition = {
  slug: string;
  number: number;
  sha256: string;
  /** The stored bytes: everything public is made from them. */
  snapshot: string;
  publishedAt: Date;
  isLatest: boolean;
  withdrawn: { at: Date; reason: string } | null;
  editions: { number: number; publishedAt: Date }[];
};

/**
 * A published edition, for anybody: the newest, or the one with that number. Null where there is none.
 * This needs no actor: what is published is public, and nothing else is read.
 */
export async function publishedEdition(slug: string, number?: number): Promise<PublishedEdition | null> {
  // A NUL is in no address of ours, and Postgres refuses to look for one.
  if (slug.includes('\0') || !slug.isWellFormed()) return null;
  const report = await db.report.findUnique({
    where: { slug },
    include: { editions: { select: { number: true, publishedAt: true }, orderBy: { number: 'asc' } } },
  });
  const latest = report?.editions.at(-1)?.number;
  if (!report || latest === undefined) return null;
  const edition = await db.edition.findUnique({
    where: { reportId_number: { reportId: report.id, number: number ?? latest } },
    select: { number: true, sha256: true, snapshot: true, publishedAt: true },
  });
  if (!edition) return null;
  return {
    ...edition,
    slug,
    isLatest: edition.number === latest,
    withdrawn: report.withdrawnAt ? { at: report.withdrawnAt, reason: report.withdrawnReason ?? '' } : null,
    editions: report.editions,
  };
}
