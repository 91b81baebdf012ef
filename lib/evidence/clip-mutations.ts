import { appendAudit } from '../audit/append.ts';
import { db, type Tx } from '../db.ts';
import type { Actor } from '../domain/actor.ts';
import { sourceEvent } from '../domain/audit/event.ts';
import type { CutAt } from '../domain/clips.ts';
import { invalid, missing } from '../domain/errors.ts';
import { recordFile, sourceToFill, takeUpload } from './file-records.ts';
import { mediaTypeOf } from './media-types.ts';
import type { UploadHead } from './request.ts';
import type { ClipMade } from './schema.ts';
import type { AddedFile } from './view.ts';

/**
 * Adds a clip or a still that a browser made of a recording of the same source: an upload like any other, with what it was
 * made from, where and how. Of a confidential source the record does not say which stretch was worth keeping.
 * @throws AppError `missing` where the recording is not this source's, or was taken away; `validation` where it is none, is
 *   a clip itself, or what arrived is of another kind than what was cut
 */
export async function keepClip(
  actor: Actor,
  { sourceId, clip, ...head }: UploadHead & { sourceId: string; clip: ClipMade },
  body: AsyncIterable<Uint8Array>,
): Promise<AddedFile> {
  await sourceToFill(db, actor, sourceId);
  await recordingToCut(db, sourceId, clip);
  return takeUpload(actor, sourceId, head, body, async (tx, source, ready) => {
    const of = await recordingToCut(tx, sourceId, clip);
    demandKind(clip, ready.type.shown);
    const { file, isKnown } = await recordFile(tx, actor, source, ready, { came: 'upload' });
    if (isKnown) return { fileId: file.id, isKnown, notice: 'This is here already, byte for byte.' };
    const { fromMs, toMs, cut } = clip;
    await tx.clip.create({
      data: { fileId: file.id, ofFileId: of.id, ofSha256: of.sha256, cut, fromMs, toMs },
    });
    const { fileName, mediaType, sha256 } = file;
    const told = { fileName, mediaType, size: Number(file.size), sha256, ofSha256: of.sha256, cut };
    const at = source.isConfidential ? {} : { fromMs, toMs };
    await appendAudit(tx, actor, sourceEvent('source.keepClip', source, { ...told, ...at }));
    return { fileId: file.id, isKnown, notice: null };
  });
}

async function recordingToCut(client: Tx, sourceId: string, { of, cut }: ClipMade) {
  const file = await client.evidenceFile.findFirst({
    where: { id: of, sourceId, removedAt: null },
    include: { clip: { select: { cut: true } } },
  });
  if (!file) throw missing('recording');
  const shown = mediaTypeOf(file.mediaType)?.shown;
  if (shown !== 'video' && (shown !== 'audio' || cut === 'still'))
    throw invalid('of', 'This file is no recording: there is nothing to cut from it.');
  if (file.clip)
    throw invalid('of', 'This file is a clip itself. Cut from the recording that it was made of.');
  return file;
}

function demandKind({ cut }: CutAt, shown: string): void {
  const isRight = cut === 'still' ? shown === 'image' : shown === 'audio' || shown === 'video';
  if (!isRight)
    throw invalid(
      'cut',
      `What arrived is no ${cut === 'still' ? 'picture' : 'recording'}. Nothing was kept.`,
    );
}
