import { db } from '../../lib/db.ts';
import { openThread, reply, resolveThread } from '../../lib/threads/mutations.ts';
import { createContact, createMember, createSource, createStory } from '../../testing/factories.ts';
import {
  awake,
  choose,
  expect,
  expectAccessible,
  galley,
  inspector,
  itemRow,
  openDesk,
  test,
} from '../fixtures.ts';

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

test('open threads are counted in the story’s margin, and lead to themselves', async ({ colleague }) => {
  const { page, actor } = await colleague('CHECKER');
  const { storyId } = await createStory(actor);
  await openDesk(page, storyId);
  const panel = await choose(page, QUOTE);
  for (const note of ['Who says so?', 'In which year?']) {
    await panel.getByLabel('Note for the newsroom').fill(note);
    await panel.getByRole('button', { name: 'Add note' }).click();
    await expect(panel.getByRole('article').filter({ hasText: note })).toBeVisible();
  }
  const mark = galley(page).getByRole('button', { name: /^Item \d+: 2 open threads$/ });
  await choose(page, 'The ferry carried');
  await mark.click();
  await expect(panel.getByRole('heading', { level: 2 })).toContainText(QUOTE);
  await expect(panel.getByRole('region', { name: 'Threads' })).toBeFocused();
  await expect(panel.getByText('Who says so?')).toBeInViewport();

  await panel.getByRole('button', { name: 'Resolve' }).first().click();
  await expect(galley(page).getByRole('button', { name: /one open thread$/ })).toBeVisible();
  await expectAccessible(page);

  // By keyboard, and where one part is shown at a time.
  await page.setViewportSize({ width: 390, height: 844 });
  await page
    .getByRole('navigation', { name: 'Parts of the workbench' })
    .getByRole('button', { name: 'Story' })
    .click();
  await galley(page)
    .getByRole('button', { name: /one open thread$/ })
    .press('Enter');
  await expect(panel.getByRole('region', { name: 'Threads' })).toBeFocused();
  await expectAccessible(page);
});

for (const scheme of ['light', 'dark'] as const) {
  test(`a thread on a request and on a source, at 390 px by keyboard alone, ${scheme}`, async ({
    colleague,
  }) => {
    const { page, actor } = await colleague('CHECKER');
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    const { storyId } = await createStory(actor);
    await createContact(actor, storyId, 'Moscow');
    await openDesk(page, storyId);
    await page.setViewportSize({ width: 390, height: 844 });
    await page.keyboard.press('c');
    const log = page.getByRole('region', { name: 'Contact log' });
    const add = log.getByRole('button', { name: 'Add a note' }).first();
    await add.press('Enter');
    const field = log.getByRole('textbox', { name: 'Note for the newsroom' });
    await field.focus();
    await page.keyboard.type('They asked for the passage.');
    await page.keyboard.press('Control+Enter');
    const asked = log.getByRole('article');
    await expect(asked).toContainText('They asked for the passage.');
    await expectAccessible(page);
    await asked.getByRole('button', { name: 'Resolve' }).press('Enter');
    await expect(log.getByRole('button', { name: /1 resolved/ })).toBeVisible();

    const sourceId = await createSource(actor);
    await page.goto(`/sources/${sourceId}`);
    const threads = page.getByRole('region', { name: 'Threads' });
    await threads.getByLabel('Note for the newsroom').focus();
    await page.keyboard.type('Whose copy is this?');
    await page.keyboard.press('Control+Enter');
    const read = threads.getByRole('article');
    await expect(read).toContainText('Whose copy is this?');
    await expectAccessible(page);
    await read.getByLabel('Reply').focus();
    await page.keyboard.type('The ministry’s.');
    await page.keyboard.press('Control+Enter');
    // At once, while the reply may still be under way: it is resolved with it.
    await read.getByRole('button', { name: 'Resolve' }).press('Enter');
    await threads.getByRole('button', { name: '1 resolved' }).press('Enter');
    await expect(read.getByRole('listitem')).toHaveText([/Whose copy is this\?/, /The ministry’s\./]);
    await expect(read.getByLabel('Reply')).toHaveValue('');
    await expectAccessible(page);
  });
}

test('resolved while somebody else’s reply was not seen yet: refused beside the button, and the reply is there', async ({
  colleague,
}) => {
  const { page, actor, id } = await colleague('CHECKER');
  const other = await createMember('CHECKER', { name: 'The other checker' });
  const sourceId = await createSource(actor);
  const { thread } = await openThread(actor, { sourceId, body: 'Whose copy is this?' });
  // Nothing tells the page of it by itself.
  await page.route('**/api/live*', (route) => route.abort());
  await page.goto(`/sources/${sourceId}`);
  await awake(page);
  const read = page.getByRole('region', { name: 'Threads' }).getByRole('article');
  await expect(read).toContainText('Whose copy is this?');
  await reply(other.actor, { sourceId, threadId: thread.id, body: 'The archive’s.' });
  await read.getByRole('button', { name: 'Resolve' }).press('Enter');
  await expect(read).toContainText('The archive’s.');
  await expect(read.getByRole('alert')).toContainText('The other checker changed this meanwhile');
  await read.getByRole('button', { name: 'Resolve' }).press('Enter');
  await expect(page.getByRole('button', { name: '1 resolved' })).toBeVisible();
  await expect
    .poll(() => db.thread.findUniqueOrThrow({ where: { id: thread.id } }))
    .toMatchObject({ resolvedById: id });
});

test('a mention on a source leads from the inbox to its thread, unfolded where it is resolved', async ({
  colleague,
}) => {
  const { page, actor, name, id } = await colleague('CHECKER', { name: 'Mentioned here' });
  const other = await createMember('EDITOR');
  const sourceId = await createSource(actor);
  const { thread } = await openThread(other.actor, { sourceId, body: `Is this whole, @{${id}}?` });
  for (let count = 0; count < 12; count += 1)
    await openThread(other.actor, { sourceId, body: `Another question, ${count}.` });
  await resolveThread(other.actor, { sourceId, threadId: thread.id, version: thread.version });
  const article = page.locator(`[data-thread="${thread.id}"]`);
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/inbox');
  await page
    .getByRole('link', { name: /mentioned you/ })
    .first()
    .press('Enter');
  await page.waitForURL(`/sources/${sourceId}#thread-${thread.id}`);
  await expect(article).toContainText(`Is this whole, @${name}`);
  await expect(article).toBeInViewport();
  await expectAccessible(page);
  // Also by its address alone.
  await page.reload();
  await expect(article).toBeInViewport();
});

test('what is typed while a note is under way stays', async ({ colleague }) => {
  const { page, actor } = await colleague('CHECKER');
  const { storyId } = await createStory(actor);
  await openDesk(page, storyId);
  const panel = await choose(page, QUOTE);
  let letThrough = () => {};
  const released = new Promise<void>((resolve) => {
    letThrough = resolve;
  });
  await page.route(`**/stories/${storyId}*`, async (route) => {
    if (route.request().method() === 'POST') await released;
    await route.continue();
  });
  const field = panel.getByLabel('Note for the newsroom');
  await field.fill('The first.');
  await panel.getByRole('button', { name: 'Add note' }).click();
  await field.fill('The second, typed meanwhile.');
  letThrough();
  await expect(panel.getByRole('article').filter({ hasText: 'The first.' })).toBeVisible();
  await expect(field).toHaveValue('The second, typed meanwhile.');
});
