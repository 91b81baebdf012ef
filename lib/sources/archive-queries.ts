import type { SourceRow } from '../confidential/queries.ts';
import { db, type Tx } from '../db.ts';
import { archivedCopy, whyNotArchived } from '../domain/archiving.ts';
import { hasJobToTry } from '../jobs/has-job-queries.ts';
import type { ArchiveRequestView, ArchiveView } from './archive-view.ts';

/**
 * The wish that somebody had last for what a source links to, of the last day: what came of another address says nothing
 * of this one. One whose job is gone, as after a restore, is told as failed, and nothing is sent that nobody waits for.
 */
export async function lastArchiveRequest(
  client: Tx,
  { id, link }: { id: string; link: string },
): Promise<ArchiveRequestView | null> {
  const [row] = await client.$queryRaw<(Omit<ArchiveRequestView, 'askedAt'> & { askedAt: Date })[]>`
    SELECT id, CASE WHEN "isLost" THEN 'FAILED' ELSE state END AS state, CASE WHEN "isLost" THEN ${LOST} ELSE said END AS said,
      "askedBy", "askedAt"
    FROM (
      SELECT request.id, request.state::text, request.said, member.name AS "askedBy", request.asked_at AS "askedAt",
        request.state IN ('WAITING', 'RUNNING') AND NOT ${hasJobToTry('source.archive', 'request.id')} AS "isLost"
      FROM archive_request request JOIN member ON member.id = request.asked_by_id
      WHERE request.source_id = ${id}::uuid AND request.link = ${link}
        AND request.asked_at > now() - interval '1 day') found`;
  return row ? { ...row, askedAt: row.askedAt.toISOString() } : null;
}

const LOST = 'Stet did not get it done. Ask again.';

/** What the page of a source says of the Internet Archive. The caller knows that the source may be opened. */
export async function archivingOf(
  source: SourceRow,
  { internetArchive }: { internetArchive: boolean },
): Promise<ArchiveView> {
  const whyNot = whyNotArchived(source, internetArchive, new Date());
  const [pages, request] = await Promise.all([
    db.archivedPage.findMany({ where: { sourceId: source.id } }),
    lastArchiveRequest(db, source),
  ]);
  const copy = archivedCopy(source.link, pages);
  return {
    isOffered: internetArchive && !source.isConfidential && source.link !== '',
    whyNot,
    copy: copy && { address: copy.address, at: copy.archivedAt.toISOString() },
    request,
  };
}

export type ArchivedPage = { link: string; address: string; archivedAt: Date };

/** Where the Internet Archive keeps the pages of the sources that these items rest on, by the source's id. */
export async function archivedPagesOf(
  client: Tx,
  items: readonly { evidence: readonly { sourceId: string }[] }[],
): Promise<ReadonlyMap<string, ArchivedPage[]>> {
  const sourceIds = new Set(items.flatMap(({ evidence }) => evidence.map(({ sourceId }) => sourceId)));
  const rows = await client.archivedPage.findMany({ where: { sourceId: { in: [...sourceIds] } } });
  return Map.groupBy(rows, ({ sourceId }) => sourceId);
}
