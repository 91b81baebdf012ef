/** Files of editions published before files were kept, and files that an operator has made again. */
import { appendAudit } from '../audit/append.ts';
import { db } from '../db.ts';
import { auditEvent } from '../domain/audit/event.ts';
import { readSnapshot } from '../domain/report/snapshot.ts';
import { newsroomSettings } from '../settings/queries.ts';
import { TooMuchToSet } from '../typeset/typeset.ts';
import { SLOW } from '../waits.ts';
import { addressOf } from './edition.ts';
import type { PdfName } from './edition-files.ts';
import { keepFiles } from './file-records.ts';
import { keepPdf } from './pdf-records.ts';

export type Making = {
  /** Undefined: editions with no kept files. A report's slug, or all: made again as this version of Stet makes them. */
  again?: { slug: string } | 'all';
  /** Called after each. */
  onKept?: (done: { slug: string; number: number; rendering: number }) => void;
  /** Called for each PDF that is larger than can be set; the others are made. */
  onTooLarge?: (left: { slug: string; number: number }) => void;
};

/**
 * Makes and stores the files of editions, one after another, each with its event in one transaction: if it is stopped,
 * what is done is whole. Run by the operator of Stet, who is not a member: the record says that Stet did it.
 *
 * @returns how many editions it made files for
 */
export async function keepEditions({ again, onKept }: Making = {}): Promise<number> {
  const where =
    again === undefined ? { files: { none: {} } } : again === 'all' ? {} : { report: { slug: again.slug } };
  const editions = await db.edition.findMany({ where, select: { id: true }, orderBy: { id: 'asc' } });
  for (const { id } of editions) {
    const kept = await keepEdition(id, again === undefined);
    onKept?.(kept);
  }
  return editions.length;
}

/**
 * Makes and stores the PDFs of editions that have none, or with `again` those that come out otherwise now, one after
 * another; of a withdrawn report also those that say so.
 *
 * @returns how many it made
 */
export async function keepPdfs({ again, onKept, onTooLarge }: Making = {}): Promise<number> {
  const editions = await db.edition.findMany({
    where: again === undefined || again === 'all' ? {} : { report: { slug: again.slug } },
    select: { id: true, number: true, report: { select: { slug: true, withdrawnAt: true } } },
    orderBy: { id: 'asc' },
  });
  let made = 0;
  for (const { id: editionId, number, report } of editions) {
    const names: PdfName[] = report.withdrawnAt ? ['report.pdf', 'withdrawn.pdf'] : ['report.pdf'];
    for (const name of names) {
      const rendering = await keepPdf({ editionId, name }, { isAgain: again !== undefined }).catch(
        (error: unknown) => {
          if (!(error instanceof TooMuchToSet)) throw error;
          onTooLarge?.({ slug: report.slug, number });
          return null;
        },
      );
      if (rendering === null) continue;
      made += 1;
      onKept?.({ slug: report.slug, number, rendering });
    }
  }
  return made;
}

function keepEdition(id: string, isFirst: boolean) {
  return db.$transaction(async (tx) => {
    const { number, snapshot, sha256, report, files } = await tx.edition.findUniqueOrThrow({
      where: { id },
      include: {
        files: { select: { rendering: true }, orderBy: { rendering: 'desc' }, take: 1 },
        report: {
          select: {
            slug: true,
            storyId: true,
            editions: { select: { number: true, publishedAt: true }, orderBy: { number: 'asc' } },
          },
        },
      },
    });
    const { slug, storyId, editions } = report;
    const last = files[0]?.rendering ?? 0;
    // Somebody else has stored it in the meantime.
    if (isFirst && last > 0) return { slug, number, rendering: last };
    const rendering = last + 1;
    await keepFiles(
      tx,
      id,
      {
        stored: snapshot,
        sha256,
        snapshot: readSnapshot(snapshot),
        number,
        address: addressOf(slug),
        editions,
        policies: await newsroomSettings(tx),
      },
      { rendering, now: new Date() },
    );
    const made = { edition: number, rendering };
    await appendAudit(
      tx,
      null,
      auditEvent('report.makeFiles', { type: 'story', id: storyId }, made, storyId),
    );
    return { slug, number, rendering };
  }, SLOW);
}
