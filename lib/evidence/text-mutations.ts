import type { z } from 'zod';
import { appendAudit } from '../audit.ts';
import type { Actor } from '../auth/actor.ts';
import { db } from '../db.ts';
import { AppError, invalid, missing, stale } from '../domain/errors.ts';
import { lastChange } from '../items/queries.ts';
import { mediaTypeOf } from './media-types.ts';
import { fileEvent, lockSource, sourceToFill, writeText } from './mutations.ts';
import { readStoredText } from './read-text.ts';
import type { fileSchema, setTextSchema } from './schema.ts';
import { wordsOf } from './source-text.ts';

/**
 * Sets the words of a source by hand, or removes them; tells what could not be read of them. A text that somebody else set
 * meanwhile is not overwritten.
 */
export function setSourceText(
  actor: Actor,
  { sourceId, text, basedOn }: z.output<typeof setTextSchema>,
): Promise<{ sourceId: string; notice: string | null }> {
  return db.$transaction(async (tx) => {
    await lockSource(tx, sourceId);
    const { source } = await sourceToFill(tx, actor, sourceId);
    const now = await tx.sourceText.findUnique({ where: { sourceId }, select: { sha256: true } });
    if ((now?.sha256 ?? null) !== basedOn) throw stale(await lastChange(tx, sourceId));
    const words = wordsOf(text);
    if (words.text !== '') {
      await appendAudit(tx, actor, await writeText(tx, source, words));
    } else if (now) {
      await tx.sourceText.delete({ where: { sourceId } });
      await appendAudit(tx, actor, fileEvent('source.removeText', source));
    } else throw invalid('text', 'Paste the words of the source first.');
    return { sourceId, notice: words.notice };
  });
}

/** Takes the text of one of the source's files for the source's text, in place of the one it has. */
export async function takeFileText(
  actor: Actor,
  { sourceId, fileId }: z.output<typeof fileSchema>,
): Promise<{ notice: string | null }> {
  await sourceToFill(db, actor, sourceId);
  const file = await db.evidenceFile.findFirst({ where: { id: fileId, sourceId, removedAt: null } });
  const type = file && mediaTypeOf(file.mediaType);
  if (!file || !type) throw missing('file');
  const read = await readStoredText({ sha256: file.sha256, size: Number(file.size) }, type);
  const { words } = read;
  if (words === null)
    throw new AppError('validation', read.notice ?? 'There is no text in this kind of file.');
  return db.$transaction(async (tx) => {
    await lockSource(tx, sourceId);
    const { source } = await sourceToFill(tx, actor, sourceId);
    await appendAudit(tx, actor, await writeText(tx, source, words));
    return { notice: read.notice };
  });
}
