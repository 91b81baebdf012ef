/**
 * Published reports, served before Next sees them: a third of what Next does for each request is more than all the work
 * of sending bytes that are ready. Where Next's own development server runs, its routes in app/reports respond in the
 * same way.
 */
import { pathOf } from './request-gate.mjs';

/** @typedef {typeof import('../lib/reports/pages.ts')} Pages */
/** @typedef {typeof import('../lib/reports/public-queries.ts').standingOfFile} StandingOf */

/**
 * How long the known state of an edition is good for, in milliseconds: many readers at once make one query to the
 * database, and a withdrawal shows a quarter of a second later.
 */
const STANDS_FOR_MS = 250;
/** Reports requested at the same time; beyond this number each request makes a query of its own. */
const MOST_STANDING = 2_000;

/** @type {Promise<[Pages, StandingOf]> | undefined} */
let loaded;

/** Loaded at the first report, so that a start need not wait for it. */
function load() {
  loaded ??= Promise.all([
    import('../lib/reports/pages.ts'),
    import('../lib/reports/public-queries.ts'),
  ]).then(([pages, queries]) => [pages, sharedFor(queries.standingOfFile)]);
  return loaded;
}

/**
 * The same query made once for everybody who asks within a quarter of a second.
 *
 * @param {StandingOf} standingOf
 * @returns {StandingOf}
 */
function sharedFor(standingOf) {
  /** @type {Map<string, ReturnType<StandingOf>>} */
  const known = new Map();
  return (slug, number, name) => {
    const key = JSON.stringify([slug, number, name]);
    const before = known.get(key);
    if (before) return before;
    const asked = standingOf(slug, number, name);
    if (known.size >= MOST_STANDING) return asked;
    known.set(key, asked);
    const forget = () => known.delete(key);
    asked.then(() => setTimeout(forget, STANDS_FOR_MS).unref(), forget);
    return asked;
  };
}

/**
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 * @returns {Promise<void> | undefined} undefined where the request is not for a report; nothing was done
 */
export function answerPublished(request, response) {
  if (request.method !== 'GET' && request.method !== 'HEAD') return undefined;
  const path = pathOf(request.url ?? '');
  // A trailing slash redirects to the URL without it, as Next does everywhere.
  const isReport = path.startsWith('/reports/') && !path.endsWith('/');
  return isReport ? answer(path, request, response) : undefined;
}

/**
 * @param {string} address
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 */
async function answer(address, request, response) {
  const [{ publishedPath, publishedAnswer, NOT_THERE }, standingOf] = await load();
  const path = publishedPath(address);
  const { headers: given } = request;
  const { status, headers, body } = path
    ? await publishedAnswer(
        path,
        {
          ifNoneMatch: given['if-none-match'] ?? null,
          ifRange: String(given['if-range'] ?? '') || null,
          range: given.range ?? null,
          acceptEncoding: String(given['accept-encoding'] ?? '') || null,
        },
        standingOf,
      )
    : NOT_THERE;
  if (response.headersSent) return;
  response.writeHead(status, headers);
  response.end(request.method === 'HEAD' ? undefined : body);
}
