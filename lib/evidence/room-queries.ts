import { noteReached, settingOr, withSpent } from '../auth/limits.ts';
import { db, type Tx } from '../db.ts';
import type { Actor } from '../domain/actor.ts';
import { AppError } from '../domain/errors.ts';
import { EVIDENCE_TOTAL, fullMessage } from '../domain/limits.ts';

/** Advisory lock for those about to add bytes not stored yet: the record's own comes after it. */
const ROOM_LOCK = 7_383_802;

type Bytes = { sha256: string; size: number };

/** As the operator set it; null: as much as the disk holds. */
const total = () => settingOr('STET_EVIDENCE_TOTAL_GB', EVIDENCE_TOTAL, true);

/**
 * Runs the work that stores a file, and counts its bytes against what a person, an address and the newsroom may store
 * in a day. Bytes already stored count for nothing. Nobody may find out that way whether a confidential source has
 * them, so those do count, except for somebody adding them to that very source.
 * @throws AppError `limited` before anything is received; what a failed upload used is given back
 */
export async function keepingBytes<T>(
  actor: Actor,
  { sha256, size }: Bytes,
  sourceId: string | null,
  work: () => Promise<T>,
): Promise<T> {
  const known = await db.evidenceFile.findFirst({
    where: { sha256, OR: [{ source: { isConfidential: false } }, ...(sourceId ? [{ sourceId }] : [])] },
    select: { id: true },
  });
  if (known) return work();
  await demandRoom(db, actor, size);
  return withSpent(actor, { kept: size }, work);
}

/**
 * The same question once more where the file's row is written: if several come at once, each waits here until the one
 * before has written theirs. Adding what is already stored waits for nobody. Bytes refused only here stay in the store
 * without a row, until `npm run evidence:sweep -- --remove`.
 */
export async function holdRoom(tx: Tx, actor: Actor, { sha256, size }: Bytes): Promise<void> {
  if (total() === null) return;
  if (await tx.evidenceFile.findFirst({ where: { sha256 }, select: { id: true } })) return;
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${ROOM_LOCK}::bigint)`;
  await demandRoom(tx, actor, size);
}

async function demandRoom(client: Tx, actor: Actor, size: number): Promise<void> {
  const most = total();
  if (most === null || (await keptBytes(client)) + size <= most) return;
  await noteReached(actor, { code: 'limited_evidence_total', as: 'kept' });
  throw new AppError('limited', fullMessage(most), { fields: { file: fullMessage(most) } });
}

/** All the evidence there is, in bytes, including what was removed; identical bytes counted once, as in the store. */
export async function keptBytes(client: Tx): Promise<number> {
  const [row] = await client.$queryRaw<{ bytes: number }[]>`
    SELECT COALESCE(sum(size), 0)::float8 AS bytes FROM (SELECT DISTINCT sha256, size FROM evidence_file) AS kept`;
  return row?.bytes ?? 0;
}
