import { db } from '../../lib/db.ts';
import { createMember, createStory } from '../../testing/factories.ts';
import { choose, expect, expectAccessible, inspector, openDesk, test } from '../fixtures.ts';

const QUOTE = 'The bridge will open to traffic';

/** A story that is found by its own headline, whatever else is running. */
async function storyCalled(headline: string, deadline = '') {
  const { actor } = await createMember('EDITOR');
  return createStory(actor, { headline, deadline });
}
const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();

test('an editor assigns a story on the desk; the checker finds it, and opens it, from their work', async ({
  colleague,
}) => {
  const editor = await colleague('EDITOR');
  const checker = await colleague('CHECKER');
  const headline = `Assigned ${checker.id.slice(-8)}`;
  const { storyId } = await storyCalled(headline, inHours(2));
  await editor.page.goto(`/desk?q=${encodeURIComponent(headline)}`);
  const row = editor.page.getByRole('listitem').filter({ hasText: headline });
  await expect(editor.page.getByRole('region', { name: 'Due within three hours' })).toContainText(headline);
  await expect(row).toContainText('Nobody assigned');
  await expect(row).toContainText('4 not checked yet');

  await row.getByRole('button', { name: /^Assign…/ }).click();
  const dialog = editor.page.getByRole('dialog', { name: 'Who checks this story' });
  await dialog.getByRole('button', { name: 'Assign', exact: true }).click();
  await expect(dialog.getByText('Choose who is to check it.')).toBeVisible();
  await dialog.getByLabel(checker.name).check();
  await dialog.getByLabel('Due').fill('2020-01-01T10:00');
  await dialog.getByRole('button', { name: 'Assign', exact: true }).click();
  await expect(dialog.getByText('This time has passed. Choose a later one, or none.')).toBeVisible();
  await expect(dialog.getByLabel(checker.name)).toBeChecked();
  await dialog.getByLabel('Due').fill('');
  await expectAccessible(editor.page);
  await dialog.getByRole('button', { name: 'Assign', exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(row).not.toContainText('Nobody assigned');
  await expect(row.getByText(checker.name)).toBeAttached();

  await checker.page.goto('/');
  await expect(checker.page).toHaveURL('/work');
  const mine = checker.page.getByRole('listitem').filter({ hasText: headline });
  await expect(mine).toContainText('Yours to check: 4 open, none assigned yet');
  await expectAccessible(checker.page);
  await checker.page.keyboard.press('j');
  await checker.page.keyboard.press('Enter');
  await expect(checker.page).toHaveURL(new RegExp(`/stories/${storyId}$`));
});

test('items are given to somebody by speaker, and lead from their work to the very item', async ({
  colleague,
}) => {
  const editor = await colleague('EDITOR');
  const checker = await colleague('CHECKER');
  const { storyId } = await storyCalled(`Items for ${checker.id.slice(-8)}`);
  await openDesk(editor.page, storyId);
  await editor.page.getByRole('button', { name: 'More', exact: true }).click();
  await editor.page.getByRole('menuitem', { name: 'Assign items…' }).click();
  const dialog = editor.page.getByRole('dialog', { name: 'Assign items' });
  const said = await dialog.getByRole('option', { name: /^Said by .*harbour master \(1\)$/ }).textContent();
  await dialog.getByLabel('Which items').selectOption(said);
  await dialog.getByLabel('To', { exact: true }).selectOption(checker.name);
  await expectAccessible(editor.page);
  await dialog.getByRole('button', { name: 'Assign one item' }).click();
  await expect(editor.page.getByText(`1 item assigned to ${checker.name}.`).first()).toBeVisible();

  await checker.page.goto('/work');
  await expect(checker.page.getByRole('link', { name: 'My work 1' })).toBeVisible();
  await checker.page.getByRole('link', { name: new RegExp(QUOTE) }).click();
  await expect(inspector(checker.page).getByRole('heading', { level: 2 })).toContainText(QUOTE);
});

test('a checker takes a story on the desk, an item on the workbench, and gives them back', async ({
  colleague,
}) => {
  const { page, id, name } = await colleague('CHECKER');
  const headline = `Taken ${id.slice(-8)}`;
  const { storyId } = await storyCalled(headline);
  await page.goto(`/desk?way=nobody&q=${encodeURIComponent(headline)}`);
  await page.getByRole('button', { name: /^Take it/ }).click();
  // What nobody has is no longer what this story is.
  await expect(page.getByText('No running story is like that.')).toBeVisible();
  await page.getByRole('link', { name: 'Show the whole desk' }).click();
  await expect(page).toHaveURL('/desk');
  // Among all stories of the newsroom it may stand on a later page.
  await page.goto(`/desk?q=${encodeURIComponent(headline)}`);
  await expect(page.getByRole('link', { name: headline })).toBeVisible();

  await openDesk(page, storyId);
  await choose(page, QUOTE);
  await inspector(page).getByRole('button', { name: 'Take it' }).click();
  await expect(inspector(page).getByLabel('Assigned to')).toHaveValue(id);
  await inspector(page).getByLabel('Due').fill('2031-04-08T18:30');
  await inspector(page).getByLabel('Assigned to').focus();
  await expect
    .poll(async () => (await db.item.findFirst({ where: { storyId, assigneeId: id } }))?.dueAt?.getFullYear())
    .toBe(2031);
  await inspector(page).getByLabel('Assigned to').selectOption('Nobody');
  await expect.poll(() => db.item.count({ where: { storyId, assigneeId: id } })).toBe(0);

  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Who checks the story…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Who checks this story' });
  await dialog.getByRole('button', { name: `Take off ${name}` }).click();
  await expect(dialog.getByRole('list', { name: 'On it' })).toBeHidden();
  await page.goto('/work');
  await expect(page.getByText('Nothing waits for you')).toBeVisible();
  await page.getByRole('link', { name: 'See what nobody has' }).click();
  await expect(page).toHaveURL('/desk?way=nobody');
});

test('on a phone a story is taken as well, nothing is wider than the screen', async ({ colleague }) => {
  const { page, id } = await colleague('CHECKER', { window: { viewport: { width: 390, height: 844 } } });
  const headline = `On a phone ${id.slice(-8)}: the port authority’s missing years, and who signed for them`;
  await storyCalled(headline, inHours(30));
  await page.goto(`/desk?q=${encodeURIComponent(headline)}`);
  const row = page.getByRole('listitem').filter({ hasText: headline });
  await row.getByRole('button', { name: 'Take it' }).click();
  await expect(row).not.toContainText('Nobody assigned');
  const isTooWide = () => page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
  expect(await isTooWide()).toBe(false);
  await expectAccessible(page);
  await page.goto('/work');
  await expect(page.getByRole('listitem').filter({ hasText: headline })).toBeVisible();
  expect(await isTooWide()).toBe(false);
  await expectAccessible(page);
});

test('the desk is worked by keys, and its filters are in the address', async ({ colleague }) => {
  const { page, id } = await colleague('EDITOR');
  const mark = `By keys ${id.slice(-8)}`;
  await storyCalled(`${mark}, the first`, inHours(5));
  await storyCalled(`${mark}, the second`, inHours(6));
  await page.goto('/desk');
  await expect(page.locator('html[data-awake]')).toBeAttached();
  await page.keyboard.press('/');
  await page.keyboard.type(mark);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/q=By\+keys/);
  await expect(page.getByRole('link', { name: mark })).toHaveCount(2);
  await expect(page.locator('html[data-awake]')).toBeAttached();
  await page.getByRole('heading', { level: 1 }).click();
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await expect(page.getByRole('link', { name: `${mark}, the second` })).toBeFocused();
  await page.keyboard.press('k');
  await expect(page.getByRole('link', { name: `${mark}, the first` })).toBeFocused();
  await page.getByLabel('In the way').selectOption('Disputed');
  await expect(page).toHaveURL(/way=disputed/);
  await expect(page.getByText('No running story is like that.')).toBeVisible();
});
