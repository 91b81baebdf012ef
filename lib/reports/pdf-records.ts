/** The PDF of an edition: asked for with its publication or withdrawal, made by a job, and kept as its page is. */
import { createHash } from 'node:crypto';
import { appendAudit } from '../audit/append.ts';
import { db, type Tx } from '../db.ts';
import { auditEvent } from '../domain/audit/event.ts';
import type { AuditPayloads } from '../domain/audit/payloads.ts';
import { readSnapshot } from '../domain/report/snapshot.ts';
import { addJob, giveUp } from '../jobs/records.ts';
import { reportPaper } from '../publish/report-pdf/paper.ts';
import { TooMuchToSet, typeset } from '../typeset/typeset.ts';
import { addressOf } from './edition.ts';
import type { PdfName } from './edition-files.ts';
import { pdfJobKey } from './later-jobs.ts';

/**
 * Has a PDF made, in the transaction of the change that asks for it. The change neither waits for it nor fails for it:
 * a thousand statements take seconds, and the story is locked meanwhile.
 */
export const askForPdf = (tx: Tx, editionId: string, name: PdfName): Promise<void> =>
  addJob(tx, 'report.pdf', { editionId, name }, { key: pdfJobKey(editionId, name) });

/** The same for every edition of a report. */
export async function askForPdfs(tx: Tx, reportId: string, name: PdfName): Promise<void> {
  const editions = await tx.edition.findMany({ where: { reportId }, select: { id: true } });
  for (const { id } of editions) await askForPdf(tx, id, name);
}

const DAY_MS = 86_400_000;

/** What was asked for in the last day and is not there: a database restored from a backup holds no jobs. */
export async function planPdfs(tx: Tx, now: Date): Promise<void> {
  const yesterday = new Date(now.getTime() - DAY_MS);
  const published = await tx.edition.findMany({
    where: { publishedAt: { gte: yesterday }, files: { none: { name: 'report.pdf' } } },
    select: { id: true },
  });
  const withdrawn = await tx.edition.findMany({
    where: { report: { withdrawnAt: { gte: yesterday } } },
    select: { id: true },
  });
  for (const { id } of published) await askForPdf(tx, id, 'report.pdf');
  for (const { id } of withdrawn) await askForPdf(tx, id, 'withdrawn.pdf');
}

/**
 * Makes an edition's PDF from what is stored of it and keeps it, with its event. The same edition gives the same bytes:
 * where they are kept already, nothing is done.
 *
 * @param isAgain whether it is made although one is there, as by a later version of Stet; a withdrawal may have another
 *   reason by now, so that its PDF is always looked at
 * @returns the rendering that was kept; null where there was nothing to do
 * @throws TooMuchToSet where it is larger than can be set, which the record says; another Error where it could not be set
 */
export async function keepPdf(
  { editionId, name }: { editionId: string; name: PdfName },
  { isAgain = name === 'withdrawn.pdf' }: { isAgain?: boolean } = {},
): Promise<number | null> {
  const last = { where: { name }, orderBy: { rendering: 'desc' }, take: 1 } as const;
  const { snapshot, sha256, number, publishedAt, report, files } = await db.edition.findUniqueOrThrow({
    where: { id: editionId },
    select: {
      ...{ snapshot: true, sha256: true, number: true, publishedAt: true },
      report: { select: { slug: true, storyId: true, withdrawnAt: true, withdrawnReason: true } },
      files: { ...last, select: { rendering: true } },
    },
  });
  if (files.length > 0 && !isAgain) return null;
  const isWithdrawn = report.withdrawnAt !== null;
  // It stands again: published anew since.
  if (name === 'withdrawn.pdf' && !isWithdrawn) return null;
  const withdrawn = name === 'withdrawn.pdf' ? (report.withdrawnReason ?? '') : null;
  const url = `${addressOf(report.slug)}/${number}`;
  const stored = readSnapshot(snapshot);
  const ofStory = { storyId: report.storyId, headline: stored.story.headline };
  const saysSo = withdrawn === null ? {} : { withdrawn: true as const };
  const { pdf, lacking } = await typeset({
    template: 'report.typ',
    data: reportPaper(stored, { sha256, url, withdrawn }),
    files: { 'report.json': snapshot },
    at: publishedAt.getTime(),
  }).catch(async (error: unknown) => {
    if (error instanceof TooMuchToSet)
      await tellTooLarge({ editionId, name }, { edition: number, ...saysSo, ...ofStory });
    throw error;
  });
  const hash = createHash('sha256').update(pdf).digest('hex');
  return db.$transaction(async (tx) => {
    const before = await tx.publishedFile.findFirst({ ...last, where: { editionId, name } });
    if (before && (before.sha256 === hash || !isAgain)) return null;
    const rendering = (before?.rendering ?? 0) + 1;
    await tx.publishedFile.create({
      // A PDF is compressed within.
      data: { editionId, name, rendering, sha256: hash, bytes: pdf, madeAt: new Date() },
    });
    const made = { edition: number, rendering, lacking, ...saysSo, ...ofStory };
    // Not the story's event: nothing of it changed, so nobody is told that something did.
    await appendAudit(tx, null, auditEvent('report.makePdf', { type: 'edition', id: editionId }, made));
    return rendering;
  });
}

/** The record says that there is none, and the job that tried it is not tried again: it would come to the same. */
const tellTooLarge = (
  { editionId, name }: { editionId: string; name: PdfName },
  payload: AuditPayloads['report.pdfTooLarge'],
): Promise<void> =>
  db.$transaction(async (tx) => {
    await giveUp(tx, pdfJobKey(editionId, name));
    await appendAudit(
      tx,
      null,
      auditEvent('report.pdfTooLarge', { type: 'edition', id: editionId }, payload),
    );
  });
