import { createHash } from 'node:crypto';
import { spend } from '../auth/limits.ts';
import { AppError } from '../domain/errors.ts';
import { readSnapshot } from '../domain/report/snapshot.ts';
import { env } from '../env.ts';
import { claimReviews } from '../publish/claim-review.ts';
import { renderReport } from '../publish/report-html/page.ts';
import { REPORT_CSS } from '../publish/report-html/style.ts';
import { webAnnotations } from '../publish/web-annotation.ts';
import { publishedEdition } from './queries.ts';

/** No script, no form, nothing from elsewhere: a published report is a document. */
const POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(REPORT_CSS, 'utf8').digest('base64')}'`,
  "font-src 'self'",
  "img-src 'self' data:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Editions never change, but whether one is the newest or withdrawn does. */
const CACHE = 'public, max-age=60, must-revalidate';

/** The number in an address; NaN-like rubbish is no edition. */
export function editionNumber(given: string): number {
  return /^[1-9]\d{0,5}$/.test(given) ? Number(given) : 0;
}

const addressOf = (slug: string, number: number): string => `${env.publicUrl}/reports/${slug}/${number}`;

function notThere(): Response {
  return new Response('There is no such report.\n', {
    status: 404,
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' },
  });
}

/** Tags an answer by its content, so that a reader's browser asks again cheaply. */
function document(body: string, type: string, extra: Record<string, string> = {}): Response {
  const tag = createHash('sha256').update(body, 'utf8').digest('base64url').slice(0, 24);
  return new Response(body, {
    headers: { 'Content-Type': `${type}; charset=utf-8`, 'Cache-Control': CACHE, ETag: `"${tag}"`, ...extra },
  });
}

/** A report as a web page: the edition with that number, or the newest. */
export async function reportPage(slug: string, number?: number): Promise<Response> {
  const edition = number === 0 ? null : await publishedEdition(slug, number);
  if (!edition) return notThere();
  const page = renderReport(readSnapshot(edition.snapshot), {
    sha256: edition.sha256,
    url: addressOf(slug, edition.number),
    editions: edition.editions.map((other) => ({
      number: other.number,
      publishedAt: other.publishedAt.toISOString(),
      url: addressOf(slug, other.number),
    })),
    latest: edition.isLatest,
    exports: {
      json: `${addressOf(slug, edition.number)}/report.json`,
      claimReview: `${addressOf(slug, edition.number)}/claim-review.json`,
      annotations: `${addressOf(slug, edition.number)}/annotations.json`,
    },
    withdrawn: edition.withdrawn ? { reason: edition.withdrawn.reason } : null,
  });
  return document(page, 'text/html', { 'Content-Security-Policy': POLICY });
}

/** A reader who asked for more data than one address gets, and when it goes on. */
async function tooMuchFor(address: string): Promise<Response | null> {
  try {
    await spend({ address }, 'exports');
    return null;
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'limited') throw error;
    return new Response(`${error.message}\n`, {
      status: 429,
      headers: {
        'Content-Type': 'text/plain; charset=utf-8',
        'Cache-Control': 'no-store',
        'Access-Control-Allow-Origin': '*',
        'Retry-After': String(error.retryAfter ?? 60),
      },
    });
  }
}

/**
 * An edition as data; `report.json` is the stored bytes themselves, which the SHA-256 is of.
 * @param address whose request it is: data is made anew for each, so it is counted, as pages are not
 */
export async function reportExport(
  slug: string,
  number: number,
  format: string,
  address: string,
): Promise<Response> {
  const refused = await tooMuchFor(address);
  if (refused) return refused;
  const edition = number === 0 ? null : await publishedEdition(slug, number);
  if (!edition) return notThere();
  const url = addressOf(slug, edition.number);
  switch (format) {
    case 'report.json':
      return document(edition.snapshot, 'application/json', {
        'X-Content-SHA256': edition.sha256,
        'Access-Control-Allow-Origin': '*',
      });
    case 'claim-review.json':
      return linkedData(claimReviews(readSnapshot(edition.snapshot), { url }));
    case 'annotations.json':
      return linkedData(webAnnotations(readSnapshot(edition.snapshot), { url }));
    default:
      return notThere();
  }
}

function linkedData(data: object): Response {
  return document(JSON.stringify(data), 'application/ld+json', { 'Access-Control-Allow-Origin': '*' });
}
