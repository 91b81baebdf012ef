/**
 * Speaks as a Chromium does over its pipe, for tests: asks for a page and for what its address's query says, and gives as
 * its "picture" what it was started with and what it was answered.
 */
import { createReadStream, createWriteStream } from 'node:fs';

const way = process.argv[2];
if (way === 'ends') process.exit(1);

const out = createWriteStream('', { fd: 4 });
/** @param {object} message */
const say = (message) => out.write(`${JSON.stringify(message)}\0`);

/** @type {Record<string, unknown>[]} */
const commands = [];
/** @type {Record<string, unknown>[]} */
const asked = [];
const SESSION = { sessionId: 'S' };

/** @param {string} url @param {string} resourceType */
function request(url, resourceType) {
  const requestId = `${asked.length + 1}`;
  asked.push({ url, resourceType });
  say({ method: 'Fetch.requestPaused', params: { requestId, resourceType, request: { url } }, ...SESSION });
}

/** @param {string} loaderId */
const load = (loaderId) =>
  say({ method: 'Page.lifecycleEvent', params: { frameId: 'F', loaderId, name: 'load' }, ...SESSION });

/** @param {{ id: number, method: string, params: Record<string, unknown> }} command */
function hear({ id, method, params }) {
  commands.push({ method, params });
  if (way === 'says nothing') return;
  if (way === 'talks nonsense') return void out.write('nonsense\0null\0');
  /** @type {Record<string, unknown>} */
  let result = {};
  if (method === 'Target.createTarget') result = { targetId: 'T' };
  if (method === 'Target.attachToTarget') result = { ...SESSION };
  if (method === 'Page.enable') load('of the empty page');
  if (method === 'Page.navigate') result = { frameId: 'F', loaderId: 'of the page' };
  if (way === 'opens nothing' && method === 'Page.navigate') result.errorText = 'net::ERR_FAILED';
  if (method === 'Page.getLayoutMetrics') result = { cssContentSize: { width: 1280, height: 40_000 } };
  if (method === 'Page.captureScreenshot') {
    const told = { argv: process.argv.slice(3), env: process.env, asked, commands };
    result = { data: Buffer.from(JSON.stringify(told)).toString('base64') };
  }
  say({ id, result, ...SESSION });
  if (method !== 'Page.navigate') return;
  const url = `${params.url}`;
  request(url, 'Document');
  for (const part of new URL(url).searchParams.getAll('part')) request(part, 'Image');
  request('https://elsewhere.example/led-on', 'Document');
  request(url, 'Document');
  load('of the page');
}

let text = '';
createReadStream('', { fd: 3 }).on('data', (chunk) => {
  text += chunk;
  for (let end = text.indexOf('\0'); end !== -1; end = text.indexOf('\0')) {
    const command = text.slice(0, end);
    text = text.slice(end + 1);
    hear(JSON.parse(command));
  }
});
