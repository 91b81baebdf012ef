/**
 * The workbench's data for its open pages, answered before Next sees the request: after every change all who have the
 * story open read it again in one moment, and what Next does for each request is several times the work of the answer.
 * Under Next's own development server app/api/stories/[storyId]/workbench/route.ts answers the same.
 */
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { pathOf } from './request-gate.mjs';

/** @typedef {typeof import('../lib/server/plain-json.ts')} PlainJson */
/** @typedef {typeof import('../lib/workbench/kept-queries.ts')} KeptQueries */
/** @typedef {typeof import('../lib/live/at-stories.ts')} AtStories */

const WORKBENCH = /^\/api\/stories\/([^/]+)\/workbench$/;
/** Below this the headers are most of what is sent. */
const LEAST_PACKED = 1_500;
/** Fast: it is read once, by one reader, and the next answer is another one. */
const LEVEL = 1;
const pack = promisify(gzip);

/** @type {Promise<[PlainJson, KeptQueries, AtStories]> | undefined} */
let loaded;

/** Loaded at the first one, so that a start need not wait for it. */
function load() {
  loaded ??= Promise.all([
    import('../lib/server/plain-json.ts'),
    import('../lib/workbench/kept-queries.ts'),
    import('../lib/live/at-stories.ts'),
  ]);
  return loaded;
}

/**
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 * @returns {Promise<void> | undefined} undefined where the request is for something else; nothing was done
 */
export function answerOpenWorkbench(request, response) {
  if (request.method !== 'GET') return undefined;
  const storyId = WORKBENCH.exec(pathOf(request.url ?? ''))?.[1];
  return storyId === undefined ? undefined : answer(storyId, request, response);
}

/**
 * @param {string} storyId
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 */
async function answer(storyId, request, response) {
  const [{ plainJson }, { workbenchAsked }, { noteAtStory }] = await load();
  const { headers: given } = request;
  const since = new URL(request.url ?? '', 'http://here').searchParams.get('since');
  const { status, headers, body } = await plainJson(
    {
      cookie: given.cookie,
      forwardedFor: String(given['x-forwarded-for'] ?? ''),
      isByItself: given['x-stet-by-itself'] !== undefined,
    },
    async (actor) => {
      const json = await workbenchAsked(actor, storyId, since);
      noteAtStory(actor.id, storyId);
      return json;
    },
  );
  const isPacked = body.length >= LEAST_PACKED && /\bgzip\b/.test(String(given['accept-encoding'] ?? ''));
  const sent = isPacked ? await pack(body, { level: LEVEL }) : body;
  if (response.headersSent) return;
  response.writeHead(status, {
    ...headers,
    Vary: 'Accept-Encoding',
    'Content-Length': sent.length,
    ...(isPacked && { 'Content-Encoding': 'gzip' }),
  });
  response.end(sent);
}
