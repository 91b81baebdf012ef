/** A story read from a link before it is brought in. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createMember, type MadeMember } from '../../testing/factories.ts';
import { captureWebPage } from '../capture/safe-fetch.ts';
import { db } from '../db.ts';
import { readPageSchema } from '../stories/schema.ts';
import { bringInStory } from './bring-in-mutations.ts';
import { readPage } from './page-queries.ts';

const STORY = `<!doctype html><meta charset="utf-8"><title>Ferry line closed</title><nav><a href="/">Home</a></nav>
  <article><h1>Ferry line closed</h1><p>The council voted on Tuesday to close the ferry line after 112 years of service.</p>
  <figure><img src="x"><figcaption>The last ferry. Photo: Ada Holm</figcaption></figure>
  <p>“We were never asked about any of this,” said Mara Lund, who sails it.</p></article>`;
const PAGES: Record<string, [type: string, body: string]> = {
  '/2026/ferry-closed.html': ['text/html; charset=utf-8', STORY],
  '/plain': ['text/plain', 'The council voted on Tuesday.\n\n“No,” said Mara Lund.'],
  '/broken.pdf': ['application/pdf', '%PDF-1.7\nnot really'],
  '/feed': ['application/rss+xml', '<rss/>'],
};

let server: Server;
let checker: MadeMember;
beforeAll(async () => {
  checker = await createMember('CHECKER');
  server = createServer((request, response) => {
    const [type, body] = PAGES[request.url ?? ''] ?? ['text/plain', ''];
    response.writeHead(body === '' ? 404 : 200, { 'content-type': type }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => {
  server.close();
});

const port = () => (server.address() as AddressInfo).port;
/** The guard itself, which for once lets a server beside the test through. */
const fetchPage = (link: string) =>
  captureWebPage(link, { ports: [port()], allowAddress: (address) => address === '127.0.0.1' });
const linkTo = (path: string) => `http://127.0.0.1:${port()}${path}`;
const read = (path: string) => readPage(checker.actor, { link: linkTo(path) }, fetchPage);
const bytesOf = ({ base64 }: { base64: string }) => new Uint8Array(Buffer.from(base64, 'base64'));

test('what the story is, what was set aside and what came are told, and nothing is stored', async () => {
  const before = await db.story.count();
  const page = await read('/2026/ferry-closed.html');
  expect(page).toMatchObject({
    link: linkTo('/2026/ferry-closed.html'),
    headline: 'Ferry line closed',
    file: { name: '127.0.0.1 ferry-closed.html', type: 'text/html' },
    read: { paragraphs: 2, asides: [{ words: '1 caption' }] },
    more: 0,
  });
  expect(page.items).toBeGreaterThan(0);
  expect(page.blocks.map(({ kind }) => kind)).toContain('ASIDE');
  expect(Buffer.from(page.file.base64, 'base64').toString()).toBe(STORY);
  expect(await db.story.count()).toBe(before);
});

test('the file that came makes the story that was shown', async () => {
  const { file, headline } = await read('/2026/ferry-closed.html');
  const input = { headline: '', byline: '', desk: '', deadline: null, language: '', authorIds: [] };
  const made = await bringInStory(checker.actor, input, { fileName: file.name, bytes: bytesOf(file) });
  const story = await db.story.findUniqueOrThrow({
    where: { id: made.storyId },
    include: { revisions: { include: { original: true } } },
  });
  expect(story.headline).toBe(headline);
  expect(story.revisions[0]?.original?.name).toBe('127.0.0.1 ferry-closed.html');
});

test('a text is read too; what is not there, is damaged or is no page is told beside the link', async () => {
  expect((await read('/plain')).file.name).toBe('127.0.0.1 plain.txt');
  const refused = (path: string) =>
    read(path).then(
      () => 'was read',
      (error) => error.fields?.link,
    );
  expect(await refused('/gone')).toMatch(/answered 404/);
  expect(await refused('/broken.pdf')).toMatch(/PDF is damaged/);
  expect(await refused('/feed')).toMatch(/no web page, text or PDF/);
});

test('an address inside the network is not opened, and who may bring in no story opens none', async () => {
  for (const link of [
    linkTo('/plain'),
    'http://localhost/',
    'http://[::1]/',
    'http://169.254.169.254/latest',
  ])
    await expect(readPage(checker.actor, { link })).rejects.toMatchObject({
      code: 'validation',
      fields: { link: expect.stringContaining('not on the public internet') },
    });
  const viewer = await createMember('VIEWER');
  await expect(readPage(viewer.actor, { link: linkTo('/plain') }, fetchPage)).rejects.toMatchObject({
    code: 'forbidden',
  });
  expect(readPageSchema.safeParse({ link: 'file:///etc/passwd' }).success).toBe(false);
  expect(readPageSchema.safeParse({ link: ' ' }).success).toBe(false);
});
