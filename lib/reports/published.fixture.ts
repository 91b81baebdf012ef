import { db } from '../db.ts';

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
 * A published edition, for anybody: the newest, or the one with that number. Null where there is none. Needs no actor:
 * what is published is public, and nothing else is read.
 */
export async function publishedEdition(slug: string, number?: number): Promise<PublishedEdition | null> {
  // No URL of ours has a NUL in it, and Postgres refuses to look for one.
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
