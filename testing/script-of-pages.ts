/**
 * How many bytes of script each page may bring: what a reader's and an editor's machine has to fetch, compile and run
 * before the page answers. The browser tests hold it, the bench prints it.
 */
import type { Page } from '@playwright/test';

export type PagePlaces = { storyId: string; sourceId: string; slug: string };

/**
 * Kilobytes as they are sent (compressed), by page. Of each that has any, some 150 are React and Next themselves. There are a few kilobytes to spare,
 * for what a page rightly gains; a page that needs more than that has brought in something that belongs elsewhere.
 */
export const SCRIPT_OF_PAGES: readonly {
  page: string;
  at: (places: PagePlaces) => string;
  mostKilobytes: number;
  /** For visitors: who is signed in is led on from it. */
  isForVisitors?: true;
}[] = [
  { page: 'a published report', at: ({ slug }) => `/reports/${slug}`, mostKilobytes: 0 },
  { page: 'the story, annotated', at: ({ slug }) => `/reports/${slug}/1/story`, mostKilobytes: 0 },
  {
    page: 'what goes into pages',
    at: ({ storyId }) => `/stories/${storyId}/embed`,
    mostKilobytes: 200,
  },
  { page: 'signing in', at: () => '/sign-in', mostKilobytes: 0, isForVisitors: true },
  // It draws its rows in the browser: as HTML and once more for React they were half of the page. It takes files, too.
  { page: 'the list of stories', at: () => '/stories', mostKilobytes: 206 },
  { page: 'the desk', at: () => '/desk', mostKilobytes: 212 },
  { page: 'my work', at: () => '/work', mostKilobytes: 212 },
  { page: 'a new story', at: () => '/stories/new', mostKilobytes: 203 },
  { page: 'the workbench', at: ({ storyId }) => `/stories/${storyId}`, mostKilobytes: 288 },
  { page: 'a revision', at: ({ storyId }) => `/stories/${storyId}/revise`, mostKilobytes: 205 },
  { page: 'the list of sources', at: () => '/sources', mostKilobytes: 198 },
  // Its words may come from a recogniser, and get their times from its recording.
  { page: 'a source', at: ({ sourceId }) => `/sources/${sourceId}`, mostKilobytes: 252 },
  { page: 'the record', at: () => '/record', mostKilobytes: 197 },
  { page: 'members', at: () => '/members', mostKilobytes: 207 },
  { page: 'settings', at: () => '/settings', mostKilobytes: 200 },
  { page: 'the inbox', at: () => '/inbox', mostKilobytes: 200 },
  { page: 'messages', at: () => '/settings/messages', mostKilobytes: 215 },
  { page: 'jobs', at: () => '/settings/jobs', mostKilobytes: 200 },
  { page: 'the account', at: () => '/account', mostKilobytes: 200 },
];

/** For what waits until the network is idle: the stream of a live page never is. */
export async function withoutStream(page: Page): Promise<void> {
  await page.route('**/api/live*', (route) => route.abort());
}

/** Opens a page; returns the kilobytes of script that came with it, as sent. */
export async function kilobytesOfScript(page: Page, address: string): Promise<number> {
  await withoutStream(page);
  await page.goto(address, { waitUntil: 'networkidle' });
  const bytes = await page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .filter((entry): entry is PerformanceResourceTiming => entry instanceof PerformanceResourceTiming)
      .filter(({ name }) => new URL(name).pathname.endsWith('.js'))
      .reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0),
  );
  return bytes / 1000;
}
