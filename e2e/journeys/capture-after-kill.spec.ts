/** A server that is killed while it captures a page, and the pages that people have open meanwhile. */
import type { Browser, Page } from '@playwright/test';
import { db } from '../../lib/db.ts';
import { createMember, createSource, type MadeMember } from '../../testing/factories.ts';
import { PRETEND_SITE, startPretendSite } from '../../testing/pretend-site.ts';
import { awake, enter, expect, quiet, test } from '../fixtures.ts';
import { openOwnNewsroom } from '../newsroom.ts';

const HTML = `<!doctype html><html><head><title>Bridge opens</title></head><body><article><h1>Bridge opens in March</h1>
  <p>The bridge will open on the first Monday in March, the harbour master said.</p></article></body></html>`;

let site: Awaited<ReturnType<typeof startPretendSite>>;
let newsroom: Awaited<ReturnType<typeof openOwnNewsroom>>;
test.beforeAll(async () => {
  site = await startPretendSite(HTML);
  newsroom = await openOwnNewsroom(site.environment);
});
test.afterAll(async () => {
  await newsroom.close();
  site.close();
});

async function desk(browser: Browser): Promise<MadeMember & { page: Page }> {
  const member = await createMember('EDITOR');
  const window = await browser.newContext({ baseURL: newsroom.address, locale: 'en-GB' });
  await enter(window, member.id);
  return { ...member, page: await window.newPage() };
}

/** While the site keeps silent: the server is killed with the page half fetched, and started again. */
async function killHalfway(page: Page): Promise<void> {
  await expect(page.getByRole('button', { name: 'Give up' })).toBeVisible();
  await expect.poll(() => site.asked()).toBe(asked + 1);
  // A page that is loaded anew forgets this.
  await page.evaluate(() => document.body.setAttribute('data-stayed', ''));
  await quiet(page);
  await newsroom.restartAfterKill();
  await expect(page.getByRole('button', { name: 'Give up' })).toBeVisible();
  site.answer();
}

let asked = 0;
test.beforeEach(() => {
  asked = site.asked();
  site.hold();
});

const captures = () => db.auditEvent.count({ where: { action: 'source.capture' } });

test('a source that is open shows the capture by itself, once', async ({ browser }) => {
  const { page, actor } = await desk(browser);
  const sourceId = await createSource(actor, { link: `${PRETEND_SITE}/slow` });
  const before = await captures();
  await page.goto(`/sources/${sourceId}`);
  await awake(page);
  await page.getByRole('button', { name: 'Capture its page now' }).click();
  await killHalfway(page);
  await expect(page.getByText(/^Captured\. /)).toBeVisible();
  await expect(page.getByText(/^pretend-site\.example [\d-]+\.html/)).toHaveCount(1);
  await expect(page.getByText('on the first Monday in March').first()).toBeVisible();
  expect(await db.evidenceFile.count({ where: { sourceId, mediaType: 'text/html' } })).toBe(1);
  expect(await captures()).toBe(before + 1);
});

test('a form that waits for its page opens the new source, and there is one of it', async ({ browser }) => {
  const { page } = await desk(browser);
  const link = `${PRETEND_SITE}/new`;
  const before = await captures();
  await page.goto('/sources/new');
  await awake(page);
  await page.getByRole('tab', { name: 'Capture a web page' }).click();
  await page.getByLabel('Address of the page').fill(link);
  await page.getByRole('button', { name: 'Capture', exact: true }).click();
  await killHalfway(page);
  await page.waitForURL(/\/sources\/[0-9a-f-]{36}$/);
  await expect(page.getByRole('heading', { name: 'Bridge opens', exact: false }).first()).toBeVisible();
  await expect(page.locator('body[data-stayed]')).toBeAttached();
  expect(await db.source.count({ where: { link } })).toBe(1);
  expect(await captures()).toBe(before + 1);
});
