import { db } from '../lib/db.ts';
import type { Actor } from '../lib/domain/actor.ts';
import { addFile } from '../lib/evidence/mutations.ts';
import { performReading } from '../lib/evidence/text-records.ts';

/** Adds a file and reads its text at once, as its job does; `notice` is then what is told of the reading too. */
export async function addFileAndRead(
  actor: Actor,
  head: Parameters<typeof addFile>[1],
  body: Parameters<typeof addFile>[2],
): ReturnType<typeof addFile> {
  const added = await addFile(actor, head, body);
  await performReading(added.fileId);
  const reading = await db.textReading.findUnique({ where: { fileId: added.fileId } });
  return { ...added, notice: added.notice ?? reading?.said ?? null };
}
