import { db } from '../../lib/db.ts';
import { createMember, createStory, createVerdict, spanOf } from '../../testing/factories.ts';
import { choose, expect, galley, inspector, itemRow, openDesk, selectWords, test } from '../fixtures.ts';

const QUOTE = 'The bridge will open to traffic on the first Monday in March';

test('selected words become an item; its words, kind and speaker can be changed', async ({ colleague }) => {
  const { page, actor, name } = await colleague('CHECKER');
  const { storyId } = await createStory(actor);
  await openDesk(page, storyId);

  const bar = await selectWords(page, 'first Monday in March');
  await bar.getByRole('button', { name: 'Paraphrase' }).click();
  const heading = inspector(page).getByRole('heading', { level: 2 });
  await expect(heading).toHaveText('first Monday in March');
  await expect(inspector(page).getByText('Made or changed by hand.')).toBeVisible();

  await (await selectWords(page, 'the first Monday in March'))
    .getByRole('button', { name: 'Use as the chosen item’s words' })
    .click();
  await expect(heading).toHaveText('the first Monday in March');

  await inspector(page).getByRole('button', { name: 'Change', exact: true }).click();
  await inspector(page).getByLabel('Kind').selectOption('Attributed claim');
  await inspector(page).getByLabel('Speaker').fill('The harbour office');
  await inspector(page).getByRole('button', { name: 'Save' }).click();
  const row = itemRow(page, /^(?!.*The bridge will).*the first Monday in March/);
  await expect(row).toContainText('Attributed claim');
  await expect(row).toContainText('The harbour office');

  const changed = { storyId, speakerName: 'The harbour office' };
  await expect.poll(() => db.item.count({ where: changed })).toBe(1);
  await page.reload();
  await row.getByRole('button').click();
  await expect(heading).toHaveText('The harbour office: the first Monday in March');
  await inspector(page).getByRole('button', { name: 'Show history' }).click();
  await expect(inspector(page).getByRole('listitem').filter({ hasText: name }).first()).toBeVisible();
});

test('an item is split where its words are cut, and merged again', async ({ colleague }) => {
  const { page, actor } = await colleague('CHECKER');
  const { storyId } = await createStory(actor);
  await openDesk(page, storyId);
  await choose(page, QUOTE);
  await (await selectWords(page, 'on the first Monday'))
    .getByRole('button', { name: 'Split the item here' })
    .click();
  const halves = [/The bridge will open to traffic[,”]?\s*$/, /on the first Monday in March/];
  await expect(page.getByText('Split into two items.').first()).toBeVisible();
  // Each is shown with its speaker, and so with the other's words between.
  const checked = page.getByRole('region', { name: 'Items' }).locator('[data-part="words"]');
  for (const half of halves) await expect(checked.filter({ hasText: half })).toBeVisible();

  await page.getByRole('button', { name: 'Choose several' }).click();
  for (const half of halves) await checked.filter({ hasText: half }).click();
  await page.getByRole('button', { name: 'Merge 2 items' }).click();
  await expect(page.getByText('2 items merged into one.').first()).toBeVisible();
  await expect(itemRow(page, QUOTE)).toBeVisible();
});

test('the menu of an item splits it before a word', async ({ colleague }) => {
  const { page, actor } = await colleague('CHECKER');
  const { storyId } = await createStory(actor);
  await openDesk(page, storyId);
  await choose(page, QUOTE);
  await page.getByRole('button', { name: 'More for this item' }).click();
  await page.getByRole('menuitem', { name: 'Split…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('slider').focus();
  await page.keyboard.press('Home');
  await dialog.getByRole('button', { name: 'Split', exact: true }).click();
  await expect(page.getByRole('region', { name: 'Items' }).getByText(/^“?The$/)).toBeVisible();
});

test('a cut item leaves the story and the count, and comes back with its history', async ({ colleague }) => {
  const { page, actor } = await colleague('CHECKER');
  const story = await createStory(actor);
  await openDesk(page, story.storyId);
  const items = page.getByRole('region', { name: 'Items' });
  const marks = galley(page).getByRole('button', { name: /direct quote/ });
  await choose(page, QUOTE);
  await expect(marks).toHaveCount(1);

  await page.keyboard.press('x');
  await expect(marks).toHaveCount(0);
  await page.keyboard.press('u');
  await expect(marks).toHaveCount(1);

  await page.getByRole('button', { name: 'More for this item' }).click();
  await page.getByRole('menuitem', { name: 'Cut', exact: true }).click();
  await expect(marks).toHaveCount(0);
  // It is shown at once; leaving before the server has received both cuts would lose the second.
  const cuts = { storyId: story.storyId, action: 'item.cut' };
  await expect.poll(() => db.auditEvent.count({ where: cuts })).toBe(2);
  await page.reload();
  await items.getByRole('button', { name: 'Cut 1' }).click();
  await choose(page, QUOTE);
  await expect(inspector(page).getByText('It is not part of the check; its history stays.')).toBeVisible();
  await inspector(page).getByRole('button', { name: 'Restore' }).click();
  await expect(marks).toHaveCount(1);
  await inspector(page).getByRole('button', { name: 'Show history' }).click();
  for (const words of [/cut/i, /restored/i]) {
    await expect(inspector(page).getByRole('listitem').filter({ hasText: words }).first()).toBeVisible();
  }
});

test('when the text is revised, verdicts on unchanged words hold and the others are marked as changed', async ({
  colleague,
}) => {
  const { page, actor } = await colleague('CHECKER');
  const editor = await createMember('EDITOR');
  const story = await createStory(editor.actor);
  const saying = (words: string) => {
    const { start } = spanOf(story, words);
    const item = story.view.items.find((one) => one.start <= start && start < one.end);
    if (!item) throw new Error(`No item says “${words}”.`);
    return item;
  };
  for (const words of ['The bridge will open', 'the repairs had cost']) {
    await createVerdict(editor.actor, story.storyId, saying(words).id);
  }
  expect(actor.id).not.toBe(editor.actor.id);

  await openDesk(page, story.storyId);
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'New revision of the text' }).click();
  const field = page.getByLabel('The text of revision 2');
  const revised = (await field.inputValue()).replace('first Monday in March', 'first Monday in April');
  // The menu that led here may still be closing, and takes the focus with it: then the words land beside the old ones.
  await expect(async () => {
    await field.fill(revised);
    await expect(field).toHaveValue(revised, { timeout: 1_000 });
  }).toPass();
  await page.getByRole('button', { name: 'See what it does' }).click();
  await expect(page.getByRole('region', { name: 'What it does to the check' })).toContainText('1 lapses');
  await page.getByRole('button', { name: 'Save revision 2' }).click();

  const changed = itemRow(page, 'first Monday in April');
  await expect(changed).toContainText('Changed since check');
  await expect(itemRow(page, 'the repairs had cost')).toContainText('Verified');
  await expect(page.getByRole('button', { name: 'Changed 1' })).toBeVisible();
  const mark = galley(page).locator('[data-status="CHANGED"]').first();
  // A solid violet line; nothing else is violet.
  await expect(mark).toHaveCSS('background-image', /rgb\(106, 63, 156\)/);
  await choose(page, 'first Monday in April');
  await expect(inspector(page).getByRole('combobox', { name: 'Reason' })).toHaveValue('changed since check');
});
