/**
 * What the web server decides about a request before Next sees it, and what it adds to every answer. Next answers 500
 * to some requests that no browser makes (a NUL in an address, TRACE, a foreign origin), and omits its policies where
 * no page was rendered (missing files, redirects, its own refusals).
 */

const METHODS = ['GET', 'HEAD', 'POST', 'OPTIONS'];

/** The same as next.config.js sets for actions: `9mb`. */
export const ACTION_BODY_LIMIT = 9 * 1_048_576;

/** Every answer without a policy of its own is not a page: it loads, frames and sends nothing. */
const NOTHING =
  "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/**
 * The policy of the script with which a worker begins is the worker's own (a script of a page is under the page's): the
 * worker that listens compiles WebAssembly, which no page may, and asks our server for the model and the recording.
 */
const WORKER =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** Where the build puts these scripts; others of the build may lie beside them and are no worker's. */
const IS_WORKER = /^\/_next\/static\/chunks\/turbopack-worker-[\w.~-]+\.js$/;

const ALWAYS = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'same-origin',
  'X-Frame-Options': 'DENY',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), browsing-topics=()',
  'Content-Security-Policy': NOTHING,
};

/** The cards of published statements, which anybody may put into a page. Everything else stays out of frames. */
const MAY_BE_FRAMED = /^\/cards\/[^/]+$/;

/** Half a year: an operator who gives up https is not locked out for ever. */
const HSTS = 'max-age=15552000';

/**
 * Why a request is not passed on: `{ status, text, headers }` for a plain answer, or null.
 *
 * @param {Pick<import('node:http').IncomingMessage, 'method' | 'url' | 'headers'>} request
 * @param {{ deployment?: string }} [server] the id of the build that answers; an action from another build's page is
 * not run
 */
export function refusalOf({ method = '', url = '', headers }, { deployment } = {}) {
  if (!METHODS.includes(method)) {
    return plain(405, 'This is not done here.', { Allow: METHODS.join(', ') });
  }
  if (!isReadableAddress(url)) return plain(400, 'This address cannot be read.');
  if (headers.host !== undefined && !/^[\w.\-:[\]]{1,255}$/.test(headers.host)) {
    return plain(400, 'The Host header cannot be read.');
  }
  if (!isReadableTree(headers['next-router-state-tree'])) {
    return plain(400, 'A header of this request cannot be read.');
  }
  const path = pathOf(url);
  if (method !== 'POST' || path === '/api' || path.startsWith('/api/')) return null;
  return refusalOfAction(headers, deployment);
}

/**
 * What is sent to a page is sent to one of its actions: there are no other forms.
 *
 * @param {import('node:http').IncomingHttpHeaders} headers
 * @param {string | undefined} deployment
 */
function refusalOfAction(headers, deployment) {
  if (!isOwnOrigin(headers)) return plain(403, 'This was not sent from Stet’s own pages.');
  const isAction = typeof headers['next-action'] === 'string';
  if (!isAction) return plain(405, 'Nothing can be sent to this address.', { Allow: 'GET, HEAD' });
  const length = headers['content-length'];
  if (length === undefined) return plain(411, 'The length of what is sent must be said.');
  if (Number(length) > ACTION_BODY_LIMIT) return plain(413, 'This is too large: a story’s file may be 8 MB.');
  const from = headers['x-deployment-id'];
  if (deployment && from !== undefined && from !== deployment) {
    // Next's pages take this header for an action that no longer exists (components/ui/update.ts).
    return plain(409, 'Stet was updated. Reload the page.', { 'x-nextjs-action-not-found': '1' });
  }
  return null;
}

/**
 * Next's own rule, which it answers with a 500: the origin must be the host that was addressed.
 *
 * @param {import('node:http').IncomingHttpHeaders} headers
 */
function isOwnOrigin({ origin, host, 'x-forwarded-host': forwarded }) {
  if (origin === undefined) return true;
  const own = String(forwarded ?? host ?? '')
    .split(',')[0]
    .trim();
  return URL.canParse(origin) && new URL(origin).host === own;
}

/**
 * Invalid percent signs and the character NUL, which no database can store, are in no address of ours.
 *
 * @param {string} url
 */
function isReadableAddress(url) {
  if (!url.startsWith('/') || /%00|\0/.test(url)) return false;
  try {
    decodeURIComponent(pathOf(url));
    return true;
  } catch {
    return false;
  }
}

/** @param {string | string[] | undefined} header */
function isReadableTree(header) {
  if (header === undefined) return true;
  try {
    return Array.isArray(JSON.parse(decodeURIComponent(String(header))));
  } catch {
    return false;
  }
}

/** @param {string} url */
export function pathOf(url) {
  return url.split('?')[0];
}

/**
 * @param {number} status
 * @param {string} text
 * @param {Record<string, string>} [headers]
 */
export function plain(status, text, headers = {}) {
  return { status, text, headers };
}

/**
 * Sends a plain page: one sentence, cached by nobody.
 *
 * @param {import('node:http').ServerResponse} response
 * @param {ReturnType<typeof plain>} answer
 */
export function answerPlainly(response, { status, text, headers }) {
  response.writeHead(status, {
    'Content-Type': 'text/plain; charset=utf-8',
    'Cache-Control': 'no-store',
    ...headers,
  });
  response.end(`${text}\n`);
}

/**
 * Adds to an answer, when its head is written, those of the common policies that it lacks; and gives what Next calls a
 * server error its proper status where the fault lies in the request.
 *
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 * @param {{ isHttps: boolean, isDatabaseDown?: () => boolean }} server
 */
export function completeHead(request, response, { isHttps, isDatabaseDown = () => false }) {
  const { writeHead } = response;
  response.writeHead = (/** @type {number} */ status, /** @type {any[]} */ ...rest) => {
    const path = pathOf(request.url ?? '');
    const isFramed = MAY_BE_FRAMED.test(path);
    const isWorker = IS_WORKER.test(path);
    for (const [name, value] of Object.entries(ALWAYS)) {
      // It has no value that allows everybody; the policy, which cards bring with them, has.
      if (isFramed && name === 'X-Frame-Options') continue;
      const own = name === 'Content-Security-Policy' && isWorker ? WORKER : value;
      if (!response.hasHeader(name)) response.setHeader(name, own);
    }
    if (isHttps) response.setHeader('Strict-Transport-Security', HSTS);
    return writeHead.call(response, honestStatus(request, status, isDatabaseDown()), ...rest);
  };
}

/**
 * Actions themselves answer whatever goes wrong within them (lib/server/run-action.ts), with 200 and a reason: what
 * Next answers with 500 is a body that it could not read. And a page that failed while the database is away failed
 * because of that.
 *
 * @param {import('node:http').IncomingMessage} request
 * @param {number} status
 * @param {boolean} isDatabaseDown
 */
function honestStatus({ headers }, status, isDatabaseDown) {
  if (status !== 500) return status;
  if (isDatabaseDown) return 503;
  return headers['next-action'] === undefined ? 500 : 400;
}

/**
 * Reads, and discards, what is still arriving of a request after its answer has been sent. A browser sends its next
 * request through the same connection: it would wait behind what nobody reads any more. Closing the connection instead
 * was tried; the browser then often loses the answer too, and says only that the connection broke.
 *
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 */
export function readToTheEnd(request, response) {
  // Stopping in the middle of reading (`for await`) takes the request's socket away from it, and destroys the request.
  const { socket } = request;
  response.once('finish', () => {
    if (request.complete) return;
    // Node pauses the socket as long as a request does not accept what is pushed to it; for a destroyed one, for ever.
    request.push = () => true;
    request.resume();
    socket.resume();
  });
}
