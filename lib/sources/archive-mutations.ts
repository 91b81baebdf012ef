import type { z } from 'zod';
import { appendAudit } from '../audit/append.ts';
import { lastChange } from '../audit/queries.ts';
import { spend } from '../auth/limits.ts';
import { changing, holdRows } from '../changing/changing.ts';
import { db, type Tx } from '../db.ts';
import type { Actor } from '../domain/actor.ts';
import { sourceEvent } from '../domain/audit/event.ts';
import { isUnderWay } from '../domain/capture-state.ts';
import { stale } from '../domain/errors.ts';
import { lastArchiveRequest } from './archive-queries.ts';
import { addArchiveJob, archivable } from './archive-records.ts';
import type { askArchiveSchema } from './schema.ts';

/**
 * Asks that the Internet Archive keep the page of a source. The wish, its job and its event are written together, and the
 * answer comes at once; nothing is sent before that. While a wish for the same address is under way, whoever asks
 * joins it.
 * @throws AppError where the Archive may not be asked about this source, or the source is not as the person saw it: they
 * were told which address becomes public
 */
export async function askForArchiving(
  actor: Actor,
  { sourceId, version }: z.output<typeof askArchiveSchema>,
): Promise<{ requestId: string }> {
  const allowed = (client: Tx) => archivable(client, actor, sourceId);
  await allowed(db);
  await spend(actor, 'captures');
  const basedOn = [{ of: 'source', id: sourceId, stamp: version }] as const;
  return changing({ turns: [sourceId], basedOn, first: allowed }, async (tx) => {
    await holdRows(tx, 'source', [sourceId], { isUsedMeanwhile: true });
    const source = await allowed(tx);
    if (source.version !== version) throw stale(await lastChange(tx, sourceId));
    const last = await lastArchiveRequest(tx, source);
    if (last && isUnderWay(last)) return { requestId: last.id };
    // What came of an earlier wish is in the record; asked anew, it says nothing any more.
    await tx.archiveRequest.deleteMany({ where: { sourceId } });
    const { id } = await tx.archiveRequest.create({
      data: { sourceId, link: source.link, askedById: actor.id },
    });
    await addArchiveJob(tx, id);
    await appendAudit(tx, actor, sourceEvent('source.askArchive', source, { url: source.link }));
    return { requestId: id };
  });
}
