/**
 * The workbench in a browser: how long a story takes to open, and how long after a key the screen shows what it did.
 */
import { type BrowserContext, chromium, type Page } from '@playwright/test';
import { openSession } from '../e2e/newsroom.ts';
import { findBrowser } from '../scripts/browser.mjs';
import { createMember, createStory, type MadeMember } from '../testing/factories.ts';
import { withoutStream } from '../testing/script-of-pages.ts';
import { atMost, type Figure } from './figure.ts';
import { openEmptyNewsroom } from './newsroom.ts';
import { median, percentile } from './statistics.ts';
import { storyOfStatements } from './texts.ts';

/** Stories whose items are at least so many: one as investigations have it, one far beyond. */
const STORIES = [
  { items: 300, paragraphs: 310 },
  { items: 1_000, paragraphs: 1_035 },
] as const;

/** From the list a story opens in half of what it may take, by its address in nine tenths. */
const OPENINGS = { fromList: 3, byAddress: 5 };
const MOST_TO_OPEN = 1_000;
/** A frame that comes later than this after a key is felt as a wait. */
const MOST_KEY_TO_PAINT = 50;
const WORD_TYPED = ['h', 'a', 'r', 'b', 'o', 'r'];

/** Forward through the items, and now and then a step back. */
const CHOOSING = Array.from({ length: 100 }, (_, i) => (i % 4 === 3 ? 'k' : 'j'));
/** A word typed into the search field and taken away again, eight times. */
const TYPING = Array.from({ length: 8 }, () => [...WORD_TYPED, ...WORD_TYPED.map(() => 'Backspace')]).flat();

/** Milliseconds to open a story, and from a key to its frame. */
export async function benchWorkbench(): Promise<Figure[]> {
  const newsroom = await openEmptyNewsroom();
  const browser = await chromium.launch({
    executablePath: await findBrowser(),
    args: ['--disable-gpu', '--disable-background-networking', '--disable-dev-shm-usage'],
  });
  try {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    const editor = await createMember('EDITOR');
    await context.addCookies([{ ...(await openSession(editor.id)), url: newsroom.address }]);
    const figures: Figure[] = [];
    for (const story of STORIES)
      figures.push(...(await figuresFor(context, newsroom.address, editor, story)));
    return figures;
  } finally {
    await browser.close();
    await newsroom.close();
  }
}

async function figuresFor(
  context: BrowserContext,
  address: string,
  { actor }: MadeMember,
  { items, paragraphs }: (typeof STORIES)[number],
): Promise<Figure[]> {
  const { storyId, view } = await createStory(actor, { text: storyOfStatements(paragraphs) });
  if (view.items.length < items) throw new Error(`The story has ${view.items.length} items, not ${items}.`);
  const page = await context.newPage();
  const fromList: number[] = [];
  const byAddress: number[] = [];
  for (let i = 0; i < OPENINGS.byAddress; i++) {
    if (i < OPENINGS.fromList) fromList.push(await timeFromList(page, address, storyId));
    byAddress.push(await timeByAddress(page, `${address}/stories/${storyId}`));
  }
  const choosing = await timesToPaint(page, CHOOSING);
  await page.keyboard.press('/');
  await page.locator(':focus').and(page.getByRole('searchbox')).waitFor();
  const typing = await timesToPaint(page, TYPING);
  await page.close();
  const named = `${view.items.length} items, ${view.revision.wordCount.toLocaleString('en')} words`;
  const keys = (what: string, times: readonly number[]): Figure => ({
    ...atMost(`${what}, ${named}`, percentile(times, 0.95), MOST_KEY_TO_PAINT, 'ms'),
    stet: `${percentile(times, 0.95).toFixed(0)} ms, 95 of 100 (median ${median(times).toFixed(0)})`,
  });
  const opening = (what: string, times: readonly number[]): Figure =>
    atMost(`${what}, ${named}`, median(times), MOST_TO_OPEN, 'ms');
  return [
    opening('a story opened from the list', fromList),
    opening('a story opened by its address', byAddress),
    keys('choosing an item', choosing),
    keys('a letter of a search', typing),
  ];
}

/** Whether the list of items is there and answers: React gives an element its properties when it begins to. */
function isListening(): boolean {
  const row = document.querySelector('[data-row]');
  return row !== null && Object.keys(row).some((key) => key.startsWith('__reactProps'));
}

/** Milliseconds from asking for its address in a new page, its scripts kept by the browser, until its list answers. */
async function timeByAddress(page: Page, address: string): Promise<number> {
  await page.goto('about:blank');
  const start = performance.now();
  await page.goto(address, { waitUntil: 'commit' });
  await page.waitForFunction(isListening, undefined, { polling: 'raf' });
  return performance.now() - start;
}

/** Milliseconds from pressing a story in the list of stories until its list of items answers. */
async function timeFromList(page: Page, address: string, storyId: string): Promise<number> {
  await withoutStream(page);
  await page.goto(`${address}/stories`, { waitUntil: 'networkidle' });
  const pressed = page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        window.addEventListener('click', ({ timeStamp }) => resolve(timeStamp), { capture: true });
      }),
  );
  await page.locator(`a[href="/stories/${storyId}"]`).first().click();
  const from = await pressed;
  await page.waitForFunction(isListening, undefined, { polling: 'raf' });
  return (await page.evaluate(() => performance.now())) - from;
}

type Watch = { times: number[]; stop: () => void };

/** Milliseconds from each key until the frame after it has been drawn. */
async function timesToPaint(page: Page, keys: readonly string[]): Promise<number[]> {
  await page.evaluate(() => {
    const times: number[] = [];
    const onKey = ({ timeStamp }: KeyboardEvent) => {
      requestAnimationFrame(() => {
        const drawn = new MessageChannel();
        drawn.port1.onmessage = () => times.push(performance.now() - timeStamp);
        drawn.port2.postMessage(null);
      });
    };
    window.addEventListener('keydown', onKey, { capture: true });
    const stop = () => window.removeEventListener('keydown', onKey, { capture: true });
    Object.assign(window, { watch: { times, stop } satisfies Watch });
  });
  for (const key of keys) {
    await page.keyboard.press(key);
    // As fast as a practised hand: ten keys a second.
    await page.waitForTimeout(60);
  }
  return page.evaluate(() => {
    const { watch } = window as unknown as { watch: Watch };
    watch.stop();
    return watch.times;
  });
}
