/**
 * What anybody gets of a published report: the bytes that were kept when it was published, with whatever has changed
 * since put on top (a newer edition, a withdrawal). Served by the web server itself, before Next (scripts/serve.mjs),
 * and by the routes in app/reports where there is no such server.
 */
import { readSnapshot } from '../domain/report/snapshot.ts';
import { inLaterState } from '../publish/report-html/later-state.ts';
import { addressOf } from './edition.ts';
import {
  FILE_NAMES,
  type FileName,
  isPdf,
  linksOf,
  PAGES,
  type PdfName,
  type TextName,
  typeOfFile,
} from './edition-files.ts';
import { inAllForms } from './file-records.ts';
import { type Ready, readyBytes } from './kept-answers.ts';
import { pdfJobKey } from './later-jobs.ts';
import { editionAt, mementoHeaders, TIME_MAP_TYPE, timeMap } from './memento.ts';
import { type Answer, type Asked, negotiated } from './negotiation.ts';
import { reportPictureAnswer } from './picture-answers.ts';
import { COME_AGAIN, NOT_THERE, PAGE_CACHE, sayPlainly } from './plain-answers.ts';
import {
  jobStanding,
  keptFile,
  madeAnew,
  type Standing,
  snapshotOfEdition,
  standingOfFile,
} from './public-queries.ts';
import { PICTURE_NAME } from './statement-files.ts';

/**
 * No script, no form, nothing from another site: what is published is a document.
 *
 * @param framedBy a statement's card alone may stand in anybody's page
 */
export const policyOf = ({ styleSha256 }: Ready, framedBy: 'nobody' | 'anybody' = 'nobody'): string =>
  [
    "default-src 'none'",
    `style-src 'sha256-${styleSha256}'`,
    "font-src 'self'",
    "img-src 'self' data:",
    // Nothing on the page asks for anything: it has no script. What looks at pages for search engines asks from within it.
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${framedBy === 'anybody' ? '*' : "'none'"}`,
  ].join('; ');

/** The data of an edition never changes: once fetched, it can be kept for good. */
const DATA_CACHE = 'public, max-age=31536000, immutable';

/** Where a file of a report is: its URL, taken apart. */
export type PublishedPath = { slug: string; edition: number | undefined; name: FileName };

/** The number in a URL; 0, which no edition has, for anything that is not a number. */
export function editionNumber(given: string): number {
  return /^[1-9]\d{0,5}$/.test(given) ? Number(given) : 0;
}

/**
 * "/reports/tramway-sold-123456", "/reports/tramway-sold-123456/2", "/reports/tramway-sold-123456/2/report.json"
 *
 * @returns null for every other address
 */
export function publishedPath(path: string): PublishedPath | null {
  const [, slug, edition, data] = /^\/reports\/([^/]+)(?:\/([^/]+)(?:\/([^/]+))?)?$/.exec(path) ?? [];
  if (slug === undefined) return null;
  // The newest edition's, wherever that is.
  if (edition === 'report.pdf' && data === undefined) return { slug, edition: undefined, name: edition };
  const name = data === undefined ? 'page.html' : dataName(data);
  if (name === null) return null;
  try {
    return {
      slug: decodeURIComponent(slug),
      edition: edition === undefined ? undefined : editionNumber(edition),
      name,
    };
  } catch {
    return null;
  }
}

/** The page is at its edition's own URL and no other; what is served of a withdrawn report is not asked for by name. */
export function dataName(given: string): FileName | null {
  if (given === 'report.pdf' || given === PICTURE_NAME) return given;
  return FILE_NAMES.find((name) => name === given && name !== 'page.html') ?? null;
}

/**
 * @param standingOf how to find the state of an edition; the server asks once for many readers
 * @returns 404 where there is no such report, edition or file
 */
export async function publishedAnswer(
  path: PublishedPath,
  asked: Asked,
  standingOf: typeof standingOfFile = standingOfFile,
): Promise<Answer> {
  const { name } = path;
  if (isPdf(name)) return pdfAnswer(path, asked, standingOf);
  if (name === PICTURE_NAME)
    return reportPictureAnswer(await standingOf(path.slug, path.edition, name), asked);
  const standing = await standingOf(path.slug, path.edition, name);
  const gate = standing && path.edition === undefined && timeGate(path.slug, standing, asked);
  if (gate) return gate;
  const file = standing && (await bytesOf({ ...path, name }, standing));
  if (!file) return NOT_THERE;
  const headers: Record<string, string> = { 'Content-Type': typeOfFile(name) };
  if (PAGES.has(path.name)) {
    const address = addressOf(path.slug);
    // A memento is of the report; the story beside it has no time map of its own.
    if (path.name === 'page.html')
      Object.assign(headers, mementoHeaders(address, linksOf(address, standing.editions), path.edition));
    headers['Cache-Control'] = PAGE_CACHE;
    headers['Content-Security-Policy'] = policyOf(file);
  } else {
    // What is made again for each reader may come out differently in the next version.
    headers['Cache-Control'] = standing.fileId ? DATA_CACHE : PAGE_CACHE;
    headers['Access-Control-Allow-Origin'] = '*';
    if (path.name === 'report.json') headers['X-Content-SHA256'] = standing.sha256;
  }
  return negotiated(file, asked, headers);
}

/** An edition on paper. It cannot be changed as it is served: that of a withdrawn report is another file, which says so. */
async function pdfAnswer(
  { slug, edition }: PublishedPath,
  asked: Asked,
  standingOf: typeof standingOfFile,
): Promise<Answer> {
  const published = await standingOf(slug, edition, 'report.pdf');
  if (!published) return NOT_THERE;
  const isWithdrawn = published.withdrawnReason !== null;
  const name: PdfName = isWithdrawn ? 'withdrawn.pdf' : 'report.pdf';
  const standing = isWithdrawn ? await standingOf(slug, edition, name) : published;
  const { editionId, fileId, number, isLatest } = standing ?? published;
  const file = fileId === null ? null : await readyBytes(`${fileId} ${name}`, () => keptFile(fileId));
  if (!file) return withoutPdf(pdfJobKey(editionId, name));
  return negotiated(file, asked, {
    'Content-Type': typeOfFile(name),
    // A withdrawal is to be seen within a minute, here as on the page.
    'Cache-Control': PAGE_CACHE,
    'Content-Disposition': `inline; filename="${slug.replace(/[^\w-]/g, '')}-${number}.pdf"`,
    Link: `<${addressOf(encodeURIComponent(slug))}/${number}>; rel="canonical"`,
    ...((isWithdrawn || !isLatest) && { 'X-Robots-Tag': 'noindex' }),
  });
}

/** Of an edition whose PDF is not there: whether it is being made, could not be made, or was never asked for. */
async function withoutPdf(jobKey: string): Promise<Answer> {
  const standing = await jobStanding(jobKey);
  if (standing === 'under way')
    return sayPlainly(503, 'The PDF of this edition is being made. Come again in a moment.', COME_AGAIN);
  const words =
    standing === 'failed'
      ? 'The PDF of this edition could not be made. Its page and its data say all that it would.'
      : 'There is no PDF of this edition.';
  return sayPlainly(404, words);
}

/** Whoever asks a report for a moment is led to the edition that was current then; null: nobody asks that. */
function timeGate(slug: string, { editions }: Standing, { acceptDatetime }: Asked): Answer | null {
  if (acceptDatetime == null) return null;
  const address = addressOf(slug);
  const links = linksOf(address, editions);
  const found = editionAt(acceptDatetime, links);
  const headers = { ...mementoHeaders(address, links, undefined), 'Cache-Control': 'no-store' };
  if (!found) {
    const words = 'Accept-Datetime is a moment, such as "Fri, 27 Nov 2026 10:00:00 GMT".\n';
    const plain = { ...headers, 'Content-Type': 'text/plain; charset=utf-8' };
    return { status: 400, headers: plain, body: new TextEncoder().encode(words) };
  }
  return { status: 302, headers: { ...headers, Location: found.url }, body: null };
}

/** The time map of a report: every edition, and when it was published. 404 where there is no such report. */
export async function timeMapAnswer(
  slug: string,
  asked: Asked,
  standingOf: typeof standingOfFile = standingOfFile,
): Promise<Answer> {
  const standing = await standingOf(slug, undefined, 'page.html');
  if (!standing) return NOT_THERE;
  const address = addressOf(slug);
  const text = timeMap(address, linksOf(address, standing.editions));
  const file = await readyBytes(`timemap ${text}`, () => inAllForms(text));
  if (!file) return NOT_THERE;
  return negotiated(file, asked, {
    'Content-Type': TIME_MAP_TYPE,
    'Cache-Control': PAGE_CACHE,
    'Access-Control-Allow-Origin': '*',
  });
}

/** The bytes as they are now: those that were kept; for an older or withdrawn page, with what it says in addition. */
function bytesOf(
  { slug, name }: PublishedPath & { name: TextName },
  standing: Standing,
): Promise<Ready | null> {
  const { fileId, editionId, isLatest, withdrawnReason, editions } = standing;
  const file = fileId ?? editionId;
  const published = () =>
    readyBytes(`${file} ${name}`, () => (fileId ? keptFile(fileId) : madeAnew(slug, standing, name)));
  if (!PAGES.has(name) || (isLatest && withdrawnReason === null)) return published();
  const state = JSON.stringify([editions, withdrawnReason]);
  return readyBytes(`${file} ${name} ${state}`, async () => {
    const page = await published();
    if (!page) return null;
    const text = inLaterState(
      new TextDecoder().decode(page.bytes),
      readSnapshot(await snapshotOfEdition(editionId)),
      {
        editions: linksOf(addressOf(slug), editions),
        latest: isLatest,
        withdrawn: withdrawnReason === null ? null : { reason: withdrawnReason },
      },
      name === 'story' ? ['robots', 'banners'] : undefined,
    );
    return inAllForms(text);
  });
}

/** The same for a route of Next. */
export async function publishedResponse(request: Request, path: PublishedPath): Promise<Response> {
  return responseOf(await publishedAnswer(path, askedIn(request)));
}

/** What of a request matters here. */
export const askedIn = ({ headers }: Request): Asked => ({
  ifNoneMatch: headers.get('if-none-match'),
  ifRange: headers.get('if-range'),
  range: headers.get('range'),
  acceptEncoding: headers.get('accept-encoding'),
  acceptDatetime: headers.get('accept-datetime'),
});

export const responseOf = ({ status, headers, body }: Answer): Response =>
  new Response(body, { status, headers });
