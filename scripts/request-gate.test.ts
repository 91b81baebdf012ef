import http from 'node:http';
import type net from 'node:net';
import { PassThrough } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ACTION_BODY_LIMIT, answerPlainly, completeHead, readToTheEnd, refusalOf } from './request-gate.mjs';

/** Behind the gate is a server that fails as Next does, or sets a policy of its own. */
let server: http.Server;
let port: number;
const state = { isHttps: false, isDatabaseDown: false };
beforeAll(async () => {
  server = http.createServer((request, response) => {
    completeHead(request, response, {
      isHttps: state.isHttps,
      isDatabaseDown: () => state.isDatabaseDown,
    });
    const refusal = refusalOf(request, { deployment: 'now' });
    if (refusal) return answerPlainly(response, refusal);
    if (request.url === '/own') response.setHeader('Content-Security-Policy', 'sandbox');
    response.statusCode = request.url === '/fails' ? 500 : request.url === '/nowhere.js' ? 404 : 200;
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as net.AddressInfo).port;
});
afterAll(() => server.close());

type Sent = { status: number; headers: http.IncomingHttpHeaders; text: string };

function send(
  method: string,
  path: string,
  headers: http.OutgoingHttpHeaders = {},
  body = '',
): Promise<Sent> {
  return new Promise((resolve, reject) => {
    const request = http.request({ host: '127.0.0.1', port, method, path, headers }, async (response) => {
      let text = '';
      for await (const chunk of response) text += chunk;
      resolve({ status: response.statusCode ?? 0, headers: response.headers, text });
    });
    request.on('error', reject);
    request.end(body);
  });
}

const action = { 'next-action': '40abc', 'content-length': 2 };

describe('what cannot be answered is refused by its name', () => {
  test.each<[string, number, string, string, http.OutgoingHttpHeaders?]>([
    ['a NUL in a path', 400, 'GET', '/reports/%00'],
    ['a NUL within a name', 400, 'GET', '/reports/a%00b/1'],
    ['a NUL in a question', 400, 'GET', '/sources?q=%00'],
    ['a percent sign that leads nowhere', 400, 'GET', '/reports/%zz'],
    ['half a letter', 400, 'GET', '/stories/%E2%82'],
    ['a letter that is none', 400, 'GET', '/stories/%ED%A0%80'],
    ['an address of elsewhere', 400, 'GET', 'http://elsewhere.example/'],
    ['TRACE', 405, 'TRACE', '/'],
    ['PROPFIND', 405, 'PROPFIND', '/stories'],
    ['PUT', 405, 'PUT', '/api/health'],
    ['a host that is none', 400, 'GET', '/', { host: 'a b' }],
    ['a tree that is none', 400, 'GET', '/', { 'next-router-state-tree': '%7Bnot' }],
    ['a tree that is half a letter', 400, 'GET', '/', { 'next-router-state-tree': '%E2' }],
    ['a form of another site', 403, 'POST', '/stories', { ...action, origin: 'https://elsewhere.example' }],
    ['a form of nowhere', 403, 'POST', '/stories', { ...action, origin: 'null' }],
    ['something sent to a page', 405, 'POST', '/stories', { 'content-length': 2 }],
    [
      'a body without a length',
      411,
      'POST',
      '/stories',
      { 'next-action': 'x', 'transfer-encoding': 'chunked' },
    ],
    ['a page of an older build', 409, 'POST', '/stories', { ...action, 'x-deployment-id': 'before' }],
  ])('%s: %i', async (_, status, method, path, headers = {}) => {
    const sent = await send(method, path, headers, method === 'POST' ? '[]' : '');
    expect(sent.status).toBe(status);
    expect(sent.text).toMatch(/^[A-Z].*\.\n$/);
    expect(sent.headers['content-type']).toBe('text/plain; charset=utf-8');
    expect(sent.headers['content-security-policy']).toContain("default-src 'none'");
  });

  test('a story’s file over the limit: 413, before it is read', async () => {
    const headers = { 'next-action': 'x', 'content-length': ACTION_BODY_LIMIT + 1 };
    const status = await new Promise((resolve, reject) => {
      const request = http.request(
        { host: '127.0.0.1', port, method: 'POST', path: '/', headers },
        (response) => {
          resolve(response.statusCode);
          request.destroy();
        },
      );
      request.on('error', reject);
      request.write('[');
    });
    expect(status).toBe(413);
  });

  test('a page of an older build is told so in the words of Next', async () => {
    const sent = await send('POST', '/', { ...action, 'x-deployment-id': 'before' }, '[]');
    expect(sent.headers['x-nextjs-action-not-found']).toBe('1');
  });
});

describe('what is in order passes', () => {
  test.each<[string, string, http.OutgoingHttpHeaders?]>([
    ['GET', '/stories?q=100%25&from=%E2%82%AC'],
    ['GET', '/reports/%E2%82%AC'],
    ['HEAD', '/own'],
    ['GET', '/', { 'next-router-state-tree': encodeURIComponent('["",{},null,null]') }],
    ['POST', '/stories', { ...action, 'x-deployment-id': 'now' }],
    ['POST', '/stories', { ...action, origin: 'https://desk.example', host: 'desk.example' }],
    ['POST', '/stories', { ...action, origin: 'https://desk.example', 'x-forwarded-host': 'desk.example' }],
    ['POST', '/api/auth/signout', { 'content-length': 2, origin: 'https://elsewhere.example' }],
  ])('%s %s', async (method, path, headers = {}) => {
    expect((await send(method, path, headers, method === 'POST' ? '[]' : '')).status).toBe(200);
  });
});

describe('every answer has its policies', () => {
  test.each(['/', '/nowhere.js', '/fails', '/api/health', '/fonts/x'])('%s', async (path) => {
    const { headers } = await send('GET', path);
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['strict-transport-security']).toBeUndefined();
  });

  test('one that was set stays the only one', async () => {
    expect((await send('GET', '/own')).headers['content-security-policy']).toBe('sandbox');
  });

  test('the worker’s script alone may compile WebAssembly, and talks to nobody but us', async () => {
    const policyOf = async (path: string) => (await send('GET', path)).headers['content-security-policy'];
    const worker = '/_next/static/chunks/turbopack-worker-1hrsqshz0gfey.js';
    for (const path of [worker, `${worker}?dpl=815ab7ad`]) {
      expect(await policyOf(path)).toContain("script-src 'self' 'wasm-unsafe-eval'; connect-src 'self';");
      expect(await policyOf(path)).toContain("default-src 'none'");
    }
    for (const path of ['/_next/static/chunks/1muu419-dvawm.js', `/stories?${worker}`, `/x${worker}`, '/']) {
      expect(await policyOf(path), path).not.toContain('wasm');
    }
  });

  test('cards of statements alone may be framed by others', async () => {
    for (const path of ['/cards/mzxw6ytbmzxw6ytb', '/cards/x?y=z'])
      expect((await send('GET', path)).headers['x-frame-options']).toBeUndefined();
    for (const path of ['/cards', '/cards/', '/cards/a/b', '/statements/a', '/reports/cards/a', '/?/cards/a'])
      expect((await send('GET', path)).headers['x-frame-options'], path).toBe('DENY');
  });

  test('https is asked for ever after where the desk has it', async () => {
    state.isHttps = true;
    for (const path of ['/', '/reports/%00']) {
      expect((await send('GET', path)).headers['strict-transport-security']).toBe('max-age=15552000');
    }
    state.isHttps = false;
  });
});

test('a fault is the server’s own only where it is', async () => {
  expect((await send('GET', '/fails')).status).toBe(500);
  expect((await send('POST', '/fails', action, 'xx')).status).toBe(400);
  state.isDatabaseDown = true;
  expect((await send('GET', '/fails')).status).toBe(503);
  state.isDatabaseDown = false;
});

describe('an answer that comes before all of the question', () => {
  const ways: [string, (request: http.IncomingMessage, answer: () => void) => void][] = [
    ['nothing of it was read', (_, answer) => answer()],
    [
      'some was read, and no more',
      (request, answer) => {
        request.once('data', () => {
          request.pause();
          answer();
        });
      },
    ],
    [
      'who read it stopped, which destroys it',
      (request, answer) => {
        (async () => {
          for await (const chunk of request) if (chunk) break;
          answer();
        })();
      },
    ],
    [
      'it was handed on to what does not take it any more',
      (request, answer) => {
        const full = new PassThrough();
        request.pipe(full);
        full.once('readable', answer);
      },
    ],
  ];
  test.each(ways)(
    'leaves the connection free for the next one: %s',
    async (_, begin) => {
      const early = http.createServer((request, response) => {
        readToTheEnd(request, response);
        if (request.method === 'GET') return response.end('next');
        begin(request, () => {
          response.statusCode = 429;
          response.end('no room');
        });
      });
      await new Promise<void>((resolve) => early.listen(0, '127.0.0.1', resolve));
      const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
      const ask = (method: string, body?: Buffer) =>
        new Promise<{ status?: number; text: string; port?: number }>((resolve, reject) => {
          const { port: to } = early.address() as net.AddressInfo;
          const request = http.request({ host: '127.0.0.1', port: to, method, agent }, async (answer) => {
            const from = answer.socket.localPort;
            let text = '';
            for await (const chunk of answer) text += chunk;
            resolve({ status: answer.statusCode, text, port: from });
          });
          request.once('error', reject);
          request.end(body);
        });
      const refused = await ask('POST', Buffer.alloc(8 * 1_048_576, 'a'));
      expect(refused).toMatchObject({ status: 429, text: 'no room' });
      expect(await ask('GET')).toMatchObject({ status: 200, text: 'next', port: refused.port });
      agent.destroy();
      early.close();
    },
    15_000,
  );
});
