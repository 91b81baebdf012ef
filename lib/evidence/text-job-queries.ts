import { sourceScope } from '../confidential/queries.ts';
import { db, Prisma, type Tx } from '../db.ts';
import type { Actor } from '../domain/actor.ts';
import { AppError, missing } from '../domain/errors.ts';
import { allows } from '../domain/permissions.ts';
import { hasJobToTry, hasJobToTryText } from '../jobs/has-job-queries.ts';
import type { TextReadingView } from './view.ts';

/** The key of the job that reads a file's text. */
export const keyOfReading = (fileId: string) => `evidence.readText ${fileId}`;

const HAS_JOB = hasJobToTry('evidence.readText', 'reading.file_id');

/** The ids of the sources that have no words yet, and a file whose text is still being read: for a statement's text. */
export const BEING_READ = `
  SELECT source.id FROM text_reading reading
  JOIN evidence_file file ON file.id = reading.file_id AND file.removed_at IS NULL
  JOIN source ON source.id = file.source_id AND source.current_text_id IS NULL
  WHERE reading.ended_at IS NULL AND ${hasJobToTryText('evidence.readText', 'reading.file_id')}`;

const LOST = 'Stet did not get its text read. It can be read again here.';

/** How it stands with the texts of a source's files, by the files' ids; those that were never to be read are not in it. */
export async function readingsOf(sourceId: string): Promise<Map<string, TextReadingView>> {
  const rows = await db.$queryRaw<
    { fileId: string; isUnderWay: boolean; isLost: boolean; said: string | null }[]
  >`
    SELECT reading.file_id::text AS "fileId", reading.said,
      reading.ended_at IS NULL AND ${HAS_JOB} AS "isUnderWay", reading.ended_at IS NULL AND NOT ${HAS_JOB} AS "isLost"
    FROM text_reading reading JOIN evidence_file file ON file.id = reading.file_id
    WHERE file.source_id = ${sourceId}::uuid`;
  return new Map(
    rows.map(({ fileId, isUnderWay, isLost, said }) => [fileId, { isUnderWay, said: isLost ? LOST : said }]),
  );
}

/**
 * The sources that have no words yet, and a file whose text is still being read. There are hardly ever more than a
 * few, so all are read at once.
 */
export async function sourcesBeingRead(client: Tx = db): Promise<string[]> {
  const rows = await client.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT found.id::text FROM (${Prisma.raw(BEING_READ)}) found ORDER BY 1`;
  return rows.map(({ id }) => id);
}

/** Why a source has no words: there are none, or they are still being read. */
export async function noText(client: Tx, sourceId: string): Promise<AppError> {
  const isBeingRead = (await sourcesBeingRead(client)).includes(sourceId);
  return isBeingRead ? new AppError('conflict', STILL_BEING_READ) : missing('text of a source');
}

const STILL_BEING_READ = 'The text of this source is still being read. Try again in a moment.';

/**
 * How many texts of a source's files are being read: for whoever may open it.
 * @throws AppError `missing`
 */
export async function countBeingRead(
  actor: Actor,
  { sourceId }: { sourceId: string },
): Promise<{ beingRead: number }> {
  const { subject } = await sourceScope(db, actor, sourceId);
  if (!allows(actor, 'source.open', subject)) throw missing('source');
  const readings = await readingsOf(sourceId);
  return { beingRead: [...readings.values()].filter(({ isUnderWay }) => isUnderWay).length };
}
