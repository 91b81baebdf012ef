import { createHash } from 'node:crypto';
import { appendAudit } from '../audit/append.ts';
import { whoAsked } from '../auth/asker-queries.ts';
import type { Capture, CapturedPage } from '../capture/capture.ts';
import { captureWholePage } from '../capture/whole-page.ts';
import { readersForRules, type SourceRow } from '../confidential/queries.ts';
import { isDatabaseAway } from '../database-away.ts';
import { db, type Tx } from '../db.ts';
import type { Actor } from '../domain/actor.ts';
import { type AuditEventInput, sourceEvent } from '../domain/audit/event.ts';
import { AppError, invalid } from '../domain/errors.ts';
import { authorise } from '../domain/permissions.ts';
import type { SourceType } from '../domain/vocabulary.ts';
import { env } from '../env.ts';
import {
  addingToSource,
  type ReadyFile,
  receiveFile,
  recordFile,
  sourceToFill,
  storeFile,
  takeFirstText,
} from '../evidence/file-records.ts';
import { MEDIA_TYPES, type MediaType } from '../evidence/media-types.ts';
import { readEvidenceText, type TextOutcome } from '../evidence/read-text.ts';
import type { UploadHead } from '../evidence/request.ts';
import { keepingBytes } from '../evidence/room-queries.ts';
import { beginCapture, failCapture, finishCapture, isWanted } from './capture-job-records.ts';

/** Ends the transaction of a capture that was given up, or carried out by another process: nothing of it stays. */
class NotWanted extends Error {}

const FAILED =
  'Stet could not do it. It is tried again by itself for a minute or two; your operator sees why.';

/**
 * Carries out somebody's wish for a capture, once, however often it is called: the page's bytes as a file with their
 * hash, its final address and the time, and its text. What they may do is decided anew, before anything is fetched and
 * again when it is written. A page that cannot be had is told in the wish's row, and is no fault of the job's.
 * `fetchPage` guards against addresses inside the network.
 */
export async function performCapture(
  captureId: string,
  fetchPage: (link: string) => Promise<Capture> = captureWholePage,
): Promise<void> {
  const wish = await beginCapture(captureId);
  if (!wish) return;
  try {
    const actor = await whoAsked(wish.askedById);
    if (!actor) throw new AppError('forbidden', 'Whoever asked for it works here no more.');
    authorise(actor, 'source.register');
    const link = wish.sourceId ? await linkOf(actor, wish.sourceId) : wish.link;
    const captured = await fetchPage(link);
    if (!captured.ok) return await failCapture(captureId, captured.error.code, captured.error.message);
    if (!(await isWanted(captureId))) return;
    const head = headOf(captured.page, new Date());
    const beside = besideOf(captured.page, head);
    const keep = () => keepPage(actor, wish, captured.page, head, beside);
    const keepAll = beside.files.reduceRight(
      (rest, file) => () => keepingBytes(actor, file.head, wish.sourceId, rest),
      keep,
    );
    await keepingBytes(actor, head, wish.sourceId, keepAll);
  } catch (error) {
    if (error instanceof NotWanted) return;
    if (error instanceof AppError) return failCapture(captureId, error.code, error.message);
    if (!isDatabaseAway(error)) await failCapture(captureId, 'unexpected', FAILED);
    throw error;
  }
}

type Wish = NonNullable<Awaited<ReturnType<typeof beginCapture>>>;

async function keepPage(
  actor: Actor,
  wish: Wish,
  page: CapturedPage,
  head: PageHead,
  beside: Beside,
): Promise<void> {
  const { at } = head;
  const { ready, read } = await receivePage(page, head);
  await storeFile(ready);
  const filesBeside: ReadyFile[] = [];
  for (const file of beside.files) {
    const received = await receiveFile(file.head, oneChunk(file.bytes));
    await storeFile(received);
    filesBeside.push(received);
  }
  const saving = async (tx: Tx) => {
    const isNew = wish.sourceId === null;
    const source =
      wish.sourceId === null
        ? await sourceOfPage(tx, actor, page, wish.type, read, at)
        : await knownSource(tx, actor, wish.sourceId);
    await tx.source.update({
      where: { id: source.id },
      data: { capturedAt: at, ...(isNew ? {} : { version: { increment: 1 } }) },
    });
    const finalUrl = page.finalLink;
    const { isKnown, events } = await recordFile(tx, actor, source, ready, { came: 'web', finalUrl });
    const taken = isKnown
      ? { said: 'This file is here already.', events: [] }
      : await takeFirstText(tx, actor, source, read);
    // A page that is the same to the byte is here with its archive and its picture.
    const eventsBeside: AuditEventInput[] = [];
    for (const file of isKnown ? [] : filesBeside)
      eventsBeside.push(...(await recordFile(tx, actor, source, file, { came: 'web', finalUrl })).events);
    const said = [taken.said, ...(isKnown ? [] : beside.said)].filter((one) => one !== null).join(' ');
    if (!(await finishCapture(tx, wish.id, source.id, said || null))) throw new NotWanted();
    const captureEvent = sourceEvent('source.capture', source, { url: finalUrl });
    await appendAudit(
      tx,
      actor,
      ...(isNew ? [sourceEvent('source.add', source)] : []),
      captureEvent,
      ...events,
      ...eventsBeside,
      ...taken.events,
    );
  };
  await (wish.sourceId === null ? db.$transaction(saving) : addingToSource(wish.sourceId, saving));
}

/** The link of a source in the register. A confidential one is never fetched: asking for it leaves a trace. */
export async function linkOf(actor: Actor, sourceId: string, client: Tx = db): Promise<string> {
  const { source } = await sourceToFill(client, actor, sourceId);
  if (source.isConfidential)
    throw invalid(
      'url',
      'Pages are not captured for a confidential source: opening one leaves a trace there.',
    );
  if (!source.link) throw invalid('url', 'This source has no link. Add one to its details first.');
  return source.link;
}

async function knownSource(tx: Tx, actor: Actor, sourceId: string): Promise<SourceRow> {
  const { source } = await sourceToFill(tx, actor, sourceId);
  if (source.isConfidential) throw invalid('url', 'This source was made confidential meanwhile.');
  return source;
}

/** What a page is as a file, and when it was captured. */
type PageHead = UploadHead & { at: Date };

function headOf(page: CapturedPage, at: Date): PageHead {
  const host = URL.parse(page.finalLink)?.hostname.replace(/^www\./, '') ?? 'page';
  return {
    fileName: `${host} ${at.toISOString().slice(0, 10)}`,
    sha256: createHash('sha256').update(page.bytes).digest('hex'),
    size: page.bytes.length,
    at,
  };
}

/** What is kept beside a page, each as a file of its own: the page with what it is drawn with, and a picture of it. */
type Beside = { files: { head: UploadHead; bytes: Uint8Array }[]; said: string[] };

function besideOf({ archive, picture }: CapturedPage, { fileName }: PageHead): Beside {
  const beside: Beside = { files: [], said: [] };
  const add = (ending: string, bytes: Uint8Array, tooLarge: string) => {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    if (bytes.length > env.evidenceMaxBytes) beside.said.push(tooLarge);
    else
      beside.files.push({ head: { fileName: `${fileName}.${ending}`, sha256, size: bytes.length }, bytes });
  };
  if (archive) {
    const { parts, leftOut } = archive;
    add(
      'wacz',
      archive.bytes,
      'With its styles and pictures the page is larger than a file may be here: it is kept without them.',
    );
    if (leftOut > 0 && beside.files.length > 0)
      beside.said.push(
        `${leftOut} of the ${parts + leftOut} styles, pictures and fonts that the page names could not be kept; the web archive says which.`,
      );
  }
  if (picture) add('png', picture, 'The picture of the page is larger than a file may be here.');
  if (picture === null) beside.said.push('No picture of the page could be drawn.');
  return beside;
}

async function* oneChunk(bytes: Uint8Array) {
  yield bytes;
}

/** A page is read before it is stored: a new source takes its title from its text. */
async function receivePage(
  page: CapturedPage,
  head: PageHead,
): Promise<{ ready: ReadyFile; read: TextOutcome }> {
  // A fragment of a page has no signature of its own; the site's declaring it one is as good.
  const isPage = (type: MediaType) => page.type === 'html' && type === MEDIA_TYPES.text;
  const ready = await receiveFile(head, oneChunk(page.bytes), (type) =>
    isPage(type) ? MEDIA_TYPES.html : type,
  );
  try {
    return { ready, read: await readEvidenceText(ready.staged, ready.type) };
  } catch (error) {
    await ready.staged.discard();
    throw error;
  }
}

async function sourceOfPage(
  tx: Tx,
  actor: Actor,
  page: CapturedPage,
  type: SourceType,
  read: TextOutcome,
  at: Date,
): Promise<SourceRow> {
  const title = read.title?.replace(/\s+/g, ' ').trim().slice(0, 300).toWellFormed();
  return tx.source.create({
    data: {
      type,
      title: title || (URL.parse(page.finalLink)?.hostname ?? page.link).slice(0, 300),
      link: page.link.slice(0, 2000),
      capturedAt: at,
      createdById: actor.id,
    },
    include: readersForRules,
  });
}
