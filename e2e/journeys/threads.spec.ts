import { createStory } from '../../testing/factories.ts';
import { choose, expect, inspector, itemRow, openDesk, test } from '../fixtures.ts';

const QUOTE = 'The bridge will open';

test('two people: a mention by keyboard, a reply, resolved and undone by key, told in list, header and sign-off', async ({
  colleague,
}) => {
  const checker = await colleague('CHECKER');
  const editor = await colleague('EDITOR');
  const { storyId } = await createStory(checker.actor);
  await openDesk(checker.page, storyId);
  await choose(checker.page, QUOTE);
  await checker.page.keyboard.press('n');
  await checker.page.keyboard.type(`Is this settled, @${editor.name.slice(0, -1)}`);
  const people = checker.page.getByRole('listbox', { name: 'People to mention' });
  await expect(people.getByRole('option', { selected: true })).toHaveText(editor.name);
  await checker.page.keyboard.press('Enter');
  await expect(people).toBeHidden();
  await checker.page.keyboard.type('?');
  await checker.page.keyboard.press('Control+Enter');
  const thread = inspector(checker.page).getByRole('article');
  await expect(thread).toContainText(`Is this settled, @${editor.name} ?`);
  await expect(itemRow(checker.page, QUOTE)).toContainText('1 thread');

  const { page } = editor;
  await openDesk(page, storyId);
  await page.getByRole('button', { name: '1 open thread', exact: true }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /Is this settled/ })
    .click();
  const read = inspector(page).getByRole('article');
  await read.getByLabel('Reply').fill('It is.');
  await read.getByRole('button', { name: 'Reply' }).click();
  await expect(read).toContainText('It is.');

  await page.getByRole('button', { name: 'Sign off…' }).click();
  await expect(page.getByRole('checkbox', { name: /one thread is open/ })).toBeVisible();
  await page.keyboard.press('Escape');

  await choose(page, QUOTE);
  await page.keyboard.press('r');
  await expect(inspector(page).getByRole('button', { name: '1 resolved' })).toBeVisible();
  await page.keyboard.press('u');
  await expect(read).toBeVisible();

  // The reply came to the checker's screen by itself.
  await expect(thread).toContainText('It is.');
  await thread.getByRole('button', { name: 'Resolve' }).click();
  await expect(inspector(checker.page).getByRole('button', { name: '1 resolved' })).toBeVisible();
});

test('one’s own note is edited, with its earlier words beside it', async ({ colleague }) => {
  const { page, actor } = await colleague('CHECKER');
  const { storyId } = await createStory(actor);
  await openDesk(page, storyId);
  const panel = await choose(page, QUOTE);
  await panel.getByLabel('Note for the newsroom').fill('Ask the harbour master.');
  await panel.getByRole('button', { name: 'Add note' }).click();
  const thread = panel.getByRole('article');
  await thread.getByRole('button', { name: 'Edit' }).click();
  await thread.getByLabel('Edit the note').fill('Ask the harbour office.');
  await thread.getByRole('button', { name: 'Save' }).click();
  await expect(thread).toContainText('Ask the harbour office.');
  await thread.getByRole('button', { name: /earlier words/ }).click();
  await expect(thread).toContainText('Ask the harbour master.');
});
