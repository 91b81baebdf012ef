/** That the text of a file is to be read: the row that says how it stands, and its job. */
import { db, type Tx } from '../db.ts';
import { hasJob } from '../jobs/has-job-queries.ts';
import { addJob } from '../jobs/records.ts';
import { keyOfReading } from './text-job-queries.ts';

/**
 * Up to this size a text is there within a second or two as a rule. Larger files wait for one another and not for small
 * ones, nor small ones for them.
 */
const SMALL_BYTES = 2 * 1_048_576;

type File = { id: string; size: bigint };

/**
 * Asks, in the transaction that writes a file or puts it back, that its text be read. Whoever has many files waiting
 * comes after those who have few.
 */
export async function askForReading(tx: Tx, by: { id: string }, file: File): Promise<void> {
  const asked = { askedById: by.id, askedAt: new Date() };
  await tx.textReading.upsert({
    where: { fileId: file.id },
    create: { fileId: file.id, ...asked },
    update: { ...asked, state: 'WAITING', problem: null, said: null, endedAt: null },
  });
  await addReadingJob(tx, by.id, file);
}

async function addReadingJob(tx: Tx, askedById: string, { id, size }: File): Promise<void> {
  const priority = await tx.textReading.count({
    where: { askedById, endedAt: null, fileId: { not: id } },
  });
  const queue = size <= SMALL_BYTES ? 'texts of small files' : 'texts of large files';
  await addJob(tx, 'evidence.readText', { fileId: id }, { key: keyOfReading(id), queue, priority });
}

/** Jobs for readings that have none: of a database that was restored from a backup, which holds no jobs. */
export async function planReadings(tx: Tx): Promise<void> {
  const waiting = await tx.$queryRaw<(File & { askedById: string })[]>`
    SELECT file.id, file.size, reading.asked_by_id AS "askedById"
    FROM text_reading reading JOIN evidence_file file ON file.id = reading.file_id
    WHERE reading.ended_at IS NULL AND NOT ${hasJob('evidence.readText', 'file.id')}
    ORDER BY reading.asked_at LIMIT 1000`;
  for (const { askedById, ...file } of waiting) await addReadingJob(tx, askedById, file);
}

/** A reading becomes one that is under way; null where it has ended, or there is none. */
export async function beginReading(fileId: string) {
  const { count } = await db.textReading.updateMany({
    where: { fileId, endedAt: null },
    data: { state: 'RUNNING' },
  });
  if (count === 0) return null;
  return db.textReading.findUnique({
    where: { fileId },
    select: { askedById: true, file: { select: { sourceId: true } } },
  });
}

/** How a reading ended: with the text read, or with the code of why not; and what the person is told. */
type End = { state: 'READ' | 'NOT_READ' | 'CANCELLED'; problem?: string | null; said?: string | null };

/** Notes how a reading ended, in the transaction that writes its text; false where it had ended already. */
export async function endReading(
  tx: Tx,
  fileId: string,
  { state, problem = null, said = null }: End,
): Promise<boolean> {
  const { count } = await tx.textReading.updateMany({
    where: { fileId, endedAt: null },
    data: { state, problem, said, endedAt: new Date() },
  });
  return count === 1;
}

/** The text was read on the spot, for somebody who would not wait, or once more. */
export async function readAnyway(tx: Tx, fileId: string, said: string | null): Promise<void> {
  await tx.textReading.updateMany({
    where: { fileId },
    data: { state: 'READ', problem: null, said, endedAt: new Date() },
  });
}

/** What a failed attempt says until the next one. */
const AGAIN = 'Its text could not be read just now. It is tried again by itself for a minute or two.';

/** Puts a reading back that failed for no fault of the file's: its job is tried again. */
export async function putReadingBack(fileId: string, problem: string): Promise<void> {
  await db.textReading.updateMany({
    where: { fileId, endedAt: null },
    data: { state: 'WAITING', problem, said: AGAIN },
  });
}

/** A file that was taken away came back before its text was read: then it is read now. */
export async function askAgain(tx: Tx, by: { id: string }, file: File): Promise<void> {
  const given = await tx.textReading.findUnique({ where: { fileId: file.id }, select: { state: true } });
  if (given?.state === 'CANCELLED') await askForReading(tx, by, file);
}
