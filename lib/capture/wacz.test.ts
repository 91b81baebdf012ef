/** A captured page as an archive: fetched with what it is drawn with, and read back by the format's own rules. */
import { createHash } from 'node:crypto';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readZipDirectory, readZipEntry } from '../files/zip.ts';
import { partsOfPage, partsOfStyle } from './page-parts.ts';
import { surt } from './wacz.ts';
import { captureWholePage, partLimits } from './whole-page.ts';

const PNG = Buffer.from('89504e470d0a1a0a0000', 'hex');
const page = (rest = '') => `<!doctype html><title>Minutes  of
May</title><link rel="stylesheet" href="/style.css"><img src="/a.png?size=2" srcset="/a2.png 2x"><img
src="data:image/png;base64,AAAA"><img src="/gone.png"><img src="http://10.0.0.1/inside.png"><script src="/code.js"></script>${rest}<p>Größe</p>`;

const asked: string[] = [];
const answers: Record<string, RequestListener> = {
  '/minutes': (_, response) =>
    response
      .writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-encoding': 'gzip' })
      .end(gzipSync(page())),
  '/many': (_, response) =>
    response
      .writeHead(200, { 'content-type': 'text/html' })
      .end(Array.from({ length: 200 }, (_one, i) => `<img src="/a.png?${i}">`).join('')),
  '/style.css': (_, response) =>
    response
      .writeHead(200, { 'content-type': 'text/css' })
      .end('@import "/more.css"; body { background: url(paper.png) } @font-face { src: url("/f.woff2") }'),
  '/more.css': (_, response) =>
    response.writeHead(200, { 'content-type': 'text/css' }).end('@import "/style.css";'),
  '/paper.png': (_, response) => response.writeHead(200, { 'content-type': 'image/png' }).end(PNG),
  '/f.woff2': (_, response) => response.writeHead(302, { location: 'http://169.254.169.254/' }).end(),
  '/plain': (_, response) => response.writeHead(200, { 'content-type': 'text/plain' }).end('words'),
};

let server: Server;
let port = 0;

beforeAll(async () => {
  server = createServer((request, response) => {
    const address = request.url ?? '';
    asked.push(address);
    const picture: RequestListener = (_, to) => to.writeHead(200, { 'content-type': 'image/png' }).end(PNG);
    const gone: RequestListener = (_, to) => to.writeHead(404).end();
    (answers[address] ?? (address.startsWith('/a') ? picture : gone))(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  ({ port } = server.address() as AddressInfo);
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

const sha256 = (bytes: Uint8Array) => `sha256:${createHash('sha256').update(bytes).digest('hex')}`;

async function captured(path: string) {
  const answer = await captureWholePage(`http://news.example:${port}${path}`, {
    ports: [port],
    resolve: async () => ['127.0.0.1'],
    allowAddress: (address) => address === '127.0.0.1',
  });
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.page;
}

/** Opens an archive as a replay tool does: by its index, holding every hash that it names. */
function opened(bytes: Uint8Array) {
  const entries = readZipDirectory(bytes);
  const file = (name: string): Uint8Array => {
    const entry = entries.get(name);
    if (!entry) throw new Error(`There is no ${name}.`);
    return readZipEntry(bytes, entry, 50_000_000);
  };
  const text = (name: string) => new TextDecoder().decode(file(name));
  const lines = (name: string) => text(name).split('\n').filter(Boolean);
  const digest = JSON.parse(text('datapackage-digest.json'));
  expect(digest).toEqual({ path: 'datapackage.json', hash: sha256(file('datapackage.json')) });
  const about = JSON.parse(text('datapackage.json'));
  for (const { path, hash, bytes: size } of about.resources)
    expect([path, hash, size]).toEqual([path, sha256(file(path)), file(path).length]);
  const warc = file('archive/data.warc.gz');
  const index = lines('indexes/index.cdxj');
  expect(index).toEqual(index.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))));
  const records = index.map((line) => {
    const [, key, at, json = ''] = /^(\S+) (\d{14}) (\{.*\})$/.exec(line) ?? [];
    const { url, mime, digest: payloadDigest, offset, length } = JSON.parse(json);
    const record = gunzipSync(warc.subarray(Number(offset), Number(offset) + Number(length)));
    const [head = '', http = ''] = record.toString('latin1').split('\r\n\r\n');
    const block = record.subarray(head.length + 4, record.length - 4);
    const payload = block.subarray(http.length + 4);
    expect(head.startsWith('WARC/1.1\r\nWARC-Type: response\r\n')).toBe(true);
    expect(head).toContain(`\r\nWARC-Target-URI: ${url}\r\n`);
    expect(head).toContain(`\r\nContent-Length: ${block.length}`);
    expect(head).toContain(`\r\nWARC-Block-Digest: ${sha256(block)}\r\n`);
    expect(head).toContain(`\r\nWARC-Payload-Digest: ${sha256(payload)}\r\n`);
    expect(payloadDigest).toBe(sha256(payload));
    expect([key, at?.length]).toEqual([surt(url), 14]);
    return { path: new URL(url).pathname + new URL(url).search, mime, http, payload };
  });
  return {
    about,
    records,
    pages: lines('pages/pages.jsonl').map((line) => JSON.parse(line)),
    leftOut: JSON.parse(text('left-out.json')),
    warc,
  };
}

describe('a page as an archive', () => {
  it('has the page and what it is drawn with, and says what could not be had', async () => {
    const { archive, bytes, finalLink } = await captured('/minutes');
    const { about, records, pages, leftOut, warc } = opened(archive?.bytes ?? new Uint8Array());
    expect(records.map(({ path, mime }) => `${mime} ${path}`).sort()).toEqual([
      'image/png /a.png?size=2',
      'image/png /a2.png',
      'image/png /paper.png',
      'text/css /more.css',
      'text/css /style.css',
      'text/html /minutes',
    ]);
    const own = records.find(({ path }) => path === '/minutes');
    expect(own?.payload.equals(bytes)).toBe(true);
    expect(own?.http).toBe(
      `HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: ${bytes.length}`,
    );
    expect(
      leftOut
        .map(({ link, problem }: Record<string, string>) => [URL.parse(link ?? '')?.pathname, problem])
        .sort(),
    ).toEqual([
      ['/f.woff2', 'not_public'],
      ['/gone.png', 'refused_by_site'],
      ['/inside.png', 'not_public'],
    ]);
    expect([archive?.parts, archive?.leftOut]).toEqual([5, 3]);
    expect(pages).toMatchObject([{ format: 'json-pages-1.0' }, { url: finalLink, title: 'Minutes of May' }]);
    expect(about).toMatchObject({ wacz_version: '1.1.1', mainPageUrl: finalLink, title: 'Minutes of May' });
    expect(
      gunzipSync(warc)
        .toString('latin1')
        .match(/^WARC\/1\.1\r$/gm),
    ).toHaveLength(records.length + 1);
    expect(asked).not.toContain('/code.js');
  });

  it('is bounded: what is too many is told', async () => {
    const { archive } = await captured('/many');
    expect([archive?.parts, archive?.leftOut]).toEqual([partLimits.parts, 200 - partLimits.parts]);
    const { leftOut } = opened(archive?.bytes ?? new Uint8Array());
    expect(new Set(leftOut.map(({ problem }: { problem: string }) => problem))).toEqual(
      new Set(['too_many']),
    );
  });

  it('is made of web pages alone', async () => {
    expect((await captured('/plain')).archive).toBeUndefined();
  });
});

describe('what a page is drawn with', () => {
  it('is found from the base that it names', () => {
    const { links } = partsOfPage(
      Buffer.from(
        '<base href="/b/"><style>p{background:url( "s.png" )}</style><p style="background:url(t.png)"><picture><source srcset="u.png 1x, v.png 2x"></picture><img src="javascript:x"><link rel="preload" href="w">',
      ),
      'https://news.example/a/page',
    );
    expect(links).toEqual(['s', 't', 'u'].map((name) => `https://news.example/b/${name}.png`));
  });

  it.each([
    ['@import url(a.css); @import "b.css"', ['a.css', 'b.css']],
    ['p{background:url(data:image/png;base64,AA)}', []],
    ['url(', []],
  ])('%s', (css, names) => {
    expect(partsOfStyle(css, 'https://news.example/')).toEqual(
      names.map((name) => `https://news.example/${name}`),
    );
  });

  it.each([
    ['https://www.Example.org/A?b=C', 'org,example)/a?b=c'],
    ['http://news.example:8080/', 'example,news:8080)/'],
    ['http://192.0.2.1/x', '192.0.2.1)/x'],
  ])('%s is indexed as %s', (link, key) => {
    expect(surt(link)).toBe(key);
  });
});
