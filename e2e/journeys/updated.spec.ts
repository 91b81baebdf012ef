import type { Page } from '@playwright/test';
import { db } from '../../lib/db.ts';
import { createStory } from '../../testing/factories.ts';
import { choose, expect, test } from '../fixtures.ts';

/** From here on this page is one that stayed open during an update: it names a different build from the server's. */
async function growOld(page: Page): Promise<void> {
  await page.route('**/*', (route, request) =>
    request.method() === 'POST' && request.headers()['next-action']
      ? route.continue({ headers: { ...request.headers(), 'x-deployment-id': 'the-build-before' } })
      : route.continue(),
  );
}

async function reload(page: Page): Promise<void> {
  const notice = page
    .getByRole('alert')
    .filter({ hasText: 'Stet was updated; what you typed is kept' })
    .last();
  await expect(notice).toBeVisible();
  await page.unroute('**/*');
  await page.getByRole('button', { name: 'Reload', exact: true }).click();
  await page.waitForLoadState('load');
}

test('a form of a page from before an update: nothing is done, and the words are in the new page', async ({
  colleague,
}) => {
  const { page, id } = await colleague('CHECKER');
  await page.goto('/account');
  await expect(page.getByLabel('Name, as in a byline')).toBeEditable();
  await growOld(page);
  await page.getByLabel('Name, as in a byline').fill('Thora Vance');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await reload(page);
  await expect(page.getByLabel('Name, as in a byline')).toHaveValue('Thora Vance');
  expect((await db.member.findUniqueOrThrow({ where: { id } })).name).not.toBe('Thora Vance');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect
    .poll(async () => (await db.member.findUniqueOrThrow({ where: { id } })).name)
    .toBe('Thora Vance');
});

test('a note for an item of a story comes back at that item and no other', async ({ colleague }) => {
  const { page, actor } = await colleague('CHECKER');
  const { storyId } = await createStory(actor);
  await page.goto(`/stories/${storyId}`);
  const panel = await choose(page, 'The bridge will open');
  await growOld(page);
  await panel.getByLabel('Note for the newsroom').fill('Ask the harbour again.');
  await panel.getByRole('button', { name: 'Add note' }).click();
  await reload(page);
  const other = await choose(page, 'Moscow');
  await expect(other.getByLabel('Note for the newsroom')).toHaveValue('');
  const again = await choose(page, 'The bridge will open');
  await expect(again.getByLabel('Note for the newsroom')).toHaveValue('Ask the harbour again.');
  expect(await db.note.count({ where: { body: 'Ask the harbour again.' } })).toBe(0);
  await again.getByRole('button', { name: 'Add note' }).click();
  await expect.poll(() => db.note.count({ where: { body: 'Ask the harbour again.' } })).toBe(1);
});
