/** The web server's own answers to whoever reads what was published, over HTTP. */
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createMember, createReport, createStory } from '../testing/factories.ts';
import { answerPublished } from './published-reports.mjs';

const server = http.createServer((request, response) => {
  const answered = answerPublished(request, response);
  if (!answered) response.writeHead(418).end();
});
let origin: string;
let slug: string;

beforeAll(async () => {
  const [signer, publisher] = [await createMember('EDITOR'), await createMember('EDITOR')];
  const { storyId } = await createStory(signer.actor);
  ({ slug } = await createReport(signer.actor, publisher.actor, storyId));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => server.close());

const get = (path: string, init: RequestInit = {}) =>
  fetch(`${origin}${path}`, { redirect: 'manual', ...init });

test.each([
  ['/reports/SLUG', 200, 'text/html; charset=utf-8'],
  ['/reports/SLUG/1', 200, 'text/html; charset=utf-8'],
  ['/reports/SLUG/1/report.json', 200, 'application/json; charset=utf-8'],
  ['/reports/SLUG/1/quotations.json', 200, 'application/ld+json; charset=utf-8'],
  ['/reports/SLUG/timemap', 200, 'application/link-format; charset=utf-8'],
  ['/reports/SLUG/annotations', 200, 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"'],
  ['/reports/SLUG/annotations/1', 200, 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"'],
  ['/reports/annotations', 200, 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"'],
  ['/reports/annotations/SLUG', 200, 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"'],
  ['/reports/feed.atom', 200, 'application/atom+xml; charset=utf-8'],
  ['/reports/feed.json', 200, 'application/feed+json; charset=utf-8'],
  ['/reports/record.jsonl', 200, 'application/jsonl; charset=utf-8'],
  ['/reports/record.jsonl?since=yesterday', 400, 'text/plain; charset=utf-8'],
  ['/reports/none', 404, 'text/plain; charset=utf-8'],
  ['/reports/none/timemap', 404, 'text/plain; charset=utf-8'],
  ['/reports/none/annotations', 404, 'text/plain; charset=utf-8'],
  ['/stories', 418, null],
])('%s: %i', async (path, status, type) => {
  const answer = await get(path.replace('SLUG', slug));
  expect([answer.status, answer.headers.get('content-type')]).toEqual([status, type]);
  await answer.arrayBuffer();
  const head = await get(path.replace('SLUG', slug), { method: 'HEAD' });
  expect(head.status).toBe(status);
  expect((await head.arrayBuffer()).byteLength).toBe(0);
});

test('the record is the same compressed and not, and goes on where it broke off', async () => {
  const pressed = await get('/reports/record.jsonl', { headers: { 'accept-encoding': 'gzip' } });
  expect(pressed.headers.get('content-encoding')).toBe('gzip');
  const plain = await get('/reports/record.jsonl', { headers: { 'accept-encoding': 'identity' } });
  const text = await plain.text();
  expect(await pressed.text()).toBe(text);
  const rest = await get('/reports/record.jsonl', {
    headers: { range: 'bytes=40-', 'if-range': plain.headers.get('etag') ?? '' },
  });
  expect(rest.status).toBe(206);
  expect(await rest.text()).toBe(text.slice(40));
  const known = { 'if-none-match': plain.headers.get('etag') ?? '', 'accept-encoding': 'identity' };
  expect((await get('/reports/record.jsonl', { headers: known })).status).toBe(304);
});

test('a report leads to the edition that was current at a moment', async () => {
  const headers = { 'accept-datetime': 'Wed, 01 Dec 2100 00:00:00 GMT' };
  const answer = await get(`/reports/${slug}`, { headers });
  expect([answer.status, answer.headers.get('location')]).toEqual([
    302,
    `http://localhost:3000/reports/${slug}/1`,
  ]);
});
