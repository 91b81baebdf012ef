/** The pictures of an edition and of its statements: asked for with its files, drawn by a job, and kept as they are. */
import { createHash } from 'node:crypto';
import { appendAudit } from '../audit/append.ts';
import { db, type Tx } from '../db.ts';
import { auditEvent } from '../domain/audit/event.ts';
import { readSnapshot } from '../domain/report/snapshot.ts';
import { tellReport } from '../domain/report/tell.ts';
import { addJob } from '../jobs/records.ts';
import { reportPicture, statementPicture } from '../publish/picture/data.ts';
import { draw } from '../typeset/typeset.ts';
import { SLOW } from '../waits.ts';
import { pictureJobKey } from './later-jobs.ts';
import { keptName, PICTURE_NAME, pictured } from './statement-files.ts';

/** Has them drawn, in the transaction of the change that asks for it; what is there already is not drawn again. */
export const askForPictures = (tx: Tx, editionId: string): Promise<void> =>
  addJob(tx, 'report.pictures', { editionId }, { key: pictureJobKey(editionId) });

const DAY_MS = 86_400_000;

/** What was asked for in the last day and is not there: a database restored from a backup holds no jobs. */
export async function planPictures(tx: Tx, now: Date): Promise<void> {
  const yesterday = new Date(now.getTime() - DAY_MS);
  const published = await tx.edition.findMany({
    where: { publishedAt: { gte: yesterday }, files: { none: { name: { endsWith: PICTURE_NAME } } } },
    select: { id: true },
  });
  for (const { id } of published) await askForPictures(tx, id);
}

/** A fifth of a second each, and one process has a minute of computing. */
const DRAWN_AT_ONCE = 40;

const areDrawn = async (tx: Tx, editionId: string) =>
  (await tx.auditEvent.findFirst({
    where: { subjectId: editionId, action: 'report.drawPictures' },
    select: { seq: true },
  })) !== null;

/**
 * Draws an edition's pictures from what is stored of it, once, and keeps them with their event. Of words in characters
 * that no font has there is no picture: a link to them stands without one, and the event says which characters.
 *
 * @returns how many were kept; null where it was done before
 * @throws Error where they could not be drawn
 */
export async function keepPictures(editionId: string): Promise<number | null> {
  if (await areDrawn(db, editionId)) return null;
  const { snapshot, number, report } = await db.edition.findUniqueOrThrow({
    where: { id: editionId },
    select: { snapshot: true, number: true, report: { select: { storyId: true } } },
  });
  const told = tellReport(readSnapshot(snapshot));
  const wanted = [
    { name: PICTURE_NAME, data: reportPicture(told) },
    ...pictured(told).map((one) => ({
      name: keptName(one.id, 'picture'),
      data: statementPicture(one, told),
    })),
  ];
  const files: { name: string; bytes: Uint8Array<ArrayBuffer> }[] = [];
  const lacking = new Set<string>();
  for (let at = 0; at < wanted.length; at += DRAWN_AT_ONCE) {
    const some = wanted.slice(at, at + DRAWN_AT_ONCE);
    const drawn = await draw({ pictures: some.map(({ data }) => data) });
    for (const [i, { png, lacking: none }] of drawn.entries()) {
      for (const character of none) lacking.add(character);
      const name = some[i]?.name;
      if (png && name) files.push({ name, bytes: png });
    }
  }
  return db.$transaction(async (tx) => {
    // Of two who draw them, the second waits here for the first.
    await tx.$queryRaw`SELECT id FROM edition WHERE id = ${editionId}::uuid FOR NO KEY UPDATE`;
    if (await areDrawn(tx, editionId)) return null;
    const madeAt = new Date();
    await tx.publishedFile.createMany({
      data: files.map(({ name, bytes }) => ({
        ...{ editionId, name, rendering: 1, bytes, madeAt },
        sha256: createHash('sha256').update(bytes).digest('hex'),
      })),
    });
    const made = {
      ...{ edition: number, pictures: files.length, lacking: [...lacking].sort() },
      ...{ storyId: report.storyId, headline: told.story.headline },
    };
    // Not the story's event: nothing of it changed, so nobody is told that something did.
    await appendAudit(tx, null, auditEvent('report.drawPictures', { type: 'edition', id: editionId }, made));
    return files.length;
  }, SLOW);
}
