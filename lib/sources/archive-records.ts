/** What the Internet Archive is asked for, by a job; docs/evidence.md says what it is told. */
import { appendAudit } from '../audit/append.ts';
import { whoAsked } from '../auth/asker-queries.ts';
import { askInternetArchive, mayPass } from '../capture/internet-archive.ts';
import type { SourceRow } from '../confidential/queries.ts';
import { isDatabaseAway } from '../database-away.ts';
import { db, type Tx } from '../db.ts';
import type { Actor } from '../domain/actor.ts';
import { whyNotArchived } from '../domain/archiving.ts';
import { sourceEvent } from '../domain/audit/event.ts';
import { AppError, invalid } from '../domain/errors.ts';
import { addingToSource, sourceToFill } from '../evidence/file-records.ts';
import { addJob } from '../jobs/records.ts';
import { newsroomSettings } from '../settings/queries.ts';

/** The Archive takes few pages in a minute from one address: it is asked for one after another. */
const QUEUE = 'internet archive';

/** Once, and once more where that may help: a wish tells the address no more often, whatever happens to its job. */
const MOST_TRIES = 2;

/** The Archive refuses for a minute whoever asked too often; what is away for longer is for people to decide about. */
const AGAIN_AFTER_MS = 60_000;

const FAILED = 'Stet could not do it. Your operator sees why.';
const INTERRUPTED = 'Stet was stopped while the Internet Archive was being asked. Ask again.';

/** Writes the job of a wish, in the transaction of its change. */
export async function addArchiveJob(tx: Tx, requestId: string, runAt?: Date): Promise<void> {
  const key = `source.archive ${requestId}`;
  await addJob(tx, 'source.archive', { requestId }, { key, queue: QUEUE, ...(runAt && { runAt }) });
}

/**
 * A source whose page the actor may have the Archive asked for, now.
 * @param isSent the Archive knows the address already: whether the newsroom still allows it to be told changes nothing
 * @throws AppError that says why not
 */
export async function archivable(
  client: Tx,
  actor: Actor,
  sourceId: string,
  { isSent = false } = {},
): Promise<SourceRow> {
  const { source } = await sourceToFill(client, actor, sourceId);
  const isAllowed = isSent || (await newsroomSettings(client)).internetArchive;
  const why = whyNotArchived(source, isAllowed, new Date());
  if (why) throw invalid('link', why);
  return source;
}

/**
 * Carries out somebody's wish that the Archive keep a page: what they may ask for is decided anew, before anything is
 * sent and again when the answer is kept. What the Archive does not do is told in the wish's row, and is no fault of the
 * job's.
 * @param ask guards against addresses inside the network
 */
export async function performArchiving(
  requestId: string,
  ask: (link: string) => ReturnType<typeof askInternetArchive> = askInternetArchive,
): Promise<void> {
  const request = await beginTry(requestId);
  if (!request) return fail(requestId, 'interrupted', INTERRUPTED);
  try {
    const actor = await whoAsked(request.askedById);
    if (!actor) throw new AppError('forbidden', 'Whoever asked for it works here no more.');
    refuseOtherLink(await archivable(db, actor, request.sourceId), request);
    const answer = await ask(request.link);
    if (answer.ok) await keepAddress(actor, request, answer);
    else if (mayPass(answer.problem) && request.tries < MOST_TRIES) await tryAgain(requestId);
    else await fail(requestId, answer.problem, answer.said);
  } catch (error) {
    if (error instanceof AppError) return fail(requestId, error.code, error.message);
    if (!isDatabaseAway(error)) await fail(requestId, 'unexpected', FAILED);
    throw error;
  }
}

type Request = { id: string; sourceId: string; link: string; askedById: string; tries: number };

/** Counts a try before it is made; null where the wish is done, was withdrawn, or had all its tries. */
async function beginTry(requestId: string): Promise<Request | null> {
  const [request] = await db.$queryRaw<Request[]>`
    UPDATE archive_request SET state = 'RUNNING', tries = tries + 1, problem = NULL, said = NULL, ended_at = NULL
    WHERE id = ${requestId}::uuid AND tries < ${MOST_TRIES}
      AND (state IN ('WAITING', 'RUNNING') OR (state = 'FAILED' AND problem = 'unexpected'))
    RETURNING id, source_id AS "sourceId", link, asked_by_id AS "askedById", tries`;
  return request ?? null;
}

/** Somebody was told which address becomes public; another one was never agreed to. */
function refuseOtherLink(source: SourceRow, { link }: Request): void {
  if (source.link !== link) throw invalid('link', 'The source’s link was changed meanwhile. Ask again.');
}

async function tryAgain(requestId: string): Promise<void> {
  await db.$transaction(async (tx) => {
    const { count } = await tx.archiveRequest.updateMany({
      where: { id: requestId, state: 'RUNNING' },
      data: { state: 'WAITING' },
    });
    if (count > 0) await addArchiveJob(tx, requestId, new Date(Date.now() + AGAIN_AFTER_MS));
  });
}

async function fail(requestId: string, problem: string, said: string): Promise<void> {
  await db.archiveRequest.updateMany({
    where: { id: requestId, state: { in: ['WAITING', 'RUNNING'] } },
    data: { state: 'FAILED', problem, said, endedAt: new Date() },
  });
}

/** Of a copy that the Archive had made before, and that is known here, no second row and event are written. */
async function keepAddress(
  actor: Actor,
  request: Request,
  { address, at }: { address: string; at: Date },
): Promise<void> {
  const { sourceId, link } = request;
  await addingToSource(sourceId, async (tx) => {
    const source = await archivable(tx, actor, sourceId, { isSent: true });
    refuseOtherLink(source, request);
    const { count } = await tx.archiveRequest.updateMany({
      where: { id: request.id, state: 'RUNNING' },
      data: { state: 'DONE', endedAt: new Date() },
    });
    const isKnown = (await tx.archivedPage.count({ where: { sourceId, link, address } })) > 0;
    if (count === 0 || isKnown) return;
    await tx.archivedPage.create({
      data: { sourceId, link, address, archivedAt: at, askedById: actor.id },
    });
    await appendAudit(tx, actor, sourceEvent('source.archive', source, { url: link, address }));
  });
}

/** Of a source that becomes confidential: where its page is kept, and any wish that it be. */
export async function forgetArchiving(tx: Tx, sourceId: string): Promise<void> {
  await tx.archiveRequest.deleteMany({ where: { sourceId } });
  await tx.archivedPage.deleteMany({ where: { sourceId } });
}
