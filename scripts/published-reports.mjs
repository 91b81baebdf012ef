/**
 * Published reports, served before Next sees them: a third of what Next does for each request is more than all the work
 * of sending bytes that are ready. Where Next's own development server runs, its routes in app/reports respond in the
 * same way.
 */
import { pathOf } from './request-gate.mjs';

/** @typedef {typeof import('../lib/reports/pages.ts')} Pages */
/** @typedef {typeof import('../lib/reports/statement-pages.ts')} StatementPages */
/** @typedef {typeof import('../lib/reports/public-queries.ts').standingOfFile} StandingOf */
/** @typedef {typeof import('../lib/reports/statement-queries.ts').standingOfStatement} StandingOfStatement */
/** @typedef {import('../lib/reports/negotiation.ts').Asked} Asked */
/** @typedef {import('../lib/reports/negotiation.ts').Answer} Answer */

/**
 * How long the known state of an edition is good for, in milliseconds: many readers at once make one query to the
 * database, and a withdrawal shows a quarter of a second later.
 */
const STANDS_FOR_MS = 250;
/** Reports requested at the same time; beyond this number each request makes a query of its own. */
const MOST_STANDING = 2_000;

/** @type {Promise<{ pages: Pages, statements: StatementPages, standingOf: StandingOf, standingOfStatement: StandingOfStatement }> | undefined} */
let loaded;

/** Loaded at the first report, so that a start need not wait for it. */
function load() {
  loaded ??= Promise.all([
    import('../lib/reports/pages.ts'),
    import('../lib/reports/statement-pages.ts'),
    import('../lib/reports/public-queries.ts'),
    import('../lib/reports/statement-queries.ts'),
  ]).then(([pages, statements, queries, ofStatements]) => ({
    pages,
    statements,
    standingOf: sharedFor(queries.standingOfFile),
    standingOfStatement: sharedFor(ofStatements.standingOfStatement),
  }));
  return loaded;
}

/**
 * The same query made once for everybody who asks within a quarter of a second.
 *
 * @template {unknown[]} What
 * @template Found
 * @param {(...what: What) => Promise<Found>} standingOf
 * @returns {(...what: What) => Promise<Found>}
 */
function sharedFor(standingOf) {
  /** @type {Map<string, Promise<Found>>} */
  const known = new Map();
  return (...what) => {
    const key = JSON.stringify(what);
    const before = known.get(key);
    if (before) return before;
    const asked = standingOf(...what);
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
  const isPublished = /^\/(?:reports|statements|cards)\//.test(path) && !path.endsWith('/');
  return isPublished ? answer(path, request, response) : undefined;
}

/**
 * @param {string} address
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 */
async function answer(address, request, response) {
  const { headers: given } = request;
  const { status, headers, body } = await answerTo(address, {
    ifNoneMatch: given['if-none-match'] ?? null,
    ifRange: String(given['if-range'] ?? '') || null,
    range: given.range ?? null,
    acceptEncoding: String(given['accept-encoding'] ?? '') || null,
  });
  if (response.headersSent) return;
  response.writeHead(status, headers);
  response.end(request.method === 'HEAD' ? undefined : body);
}

/**
 * @param {string} address
 * @param {Asked} asked
 * @returns {Promise<Answer>}
 */
async function answerTo(address, asked) {
  const { pages, statements, standingOf, standingOfStatement } = await load();
  const path = pages.publishedPath(address);
  if (path) return pages.publishedAnswer(path, asked, standingOf);
  const ofStatement = statements.statementPath(address);
  if (ofStatement) return statements.statementAnswer(ofStatement, asked, standingOfStatement);
  return pages.NOT_THERE;
}
