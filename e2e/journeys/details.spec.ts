import type { Page } from '@playwright/test';
import { createStory } from '../../testing/factories.ts';
import { expect, expectAccessible, openDesk, test } from '../fixtures.ts';

/** Opens the story's menu and presses an entry in it. */
async function fromMenu(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name }).click();
}

test('headline, byline and deadline are changed from the story’s menu; the list shows them', async ({
  colleague,
}) => {
  const { page, actor } = await colleague('EDITOR');
  const { storyId } = await createStory(actor);
  await openDesk(page, storyId);
  await fromMenu(page, 'Headline, byline, deadline…');
  const dialog = page.getByRole('dialog', { name: 'Headline, byline, deadline' });
  await expectAccessible(page);
  await dialog.getByLabel('Headline').fill('');
  await dialog.getByLabel('Desk').fill('Harbour');
  await dialog.getByRole('button', { name: 'Save' }).click();
  // Refused beside its field; nothing that was typed is lost.
  await expect(dialog.getByLabel('Headline')).toHaveAccessibleDescription(/Give the story a headline/);
  await expect(dialog.getByLabel('Desk')).toHaveValue('Harbour');
  const headline = `The bridge, later ${storyId.slice(-6)}`;
  await dialog.getByLabel('Headline').fill(headline);
  await dialog.getByLabel('Deadline').fill('2031-05-02T18:00');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(headline);
  await page.goto(`/stories?q=${encodeURIComponent(headline)}`);
  await expect(page.getByRole('link', { name: headline })).toBeVisible();
});

test('two change them at once: the second is told, and keeps what they typed', async ({ colleague }) => {
  const first = await colleague('EDITOR');
  const { storyId } = await createStory(first.actor);
  const second = await colleague('EDITOR');
  for (const { page } of [first, second]) {
    await openDesk(page, storyId);
    await fromMenu(page, 'Headline, byline, deadline…');
  }
  const dialogOf = ({ page }: typeof first) =>
    page.getByRole('dialog', { name: 'Headline, byline, deadline' });
  await dialogOf(first).getByLabel('Desk').fill('Harbour');
  await dialogOf(first).getByRole('button', { name: 'Save' }).click();
  await expect(dialogOf(first)).toBeHidden();

  await dialogOf(second).getByLabel('Headline').fill('The bridge again');
  await dialogOf(second).getByRole('button', { name: 'Save' }).click();
  await expect(dialogOf(second).getByText('Not changed')).toBeVisible();
  await dialogOf(second).getByRole('button', { name: 'Keep what is typed here' }).click();
  await expect(dialogOf(second).getByLabel('Headline')).toHaveValue('The bridge again');
  await dialogOf(second).getByRole('button', { name: 'Save' }).click();
  await expect(second.page.getByRole('heading', { level: 1 })).toHaveText('The bridge again');
});

test('a story is archived, cannot be signed off, and is taken out again; a checker has no such button', async ({
  colleague,
}) => {
  const { page, actor } = await colleague('EDITOR');
  const { storyId } = await createStory(actor);
  await openDesk(page, storyId);
  await fromMenu(page, 'Archive the story');
  await expect(page.getByText('This story is archived.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Sign off…' })).toHaveAttribute('aria-disabled', 'true');
  await page.goto('/stories?shelf=archived');
  await expect(page.locator(`a[href="/stories/${storyId}"]`)).toBeVisible();

  await openDesk(page, storyId);
  await fromMenu(page, 'Take out of the archive');
  await expect(page.getByText('This story is archived.')).toBeHidden();

  const checker = await colleague('CHECKER');
  await openDesk(checker.page, storyId);
  await checker.page.getByRole('button', { name: 'More', exact: true }).click();
  await expect(checker.page.getByRole('menuitem', { name: 'New revision of the text' })).toBeVisible();
  await expect(checker.page.getByRole('menuitem', { name: 'Archive the story' })).toHaveCount(0);
});
