import { randomBytes } from 'node:crypto';
import type { Page } from '@playwright/test';
import { inviteMember } from '../../lib/members/mutations.ts';
import { createMember, createStory } from '../../testing/factories.ts';
import { expect, holdScripts, inspector, itemRow, test } from '../fixtures.ts';

/** Opens a story whose page cannot hydrate yet; returns a function that lets it. */
async function openAsleep(page: Page, storyId: string): Promise<() => void> {
  const letScriptsThrough = await holdScripts(page);
  await page.goto(`/stories/${storyId}`, { waitUntil: 'commit' });
  return letScriptsThrough;
}

test('what is pressed before the page is awake waits visibly, and is done', async ({ colleague }) => {
  const { page, actor } = await colleague('CHECKER');
  const { storyId } = await createStory(actor);
  const letScriptsThrough = await openAsleep(page, storyId);

  const row = itemRow(page, 'The ferry carried 12,000 passengers').getByRole('button');
  await row.click();
  await expect(row).toHaveAttribute('data-waiting', '');
  await expect(row).not.toHaveAttribute('aria-current', 'true');

  letScriptsThrough();
  await expect(inspector(page).getByRole('heading', { level: 2 })).toContainText(
    'The ferry carried 12,000 passengers',
  );
  await expect(row).toHaveAttribute('aria-current', 'true');
  await expect(row).not.toHaveAttribute('data-waiting', '');
});

test('a key pressed too early is heard once the page is awake', async ({ colleague }) => {
  const { page, actor } = await colleague('CHECKER');
  const { storyId } = await createStory(actor);
  const letScriptsThrough = await openAsleep(page, storyId);
  await expect(itemRow(page, 'The bridge will open')).toBeVisible();
  await page.keyboard.press('?');
  letScriptsThrough();
  await expect(page.getByRole('dialog')).toBeVisible();
});

test('a form that is filled and sent too early keeps what was typed, and is sent', async ({
  anonymous: page,
}) => {
  const { actor } = await createMember('ADMIN');
  const email = `early-${randomBytes(4).toString('hex')}@newsroom.example`;
  const { token } = await inviteMember(actor, { email, name: 'An early colleague', role: 'CHECKER' });
  const letScriptsThrough = await holdScripts(page);
  await page.goto(`/set-password/${token}`, { waitUntil: 'commit' });
  await page.getByLabel('New password', { exact: true }).fill('five words of one’s own');
  await page.getByLabel('New password once more').fill('five words of one’s own');
  await page.getByRole('button', { name: 'Set password' }).click();
  // Sent the browser's own way, the password would be in the address.
  expect(page.url()).not.toContain('words');
  letScriptsThrough();
  await expect(page.getByLabel('E-mail address')).toHaveValue(email);
});

test('what is typed into a field that the page had filled is kept', async ({ colleague }) => {
  const { page, actor } = await colleague('CHECKER');
  const { storyId } = await createStory(actor);
  const letScriptsThrough = await holdScripts(page);
  await page.goto(`/stories/${storyId}/revise`, { waitUntil: 'commit' });
  const field = page.getByLabel('The text of revision 2');
  await field.fill('“It was so,” the mayor said on Monday.');
  letScriptsThrough();
  await expect(page.locator('html[data-awake]')).toBeAttached();
  await expect(field).toHaveValue('“It was so,” the mayor said on Monday.');
});

test('a press on a part that cannot be woken yet waits until it can', async ({ colleague }) => {
  const { page, actor } = await colleague('CHECKER');
  const { storyId } = await createStory(actor);
  const letScriptsThrough = await openAsleep(page, storyId);
  const row = itemRow(page, 'The ferry carried 12,000 passengers').getByRole('button');
  await expect(row).toBeVisible();
  // As React does it: an event on a part whose script is late is stopped at the document, and nothing hears of it.
  await page.evaluate(() => {
    for (const kind of ['click', 'keyup'])
      document.addEventListener(
        kind,
        (event) => {
          if (!document.documentElement.hasAttribute('data-script-came')) event.stopPropagation();
        },
        true,
      );
  });
  letScriptsThrough();
  await expect(page.locator('html[data-awake]')).toBeAttached();
  await row.click();
  await expect(row).toHaveAttribute('data-waiting', '');
  await page.evaluate(() => document.documentElement.setAttribute('data-script-came', ''));
  // Nothing else is pressed: what is waiting gets looked at again.
  await expect(row).toHaveAttribute('aria-current', 'true');
  await expect(inspector(page).getByRole('heading', { level: 2 })).toContainText(
    'The ferry carried 12,000 passengers',
  );
});

test('a press is done where the page is drawn anew while it wakes', async ({ colleague }) => {
  const { page, actor } = await colleague('CHECKER');
  const { storyId } = await createStory(actor);
  const letScriptsThrough = await openAsleep(page, storyId);
  const row = itemRow(page, 'The ferry carried 12,000 passengers').getByRole('button');
  await row.click();
  await expect(row).toHaveAttribute('data-waiting', '');
  await row.evaluate((button) => {
    const anew = button.cloneNode(true) as Element;
    anew.removeAttribute('data-waiting');
    button.replaceWith(anew);
  });
  letScriptsThrough();
  await expect(row).toHaveAttribute('aria-current', 'true');
});

test('a list that was scrolled before the page was awake stays where it is', async ({ colleague }) => {
  const { page, actor } = await colleague('CHECKER');
  const { storyId } = await createStory(actor);
  await page.setViewportSize({ width: 1280, height: 360 });
  const letScriptsThrough = await openAsleep(page, storyId);
  const list = page.getByRole('region', { name: 'Items' }).getByRole('list').first();
  await expect(list).toBeVisible();
  const scrolled = await list.evaluate((element) => {
    element.scrollTop = 60;
    return element.scrollTop;
  });
  expect(scrolled).toBeGreaterThan(0);
  letScriptsThrough();
  await expect(page.locator('html[data-awake]')).toBeAttached();
  // A key that works shows that the whole page is ready; choosing the next item may scroll the list, `?` does not.
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(list).toBeVisible();
  expect(await list.evaluate((element) => element.scrollTop)).toBe(scrolled);
});
