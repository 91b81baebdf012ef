import { readFile } from 'node:fs/promises';
import { createMember, createStory } from '../../testing/factories.ts';
import { expect, test } from '../fixtures.ts';

test('a story’s items go to a spreadsheet from its menu, and the list of stories from its end', async ({
  colleague,
}) => {
  const editor = await createMember('EDITOR');
  const { storyId } = await createStory(editor.actor, { headline: 'Quay rebuilt in a year' });
  const { page } = await colleague('CHECKER');
  await page.goto(`/stories/${storyId}`);
  await page.getByRole('button', { name: 'More', exact: true }).click();
  const items = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'Items as CSV' }).click();
  const file = await items;
  expect(file.suggestedFilename()).toMatch(/^\d{4}-\d\d-\d\d quay-rebuilt-in-a-year items\.csv$/);
  expect(await readFile(await file.path(), 'utf8')).toContain('"Item","Kind","Words"');
  // The page stays where it was.
  await expect(page.getByRole('button', { name: 'More', exact: true })).toBeVisible();

  await page.goto('/stories?q=quay');
  const stories = page.waitForEvent('download');
  await page.getByRole('link', { name: 'XLSX' }).click();
  expect((await stories).suggestedFilename()).toMatch(/ stories\.xlsx$/);
});
