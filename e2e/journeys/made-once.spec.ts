/** A page is told what came since it was made, and asks for nothing twice. In a newsroom of its own: what others did would be news. */
import type { Browser, Page } from '@playwright/test';
import { openThread } from '../../lib/threads/mutations.ts';
import { createMember, createStory } from '../../testing/factories.ts';
import { choose, enter, expect, holdBack, inspector, live, openDesk, test } from '../fixtures.ts';
import { openOwnNewsroom } from '../newsroom.ts';

const QUOTE = 'The bridge will open';
/** As long as a list waits before it reads again, and more. */
const SOON_MS = 2_500;

let newsroom: Awaited<ReturnType<typeof openOwnNewsroom>>;
test.beforeAll(async () => {
  newsroom = await openOwnNewsroom();
});
test.afterAll(() => newsroom.close());

async function windowOf(browser: Browser, memberId: string): Promise<Page> {
  const window = await browser.newContext({ baseURL: newsroom.address, locale: 'en-GB' });
  await enter(window, memberId);
  return window.newPage();
}

test('a page that has just been made does not ask for everything again; what came before its stream it does', async ({
  browser,
}) => {
  const [mine, other] = [await createMember('CHECKER'), await createMember('CHECKER')];
  const { storyId, view } = await createStory(mine.actor);
  // Somebody is there already, so the server has been listening.
  const theirs = await windowOf(browser, other.id);
  await live(theirs, () => theirs.goto('/stories'));
  const page = await windowOf(browser, mine.id);
  const again: string[] = [];
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    const isRead = pathname === '/api/health' || pathname.endsWith('/workbench');
    if (isRead || request.headers().rsc === '1') again.push(request.url());
  });
  await live(page, () => page.goto('/stories'));
  await page.waitForTimeout(SOON_MS);
  const tab = await page.context().newPage();
  await tab.goto('/stories');
  // The other tab has the stream now, and answers this one.
  await openDesk(page, storyId);
  await page.waitForTimeout(SOON_MS);
  expect(again).toEqual([]);
  await tab.close();

  const letThrough = await holdBack(page, '**/api/live*');
  await openDesk(page, storyId);
  const [item] = view.items;
  if (!item) throw new Error('The story has items.');
  await choose(page, QUOTE);
  await openThread(other.actor, { storyId, itemId: item.id, body: 'Before the stream began.' });
  letThrough();
  await expect(inspector(page).getByText('Before the stream began.')).toBeVisible();
});
