import type { z } from 'zod';
import { appendAudit } from '../audit/append.ts';
import { db } from '../db.ts';
import type { Actor } from '../domain/actor.ts';
import { sourceEvent } from '../domain/audit/event.ts';
import { missing } from '../domain/errors.ts';
import { finishChanges } from '../stories/finish-change.ts';
import { changingSources, signedStories } from '../stories/touched-stories.ts';
import { recordFile, sourceToFill, takeUpload } from './file-records.ts';
import type { UploadHead } from './request.ts';
import type { fileSchema } from './schema.ts';
import { askAgain, askForReading, endReading } from './text-job-records.ts';
import { lapseOnFile } from './version-records.ts';
import type { AddedFile } from './view.ts';

/**
 * Adds an uploaded file to a source, and asks that its text be read: row, event and job are written together, and the
 * answer comes at once. Somebody who may not is told so before a byte of it is read; the write at the end is decided on
 * the state at that time.
 */
export async function addFile(
  actor: Actor,
  { sourceId, ...head }: UploadHead & { sourceId: string },
  body: AsyncIterable<Uint8Array>,
): Promise<AddedFile> {
  await sourceToFill(db, actor, sourceId);
  return takeUpload(actor, sourceId, head, body, async (tx, source, ready) => {
    const { file, isKnown, events } = await recordFile(tx, actor, source, ready, { came: 'upload' });
    if (!isKnown && ready.type.text !== null) await askForReading(tx, actor, file);
    await appendAudit(tx, actor, ...events);
    return { fileId: file.id, isKnown, notice: isKnown ? 'This file is here already.' : null };
  });
}

/**
 * Removes a file from a source. Its bytes stay in the store, so it can be put back; verdicts that rested on it lapse,
 * and so do signatures.
 */
export function removeFile(actor: Actor, input: z.output<typeof fileSchema>): Promise<{ sourceId: string }> {
  return removeOrRestore(actor, input, true);
}

export function restoreFile(actor: Actor, input: z.output<typeof fileSchema>): Promise<{ sourceId: string }> {
  return removeOrRestore(actor, input, false);
}

function removeOrRestore(
  actor: Actor,
  { sourceId, fileId }: z.output<typeof fileSchema>,
  isRemoved: boolean,
) {
  return changingSources({ sourceIds: [sourceId] }, async (tx, stories) => {
    const { source } = await sourceToFill(tx, actor, sourceId);
    const file = await tx.evidenceFile.findFirst({ where: { id: fileId, sourceId } });
    if (!file) throw missing('file');
    if ((file.removedAt !== null) === isRemoved) return { sourceId };
    await tx.evidenceFile.update({
      where: { id: fileId },
      data: { removedAt: isRemoved ? new Date() : null },
    });
    const { fileName } = file;
    if (isRemoved) {
      // Its text is not to become the source's any more.
      await endReading(tx, fileId, { state: 'CANCELLED' });
      await lapseOnFile(tx, actor, source, stories, file);
    } else {
      await askAgain(tx, actor, file);
      const signed = await signedStories(tx, stories);
      await finishChanges(tx, actor, signed, { because: 'SOURCE_FILE_RESTORED' });
    }
    await appendAudit(
      tx,
      actor,
      sourceEvent(isRemoved ? 'source.removeFile' : 'source.restoreFile', source, { fileName }),
    );
    return { sourceId };
  });
}
