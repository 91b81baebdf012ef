/** The clips of an edition: their bytes are kept with its other files, so that they last as long as it does. */
import { createHash } from 'node:crypto';
import { db, type Tx } from '../db.ts';
import type { Actor } from '../domain/actor.ts';
import { AppError, invalid } from '../domain/errors.ts';
import { rolesThatMay } from '../domain/permissions.ts';
import { isClipOf, MOST_BYTES_OF_AN_EDITION, type OfferedClip } from '../domain/report/offered-clips.ts';
import type { Snapshot } from '../domain/report/snapshot.ts';
import { formatSize } from '../domain/wording.ts';
import { recordFault } from '../evidence/fault-records.ts';
import { offeredClips } from '../evidence/offer-queries.ts';
import { evidenceStore } from '../evidence/store.ts';
import { EvidenceFault } from '../evidence/verified.ts';
import { newsroomSettings } from '../settings/queries.ts';
import { clipsToPublish, type Desk } from './edition.ts';

/** By their SHA-256 in hex. */
type BytesOfClips = ReadonlyMap<string, Uint8Array<ArrayBuffer>>;

/**
 * The bytes of all clips that a report of this story may offer, read before its transaction opens: the store may be far away.
 * Whether the actor may publish this story is decided there; for who never may, nothing is read.
 * @throws AppError `validation` where they are too much for one report; a conflict where bytes are missing or were changed,
 * which the record then says
 */
export async function readClips(actor: Actor, storyId: string): Promise<BytesOfClips> {
  const read = new Map<string, Uint8Array<ArrayBuffer>>();
  if (!rolesThatMay('report.publish').includes(actor.role)) return read;
  if (!(await newsroomSettings(db)).clipsInReports) return read;
  const checks = await db.quoteCheck.findMany({
    where: { item: { storyId, cutAt: null }, fromMs: { not: null } },
    select: { sourceId: true, fromMs: true, toMs: true },
  });
  const sourceIds = [...new Set(checks.map(({ sourceId }) => sourceId))];
  const offered = await offeredClips(db, { removedAt: null, sourceId: { in: sourceIds } });
  // Of another story's quotes nothing is read. Whether the recording is the same is asked as the report is put together.
  const isOfStory = (clip: OfferedClip) =>
    checks.some(
      ({ sourceId, ...at }) =>
        sourceId === clip.sourceId && isClipOf(clip, { recordingId: clip.recordingId, ...at }),
    );
  const clips = offered.filter(isOfStory);
  const bytes = clips.reduce((sum, { size }) => sum + size, 0);
  if (bytes > MOST_BYTES_OF_AN_EDITION)
    throw invalid(
      'storyId',
      `The clips offered of this story’s quotes are ${formatSize(bytes)}; one report has room for ${formatSize(MOST_BYTES_OF_AN_EDITION)}. Offer fewer of them.`,
    );
  for (const clip of clips) {
    if (read.has(clip.sha256)) continue;
    read.set(clip.sha256, await bytesOf(clip).catch((error) => unreadable(error, clip)));
  }
  return read;
}

/** What an edition keeps is held against the hash itself: the store may have found it right some time ago. */
async function bytesOf({ sha256, size }: OfferedClip): Promise<Uint8Array<ArrayBuffer>> {
  const stored = await evidenceStore().open(sha256, size);
  const bytes = new Uint8Array(await new Response(stored).arrayBuffer());
  if (createHash('sha256').update(bytes).digest('hex') !== sha256) throw new EvidenceFault('changed');
  return bytes;
}

/**
 * An editor is told which it is, since the report can be published without it. Nothing is published, so the record says it in
 * a change of its own.
 */
async function unreadable(error: unknown, { sourceId, sha256 }: OfferedClip): Promise<never> {
  if (!(error instanceof EvidenceFault)) throw error;
  const file = await db.evidenceFile.findFirst({
    where: { sourceId, sha256, removedAt: null },
    select: { id: true, source: { select: { title: true } } },
  });
  // Taken away meanwhile: the signature does not hold any more, and whoever asks again is told so.
  if (!file) throw error;
  await recordFault(file.id, error.problem);
  const what =
    error.problem === 'changed' ? 'were changed after it was kept' : 'are missing where evidence is kept';
  throw new AppError(
    'conflict',
    `The bytes of a clip of “${file.source.title}” ${what}. Tell your operator, who can bring them back from a backup; or offer it no longer, and sign off again.`,
  );
}

/**
 * Keeps the clips that a snapshot names with its edition, each with the offer by which it is served; the event that follows
 * names both rows.
 * @throws AppError a conflict where one was offered after the bytes were read
 */
export async function keepClips(
  tx: Tx,
  {
    editionId,
    snapshot,
    desk,
    bytesOfClips,
    now,
  }: { editionId: string; snapshot: Snapshot; desk: Desk; bytesOfClips: BytesOfClips; now: Date },
): Promise<void> {
  const named = new Set(snapshot.statements.flatMap(({ clips = [] }) => clips.map(({ file }) => file)));
  const published = clipsToPublish(desk).filter(({ file }) => named.has(file));
  for (const { file: name, sha256, mediaType, offerId } of published) {
    const bytes = bytesOfClips.get(sha256);
    if (!bytes)
      throw new AppError(
        'conflict',
        'A clip was offered just now. Look at the story again, then publish it.',
      );
    // Sound is pressed already: what a browser asks for is a part of these bytes.
    await tx.publishedFile.create({ data: { editionId, name, rendering: 1, sha256, bytes, madeAt: now } });
    await tx.publishedClip.create({ data: { editionId, name, offerId, mediaType } });
  }
}
