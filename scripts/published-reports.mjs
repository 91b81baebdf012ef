/**
 * Published reports, served before Next sees them: a third of what Next does for each request is more than all the work
 * of sending bytes that are ready. Where Next's own development server runs, its routes in app/reports respond in the
 * same way.
 */
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { pathOf } from './request-gate.mjs';

/** @typedef {typeof import('../lib/reports/pages.ts')} Pages */
/** @typedef {typeof import('../lib/reports/statement-pages.ts')} StatementPages */
/** @typedef {typeof import('../lib/reports/listing-pages.ts').listingPath} ListingPath */
/** @typedef {typeof import('../lib/reports/feed.ts').feedAnswer} FeedAnswer */
/** @typedef {typeof import('../lib/reports/record-file.ts').recordAnswer} RecordAnswer */
/** @typedef {typeof import('../lib/reports/annotations.ts').annotationsAnswer} AnnotationsAnswer */
/** @typedef {typeof import('../lib/reports/public-queries.ts').standingOfFile} StandingOf */
/** @typedef {typeof import('../lib/reports/statement-queries.ts').standingOfStatement} StandingOfStatement */
/** @typedef {typeof import('../lib/reports/given-queries.ts').feedState} FeedStateOf */
/** @typedef {import('../lib/reports/negotiation.ts').Asked} Asked */
/** @typedef {import('../lib/reports/negotiation.ts').Answer} Answer */

/**
 * How long the known state of an edition is good for, in milliseconds: many readers at once make one query to the
 * database, and a withdrawal shows a quarter of a second later.
 */
const STANDS_FOR_MS = 250;
/** Reports requested at the same time; beyond this number each request makes a query of its own. */
const MOST_STANDING = 2_000;

/** Downloads of the whole record at the same time, in one process: each reads all that was ever published. */
const MOST_RECORDS = 4;
/** A download that takes nothing for so long, in milliseconds, has ended: it keeps others waiting. */
const STALLED_MS = 60_000;
/** Those that wait for their turn; whoever comes after them is told to come again. */
const MOST_WAITING = 32;
let recordsUnderWay = 0;
/** @type {(() => void)[]} */
const waiting = [];

/**
 * @typedef {{ listingPath: ListingPath, feedAnswer: FeedAnswer, recordAnswer: RecordAnswer, annotationsAnswer: AnnotationsAnswer }} OfAll
 * @typedef {{ NOT_THERE: Answer, pages: Pages, statements: StatementPages, ofAll: OfAll, standingOf: StandingOf, standingOfStatement: StandingOfStatement, stateOf: FeedStateOf }} Loaded
 * @type {Promise<Loaded> | undefined}
 */
let loaded;

/** Loaded at the first report, so that a start need not wait for it. */
function load() {
  loaded ??= Promise.all([
    import('../lib/reports/plain-answers.ts'),
    import('../lib/reports/pages.ts'),
    import('../lib/reports/statement-pages.ts'),
    import('../lib/reports/statement-queries.ts'),
    import('../lib/reports/listing-pages.ts'),
    import('../lib/reports/feed.ts'),
    import('../lib/reports/record-file.ts'),
    import('../lib/reports/annotations.ts'),
    import('../lib/reports/public-queries.ts'),
    import('../lib/reports/given-queries.ts'),
  ]).then(
    ([
      { NOT_THERE },
      pages,
      statements,
      { standingOfStatement },
      { listingPath },
      { feedAnswer },
      { recordAnswer },
      { annotationsAnswer },
      { standingOfFile },
      { feedState },
    ]) => ({
      NOT_THERE,
      pages,
      statements,
      ofAll: { listingPath, feedAnswer, recordAnswer, annotationsAnswer },
      standingOf: sharedFor(standingOfFile),
      standingOfStatement: sharedFor(standingOfStatement),
      stateOf: sharedFor(feedState),
    }),
  );
  return loaded;
}

/**
 * The same query made once for everybody who asks within a quarter of a second.
 *
 * @template {unknown[]} Asking
 * @template Found
 * @param {(...asked: Asking) => Promise<Found>} find
 * @returns {(...asked: Asking) => Promise<Found>}
 */
function sharedFor(find) {
  /** @type {Map<string, Promise<Found>>} */
  const known = new Map();
  return (...asking) => {
    const key = JSON.stringify(asking);
    const before = known.get(key);
    if (before) return before;
    const asked = find(...asking);
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
 * @param {import('node:http').IncomingHttpHeaders} given
 * @returns {Asked}
 */
const askedOf = (given) => ({
  ifNoneMatch: given['if-none-match'] ?? null,
  ifRange: String(given['if-range'] ?? '') || null,
  range: given.range ?? null,
  acceptEncoding: String(given['accept-encoding'] ?? '') || null,
  acceptDatetime: String(given['accept-datetime'] ?? '') || null,
});

/**
 * @param {string} address
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 */
async function answer(address, request, response) {
  const asked = askedOf(request.headers);
  const loading = await load();
  const listing = loading.ofAll.listingPath(address);
  if (listing?.is === 'record') return sendRecord(loading.ofAll.recordAnswer, asked, request, response);
  const { status, headers, body } = await (listing
    ? answerToListing(listing, asked, loading)
    : answerTo(address, asked, loading));
  if (response.headersSent) return;
  response.writeHead(status, headers);
  response.end(request.method === 'HEAD' ? undefined : body);
}

/**
 * @param {Exclude<NonNullable<ReturnType<ListingPath>>, { is: 'record' }>} listing
 * @param {Asked} asked
 * @param {Loaded} loading
 * @returns {Promise<Answer>}
 */
async function answerToListing(listing, asked, { pages, ofAll, standingOf, stateOf }) {
  if (listing.is === 'feed') return ofAll.feedAnswer(listing.name, asked, stateOf);
  if (listing.is === 'annotations') return ofAll.annotationsAnswer(listing.path, asked);
  return pages.timeMapAnswer(listing.slug, asked, standingOf);
}

/**
 * @param {string} address
 * @param {Asked} asked
 * @param {Loaded} loading
 * @returns {Promise<Answer>}
 */
async function answerTo(address, asked, { NOT_THERE, pages, statements, standingOf, standingOfStatement }) {
  const path = pages.publishedPath(address);
  if (path) return pages.publishedAnswer(path, asked, standingOf);
  const ofStatement = statements.statementPath(address);
  if (ofStatement) return statements.statementAnswer(ofStatement, asked, standingOfStatement);
  return NOT_THERE;
}

/**
 * The whole record, as fast as it is taken.
 *
 * @param {RecordAnswer} recordAnswer
 * @param {Asked} asked
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 */
async function sendRecord(recordAnswer, asked, request, response) {
  if (recordsUnderWay >= MOST_RECORDS && waiting.length >= MOST_WAITING) {
    response.writeHead(503, { 'Content-Type': 'text/plain; charset=utf-8', 'Retry-After': '60' });
    response.end('The record is being downloaded by several others. Try again in a minute.\n');
    return;
  }
  if (recordsUnderWay >= MOST_RECORDS) await new Promise((resolve) => waiting.push(() => resolve(null)));
  else recordsUnderWay += 1;
  try {
    const since = new URL(request.url ?? '', 'http://localhost').searchParams.get('since');
    const { status, headers, body, isGzipped } = await recordAnswer(since, asked);
    if (response.headersSent) return;
    response.writeHead(status, headers);
    if (request.method === 'HEAD' || !body) {
      response.end();
      return;
    }
    response.setTimeout(STALLED_MS, () => response.destroy());
    const lines = Readable.from(body(), { objectMode: false });
    await (isGzipped ? pipeline(lines, createGzip(), response) : pipeline(lines, response));
  } catch (error) {
    // Whoever fetches it went away, or it changed meanwhile: what was sent is not whole, which its length says.
    if (!response.headersSent) throw error;
    response.destroy();
  } finally {
    // The place goes on to whoever waits, or is free again.
    const next = waiting.shift();
    if (next) next();
    else recordsUnderWay -= 1;
  }
}
