/** A picture of a captured page, drawn by a real Chromium from captured bytes alone. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Drawn, drawPage, pictureLimits } from '../../lib/capture/page-picture.ts';
import { expect, test } from '../fixtures.ts';

let server: Server;
let site = '';
const asked: string[] = [];
test.beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.writeHead(200, { 'content-type': 'text/css' }).end('body { background: red !important }');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  site = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
test.afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const GREEN = [0, 128, 0, 255];

/** Whatever gets out, or runs, makes the page red; what was captured makes it green. */
const page = (): Drawn => ({
  link: `${site}/news`,
  declared: 'text/html; charset=utf-8',
  bytes: Buffer.from(`<!doctype html><html><head><title>Bridge</title>
    <link rel="preconnect" href="${site}"><link rel="dns-prefetch" href="//counts.example">
    <link rel="stylesheet" href="/captured.css"><link rel="stylesheet" href="/not-captured.css">
    <meta http-equiv="refresh" content="0; url=${site}/led-on">
    <script>document.documentElement.innerHTML = '<body style="background: red">'</script></head>
    <body style="margin: 0"><div style="height: 3000px"></div><img src="${site}/pixel.gif" alt="">
    <iframe src="${site}/frame"></iframe><iframe srcdoc="<script>parent.document.body.remove()</script>"></iframe>
    <script src="/script.js"></script></body></html>`),
});

test('what was captured is drawn, nothing else is asked for, and nothing of the page runs', async ({
  browser,
  openWindow,
}) => {
  const parts: Drawn[] = [
    {
      link: `${site}/captured.css`,
      declared: 'text/css',
      bytes: Buffer.from('body { background: rgb(0, 128, 0) }'),
    },
  ];
  // These tests may run as root, where Chromium has no sandbox of its own.
  const program = { program: browser.browserType().executablePath(), args: ['--no-sandbox'] };
  const named = process.env.STET_BROWSER;
  const picture = await drawPage(named ? { ...program, program: named } : program, page(), parts);
  expect(picture).not.toBeNull();
  expect(asked).toEqual([]);
  const looked = await (await openWindow()).newPage();
  const seen = await looked.evaluate(
    async (base64) => {
      const image = new Image();
      image.src = `data:image/png;base64,${base64}`;
      await image.decode();
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = [image.width, image.height];
      const pen = canvas.getContext('2d');
      pen?.drawImage(image, 0, 0);
      const at = (x: number, y: number) => [...(pen?.getImageData(x, y, 1, 1).data ?? [])];
      return { width: image.width, height: image.height, top: at(10, 10), below: at(10, 2500) };
    },
    Buffer.from(picture ?? []).toString('base64'),
  );
  expect(seen).toMatchObject({ width: pictureLimits.width, top: GREEN, below: GREEN });
  expect(seen.height).toBeGreaterThan(3000);
});
