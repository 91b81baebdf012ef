import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CaptureOptions, captureWebPage } from './safe-fetch.ts';

const page = '<!doctype html><title>Minutes</title><p>The council voted.</p>';
const html = { 'content-type': 'text/html; charset=utf-8' };

const answers: Record<string, RequestListener> = {
  '/page': (_, response) => response.writeHead(200, html).end(page),
  '/gzip': (_, response) =>
    response.writeHead(200, { ...html, 'content-encoding': 'gzip' }).end(gzipSync(page)),
  '/deflate': (_, response) =>
    response.writeHead(200, { ...html, 'content-encoding': 'deflate' }).end(deflateSync(page)),
  '/br': (_, response) =>
    response.writeHead(200, { ...html, 'content-encoding': 'br' }).end(brotliCompressSync(page)),
  '/bomb': (_, response) =>
    response
      .writeHead(200, { ...html, 'content-encoding': 'br' })
      .end(brotliCompressSync(Buffer.alloc(40_000_000, ' '))),
  '/twice': (_, response) =>
    response.writeHead(200, { ...html, 'content-encoding': 'gzip, gzip' }).end(gzipSync(gzipSync(page))),
  '/not-gzip': (_, response) => response.writeHead(200, { ...html, 'content-encoding': 'gzip' }).end(page),
  '/endless': (_, response) => {
    response.writeHead(200, html);
    const more = () => {
      while (!response.destroyed && response.write('<p>more</p>'.repeat(10_000)));
      if (!response.destroyed) response.once('drain', more);
    };
    more();
  },
  '/declared-large': (_, response) =>
    response.writeHead(200, { ...html, 'content-length': 99_000_000 }).end('<p>'),
  '/cut-off': (_, response) => {
    response.writeHead(200, { ...html, 'content-length': 1_000 }).write('<p>');
    setImmediate(() => response.destroy());
  },
  '/silent': () => undefined,
  '/stalls': (_, response) => response.writeHead(200, html).write('<p>'),
  '/image': (_, response) => response.writeHead(200, { 'content-type': 'image/png' }).end('x'),
  '/no-type': (_, response) => response.writeHead(200).end(page),
  '/lying': (_, response) =>
    response.writeHead(200, html).end(Buffer.from([0x89, 0x50, 0x4e, 0x47, 1, 2, 3, 4])),
  '/empty': (_, response) => response.writeHead(200, html).end(),
  '/gone': (_, response) => response.writeHead(404, html).end(page),
  '/to-page': (_, response) => response.writeHead(302, { location: '/page#part' }).end(),
  '/to-itself': (_, response) => response.writeHead(301, { location: '/to-itself' }).end(),
  '/to-inside': (_, response) => response.writeHead(302, { location: 'http://10.0.0.1/admin' }).end(),
  '/to-metadata': (_, response) =>
    response.writeHead(307, { location: 'http://169.254.169.254/latest/meta-data/' }).end(),
  '/to-other-port': (_, response) => response.writeHead(302, { location: 'http://news.example:22/' }).end(),
  '/to-file': (_, response) => response.writeHead(302, { location: 'file:///etc/passwd' }).end(),
  '/to-inner-name': (_, response) =>
    response.writeHead(302, { location: 'http://inside.example/page' }).end(),
  '/huge-header': (_, response) => response.writeHead(200, { ...html, 'x-a': 'a'.repeat(60_000) }).end(page),
  '/headers': (request, response) =>
    response.writeHead(200, { 'content-type': 'text/plain' }).end(JSON.stringify(request.headers)),
};

let server: Server;
let port = 0;
let asked = 0;

beforeAll(async () => {
  server = createServer((request, response) => {
    asked += 1;
    (answers[request.url ?? ''] ?? answers['/gone'])?.(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const names: Record<string, string[]> = {
  'news.example': ['127.0.0.1'],
  'inside.example': ['10.1.2.3'],
  'mixed.example': ['127.0.0.1', '192.168.1.1'],
  'mapped.example': ['::ffff:127.0.0.1'],
  'none.example': [],
};

/** The server beside the test stands in for a public one: its address is let through by name, and no other. */
function options(more: Partial<CaptureOptions> = {}): CaptureOptions {
  return {
    ports: [80, port],
    allowAddress: (address) => address === '127.0.0.1',
    resolve: async (host) => names[host] ?? Promise.reject(new Error('unknown')),
    ...more,
  };
}

async function codeOf(path: string, more: Partial<CaptureOptions> = {}): Promise<string> {
  const link = path.startsWith('/') ? `http://news.example:${port}${path}` : path;
  const capture = await captureWebPage(link, options(more));
  return capture.ok ? 'ok' : capture.error.code;
}

describe('a web page is captured', () => {
  it.each(['/page', '/gzip', '/deflate', '/br'])('from %s', async (path) => {
    const capture = await captureWebPage(`http://news.example:${port}${path}#top`, options());
    if (!capture.ok) throw new Error(capture.error.message);
    expect(new TextDecoder().decode(capture.page.bytes)).toBe(page);
    expect(capture.page).toMatchObject({
      type: 'html',
      mediaType: 'text/html',
      finalLink: `http://news.example:${port}${path}`,
    });
  });

  it('through a redirect, and says where it led', async () => {
    const capture = await captureWebPage(`http://news.example:${port}/to-page`, options());
    expect(capture).toMatchObject({ ok: true, page: { finalLink: `http://news.example:${port}/page` } });
  });

  it('without cookies, referrer or credentials', async () => {
    const capture = await captureWebPage(`http://news.example:${port}/headers`, options());
    const sent = capture.ok ? Object.keys(JSON.parse(new TextDecoder().decode(capture.page.bytes))) : [];
    expect(sent.sort()).toEqual(['accept', 'accept-encoding', 'connection', 'host', 'user-agent']);
  });

  it('from the next address where the first does not answer', async () => {
    const resolve = async () => ['::1', '127.0.0.1'];
    const allowAddress = (address: string) => ['::1', '127.0.0.1'].includes(address);
    expect(await codeOf('/page', { resolve, allowAddress })).toBe('ok');
  });
});

describe('a web page is refused', () => {
  it.each([
    ['/to-inside', 'not_public'],
    ['/to-metadata', 'not_public'],
    ['/to-inner-name', 'not_public'],
    ['/to-other-port', 'not_public'],
    ['/to-file', 'bad_link'],
    ['/to-itself', 'too_many_redirects'],
    ['/bomb', 'too_large'],
    ['/endless', 'too_large'],
    ['/declared-large', 'too_large'],
    ['/cut-off', 'damaged'],
    ['/not-gzip', 'damaged'],
    ['/twice', 'wrong_type'],
    ['/image', 'wrong_type'],
    ['/no-type', 'wrong_type'],
    ['/lying', 'wrong_type'],
    ['/empty', 'empty'],
    ['/gone', 'refused_by_site'],
    ['/huge-header', 'unreachable'],
    ['http://inside.example/', 'not_public'],
    ['http://mixed.example/', 'not_public'],
    ['http://mapped.example/', 'not_public'],
    ['http://none.example/', 'unknown_name'],
    ['http://nowhere.example/', 'unknown_name'],
    ['http://localhost/', 'not_public'],
    ['http://intranet/', 'not_public'],
    ['http://printer.local/', 'not_public'],
    ['http://metadata.google.internal/', 'not_public'],
    ['http://news.example:22/', 'not_public'],
    ['http://editor:secret@news.example/', 'has_password'],
    ['ftp://news.example/', 'bad_link'],
    ['javascript:alert(1)', 'bad_link'],
    ['news.example', 'bad_link'],
    ['', 'bad_link'],
    [`http://news.example/${'a'.repeat(5_000)}`, 'bad_link'],
  ])('%s: %s', async (path, code) => {
    expect(await codeOf(path)).toBe(code);
  });

  it.each(['/silent', '/stalls'])('when it takes too long: %s', async (path) => {
    expect(await codeOf(path, { limits: { milliseconds: 300 } })).toBe('too_slow');
  });

  it('when its name never resolves', async () => {
    const resolve = () => new Promise<string[]>(() => undefined);
    expect(await codeOf('/page', { resolve, limits: { milliseconds: 100 } })).toBe('too_slow');
  });

  it('with words that tell nothing of the network inside', async () => {
    const capture = await captureWebPage('http://inside.example/', options());
    expect(JSON.stringify(capture)).not.toMatch(/10\.1\.2\.3|inside/);
  });

  it('and the name is asked for once for each step, so that a second answer cannot lead elsewhere', async () => {
    let times = 0;
    const resolve = async () => [['127.0.0.1'], ['10.0.0.1']][times++] ?? [];
    expect(await codeOf('/page', { resolve })).toBe('ok');
    expect(times).toBe(1);
    expect(
      await codeOf('/to-page', { resolve: async () => [['127.0.0.1'], ['10.0.0.1']][times++ - 1] ?? [] }),
    ).toBe('not_public');
  });
});

describe('a thousand links', () => {
  // Only addresses that are not public: a test sends nothing to strangers.
  const four = fc
    .tuple(
      fc.constantFrom(0x7f000000, 0x0a000000, 0xa9fe0000, 0xc0a80000, 0x64400000, 0x00000000),
      fc.nat(0xffff),
    )
    .map(([block, host]) => block + host);
  const dotted = four.map((number) => [24, 16, 8, 0].map((shift) => (number >>> shift) & 255));
  const inner = fc.oneof(
    four.map(String),
    four.map((number) => `0x${number.toString(16)}`),
    four.map((number) => `0${number.toString(8)}`),
    dotted.map((parts) => parts.map((part) => `0${part.toString(8)}`).join('.')),
    dotted.map((parts) => parts.map((part) => `0x${part.toString(16)}`).join('.')),
    dotted.map(([a, b, c = 0, d = 0]) => `${a}.${b}.${c * 256 + d}`),
    dotted.map((parts) => `[::ffff:${parts.join('.')}]`),
    dotted.map((parts) => `[64:ff9b::${parts.join('.')}]`),
    fc.constantFrom(
      'localhost',
      'LOCALHOST.',
      '127.1',
      '[::1]',
      '[::]',
      '①②⑦.⓪.⓪.①',
      '127。0。0。1',
      'localhost%2e',
      '0',
      '[fe80::1%25eth0]',
      'inside.example.',
      '%31%32%37.0.0.1',
    ),
    fc.domain(),
  );
  const part = fc.string({ maxLength: 12 });
  const link = fc
    .tuple(
      fc.constantFrom('http', 'https', 'HTTP', 'ftp', 'file', 'gopher', ''),
      fc.constantFrom('://', ':\\\\', ':', '://a@', '://a:b@', ':///'),
      inner,
      part,
    )
    .map(([scheme, mark, host, rest]) => `${scheme}${mark}${host}:${port}/${rest}`);

  it('with all ways to write an inner address reach nothing: no connection is made', {
    timeout: 120_000,
  }, async () => {
    const before = asked;
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(link, fc.string(), fc.webUrl({ authoritySettings: { withPort: true } })),
        async (any) => {
          const capture = await captureWebPage(any, {
            ports: [80, 443, port],
            // Every name resolves to the inside.
            resolve: async () => ['127.0.0.1'],
            limits: { milliseconds: 2_000, addresses: 1 },
          });
          if (!capture.ok) expect(capture.error.message).toMatch(/\.$/);
          expect(capture.ok).toBe(false);
        },
      ),
      { numRuns: 1_000 },
    );
    expect(asked).toBe(before);
  });
});
