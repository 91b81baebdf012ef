import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type ArchiveOptions, askInternetArchive } from './internet-archive.ts';

const PAGE = 'https://port.example/news?day=3&part=2';
const COPY = `/web/20261129205501/${PAGE}`;

/** What stands in for the Archive, by the page it is asked for. */
const answers: Record<string, RequestListener> = {
  [PAGE]: (_, response) => response.writeHead(302, { location: COPY }).end(),
  'https://port.example/named': (_, response) =>
    response
      .writeHead(200, { 'content-location': '/web/20261129205502/https://www.port.example/named' })
      .end('<p>kept</p>'),
  'https://port.example/moved': (request, response) =>
    response.writeHead(301, { location: `http://${request.headers.host}/save/${PAGE}` }).end(),
  'https://port.example/round': (_, response) =>
    response.writeHead(302, { location: '/save/https://port.example/round' }).end(),
  'https://port.example/elsewhere': (_, response) =>
    response
      .writeHead(302, {
        location: 'https://archive.example/web/20261129205501/https://port.example/elsewhere',
      })
      .end(),
  'https://port.example/other-site': (_, response) =>
    response.writeHead(302, { location: '/web/20261129205501/https://login.example/' }).end(),
  'https://port.example/no-time': (_, response) =>
    response.writeHead(302, { location: '/web/20269929205501/https://port.example/no-time' }).end(),
  'https://port.example/silent': (_, response) => response.writeHead(200).end('<p>Saved, somewhere.</p>'),
  'https://port.example/busy': (_, response) => response.writeHead(429, { 'retry-after': '60' }).end(),
  'https://port.example/failing': (_, response) => response.writeHead(520).end(),
  'https://port.example/refused': (_, response) => response.writeHead(403).end('Blocked by robots'),
  'https://port.example/slow': () => undefined,
  'https://port.example/endless': (_, response) => {
    response.writeHead(302, { location: '/web/20261129205501/https://port.example/endless' });
    const more = () => {
      while (!response.destroyed && response.write('<p>more</p>'.repeat(10_000)));
      if (!response.destroyed) response.once('drain', more);
    };
    more();
  },
};

let server: Server;
let service = '';
const asked: string[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(request.url ?? '');
    const page = (request.url ?? '').replace(/^\/save\//, '');
    (answers[page] ?? answers['https://port.example/refused'])?.(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  service = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
beforeEach(() => {
  asked.length = 0;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const names: Record<string, string[]> = {
  'port.example': ['93.184.215.14'],
  'inside.example': ['10.1.2.3'],
  'mixed.example': ['93.184.215.14', '192.168.1.1'],
};

function ask(link: string, more: ArchiveOptions = {}) {
  return askInternetArchive(link, {
    service,
    ports: [80, 443, Number(new URL(service).port)],
    resolve: async (host) => names[host] ?? Promise.reject(new Error('no such name')),
    allowAddress: (address) => address === '127.0.0.1',
    ...more,
  });
}
const problemOf = async (link: string, more: ArchiveOptions = {}) => {
  const answer = await ask(link, more);
  return answer.ok ? answer.address : answer.problem;
};

describe('asking the Internet Archive to keep a page', () => {
  test('says where the copy is and when it was taken, whichever way the Archive says it', async () => {
    expect(await ask(PAGE)).toEqual({
      ok: true,
      address: `https://web.archive.org${COPY}`,
      at: new Date('2026-11-29T20:55:01Z'),
    });
    expect(asked).toEqual([`/save/${PAGE}`]);
    expect(await problemOf('https://port.example/named')).toBe(
      'https://web.archive.org/web/20261129205502/https://www.port.example/named',
    );
    expect(await problemOf('https://port.example/moved')).toBe(`https://web.archive.org${COPY}`);
  });

  test('asks for the page without what a browser alone goes to in it', async () => {
    await ask(`${PAGE}#part-2`);
    expect(asked).toEqual([`/save/${PAGE}`]);
  });

  test('reads no more of an answer than where the copy is', async () => {
    expect(await problemOf('https://port.example/endless')).toContain('/web/20261129205501/');
  });

  test.each([
    ['elsewhere', 'not_told'],
    ['other-site', 'not_told'],
    ['no-time', 'not_told'],
    ['silent', 'not_told'],
    ['round', 'not_told'],
    ['busy', 'busy'],
    ['failing', 'failing'],
    ['refused', 'refused'],
  ])('an answer that names no copy of the page is told in our words: %s', async (page, problem) => {
    const answer = await ask(`https://port.example/${page}`);
    expect(answer).toMatchObject({ ok: false, problem });
    expect(answer.ok ? '' : answer.said).toMatch(/^The Internet Archive .+\.$/);
  });

  test('waits for so long and no longer; an Archive that is away is told as that', async () => {
    expect(await problemOf('https://port.example/slow', { milliseconds: 200 })).toBe('too_slow');
    expect(await problemOf(PAGE, { service: 'http://127.0.0.1:1', ports: [443, 1] })).toBe('unreachable');
    expect(await problemOf(PAGE, { allowAddress: () => false })).toBe('unreachable');
  });

  test.each([
    ['http://127.0.0.1/admin', 'not_public'],
    ['http://10.0.0.8/', 'not_public'],
    ['https://inside.example/', 'not_public'],
    ['https://mixed.example/', 'not_public'],
    ['https://intranet/minutes', 'not_public'],
    ['https://wiki.internal/minutes', 'not_public'],
    ['https://port.example:8443/', 'not_public'],
    ['https://no-such.example/', 'unknown_name'],
    ['https://mara:word@port.example/', 'has_password'],
    ['ftp://port.example/', 'bad_link'],
    ['not a link', 'bad_link'],
  ])('what is not for everybody to open is not told to anybody: %s', async (link, problem) => {
    const allowAddress = () => false;
    expect(await problemOf(link, { allowAddress })).toBe(problem);
    expect(asked).toEqual([]);
  });
});
