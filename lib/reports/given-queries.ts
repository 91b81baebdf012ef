/**
 * Which of the published reports are given on as a whole: in the feed, the record and the collections of annotations. A
 * report of a story whose publication is blocked is not, as long as it is, and nothing says why; nor are the demo's. At
 * its own address it is read as before.
 */
import { db, Prisma } from '../db.ts';

/** On the table `report`, as `r`. */
export const IS_GIVEN = Prisma.sql`NOT EXISTS (
  SELECT FROM story WHERE story.id = r.story_id AND story.is_demo) AND NOT EXISTS (
  SELECT FROM publication_hold WHERE publication_hold.story_id = r.story_id AND lifted_at IS NULL)`;

/** A report as the feed has it: its newest edition, and when anything about it changed last. */
export type FeedRow = {
  id: string;
  slug: string;
  editionId: string;
  number: number;
  sha256: string;
  changeNote: string;
  publishedAt: Date;
  updatedAt: Date;
  /** Null where it stands; else why it was withdrawn. */
  withdrawn: string | null;
};

/** More than any reader shows, and some weeks of a large desk. */
const MOST_ENTRIES = 50;
/** Editions that are looked at for it: of one report there may be many in a day. */
const LOOKED_AT = 10 * MOST_ENTRIES;

export type FeedState = { newsroom: string; rows: FeedRow[] };

/** The reports published, corrected or withdrawn last, newest first. One query, on its indexes. */
export async function feedState(): Promise<FeedState> {
  const rows = await db.$queryRaw<(FeedRow & { newsroom: string })[]>`
    WITH lately AS (
      SELECT report_id FROM (SELECT report_id FROM edition ORDER BY published_at DESC LIMIT ${LOOKED_AT}) published
      UNION
      SELECT id FROM (SELECT id FROM report WHERE withdrawn_at IS NOT NULL
                      ORDER BY withdrawn_at DESC LIMIT ${LOOKED_AT}) withdrawn
    ), given AS (
      SELECT r.id, r.slug, newest.id AS "editionId", newest.number, newest.sha256, newest.change_note AS "changeNote",
        earliest.published_at AS "publishedAt", greatest(newest.published_at, r.withdrawn_at) AS "updatedAt",
        CASE WHEN r.withdrawn_at IS NULL THEN NULL ELSE coalesce(r.withdrawn_reason, '') END AS withdrawn
      FROM lately JOIN report r ON r.id = lately.report_id
      JOIN LATERAL (SELECT * FROM edition WHERE report_id = r.id ORDER BY number DESC LIMIT 1) newest ON true
      JOIN LATERAL (SELECT published_at FROM edition WHERE report_id = r.id ORDER BY number LIMIT 1) earliest ON true
      WHERE ${IS_GIVEN}
      ORDER BY "updatedAt" DESC, r.id DESC LIMIT ${MOST_ENTRIES}
    )
    SELECT given.*, newsroom.name AS newsroom
    FROM (SELECT coalesce((SELECT name FROM newsroom WHERE id = 1), 'Newsroom') AS name) newsroom
    LEFT JOIN given ON true`;
  const [first] = rows;
  return {
    newsroom: first?.newsroom ?? '',
    rows: first?.id == null ? [] : rows.map(({ newsroom: _, ...row }) => row),
  };
}

/** The stored snapshots of these editions, by id. */
export async function snapshotsOf(editionIds: readonly string[]): Promise<Map<string, string>> {
  const rows = await db.edition.findMany({
    where: { id: { in: [...editionIds] } },
    select: { id: true, snapshot: true },
  });
  return new Map(rows.map(({ id, snapshot }) => [id, snapshot]));
}

/** An edition as the record has it, without its snapshot. */
export type RecordRow = {
  editionId: string;
  slug: string;
  number: number;
  sha256: string;
  publishedAt: Date;
  /** Of its snapshot, in bytes. */
  size: number;
  isCurrent: boolean;
  withdrawnAt: Date | null;
  withdrawnReason: string | null;
  /** When something about the report changed last, for all of its editions alike. */
  updatedAt: Date;
};

/**
 * All editions in the order of their publication, or those of reports about which something changed since. When a block
 * on publication is lifted, its report comes as changed: whoever asked meanwhile got none of it.
 */
export function recordRows(since?: Date): Promise<RecordRow[]> {
  return db.$queryRaw<RecordRow[]>`
    WITH given AS (
      SELECT r.id, r.slug, r.withdrawn_at, r.withdrawn_reason, newest.number AS newest, greatest(
        newest.published_at, r.withdrawn_at,
        (SELECT max(lifted_at) FROM publication_hold WHERE publication_hold.story_id = r.story_id)) AS updated_at
      FROM report r
      JOIN LATERAL (SELECT number, published_at FROM edition WHERE report_id = r.id ORDER BY number DESC LIMIT 1) newest ON true
      WHERE ${IS_GIVEN}
    )
    SELECT e.id AS "editionId", g.slug, e.number, e.sha256, e.published_at AS "publishedAt",
      octet_length(e.snapshot) AS size, e.number = g.newest AS "isCurrent",
      g.withdrawn_at AS "withdrawnAt", g.withdrawn_reason AS "withdrawnReason", g.updated_at AS "updatedAt"
    FROM edition e JOIN given g ON g.id = e.report_id
    WHERE g.updated_at >= coalesce(${since ?? null}::timestamptz, '-infinity')
    ORDER BY e.published_at, e.id`;
}

/** The stored snapshots of these editions, by id, as far as they are still given on and stand. */
export async function snapshotsGiven(editionIds: readonly string[]): Promise<Map<string, string>> {
  if (editionIds.length === 0) return new Map();
  const rows = await db.$queryRaw<{ id: string; snapshot: string }[]>`
    SELECT e.id, e.snapshot FROM edition e JOIN report r ON r.id = e.report_id
    WHERE e.id = ANY(${[...editionIds]}::uuid[]) AND r.withdrawn_at IS NULL AND ${IS_GIVEN}`;
  return new Map(rows.map(({ id, snapshot }) => [id, snapshot]));
}

/** A report whose annotations are asked for: its newest edition. */
export type AnnotatedReport = { editionId: string; number: number; isWithdrawn: boolean; newsroom: string };

/** Null where there is no such report, or it is not given on. */
export async function annotatedReport(slug: string): Promise<AnnotatedReport | null> {
  // No URL of ours has a NUL in it, and Postgres refuses to look for one.
  if (slug.includes('\0') || !slug.isWellFormed()) return null;
  const [row] = await db.$queryRaw<AnnotatedReport[]>`
    SELECT e.id AS "editionId", e.number, r.withdrawn_at IS NOT NULL AS "isWithdrawn",
      coalesce((SELECT name FROM newsroom WHERE id = 1), 'Newsroom') AS newsroom
    FROM report r JOIN LATERAL (SELECT id, number FROM edition WHERE report_id = r.id ORDER BY number DESC LIMIT 1) e ON true
    WHERE r.slug = ${slug} AND ${IS_GIVEN}`;
  return row ?? null;
}

const STANDS = Prisma.sql`r.withdrawn_at IS NULL AND ${IS_GIVEN}`;

/** The reports before and after one among those that are given on and stand, by their slugs; null at either end. */
export async function reportsBeside(slug: string): Promise<{ prev: string | null; next: string | null }> {
  const [row] = await db.$queryRaw<{ prev: string | null; next: string | null }[]>`
    SELECT (SELECT slug FROM report r WHERE r.id < own.id AND ${STANDS} ORDER BY r.id DESC LIMIT 1) AS prev,
           (SELECT slug FROM report r WHERE r.id > own.id AND ${STANDS} ORDER BY r.id LIMIT 1) AS next
    FROM report own WHERE own.slug = ${slug}`;
  return row ?? { prev: null, next: null };
}

/** The first and the last of them, and the newsroom's name. */
export async function endsOfReports(): Promise<{
  newsroom: string;
  first: string | null;
  last: string | null;
}> {
  const [row] = await db.$queryRaw<{ newsroom: string; first: string | null; last: string | null }[]>`
    SELECT coalesce((SELECT name FROM newsroom WHERE id = 1), 'Newsroom') AS newsroom,
           (SELECT slug FROM report r WHERE ${STANDS} ORDER BY r.id LIMIT 1) AS first,
           (SELECT slug FROM report r WHERE ${STANDS} ORDER BY r.id DESC LIMIT 1) AS last`;
  return row ?? { newsroom: '', first: null, last: null };
}
