/**
 * What is read for a reader: the current state of an edition, and the bytes kept of it. Needs no actor: it is public.
 */
import { db } from '../db.ts';
import { readSnapshot } from '../domain/report/snapshot.ts';
import { newsroomSettings } from '../settings/queries.ts';
import { addressOf } from './edition.ts';
import { type FileName, type TextName, textOfFile } from './edition-files.ts';
import { type FileBytes, inAllForms } from './file-records.ts';

/** The state of one file of an edition at this moment. */
export type Standing = {
  editionId: string;
  number: number;
  /** The kept file that is served; null for an edition from an earlier version of Stet with none kept yet. */
  fileId: string | null;
  /** Hash of the stored snapshot. */
  sha256: string;
  isLatest: boolean;
  withdrawnReason: string | null;
  editions: { number: number; publishedAt: Date }[];
};

type Row = Omit<Standing, 'editions' | 'isLatest'> & { numbers: number[]; moments: Date[] };

/**
 * The edition with that number, or the newest; null where there is none. One database query, on its indexes.
 *
 * @param number undefined for the newest
 */
export async function standingOfFile(
  slug: string,
  number: number | undefined,
  name: FileName,
): Promise<Standing | null> {
  // No URL of ours has a NUL in it, and Postgres refuses to look for one.
  if (number === 0 || slug.includes('\0') || !slug.isWellFormed()) return null;
  const [row] = await db.$queryRaw<Row[]>`
    WITH report AS (SELECT id, withdrawn_at, withdrawn_reason FROM report WHERE slug = ${slug}), all_editions AS (
      SELECT array_agg(number ORDER BY number) AS numbers, array_agg(published_at ORDER BY number) AS moments
      FROM edition WHERE report_id = (SELECT id FROM report)
    )
    SELECT e.id AS "editionId", e.number, e.sha256, f.id AS "fileId", a.numbers, a.moments,
      CASE WHEN r.withdrawn_at IS NULL THEN NULL ELSE coalesce(r.withdrawn_reason, '') END AS "withdrawnReason"
    FROM report r CROSS JOIN all_editions a
    JOIN edition e ON e.report_id = r.id AND e.number = coalesce(${number ?? null}::int, a.numbers[cardinality(a.numbers)])
    LEFT JOIN LATERAL (
      SELECT id FROM published_file WHERE edition_id = e.id AND name = ${name} ORDER BY rendering DESC LIMIT 1
    ) f ON true`;
  if (!row) return null;
  const { numbers, moments, ...standing } = row;
  const editions = numbers.map((one, i) => ({ number: one, publishedAt: moments[i] as Date }));
  return { ...standing, editions, isLatest: row.number === numbers.at(-1) };
}

/** The bytes of a kept file; null where there is none, which never happens with a `fileId`. */
export async function keptFile(id: string): Promise<FileBytes | null> {
  const select = { sha256: true, bytes: true, gzip: true, brotli: true };
  return db.publishedFile.findUnique({ where: { id }, select });
}

/** The stored bytes of an edition: what everything public was made from. */
export async function snapshotOfEdition(editionId: string): Promise<string> {
  const { snapshot } = await db.edition.findUniqueOrThrow({
    where: { id: editionId },
    select: { snapshot: true },
  });
  return snapshot;
}

/** A file of an edition with none kept: made on request, as all were before they were kept. */
export async function madeAnew(slug: string, standing: Standing, name: TextName): Promise<FileBytes> {
  const { editionId, sha256, number, editions } = standing;
  const stored = await snapshotOfEdition(editionId);
  return inAllForms(
    textOfFile(
      name,
      {
        stored,
        sha256,
        snapshot: readSnapshot(stored),
        address: addressOf(slug),
        number,
        editions,
        policies: await newsroomSettings(db),
      },
      { isKept: false },
    ),
  );
}

/** The newest rendering of an edition's file by that name; null where there is none. */
export async function fileOfEdition(editionId: string, name: string): Promise<string | null> {
  const file = await db.publishedFile.findFirst({
    where: { editionId, name },
    orderBy: { rendering: 'desc' },
    select: { id: true },
  });
  return file?.id ?? null;
}

/**
 * How it stands with a job that makes something: it will still be tried, or is; it failed for good (such a job is forgotten after
 * 30 days); or there is none.
 */
export async function jobStanding(jobKey: string): Promise<'under way' | 'failed' | 'none'> {
  const [job] = await db.$queryRaw<{ isAtIt: boolean }[]>`
    SELECT attempts < max_attempts OR locked_at IS NOT NULL AS "isAtIt"
    FROM graphile_worker._private_jobs WHERE key = ${jobKey}`;
  if (!job) return 'none';
  return job.isAtIt ? 'under way' : 'failed';
}
