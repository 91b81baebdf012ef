import { readFile } from 'node:fs/promises';
import { edited } from '../../lib/reading/word-draft.fixture.ts';
import { createMember, createStory, createVerdict } from '../../testing/factories.ts';
import { awake, expect, expectAccessible, test } from '../fixtures.ts';

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

test('a story goes to Word from its menu, by key, and comes back as a revision', async ({ colleague }) => {
  const editor = await createMember('EDITOR');
  const { storyId, view } = await createStory(editor.actor, { headline: 'Quay rebuilt in a year' });
  await createVerdict(editor.actor, storyId, view.items[2]?.id ?? '', {
    status: 'DISPUTED',
    reason: 'sources conflict',
    ticks: [],
    quotation: null,
  });
  const { page } = await colleague('REPORTER');
  await page.goto(`/stories/${storyId}`);
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Word file…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Word file' });
  await expect(dialog.getByRole('radio', { name: /^Checked draft/ })).toBeChecked();
  await expectAccessible(page);
  await dialog.getByRole('radio', { name: /^Checked draft/ }).focus();
  await page.keyboard.press('ArrowDown');
  await expect(dialog.getByRole('radio', { name: /^Footnoted draft/ })).toBeChecked();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await expect(dialog.getByRole('checkbox', { name: 'With the open threads on its items' })).toBeChecked();
  const download = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Take the file' }).press('Enter');
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/^\d{4}-\d\d-\d\d quay-rebuilt-in-a-year checked\.docx$/);
  await expect(dialog).toBeHidden();

  const bytes = new Uint8Array(await readFile(await file.path()));
  const changed = Buffer.from(edited(bytes, (xml) => xml.replace('12,000', '21,000')));
  const checker = await colleague('CHECKER');
  await checker.page.goto(`/stories/${storyId}/revise`);
  await awake(checker.page);
  await checker.page
    .getByLabel('Text file')
    .setInputFiles({ name: 'back.docx', mimeType: DOCX, buffer: changed });
  await checker.page.getByRole('button', { name: 'See what it does' }).click();
  const effects = checker.page.getByRole('region', { name: 'What it does to the check' });
  await expect(effects).toContainText('Back from Word: all 4 items are where their bookmarks are.');
  await expect(effects).toContainText('1 lapses');
  await expectAccessible(checker.page);
  await checker.page.getByRole('button', { name: 'Save revision 2' }).click();
  await expect(checker.page.getByRole('region', { name: 'Items' })).toContainText('21,000');

  // The same file once more: by now it would undo what is in the story.
  await checker.page.goto(`/stories/${storyId}/revise`);
  await awake(checker.page);
  const again = Buffer.from(edited(bytes, (xml) => xml.replace('4.2 million', '4.3 million')));
  await checker.page
    .getByLabel('Text file')
    .setInputFiles({ name: 'again.docx', mimeType: DOCX, buffer: again });
  await checker.page.getByRole('button', { name: 'See what it does' }).click();
  const asked = checker.page.getByText(
    'This Word file was taken from revision 1; the story is at revision 2 by now.',
  );
  await expect(asked).toBeVisible();
  await expectAccessible(checker.page);
  await checker.page.getByRole('button', { name: 'See what it does all the same' }).click();
  await expect(effects).toContainText('Back from Word');
});
