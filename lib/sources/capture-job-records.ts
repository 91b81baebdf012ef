import { db, type Prisma, type Tx } from '../db.ts';
import { hasJob, hasJobToTry } from '../jobs/has-job-queries.ts';
import { addJob } from '../jobs/records.ts';
import type { CaptureView } from './capture-view.ts';

/** Captures at once, so that slow sites leave room for what else Stet does (lib/worker/run.ts says for how much). */
const LANES = 2;

/**
 * Writes the job of a wish. Whoever has many waiting comes after those who have few: of everybody's next ones, those
 * with the fewest before them go first.
 */
export async function addCaptureJob(tx: Tx, captureId: string, askedById: string): Promise<void> {
  const priority = await tx.pageCapture.count({
    where: { askedById, state: { in: ['WAITING', 'RUNNING'] }, id: { not: captureId } },
  });
  const queue = `captures ${1 + (Number.parseInt(captureId.slice(-2), 16) % LANES)}`;
  await addJob(tx, 'source.capture', { captureId }, { key: `source.capture ${captureId}`, queue, priority });
}

type Row = Omit<CaptureView, 'askedAt'> & { askedAt: Date; askedById: string };

/**
 * Captures with these columns, the newest first. One whose job is gone or was tried too often is told as failed,
 * whatever its row says: nobody is left waiting for what does not come.
 */
export async function capturesWhere(client: Tx, where: Prisma.Sql, most: number): Promise<Row[]> {
  return client.$queryRaw<Row[]>`
    SELECT id, "sourceId", link, "askedBy", "askedById", "askedAt",
      CASE WHEN "isLost" THEN 'FAILED' ELSE state END AS state,
      CASE WHEN "isLost" THEN ${LOST} ELSE said END AS said
    FROM (
      SELECT capture.id, capture.source_id AS "sourceId", capture.link, capture.state::text, capture.said,
        member.name AS "askedBy", member.id AS "askedById", capture.asked_at AS "askedAt",
        capture.state IN ('WAITING', 'RUNNING') AND NOT ${hasJobToTry('source.capture', 'capture.id')} AS "isLost"
      FROM page_capture capture JOIN member ON member.id = capture.asked_by_id
      WHERE ${where}) found
    ORDER BY "askedAt" DESC, id DESC LIMIT ${most}`;
}

const LOST = 'Stet did not get it done. Try again.';

/** Jobs for wishes of the last day that have none: of a database that was restored from a backup, which holds no jobs. */
export async function planCaptures(tx: Tx): Promise<void> {
  const waiting = await tx.$queryRaw<{ id: string; askedById: string }[]>`
    SELECT capture.id, capture.asked_by_id AS "askedById" FROM page_capture capture
    WHERE capture.state IN ('WAITING', 'RUNNING') AND capture.asked_at > now() - interval '1 day'
      AND NOT ${hasJob('source.capture', 'capture.id')}
    ORDER BY capture.asked_at LIMIT 1000`;
  for (const { id, askedById } of waiting) await addCaptureJob(tx, id, askedById);
  // What came of the others is in the register and in the record.
  await tx.$executeRaw`DELETE FROM page_capture WHERE asked_at < now() - interval '30 days'`;
}

/** A wish becomes one that is being carried out; null where it is done, was given up, or is not there. */
export async function beginCapture(captureId: string) {
  const { count } = await db.pageCapture.updateMany({
    where: {
      id: captureId,
      OR: [{ state: { in: ['WAITING', 'RUNNING'] } }, { state: 'FAILED', problem: 'unexpected' }],
    },
    data: { state: 'RUNNING', problem: null, said: null, endedAt: null },
  });
  return count === 0 ? null : db.pageCapture.findUnique({ where: { id: captureId } });
}

/** Notes why a capture came to nothing: a code, and words for whoever asked. */
export async function failCapture(captureId: string, problem: string, said: string): Promise<void> {
  await db.pageCapture.updateMany({
    where: { id: captureId, state: 'RUNNING' },
    data: { state: 'FAILED', problem, said, endedAt: new Date() },
  });
}

/** Whether it is still wanted. */
export async function isWanted(captureId: string): Promise<boolean> {
  return (await db.pageCapture.count({ where: { id: captureId, state: 'RUNNING' } })) > 0;
}

/** Notes, in the transaction that writes its file, that a capture is done; false where it is no longer wanted. */
export async function finishCapture(
  tx: Tx,
  captureId: string,
  sourceId: string,
  said: string | null,
): Promise<boolean> {
  const { count } = await tx.pageCapture.updateMany({
    where: { id: captureId, state: 'RUNNING' },
    // The page's address is the source's now, which may become confidential.
    data: { state: 'DONE', sourceId, link: '', said, endedAt: new Date() },
  });
  return count === 1;
}
