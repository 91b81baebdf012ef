/**
 * Annotations of a report's newest edition, and of all reports, in pages, for anybody. Of a withdrawn report there are
 * none, and of one whose publication is blocked not even the collection.
 */
import { filled } from '../domain/report/catalogue/say.ts';
import { wordsOf } from '../domain/report/catalogues.ts';
import { REPORT_LANGUAGE_AT_FIRST, readReportLanguage } from '../domain/report/report-languages.ts';
import { readSnapshot } from '../domain/report/snapshot.ts';
import { env } from '../env.ts';
import {
  newsroomCollection,
  newsroomPage,
  reportCollection,
  reportPage,
} from '../publish/annotation-collection.ts';
import { type Annotation, webAnnotations } from '../publish/web-annotation.ts';
import { addressOf } from './edition.ts';
import { inAllForms } from './file-records.ts';
import { type AnnotatedReport, annotatedReport, endsOfReports, reportsBeside } from './given-queries.ts';
import { readyBytes } from './kept-answers.ts';
import { type Answer, type Asked, negotiated } from './negotiation.ts';
import { NOT_THERE } from './plain-answers.ts';
import { snapshotOfEdition } from './public-queries.ts';

/** Of one report, or of all (`slug` null); the collection itself, or a page of it. */
export type AnnotationsPath =
  | { of: 'report'; slug: string; page: number | null }
  | { of: 'newsroom'; slug: string | null };

/**
 * "/reports/tramway-sold-123456/annotations", "…/annotations/2", "/reports/annotations", "/reports/annotations/tramway-sold-123456"
 *
 * @returns null for every other address; no report's slug is `annotations`, since all end in a number
 */
export function annotationsPath(path: string): AnnotationsPath | null {
  const [isAll, ofAll] = /^\/reports\/annotations(?:\/([\w-]+))?$/.exec(path) ?? [];
  if (isAll !== undefined) return { of: 'newsroom', slug: ofAll ?? null };
  const [, slug, page] = /^\/reports\/([\w-]+)\/annotations(?:\/([1-9]\d{0,5}))?$/.exec(path) ?? [];
  return slug === undefined ? null : { of: 'report', slug, page: page === undefined ? null : Number(page) };
}

const TYPE = 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"';
const CACHE = 'public, max-age=60, must-revalidate';

export async function annotationsAnswer(path: AnnotationsPath, asked: Asked): Promise<Answer> {
  const made = path.of === 'report' ? await ofReport(path) : await ofNewsroom(path.slug);
  if (!made) return NOT_THERE;
  const file = await readyBytes(made.key, async () => {
    const json = await made.make();
    return json === null ? null : inAllForms(JSON.stringify(json));
  });
  if (!file) return NOT_THERE;
  return negotiated(file, asked, {
    'Content-Type': TYPE,
    'Cache-Control': CACHE,
    'Access-Control-Allow-Origin': '*',
  });
}

/** What is answered, and what its bytes are known by while nothing changes; null for what there is not. */
type Made = { key: string; make: () => Promise<object | null> } | null;

async function annotationsOf(
  slug: string,
  { editionId, number, isWithdrawn }: AnnotatedReport,
): Promise<Annotation[]> {
  if (isWithdrawn) return [];
  const snapshot = readSnapshot(await snapshotOfEdition(editionId));
  return webAnnotations(snapshot, { url: `${addressOf(slug)}/${number}` }).items;
}

async function ofReport({ slug, page }: { slug: string; page: number | null }): Promise<Made> {
  const report = await annotatedReport(slug);
  if (!report) return null;
  const { editionId, isWithdrawn, newsroom } = report;
  const address = `${addressOf(slug)}/annotations`;
  const words = wordsOf({ language: readReportLanguage(report.language) ?? REPORT_LANGUAGE_AT_FIRST });
  const label = filled(words.data.found, { newsroom });
  return {
    key: JSON.stringify(['annotations', editionId, isWithdrawn, label, page]),
    make: async () => {
      const all = await annotationsOf(slug, report);
      return page === null
        ? reportCollection(address, label, all.length)
        : reportPage(address, label, all, page);
    },
  };
}

async function ofNewsroom(slug: string | null): Promise<Made> {
  const address = `${env.publicUrl}/reports/annotations`;
  if (slug === null) {
    const { newsroom, first, last } = await endsOfReports();
    const ends = first !== null && last !== null ? { first, last } : null;
    const collection = newsroomCollection(address, labelOf(newsroom), ends);
    return { key: `annotations ${JSON.stringify(collection)}`, make: async () => collection };
  }
  const report = await annotatedReport(slug);
  if (!report || report.isWithdrawn) return null;
  const beside = await reportsBeside(slug);
  const label = labelOf(report.newsroom);
  return {
    key: JSON.stringify(['annotations of all', report.editionId, beside, label]),
    make: async () => newsroomPage(address, label, { slug, ...beside }, await annotationsOf(slug, report)),
  };
}

const labelOf = (newsroom: string) => `What ${newsroom} found of its stories`;
