import { db } from '../../lib/db.ts';
import { createMember, createStory } from '../../testing/factories.ts';
import { choose, expect, galley, inspector, itemRow, openDesk, test } from '../fixtures.ts';

const QUOTE = 'The bridge will open';
const FERRY = 'The ferry carried 12,000 passengers';

/** What the page asks for to be as the story is now; with what it has already, in the address. */
const READING = /\/workbench(\?|$)/;

test('the list is filtered by status, kind, whose and source, and searched', async ({ colleague }) => {
  const { page, actor, name } = await colleague('CHECKER');
  const { storyId, view } = await createStory(actor);
  const all = view.items.length;
  await openDesk(page, storyId);
  const list = page.getByRole('region', { name: 'Items' });
  const rows = list.getByRole('listitem');
  await expect(rows).toHaveCount(all);

  await choose(page, QUOTE);
  await inspector(page).getByLabel('Assigned to').selectOption(name);
  await list.getByRole('button', { name: 'Mine 1' }).click();
  await expect(rows).toHaveCount(1);
  await expect(rows).toContainText(QUOTE);
  await list.getByRole('button', { name: 'Mine 1' }).click();

  await list.getByRole('button', { name: /^Disputed/ }).click();
  await expect(list.getByText('No item fits these filters.')).toBeVisible();
  await list.getByRole('button', { name: 'Show all items' }).click();
  await expect(rows).toHaveCount(all);

  await list.getByRole('combobox', { name: 'Kind' }).selectOption({ value: 'NON_RESPONSE' });
  await expect(rows).toHaveCount(1);
  await expect(rows).toContainText('Moscow, Beijing');
  await list.getByRole('combobox', { name: 'Kind' }).selectOption({ value: '' });

  // By what it says and whom it names, ignoring case and the shape of quotation marks.
  for (const [words, found] of [
    ['beijing', 'no immediate comment'],
    ['"THE BRIDGE', QUOTE],
  ] as const) {
    await page.keyboard.press('/');
    await page.getByRole('searchbox', { name: 'Search items' }).fill(words);
    await expect(rows).toHaveCount(1);
    await expect(rows).toContainText(found);
    await page.keyboard.press('Escape');
    await expect(rows).toHaveCount(all);
  }
  await expect(list.getByRole('button', { name: `Pending ${all}` })).toBeVisible();
});

test('list, story and inspector show the same chosen item', async ({ colleague }) => {
  const { page, actor } = await colleague('CHECKER');
  const { storyId } = await createStory(actor);
  await openDesk(page, storyId);
  await galley(page).locator('.mark', { hasText: '12,000' }).first().click();
  await expect(inspector(page).getByRole('heading', { level: 2 })).toContainText(FERRY);
  await expect(itemRow(page, FERRY).getByRole('button')).toHaveAttribute('aria-current', 'true');
  await itemRow(page, QUOTE).getByRole('button').click();
  await expect(galley(page).getByRole('button', { name: /direct quote/ })).toHaveAttribute(
    'aria-current',
    'true',
  );
});

test('a note is written by key and read by a colleague, with whose it is', async ({ colleague }) => {
  const checker = await colleague('CHECKER');
  const { storyId } = await createStory(checker.actor);
  await openDesk(checker.page, storyId);
  await choose(checker.page, QUOTE);
  await checker.page.keyboard.press('n');
  await checker.page.keyboard.type('Ask the harbour office for the recording.');
  await checker.page.keyboard.press('Control+Enter');
  await expect(checker.page.getByText('Note added.').first()).toBeVisible();

  const viewer = await colleague('VIEWER');
  await openDesk(viewer.page, storyId);
  await choose(viewer.page, QUOTE);
  const note = inspector(viewer.page)
    .getByRole('listitem')
    .filter({ hasText: 'Ask the harbour office for the recording.' });
  await expect(note).toContainText(checker.name);
  await expect(inspector(viewer.page).getByLabel('Note for the newsroom')).toBeHidden();
});

test('a source is added by key, changes what the item rests on, and is offered again by its name', async ({
  colleague,
}) => {
  const { page, actor } = await colleague('CHECKER');
  const { storyId } = await createStory(actor);
  const title = `Harbour bulletin ${storyId.slice(-12)}`;
  await openDesk(page, storyId);
  const panel = await choose(page, QUOTE);
  await page.keyboard.press('s');
  const form = page.getByRole('form', { name: 'Add a source' });
  await form.getByRole('button', { name: 'Add source' }).click();
  await expect(form.getByLabel('Title')).toHaveAccessibleDescription(/Give the source a title\./);
  await form.getByLabel('Title').fill(title);
  await form.getByLabel('Link').fill('javascript:alert(1)');
  await form.getByLabel('Excerpt').fill('The bridge opens on 2 March.');
  await form.getByLabel('Place in the source').fill('page 4');
  // No claim is made until somebody makes it.
  await expect(form.getByLabel('Primary?')).toHaveValue('');
  await expect(form.getByLabel('First-hand?')).toHaveValue('');
  await form.getByLabel('Primary?').selectOption('Yes');
  await form.getByRole('button', { name: 'Add source' }).click();
  await expect(form.getByLabel('Link')).toHaveAttribute('aria-invalid', 'true');
  await expect(form.getByLabel('Title')).toHaveValue(title);
  await form.getByLabel('Link').fill('https://harbour.example/bulletin');
  await form.getByRole('button', { name: 'Add source' }).click();
  await expect(form).toBeHidden();
  await expect(panel.getByRole('link', { name: title })).toHaveAttribute('rel', /noopener/);
  await expect(panel).toContainText('page 4');
  await expect(panel).toContainText('The bridge opens on 2 March.');
  await expect(panel.getByText(/^primary source: /i)).toBeVisible();

  await choose(page, FERRY);
  await page.keyboard.press('s');
  await form.getByLabel('Title').fill(title.slice(0, 24));
  await form.getByRole('option', { name: title }).click();
  await form.getByText('Contradicts').click();
  await form.getByRole('button', { name: 'Add source' }).click();
  await expect(form).toBeHidden();
  await expect(panel.getByText(/^contradicted/i)).toBeVisible();

  await panel.getByRole('button', { name: `Remove ${title}` }).click();
  await expect(panel.getByRole('link', { name: title })).toBeHidden();
  await page.keyboard.press('u');
  await expect(panel.getByRole('link', { name: title })).toBeVisible();
});

test('what the rules do not allow is not recorded and says why', async ({ colleague }) => {
  const { page, actor } = await colleague('CHECKER');
  const { storyId } = await createStory(actor);
  await openDesk(page, storyId);
  const panel = await choose(page, QUOTE);
  await page.keyboard.press('v');
  await panel.getByRole('checkbox', { name: 'wording' }).check();
  // A quote cannot be verified before "Was it said?" is answered.
  await expect(panel.getByLabel('Was it said?')).toHaveAttribute('aria-invalid', 'true');
  await expect(itemRow(page, QUOTE)).toContainText('Pending');
  await panel.getByLabel('Was it said?').selectOption('Word for word');
  await expect(page.getByText(/^Verified: /).first()).toBeVisible();
  await page.reload();
  await expect(itemRow(page, QUOTE)).toContainText('Verified');
});

test('a stale verdict is refused with who was first and what they did; what was typed is kept', async ({
  colleague,
}) => {
  const first = await colleague('CHECKER', { name: 'The quicker one' });
  const second = await colleague('CHECKER', { name: 'The slower one' });
  const { storyId } = await createStory(first.actor);
  for (const { page } of [first, second]) {
    await openDesk(page, storyId);
    await choose(page, QUOTE);
  }
  // What the first one does comes too late to be seen.
  await second.page.route(READING, (route) => route.abort());
  const [theirs, mine] = [inspector(first.page), inspector(second.page)];
  await mine.getByLabel('Note for the newsroom').fill('Half a thought');

  await first.page.keyboard.press('d');
  await theirs.getByRole('combobox', { name: 'Reason' }).selectOption('Wording altered');
  await expect(itemRow(first.page, QUOTE)).toContainText('Disputed');
  await expect.poll(async () => (await statusOf(storyId)).includes('DISPUTED')).toBe(true);

  await mine.getByLabel('Was it said?').selectOption('Word for word');
  await expect(mine.getByText('Somebody was first')).toBeVisible();
  await expect(mine.getByText(/The quicker one changed this at .*disputed/i)).toBeVisible();
  await expect(mine.getByLabel('Was it said?')).toHaveValue('');
  await expect(mine.getByLabel('Note for the newsroom')).toHaveValue('Half a thought');

  await second.page.unroute(READING);
  await mine.getByRole('button', { name: 'Show the current state' }).click();
  await expect(itemRow(second.page, QUOTE)).toContainText('Disputed');
  await expect(mine.getByLabel('Note for the newsroom')).toHaveValue('Half a thought');
  await mine.getByLabel('Was it said?').selectOption('Altered');
  await expect.poll(async () => (await statusOf(storyId)).includes('ALTERED')).toBe(true);
});

test('whose role changed meanwhile is refused with the reason, and what was shown is put back', async ({
  colleague,
}) => {
  const { page, actor, id } = await colleague('CHECKER');
  const { storyId } = await createStory(actor);
  await openDesk(page, storyId);
  const panel = await choose(page, QUOTE);
  // The page would know at once, being live.
  await page.route(READING, (route) => route.abort());
  await db.member.update({ where: { id }, data: { role: 'VIEWER' } });
  await panel.getByLabel('Was it said?').selectOption('Word for word');
  await expect(panel.getByText('Your role does not let you give verdicts.').first()).toBeVisible();
  await expect(panel.getByLabel('Was it said?')).toHaveValue('');
});

test('a broken connection changes nothing and says so', async ({ colleague }) => {
  const { page, actor } = await colleague('CHECKER');
  const { storyId } = await createStory(actor);
  await openDesk(page, storyId);
  await choose(page, QUOTE);
  await page.context().setOffline(true);
  await page.keyboard.press('x');
  await expect(page.getByText('This could not be sent', { exact: false }).first()).toBeVisible();
  await expect(galley(page).getByRole('button', { name: /direct quote/ })).toHaveCount(1);
  await page.context().setOffline(false);
  await page.keyboard.press('x');
  await expect(galley(page).getByRole('button', { name: /direct quote/ })).toHaveCount(0);
});

test('an author sees why the verdict is not theirs to give', async ({ colleague }) => {
  const author = await colleague('CHECKER');
  const admin = await createMember('ADMIN');
  const { storyId } = await createStory(admin.actor, { authorIds: [author.id] });
  await openDesk(author.page, storyId);
  const panel = await choose(author.page, QUOTE);
  await expect(
    panel.getByText(
      'Nobody gives the verdict on a story that they wrote, brought in as their own, or revised.',
    ),
  ).toBeVisible();
  await expect(panel.getByRole('button', { name: 'Verified' })).toBeDisabled();
  await author.page.keyboard.press('v');
  await expect(itemRow(author.page, QUOTE)).toContainText('Pending');
});

test.describe('on a phone', () => {
  test('of the parts that are not shown nothing stays on the screen', async ({ colleague }) => {
    const { page, actor } = await colleague('CHECKER', {
      window: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
    });
    const { storyId } = await createStory(actor);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.goto(`/stories/${storyId}`);
    const tabs = page.getByRole('navigation', { name: 'Parts of the workbench' });
    const parts = page.locator('main > section');
    await expect(parts).toHaveCount(3);
    for (const part of [/^Items/, 'Story', /^Item \d/, /^Items/]) {
      await tabs.getByRole('button', { name: part }).tap();
      await expect(parts.filter({ visible: true })).toHaveCount(1);
      const shown = await page.screenshot({ caret: 'hide' });
      // What has no box can paint nothing: without the others the screen looks the same.
      await parts.evaluateAll((all) => {
        for (const one of all)
          if (getComputedStyle(one).visibility === 'hidden') (one as HTMLElement).style.display = 'none';
      });
      expect(shown.equals(await page.screenshot({ caret: 'hide' }))).toBe(true);
      await parts.evaluateAll((all) => {
        for (const one of all) (one as HTMLElement).style.display = '';
      });
    }
  });

  test('one part at a time, and the chosen item is kept', async ({ colleague }) => {
    const { page, actor } = await colleague('CHECKER', {
      window: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
    });
    const { storyId } = await createStory(actor);
    await page.goto(`/stories/${storyId}`);
    const tabs = page.getByRole('navigation', { name: 'Parts of the workbench' });
    const list = page.getByRole('region', { name: 'Items' });
    await expect(galley(page)).toBeVisible();
    await expect(list).toBeHidden();

    await tabs.getByRole('button', { name: /^Items/ }).tap();
    await expect(galley(page)).toBeHidden();
    await itemRow(page, FERRY).getByRole('button').tap();
    await expect(inspector(page).getByRole('heading', { level: 2 })).toContainText(FERRY);
    await expect(list).toBeHidden();

    await tabs.getByRole('button', { name: 'Story' }).tap();
    const number = galley(page)
      .getByRole('button', { name: /factual claim|attributed claim/ })
      .first();
    await expect(galley(page).locator('[aria-current="true"]')).toBeInViewport();
    await expect(number).toBeVisible();
    await tabs.getByRole('button', { name: /^Item \d/ }).tap();
    await expect(inspector(page).getByRole('heading', { level: 2 })).toContainText(FERRY);
    await inspector(page).getByRole('button', { name: 'Disputed' }).tap();
    await inspector(page).getByRole('combobox', { name: 'Reason' }).selectOption('Sources conflict');
    await tabs.getByRole('button', { name: /^Items/ }).tap();
    await expect(itemRow(page, FERRY)).toContainText('Disputed');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  });
});

async function statusOf(storyId: string): Promise<string> {
  const items = await db.item.findMany({ where: { storyId }, select: { status: true, quotation: true } });
  return JSON.stringify(items);
}
