import { appendAudit } from '../audit/append.ts';
import { whoAsked } from '../auth/asker-queries.ts';
import { isDatabaseAway } from '../database-away.ts';
import { db, type Tx } from '../db.ts';
import type { Actor } from '../domain/actor.ts';
import { AppError, forbidden, missing } from '../domain/errors.ts';
import { tellingFault } from './fault-records.ts';
import { addingToSource, sourceToFill, takeFirstText } from './file-records.ts';
import { mediaTypeOf } from './media-types.ts';
import { readStoredText, type TextOutcome } from './read-text.ts';
import { beginReading, endReading, putReadingBack } from './text-job-records.ts';
import { EvidenceFault } from './verified.ts';

/** The file was moved to another source, by a merge, while its text was being read. */
class MovedMeanwhile extends Error {}

/** A merge and its undoing while one text is read is already more than happens. */
const MOST_MOVES = 5;

/**
 * Reads the text of a file, once, however often it is called, and makes it its source's where that has none: in the name
 * of whoever added the file, with the rights they have now. That a file has no text, or none that they may add, is told in
 * the row of the reading, and is no fault of the job's.
 * @throws Error where trying again may help; the reading waits until then
 */
export async function performReading(
  fileId: string,
  read: typeof readStoredText = readStoredText,
): Promise<void> {
  const reading = await beginReading(fileId);
  if (!reading) return;
  try {
    const actor = await whoAsked(reading.askedById);
    if (!actor) throw forbidden('Whoever added this file works here no more');
    const file = await fileToRead(db, actor, fileId);
    const stored = { sha256: file.sha256, size: Number(file.size) };
    const outcome = await tellingFault(fileId, () => read(stored, file.type));
    // The process that reads could not be started, or the machine was too busy.
    if (outcome.problem === 'unavailable') throw new AppError('unavailable', outcome.notice ?? '');
    await keepText(actor, fileId, outcome);
  } catch (error) {
    if (isDatabaseAway(error)) throw error;
    const why = whyNotRead(error);
    if (why) await db.$transaction((tx) => endReading(tx, fileId, { state: 'NOT_READ', ...why }));
    else {
      await putReadingBack(fileId, error instanceof AppError ? error.code : 'unexpected');
      throw error;
    }
  }
}

/** Why a text can never be read, or not in that person's name; null where trying again may help. */
function whyNotRead(error: unknown): { problem: string; said: string } | null {
  if (error instanceof EvidenceFault) return { problem: error.problem, said: error.message };
  if (!(error instanceof AppError)) return null;
  const { code, message } = error;
  if (code !== 'forbidden' && code !== 'missing' && code !== 'validation') return null;
  return {
    problem: code,
    said: `Its text was not read: ${message.replace(/\.$/, '')}. It can be read again here.`,
  };
}

/** A file whose text is wanted, for whoever may add to its source. */
async function fileToRead(client: Tx, actor: Actor, fileId: string) {
  const file = await client.evidenceFile.findUnique({ where: { id: fileId, removedAt: null } });
  const type = file && mediaTypeOf(file.mediaType);
  if (!file || !type) throw missing('file');
  const { source } = await sourceToFill(client, actor, file.sourceId);
  return { ...file, type, source };
}

/** Writes how a reading ended and, with it, the words. */
async function keepText(actor: Actor, fileId: string, read: TextOutcome): Promise<void> {
  for (let move = 1; ; move += 1) {
    const { sourceId } = await db.evidenceFile.findUniqueOrThrow({
      where: { id: fileId },
      select: { sourceId: true },
    });
    try {
      return await addingToSource(sourceId, (tx) => keepTextOf(tx, actor, fileId, sourceId, read));
    } catch (error) {
      if (!(error instanceof MovedMeanwhile) || move === MOST_MOVES) throw error;
    }
  }
}

async function keepTextOf(tx: Tx, actor: Actor, fileId: string, heldId: string, read: TextOutcome) {
  const { source } = await fileToRead(tx, actor, fileId);
  if (source.id !== heldId) throw new MovedMeanwhile();
  const isRead = read.words !== null;
  const ended = { state: isRead ? 'READ' : 'NOT_READ', problem: read.problem } as const;
  // Of two that read it, one writes.
  if (!(await endReading(tx, fileId, ended))) return;
  const { said, events } = await takeFirstText(tx, actor, source, read);
  if (said) await tx.textReading.update({ where: { fileId }, data: { said } });
  if (events.length > 0) await appendAudit(tx, actor, ...events);
}
