/** A picture of a captured page, drawn from the bytes that are kept of it and from nothing else. */
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type BrowserPipe, type BrowserProgram, openBrowser } from './browser-pipe.ts';

/** A page, or something that it is drawn with, as it came. */
export type Drawn = { link: string; declared: string; bytes: Uint8Array };

export const pictureLimits = {
  /** For all of it, from the browser's start, which takes a second or two: somebody waits for the page. */
  milliseconds: 20_000,
  /** Nothing more was asked for during this time: styles and pictures are there, also those that styles name. */
  quietMilliseconds: 400,
  /** As most desks' screens show a page. */
  width: 1280,
  height: 900,
  /** What is below that is in the archive; a picture of an endless page would be larger than a file may be. */
  tallest: 12_000,
  bytes: 16 * 1_048_576,
};

/**
 * Draws a page. Scripts do not run, frames stay empty, and every address that the page asks for is answered from `parts`
 * or refused: no site sees that it is drawn.
 *
 * @returns a PNG of the page from its top, as wide as a desk's screen; null where the browser draws none
 */
export async function drawPage(
  browser: BrowserProgram,
  page: Drawn,
  parts: readonly Drawn[],
  limits = pictureLimits,
): Promise<Uint8Array | null> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'stet-picture-'));
  const pipe = openBrowser(browser, folder, AbortSignal.timeout(limits.milliseconds));
  try {
    const picture = await draw(pipe, page, parts, limits);
    return picture.length > limits.bytes ? null : picture;
  } catch {
    return null;
  } finally {
    pipe.close();
    // A process that is just being ended may still write.
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function draw(
  pipe: BrowserPipe,
  page: Drawn,
  parts: readonly Drawn[],
  { width, height, tallest, quietMilliseconds }: typeof pictureLimits,
): Promise<Uint8Array> {
  const { targetId } = await pipe.send('Target.createTarget', { url: 'about:blank' });
  const { sessionId } = await pipe.send('Target.attachToTarget', { targetId, flatten: true });
  const ask = (method: string, params = {}) => pipe.send(method, params, String(sessionId));
  const answer = answering(page, parts);
  let asked = 0;
  // The empty page that the browser begins with is loaded, too, perhaps only just: what counts is whose loading ended.
  const loaded = new Set<unknown>();
  let look = () => {};
  pipe.listen(({ method, params, sessionId: of }) => {
    if (of !== sessionId) return;
    if (method === 'Page.lifecycleEvent' && params.name === 'load') {
      loaded.add(params.loaderId);
      look();
    }
    if (method !== 'Fetch.requestPaused') return;
    asked += 1;
    // A request that was given up meanwhile takes no answer.
    ask(...answer(params as Paused)).catch(() => {});
  });
  await ask('Emulation.setScriptExecutionDisabled', { value: true });
  await ask('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: 1, mobile: false });
  await ask('Fetch.enable', { patterns: [{ urlPattern: '*' }] });
  await ask('Page.enable');
  await ask('Page.setLifecycleEventsEnabled', { enabled: true });
  const { loaderId, errorText } = await ask('Page.navigate', { url: withoutFragment(page.link) });
  if (errorText !== undefined) throw new Error('The browser did not open the page.');
  const isLoaded = new Promise<void>((resolve) => {
    look = () => {
      if (loaded.has(loaderId)) resolve();
    };
    look();
  });
  await Promise.race([isLoaded, pipe.ended]);
  for (let before = -1; before !== asked; ) {
    before = asked;
    await Promise.race([sleep(quietMilliseconds), pipe.ended]);
  }
  const { cssContentSize } = await ask('Page.getLayoutMetrics');
  const tall = Math.ceil((cssContentSize as { height: number }).height);
  const clip = { x: 0, y: 0, width, height: Math.min(Math.max(tall, height), tallest), scale: 1 };
  const { data } = await ask('Page.captureScreenshot', { format: 'png', captureBeyondViewport: true, clip });
  return new Uint8Array(Buffer.from(String(data), 'base64'));
}

type Paused = { requestId: string; resourceType: string; request: { url: string } };

/** Beside what is said to the browser itself: what stands in the page does not run, nor load pages of its own. */
const NOTHING_RUNS = "script-src 'none'; frame-src 'none'; object-src 'none'; form-action 'none'";

/** What each request is answered with. The page is given once: where it would lead on by itself, it stays as it is. */
function answering(page: Drawn, parts: readonly Drawn[]) {
  const kept = new Map(parts.map((part) => [withoutFragment(part.link), part]));
  let isGiven = false;
  return ({ requestId, resourceType, request }: Paused): [method: string, params: object] => {
    const isDocument = resourceType === 'Document';
    const isPage = isDocument && !isGiven && withoutFragment(request.url) === withoutFragment(page.link);
    const found = isPage ? page : isDocument ? undefined : kept.get(withoutFragment(request.url));
    if (!found)
      return ['Fetch.failRequest', { requestId, errorReason: isDocument ? 'Aborted' : 'BlockedByClient' }];
    isGiven ||= isPage;
    const headers = {
      'Content-Type': found.declared,
      // Fonts are asked for with an origin.
      'Access-Control-Allow-Origin': '*',
      ...(isPage && { 'Content-Security-Policy': NOTHING_RUNS }),
    };
    return [
      'Fetch.fulfillRequest',
      {
        requestId,
        responseCode: 200,
        responseHeaders: Object.entries(headers).map(([name, value]) => ({ name, value })),
        body: Buffer.from(found.bytes).toString('base64'),
      },
    ];
  };
}

function withoutFragment(link: string): string {
  const url = URL.parse(link);
  if (url === null) return link;
  url.hash = '';
  return url.href;
}
