import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { appendAudit } from '../audit/append.ts';
import { atOnce, spend } from '../auth/limits.ts';
import type { Capture, CapturedPage } from '../capture/capture.ts';
import { captureWebPage } from '../capture/safe-fetch.ts';
import { readersForRules, type SourceRow } from '../confidential/queries.ts';
import { db, type Tx } from '../db.ts';
import type { Actor } from '../domain/actor.ts';
import { sourceEvent } from '../domain/audit/event.ts';
import { AppError, invalid } from '../domain/errors.ts';
import { authorise } from '../domain/permissions.ts';
import type { SourceType } from '../domain/vocabulary.ts';
import {
  addingToSource,
  type ReadyFile,
  receiveFile,
  recordFile,
  sourceToFill,
  storeFile,
} from '../evidence/file-records.ts';
import { MEDIA_TYPES, type MediaType } from '../evidence/media-types.ts';
import type { UploadHead } from '../evidence/request.ts';
import { keepingBytes } from '../evidence/room-queries.ts';
import type { AddedFile } from '../evidence/view.ts';
import type { capturePageSchema } from './schema.ts';

export type CapturedSource = AddedFile & { sourceId: string };

/**
 * Captures a web page as evidence: its bytes as a file with their hash, its final address and the time, and its text.
 * Nothing is fetched for a person who may not add it. `fetchPage` guards against addresses inside the network.
 */
export async function capturePage(
  actor: Actor,
  input: z.output<typeof capturePageSchema>,
  fetchPage: (link: string) => Promise<Capture> = captureWebPage,
): Promise<CapturedSource> {
  authorise(actor, 'source.register');
  const link = 'url' in input ? input.url : await linkOf(actor, input.sourceId);
  await spend(actor, 'captures');
  return atOnce(actor, 'files', async () => {
    const captured = await fetchPage(link);
    if (!captured.ok) {
      const { message } = captured.error;
      throw new AppError('validation', message, { fields: { url: message } });
    }
    const head = headOf(captured.page, new Date());
    const sourceId = 'url' in input ? null : input.sourceId;
    return keepingBytes(actor, head, sourceId, () => keepPage(actor, input, captured.page, head));
  });
}

async function keepPage(
  actor: Actor,
  input: z.output<typeof capturePageSchema>,
  page: CapturedPage,
  head: PageHead,
): Promise<CapturedSource> {
  const { at } = head;
  const ready = await receivePage(page, head);
  await storeFile(ready);
  const saving = async (tx: Tx) => {
    const { source, isNew } =
      'url' in input
        ? { source: await sourceOfPage(tx, actor, page, input.type, ready, at), isNew: true }
        : { source: await knownSource(tx, actor, input.sourceId), isNew: false };
    await tx.source.update({
      where: { id: source.id },
      data: { capturedAt: at, ...(isNew ? {} : { version: { increment: 1 } }) },
    });
    const finalUrl = page.finalLink;
    const { added, events } = await recordFile(tx, actor, source, ready, { came: 'web', finalUrl });
    const captureEvent = sourceEvent('source.capture', source, { url: finalUrl });
    await appendAudit(
      tx,
      actor,
      ...(isNew ? [sourceEvent('source.add', source)] : []),
      captureEvent,
      ...events,
    );
    return { ...added, sourceId: source.id };
  };
  return 'url' in input ? db.$transaction(saving) : addingToSource(input.sourceId, saving);
}

/** The link of a source in the register. A confidential one is never fetched: asking for it leaves a trace. */
async function linkOf(actor: Actor, sourceId: string): Promise<string> {
  const { source } = await sourceToFill(db, actor, sourceId);
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

async function receivePage(page: CapturedPage, head: PageHead): Promise<ReadyFile> {
  async function* body() {
    yield page.bytes;
  }
  // A fragment of a page has no signature of its own; the site's declaring it one is as good.
  const isPage = (type: MediaType) => page.type === 'html' && type === MEDIA_TYPES.text;
  return receiveFile(head, body(), (type) => (isPage(type) ? MEDIA_TYPES.html : type));
}

async function sourceOfPage(
  tx: Tx,
  actor: Actor,
  page: CapturedPage,
  type: SourceType,
  { read }: ReadyFile,
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
