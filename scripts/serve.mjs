/**
 * The production web server: Next behind an HTTP server of our own, which handles what Next does not.
 *
 * - Next believes every `X-Forwarded-For` that a client sends, and the limits on sign-in attempts go by address. Here
 *   the header says who really connected, unless the operator's proxy in front does so (STET_TRUST_PROXY=1).
 * - Requests that Next would answer with a 500 are refused with their proper status, and every answer gets its policies
 *   (request-gate.mjs).
 * - Published reports are bytes that are kept, so they need none of Next (published-reports.mjs).
 * - While the database does not answer, nobody waits for it (database-watch.mjs).
 * - Jobs are run here too, unless `npm run worker` does (lib/worker/run.ts).
 * - When told to stop, it ends the streams of open pages (lib/live/streams.ts, in this same process), answers the
 *   requests in progress and accepts no new ones; jobs likewise.
 *
 * Started by web-server.mjs with the port and the address to listen on.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import http from 'node:http';
import { flushCompileCache } from 'node:module';
import { setTimeout as sleep } from 'node:timers/promises';
import next from 'next';
import { watchDatabase } from './database-watch.mjs';
import { answerOpenWorkbench } from './open-workbench.mjs';
import { root } from './paths.mjs';
import { answerPublished } from './published-reports.mjs';
import { answerPlainly, completeHead, pathOf, plain, readToTheEnd, refusalOf } from './request-gate.mjs';

/** Requests in progress when we are told to stop have this long. */
const LAST_ANSWERS_MS = 25_000;
/** Writing what was compiled takes some milliseconds, for which the first requests need not wait. */
const COMPILED_AFTER_MS = 10_000;
/** Loading the jobs keeps the thread for most of a second: they can wait for a start, people cannot. */
const JOBS_AFTER_MS = 2_000;

const [port, hostname] = [Number(process.argv[2]), process.argv[3]];
const isProxyTrusted = ['1', 'true', 'yes'].includes((process.env.STET_TRUST_PROXY ?? '').toLowerCase());
const isHttps = (process.env.NEXTAUTH_URL ?? '').startsWith('https:');
const deployment = process.env.STET_BUILD_ID?.slice(0, 24);
const told = [
  'forwarded',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-port',
  'x-forwarded-proto',
  'x-real-ip',
];

// Where a page refreshes itself meanwhile, this takes its place in the browser: it must come back by itself too.
const AWAY = plain(503, 'The database does not answer just now. Stet goes on by itself as soon as it does.', {
  'Retry-After': '5',
  Refresh: '5',
});
const AWAY_MEANWHILE = plain(
  503,
  'The database stopped answering. Whether this was saved is not known: look before you send it again.',
  { 'Retry-After': '5' },
);
const STOPPING = plain(503, 'Stet is being stopped. Try again in a moment.', {
  'Retry-After': '10',
  Refresh: '10',
  Connection: 'close',
});

const app = next({ dev: false, dir: root, hostname, port });
const handle = app.getRequestHandler();
await app.prepare();

/** Requests being answered now that need the database. */
const waiting = new Set();
/** Aborted when we are told to stop. */
const stopping = new AbortController();

const database = process.env.DATABASE_URL
  ? watchDatabase(process.env.DATABASE_URL, (isUp) => {
      console.error(isUp ? 'The database answers again.' : 'The database does not answer.');
      if (!isUp) for (const { request, response } of waiting) sendAway(request, response);
    })
  : undefined;
const isDatabaseDown = () => database !== undefined && !database.isUp();

/**
 * @param {http.IncomingMessage} request
 * @param {http.ServerResponse} response
 */
function sendAway(request, response) {
  if (response.headersSent) return;
  /**
   * @param {number} status
   * @param {string} text
   * @param {Record<string, string>} [headers]
   */
  answerPlainly(response, request.method === 'POST' ? AWAY_MEANWHILE : AWAY);
}

/**
 * What a page that Next renders may do to its own request: Next gives it no way to answer 429
 * (lib/auth/turn-page-away.ts, in this same process).
 */
const asked = new AsyncLocalStorage();
Object.assign(globalThis, { stetAsked: asked });
const forPage = (/** @type {http.ServerResponse} */ response) => ({
  /**
   * @param {number} status
   * @param {string} text
   * @param {{} | undefined} headers
   */
  answerPlainly(status, text, headers) {
    if (response.headersSent) return response.writableEnded;
    answerPlainly(response, plain(status, text, headers));
    return true;
  },
});

/**
 * Files of the build and of the model of sounds, and the health check, which itself reports the state of the database.
 *
 * @param {string} path
 */
function needsDatabase(path) {
  return !/^\/(?:_next\/|fonts\/|icon\.svg$|favicon\.ico$|robots\.txt$|api\/health$|api\/listening\/)/.test(
    path,
  );
}

const server = http.createServer((request, response) => {
  completeHead(request, response, { isHttps, isDatabaseDown });
  readToTheEnd(request, response);
  if (stopping.signal.aborted) return answerPlainly(response, STOPPING);
  if (!isProxyTrusted) {
    for (const name of told) delete request.headers[name];
    request.headers['x-forwarded-for'] = (request.socket.remoteAddress ?? 'unknown').replace(/^::ffff:/, '');
  }
  const refusal = refusalOf(request, { deployment });
  if (refusal) return answerPlainly(response, refusal);
  if (needsDatabase(pathOf(request.url ?? ''))) {
    if (isDatabaseDown()) return answerPlainly(response, AWAY);
    const entry = { request, response };
    waiting.add(entry);
    response.once('close', () => waiting.delete(entry));
  }
  const answered =
    answerPublished(request, response) ??
    answerOpenWorkbench(request, response) ??
    asked.run(forPage(response), handle, request, response);
  answered.catch((error) => {
    // Next may still have been working on what was answered above.
    if (response.writableEnded) return;
    console.error(error);
    if (!response.headersSent) response.statusCode = 500;
    response.end();
  });
});
// A proxy in front usually keeps its connections open for a minute; the server must not close them first.
server.keepAliveTimeout = 65_000;
// What is not HTTP at all gets the plainest answer, with the policies that all have.
server.on('clientError', (/** @type {NodeJS.ErrnoException} */ error, socket) => {
  if (error.code === 'ECONNRESET' || !socket.writable) return socket.destroy();
  socket.end(
    'HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Type: text/plain; charset=utf-8\r\n' +
      "X-Content-Type-Options: nosniff\r\nContent-Security-Policy: default-src 'none'; frame-ancestors 'none'\r\n\r\n" +
      'This is no request.\n',
  );
});
server.listen(port, hostname);
// Kept for the next start (NODE_COMPILE_CACHE), even where this one is killed: by then the first pages were requested.
setTimeout(flushCompileCache, COMPILED_AFTER_MS).unref();
const jobs = process.env.DATABASE_URL ? jobsAfterAWhile() : undefined;

/** @returns what stops them, or nothing where none are run here or the server is stopped before */
async function jobsAfterAWhile() {
  await sleep(JOBS_AFTER_MS, undefined, { signal: stopping.signal }).catch(() => {});
  if (stopping.signal.aborted) return undefined;
  const { env } = await import('../lib/env.ts');
  if (!env.runsJobs) return undefined;
  const { runJobs } = await import('../lib/worker/run.ts');
  return runJobs(env.databaseDirectUrl);
}

server.once('error', (error) => {
  console.error(error.message);
  process.exit(1);
});

process.once('SIGTERM', () => {
  stopping.abort();
  void (/** @type {{ stetStreams?: { stop(): Promise<void> } }} */ (globalThis).stetStreams?.stop());
  const jobsDone = jobs?.then((running) => running?.stop());
  server.close(async () => {
    await jobsDone;
    process.exit(0);
  });
  server.closeIdleConnections();
  // A connection whose answer has just been sent is idle, and would be kept open.
  setInterval(() => server.closeIdleConnections(), 100).unref();
  setTimeout(() => process.exit(0), LAST_ANSWERS_MS).unref();
});
