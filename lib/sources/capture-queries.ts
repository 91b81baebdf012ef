import { sourceScope } from '../confidential/queries.ts';
import { db, Prisma } from '../db.ts';
import type { Actor } from '../domain/actor.ts';
import { missing } from '../domain/errors.ts';
import { allows, authorise } from '../domain/permissions.ts';
import { capturesWhere } from './capture-job-records.ts';
import type { CaptureView } from './capture-view.ts';

type Row = Awaited<ReturnType<typeof capturesWhere>>[number];

const viewOf = ({ askedById: _, ...row }: Row): CaptureView => ({
  ...row,
  askedAt: row.askedAt.toISOString(),
});

/**
 * How a capture stands: for whoever may open its source, or asked for it where there is none yet.
 * @throws AppError `missing`
 */
export async function captureStanding(
  actor: Actor,
  { captureId }: { captureId: string },
): Promise<CaptureView> {
  const [row] = await capturesWhere(db, Prisma.sql`capture.id = ${captureId}::uuid`, 1);
  if (!row || !allows(actor, 'story.read')) throw missing('capture');
  if (row.sourceId) {
    const { subject } = await sourceScope(db, actor, row.sourceId);
    if (!allows(actor, 'source.open', subject)) throw missing('capture');
  } else if (row.askedById !== actor.id) throw missing('capture');
  return viewOf(row);
}

/** The last capture of a source that is under way, or failed within a day; null where there is none. The caller knows that it may be seen. */
export async function lastCaptureOf(sourceId: string): Promise<CaptureView | null> {
  const [row] = await capturesWhere(
    db,
    Prisma.sql`capture.source_id = ${sourceId}::uuid AND capture.asked_at > now() - interval '1 day'`,
    1,
  );
  return row && row.state !== 'DONE' && row.state !== 'CANCELLED' ? viewOf(row) : null;
}

/** Somebody's own last capture of the last day that has made no source: under way, or failed; null where there is none. */
export async function ownCapture(actor: Actor): Promise<CaptureView | null> {
  authorise(actor, 'source.register');
  const [row] = await capturesWhere(
    db,
    Prisma.sql`capture.asked_by_id = ${actor.id}::uuid AND capture.source_id IS NULL
      AND capture.state <> 'CANCELLED' AND capture.asked_at > now() - interval '1 day'`,
    1,
  );
  return row ? viewOf(row) : null;
}
