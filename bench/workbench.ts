/**
 * The workbench in a browser: how long a story takes to open, and how long after a key the screen shows what it did.
 */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import { openSession } from '../e2e/newsroom.ts';
import { closeDatabase } from '../lib/db.ts';
import { findBrowser } from '../scripts/browser.mjs';
import { startWebServer } from '../scripts/web-server.mjs';
import { createTestDatabase, prepareTestServer } from '../testing/database.ts';
import { createMember, createStory, type MadeStory } from '../testing/factories.ts';
import type { Figure } from './figure.ts';
import { countWords, madeStories, median } from './texts.ts';

const OPENINGS = 7;
const KEYS = 100;

/** A made story of at least as many words. */
function storyOf(words: number): string {
  const paragraphs: string[] = [];
  let count = 0;
  for (const text of madeStories().texts) {
    for (const paragraph of text.split('\n\n')) {
      if (count >= words) return paragraphs.join('\n\n');
      paragraphs.push(paragraph);
      count += countWords(paragraph);
    }
  }
  return paragraphs.join('\n\n');
}

export async function benchWorkbench(): Promise<Figure[]> {
  const stop = await prepareTestServer();
  const database = await createTestDatabase();
  const port = 41_000 + Math.floor(Math.random() * 20_000);
  const evidence = mkdtempSync(path.join(os.tmpdir(), 'stet-bench-'));
  Object.assign(process.env, {
    DATABASE_URL: database.url,
    NEXTAUTH_URL: `http://localhost:${port}`,
    NEXTAUTH_SECRET: randomBytes(32).toString('base64url'),
    STET_SECRET_KEY: randomBytes(32).toString('base64url'),
    STET_EVIDENCE_DIR: evidence,
  });
  const web = await startWebServer({ port, host: '127.0.0.1', env: process.env });
  const editor = await createMember('EDITOR', {});
  const middling = await createStory(editor.actor, { text: storyOf(Number(process.env.WORDS_A ?? 6_000)) });
  const long = await createStory(editor.actor, { text: storyOf(15_000) });
  console.log(middling.view.items.length, middling.view.revision.wordCount, middling.view.blocks.length);
  console.log(long.view.items.length, long.view.revision.wordCount, long.view.blocks.length);
  const browser = await chromium.launch({
    executablePath: await findBrowser(),
    args: ['--disable-gpu', '--disable-background-networking', '--disable-dev-shm-usage'],
  });
  const cookie = await openSession(editor.id);
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  await context.addCookies([{ ...cookie, url: `http://localhost:${port}` }]);
  try {
    const page = await context.newPage();
    for (const story of [middling, long]) {
      const opened: number[] = [];
      for (let i = 0; i < OPENINGS; i++) opened.push(await open(page, port, story));
      const j = await keys(
        page,
        Array.from({ length: KEYS }, (_, i) => (i % 4 === 3 ? 'k' : 'j')),
      );
      await page.keyboard.press('/');
      await page.waitForTimeout(100);
      const typed = await keys(
        page,
        Array.from({ length: KEYS / 10 }, () => [...'harbor'].concat(Array(6).fill('Backspace')))
          .flat()
          .slice(0, KEYS),
      );
      console.log(
        story.view.items.length,
        'open',
        opened.map(Math.round),
        'keys',
        told(j),
        'typed',
        told(typed),
      );
    }
    if (process.env.OPENP) await profileOpen(page, port, middling);
    if (process.env.PROFILE) await profile(context.browser() as Browser, page);
  } finally {
    await browser.close();
    await web.stop();
    await closeDatabase();
    await database.drop();
    await stop();
    rmSync(evidence, { recursive: true, force: true });
  }
  return [];
}

async function profile(_: Browser, page: Page) {
  const client = await page.context().newCDPSession(page);
  await page.keyboard.press('Escape');
  await client.send('Profiler.enable');
  await client.send('Performance.enable');
  const m0 = await client.send('Performance.getMetrics');
  await client.send('Profiler.start');
  await keys(
    page,
    Array.from({ length: KEYS }, (_, i) => (i % 4 === 3 ? 'k' : 'j')),
  );
  const { profile } = await client.send('Profiler.stop');
  const m1 = await client.send('Performance.getMetrics');
  for (const { name, value } of m1.metrics) {
    const before = m0.metrics.find((m) => m.name === name)?.value ?? 0;
    if (/Duration|Count/.test(name))
      console.log(name, ((value - before) * (/Duration/.test(name) ? 10 : 0.01)).toFixed(2), 'per key');
  }
  (await import('node:fs')).writeFileSync('/tmp/lead/tmp-wb/keys.cpuprofile', JSON.stringify(profile));
}

async function profileOpen(page: Page, port: number, story: MadeStory) {
  const client = await page.context().newCDPSession(page);
  await client.send('Profiler.enable');
  await client.send('Performance.enable');
  await page.goto('about:blank');
  await client.send('Profiler.start');
  const t = await open(page, port, story);
  const { profile } = await client.send('Profiler.stop');
  console.log(
    'opened',
    t,
    await page.evaluate(
      () =>
        JSON.stringify(performance.getEntriesByType('navigation')[0]) +
        JSON.stringify(performance.getEntriesByType('paint')),
    ),
  );
  console.log(
    await page.evaluate(() =>
      JSON.stringify(
        performance
          .getEntriesByType('resource')
          .map((r) => [
            r.name.slice(-30),
            Math.round(r.startTime),
            Math.round(r.duration),
            (r as PerformanceResourceTiming).decodedBodySize,
          ]),
      ),
    ),
  );
  console.log('nodes', await page.evaluate(() => document.querySelectorAll('*').length));
  for (const { name, value } of (await client.send('Performance.getMetrics')).metrics)
    if (/Duration|Count|Nodes/.test(name)) console.log(name, value);
  (await import('node:fs')).writeFileSync('/tmp/lead/tmp-wb/keys.cpuprofile', JSON.stringify(profile));
}

const told = (v: number[]) =>
  `median ${median(v).toFixed(1)} p95 ${percentile95(v).toFixed(1)} max ${Math.max(...v).toFixed(0)}`;

function percentile95(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.ceil(sorted.length * 0.95) - 1] ?? Number.NaN;
}

/** Milliseconds until the story's list can be seen and answers. */
async function open(page: Page, port: number, story: MadeStory): Promise<number> {
  await page.goto('about:blank');
  const start = performance.now();
  await page.goto(`http://localhost:${port}/stories/${story.storyId}`, { waitUntil: 'commit' });
  await page.waitForFunction(
    () => {
      const row = document.querySelector('[data-row]');
      return row && Object.keys(row).some((key) => key.startsWith('__reactProps'));
    },
    undefined,
    { polling: 'raf' },
  );
  return performance.now() - start;
}

/** Milliseconds from each key to the frame that shows what it did. */
async function keys(page: Page, pressed: readonly string[]): Promise<number[]> {
  await page.evaluate(() => {
    const times: number[] = [];
    Object.assign(window, { times });
    const onKey = (event: KeyboardEvent) => {
      const { timeStamp } = event;
      requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.onmessage = () => times.push(performance.now() - timeStamp);
        channel.port2.postMessage(0);
      });
    };
    Object.assign(window, { onKey });
    window.addEventListener('keydown', onKey, { capture: true });
  });
  for (const key of pressed) {
    await page.keyboard.press(key);
    await page.waitForTimeout(30);
  }
  return page.evaluate(() => {
    const { times, onKey } = window as unknown as { times: number[]; onKey: EventListener };
    window.removeEventListener('keydown', onKey, { capture: true });
    return times;
  });
}
