import type { z } from 'zod';
import { spend } from '../auth/limits.ts';
import { db, Prisma, type Tx } from '../db.ts';
import type { Actor } from '../domain/actor.ts';
import { isUnderWay } from '../domain/capture-state.ts';
import { missing } from '../domain/errors.ts';
import { authorise } from '../domain/permissions.ts';
import { sourceToFill } from '../evidence/file-records.ts';
import { addCaptureJob, capturesWhere } from './capture-job-records.ts';
import { linkOf } from './capture-records.ts';
import type { capturePageSchema, captureSchema } from './schema.ts';

type Input = z.output<typeof capturePageSchema>;

/**
 * Asks that a web page be captured as evidence: the wish and its job are written together, and the answer comes at once.
 * Where the same page is being captured already, that capture is the answer. It is no event of the record; the capture
 * is, in the name of whoever asked.
 * @throws AppError where the page may not be captured, or is none
 */
export async function askForCapture(actor: Actor, input: Input): Promise<{ captureId: string }> {
  authorise(actor, 'source.register');
  if ('sourceId' in input) await linkOf(actor, input.sourceId);
  const known = await underWay(db, actor, input);
  if (known) return { captureId: known };
  await spend(actor, 'captures');
  const of = 'url' in input ? `${actor.id} ${input.url}` : input.sourceId;
  return db.$transaction(async (tx) => {
    // Of two who press at once, the second finds what the first has written.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`capture ${of}`}, 0))`;
    const first = await underWay(tx, actor, input);
    if (first) return { captureId: first };
    if ('url' in input) {
      // Asked anew, an earlier one that came to nothing says nothing any more.
      await tx.pageCapture.deleteMany({ where: { askedById: actor.id, sourceId: null, link: input.url } });
    } else {
      const { sourceId } = input;
      await linkOf(actor, sourceId, tx);
      // What is left of an earlier one, whose job is gone or waits to be tried once more, does not come back beside it.
      await tx.pageCapture.updateMany({
        where: { sourceId, OR: [{ state: { in: ['WAITING', 'RUNNING'] } }, { problem: 'unexpected' }] },
        data: { state: 'FAILED', problem: 'asked_again', endedAt: new Date() },
      });
    }
    const { id } = await tx.pageCapture.create({
      data: {
        askedById: actor.id,
        ...('url' in input ? { link: input.url, type: input.type } : { sourceId: input.sourceId }),
      },
    });
    await addCaptureJob(tx, id, actor.id);
    return { captureId: id };
  });
}

async function underWay(client: Tx, actor: Actor, input: Input): Promise<string | null> {
  const which =
    'url' in input
      ? Prisma.sql`capture.asked_by_id = ${actor.id}::uuid AND capture.source_id IS NULL AND capture.link = ${input.url}`
      : Prisma.sql`capture.source_id = ${input.sourceId}::uuid`;
  const [last] = await capturesWhere(client, which, 1);
  return last && isUnderWay(last) ? last.id : null;
}

/**
 * Gives a capture up: for whoever may add to its source, or asked for it where there is none yet. One that ended
 * meanwhile stays as it is.
 */
export async function giveUpCapture(
  actor: Actor,
  { captureId }: z.output<typeof captureSchema>,
): Promise<void> {
  authorise(actor, 'source.register');
  const capture = await db.pageCapture.findUnique({ where: { id: captureId } });
  if (!capture) throw missing('capture');
  if (capture.sourceId) await sourceToFill(db, actor, capture.sourceId);
  else if (capture.askedById !== actor.id) throw missing('capture');
  await db.pageCapture.updateMany({
    where: { id: captureId, state: { not: 'DONE' } },
    data: { state: 'CANCELLED', endedAt: new Date() },
  });
}
