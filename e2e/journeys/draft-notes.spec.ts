import { db } from '../../lib/db.ts';
import { createDraftStory, draftFile } from '../../testing/draft-story.ts';
import { choose, expect, expectAccessible, galley, inspector, itemRow, openDesk, test } from '../fixtures.ts';

const QUOTE = 'The bridge will open';
const COST = '4.2 million euros';

test('a draft from Word: its notes are proposed at the items, accepted by mouse and key, dismissed, and undone', async ({
  colleague,
}) => {
  const { page } = await colleague('CHECKER');
  await page.goto('/stories/new');
  await page.getByLabel('Text file').setInputFiles({
    name: 'draft.docx',
    mimeType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    buffer: Buffer.from(draftFile()),
  });
  await page.getByRole('button', { name: 'Bring in the story' }).click();
  await expect(page).toHaveURL(/\/stories\/[0-9a-f-]{36}/);
  await expect(galley(page)).not.toContainText('Calloway');
  await expect(itemRow(page, QUOTE)).toContainText('1 proposed');
  await expect(page.getByRole('button', { name: '4 proposed sources' })).toBeVisible();

  const item = await choose(page, QUOTE);
  await expect(item.getByRole('heading', { name: '1 proposed source' })).toBeVisible();
  await expect(item.getByText('From the reporter’s footnote 1')).toBeVisible();
  await expectAccessible(page);
  await item.getByRole('button', { name: 'Accept footnote 1' }).click();
  await expect(item.getByRole('link', { name: /^Harbour notice/ })).toBeVisible();
  await expect(item.getByText(/^from the reporter’s footnote 1\b/)).toBeVisible();
  await expect(itemRow(page, QUOTE)).not.toContainText('proposed');
  await expect(itemRow(page, QUOTE)).toContainText('Pending');

  // The same report by key: “ibid.” and a comment stand at the figure.
  const cost = await choose(page, COST);
  await expect(cost.getByRole('heading', { name: '2 proposed sources' })).toBeVisible();
  await page.keyboard.press('a');
  await expect(cost.getByRole('heading', { name: '1 proposed source' })).toBeVisible();
  await expect(cost.getByRole('link', { name: /^Harbour notice/ })).toBeVisible();
  await page.keyboard.press('i');
  await expect(cost.getByText('All of them are decided.')).toBeVisible();
  await page.keyboard.press('u');
  await expect(cost.getByRole('heading', { name: '1 proposed source' })).toBeVisible();
  const storyId = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  // The page shows what was asked for before the server has done it.
  const accepted = () => db.proposedSource.findMany({ where: { storyId, state: 'ACCEPTED' } });
  await expect
    .poll(async () => (await accepted()).map(({ kind, number }) => `${kind} ${number}`).sort())
    .toEqual(['FOOTNOTE 1', 'FOOTNOTE 2']);
  expect(new Set((await accepted()).map(({ sourceId }) => sourceId)).size).toBe(1);

  // The acceptance before it is undone as well.
  await page.keyboard.press('u');
  await expect(cost.getByRole('heading', { name: '2 proposed sources' })).toBeVisible();
  await expect(cost.getByRole('link', { name: /^Harbour notice/ })).toBeHidden();
});

test('what is proposed is changed first, and what was typed stays where it is refused', async ({
  colleague,
}) => {
  const { page, actor } = await colleague('CHECKER');
  const { storyId } = await createDraftStory(actor);
  await openDesk(page, storyId);
  const item = await choose(page, '12,000 passengers');
  await item.getByRole('button', { name: 'Change footnote 3 first' }).click();
  const form = item.getByRole('form', { name: 'Change the proposed source' });
  await expect(form.getByLabel('Title')).toHaveValue(/Phone interview with Ines Calloway/);
  await expect(form.getByLabel('Author or speaker')).toHaveValue('Ines Calloway');
  await form.getByLabel('Title').fill('Interview of 3 November');
  await form.getByLabel('Link').fill('nowhere');
  await form.getByRole('button', { name: 'Accept' }).click();
  await expect(form.getByText(/full web address/)).toBeVisible();
  await expect(form.getByLabel('Title')).toHaveValue('Interview of 3 November');
  await form.getByLabel('Link').fill('');
  await form.getByRole('button', { name: 'Accept' }).click();
  await expect(item.getByText('Interview of 3 November').first()).toBeVisible();
  await expect(item.getByText('All of them are decided.')).toBeVisible();
});

test('all notes of a draft in one place: by kind, at words without an item, and those that name no source', async ({
  colleague,
}) => {
  const { page, actor } = await colleague('EDITOR');
  const { storyId } = await createDraftStory(actor);
  await openDesk(page, storyId);
  await choose(page, QUOTE);
  await page.getByRole('button', { name: 'Sign off…' }).click();
  await expect(page.getByText('4 proposed sources of the draft were not decided.')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: '4 proposed sources' }).click();
  const dialog = page.getByRole('dialog', { name: 'Notes of the draft' });
  await expect(dialog.getByRole('heading', { name: 'Notes that name no source' })).toBeVisible();
  await expect(dialog.getByText('Can we cut this?')).toBeVisible();
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Accept all 3 footnotes' }).click();
  await expect(dialog.getByRole('heading', { name: 'Decided · 3' })).toBeVisible();
  await dialog.getByRole('button', { name: 'Dismiss comment 2' }).click();
  await expect(dialog.getByRole('heading', { name: 'Decided · 4' })).toBeVisible();
  await dialog.getByRole('button', { name: 'Open comment 2 again' }).click();
  await expect(dialog.getByRole('button', { name: 'Dismiss comment 2' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /^Proposed source/ }).click();
  await expect(itemRow(page, COST)).toBeVisible();
  await expect(itemRow(page, QUOTE)).toBeHidden();
  await expect(inspector(page)).toBeVisible();
});

test('whoever may not add evidence reads what is proposed, and decides nothing', async ({ colleague }) => {
  const editor = await colleague('EDITOR');
  const { storyId } = await createDraftStory(editor.actor);
  const { page } = await colleague('VIEWER');
  await openDesk(page, storyId);
  const item = await choose(page, QUOTE);
  await expect(item.getByText('From the reporter’s footnote 1')).toBeVisible();
  await expect(item.getByRole('button', { name: 'Accept footnote 1' })).toBeHidden();
  await page.keyboard.press('a');
  await expect(page.getByText('No proposed source at this item.')).toBeAttached();
  await expect(itemRow(page, QUOTE)).toContainText('1 proposed');
});
