/** A server that is away for a while, as when the machine is started again, and the pages that people have open meanwhile. */
import { createMember, createSource, createStory } from '../../testing/factories.ts';
import { awake, enter, expect, quiet, test } from '../fixtures.ts';
import { openOwnNewsroom } from '../newsroom.ts';

/** Longer than a page waits before it says that it is not live, and reads itself again (components/live). */
const AWAY_MS = 12_000;

let newsroom: Awaited<ReturnType<typeof openOwnNewsroom>>;
test.beforeAll(async () => {
  newsroom = await openOwnNewsroom();
});
test.afterAll(() => newsroom.close());

test('open pages outlive it with what was typed, and go on by themselves', async ({ browser }) => {
  const { actor, id } = await createMember('EDITOR');
  const window = await browser.newContext({ baseURL: newsroom.address, locale: 'en-GB' });
  await enter(window, id);
  const sourceId = await createSource(actor);
  const [source, list] = [await window.newPage(), await window.newPage()];
  await list.goto('/stories');
  await source.goto(`/sources/${sourceId}`);
  for (const page of [source, list]) {
    await awake(page);
    // A page that is loaded anew forgets this.
    await page.evaluate(() => document.body.setAttribute('data-stayed', ''));
  }
  const note = source.getByLabel('Note for the newsroom');
  await note.fill('Ask the harbour master whether March is meant');

  for (const page of [source, list]) await quiet(page);
  const isAway = newsroom.restartAfterKill(AWAY_MS);
  await source.bringToFront();
  await expect(source.getByText('Not live', { exact: false })).toBeVisible();
  await list.bringToFront();
  await expect(list.getByText('Not live', { exact: false })).toBeVisible();
  await isAway;

  await expect(list.getByText('Not live', { exact: false })).toBeHidden();
  await createStory(actor, { headline: 'Brought in after it came back' });
  await expect(list.getByText('Brought in after it came back')).toBeVisible();
  for (const page of [source, list]) await expect(page.locator('body[data-stayed]')).toBeAttached();
  await expect(note).toHaveValue('Ask the harbour master whether March is meant');
});

test('a page whose answer broke off comes up by itself once the desk is back', async ({ browser }) => {
  const { id } = await createMember('EDITOR');
  const window = await browser.newContext({ baseURL: newsroom.address, locale: 'en-GB' });
  await enter(window, id);
  const page = await window.newPage();
  await page.goto('/desk');
  await awake(page);
  await quiet(page);
  const half = new Promise<void>((broken) => {
    void page.route(/\/stories\?_rsc=/, async (route) => {
      const whole = await route.fetch();
      const body = await whole.body();
      await route.fulfill({ response: whole, body: body.subarray(0, body.length / 2) });
      broken();
    });
  });
  await page.getByRole('link', { name: 'Stories', exact: true }).first().click();
  await half;
  await page.unroute(/\/stories\?_rsc=/);
  await expect(page.getByRole('heading', { name: 'This page did not come up' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Stories', level: 1 })).toBeVisible();
});
