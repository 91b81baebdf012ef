import type { Page } from '@playwright/test';
import { KEYS } from '../../components/workbench/keys/keys.ts';
import { createDraftStory } from '../../testing/draft-story.ts';
import { createStory } from '../../testing/factories.ts';
import { choose, expect, galley, inspector, itemRow, openDesk, test } from '../fixtures.ts';

const QUOTE = 'The bridge will open';
const heading = (page: Page) => inspector(page).getByRole('heading', { level: 2 });
const status = (page: Page, name: string) => inspector(page).getByRole('button', { name, exact: false });

/** These decide on what the notes of a draft propose. */
const FOR_DRAFTS = new Set(['A', 'I']);

/** These play a recording; where the words were found in none they say so, and journeys/listening.spec.ts has one. */
const NO_RECORDING = 'No recording in which these words were found.';
const playsNothing = (key: string) => async (page: Page) => {
  await page.keyboard.press(key);
  await expect(page.getByText(NO_RECORDING)).toBeAttached();
};

/** What each key in the list must do. */
const TRIALS: Record<string, (page: Page) => Promise<void>> = {
  J: async (page) => {
    const before = await heading(page).textContent();
    await page.keyboard.press('j');
    await expect(heading(page)).not.toHaveText(before ?? '');
  },
  K: async (page) => {
    const before = await heading(page).textContent();
    await page.keyboard.press('j');
    await expect(heading(page)).not.toHaveText(before ?? '');
    await page.keyboard.press('k');
    await expect(heading(page)).toHaveText(before ?? '');
  },
  V: async (page) => {
    await page.keyboard.press('v');
    await expect(status(page, 'Verified')).toHaveAttribute('aria-pressed', 'true');
    await expect(inspector(page).getByRole('checkbox', { name: 'wording' })).toBeFocused();
  },
  P: async (page) => {
    await page.keyboard.press('d');
    await inspector(page).getByRole('combobox', { name: 'Reason' }).selectOption('Party denies');
    await expect(itemRow(page, QUOTE)).toContainText('Disputed');
    await inspector(page).getByRole('heading', { level: 2 }).click();
    await page.keyboard.press('p');
    await expect(itemRow(page, QUOTE)).toContainText('Pending');
  },
  D: async (page) => {
    await page.keyboard.press('d');
    await expect(status(page, 'Disputed')).toHaveAttribute('aria-pressed', 'true');
    await expect(inspector(page).getByText('Not recorded yet: say why it is disputed.')).toBeVisible();
    await expect(inspector(page).getByRole('combobox', { name: 'Reason' })).toBeFocused();
  },
  S: async (page) => {
    await page.keyboard.press('s');
    await expect(page.getByRole('form', { name: 'Add a source' }).getByLabel('Title')).toBeFocused();
  },
  A: async (page) => {
    await page.keyboard.press('a');
    await expect(itemRow(page, QUOTE)).not.toContainText('proposed');
    await expect(inspector(page).getByRole('link', { name: /^Harbour notice/ })).toBeVisible();
  },
  I: async (page) => {
    await page.keyboard.press('i');
    await expect(itemRow(page, QUOTE)).not.toContainText('proposed');
    await expect(inspector(page).getByText('All of them are decided.')).toBeVisible();
  },
  N: async (page) => {
    await page.keyboard.press('n');
    await expect(inspector(page).getByLabel('Note for the newsroom')).toBeFocused();
    await page.keyboard.type('v p d');
    await expect(inspector(page).getByLabel('Note for the newsroom')).toHaveValue('v p d');
    await expect(itemRow(page, QUOTE)).toContainText('Pending');
  },
  R: async (page) => {
    await page.keyboard.press('n');
    await page.keyboard.type('Is it the minister?');
    await page.keyboard.press('Control+Enter');
    await expect(inspector(page).getByRole('article')).toContainText('Is it the minister?');
    await inspector(page).getByRole('heading', { level: 2 }).click();
    await page.keyboard.press('r');
    await expect(inspector(page).getByRole('button', { name: '1 resolved' })).toBeVisible();
  },
  E: async (page) => {
    await page.keyboard.press('e');
    await expect(inspector(page).getByLabel('Speaker')).toBeFocused();
  },
  M: async (page) => {
    const row = itemRow(page, QUOTE).getByRole('button');
    await page.keyboard.press('m');
    await expect(row).toHaveAttribute('aria-pressed', 'true');
    await page.keyboard.press('m');
    await expect(row).toHaveAttribute('aria-pressed', 'false');
  },
  X: async (page) => {
    await page.keyboard.press('x');
    await expect(page.getByRole('button', { name: 'Cut 1' })).toBeVisible();
  },
  U: async (page) => {
    await page.keyboard.press('x');
    await expect(page.getByRole('button', { name: 'Cut 1' })).toBeVisible();
    await page.keyboard.press('u');
    await expect(page.getByRole('button', { name: 'Cut 1' })).toBeHidden();
  },
  C: async (page) => {
    await page.keyboard.press('c');
    await expect(page.getByRole('region', { name: 'Contact log' })).toBeVisible();
  },
  H: playsNothing('h'),
  B: playsNothing('b'),
  L: playsNothing('l'),
  ',': playsNothing(','),
  '.': playsNothing('.'),
  Y: async (page) => {
    await page.keyboard.press('y');
    await expect(
      page.getByText('Play a quote in its recording to its end first', { exact: false }),
    ).toBeAttached();
  },
  '/': async (page) => {
    await page.keyboard.press('/');
    await expect(page.getByRole('searchbox', { name: 'Search items' })).toBeFocused();
    await expect(page.getByRole('searchbox', { name: 'Search items' })).toHaveValue('');
  },
  '?': async (page) => {
    const before = await heading(page).textContent();
    await page.keyboard.press('?');
    const dialog = page.getByRole('dialog', { name: 'Keys' });
    for (const { does } of KEYS) await expect(dialog.getByText(does, { exact: true })).toBeVisible();
    // Under an open dialog a key does nothing to the workbench behind it.
    await page.keyboard.press('j');
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await expect(heading(page)).toHaveText(before ?? '');
  },
  'Shift →': async (page) => {
    await galley(page)
      .getByRole('button', { name: /direct quote/ })
      .focus();
    await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('Shift+ArrowRight');
    await expect(page.getByRole('toolbar', { name: 'Selected words' })).toBeVisible();
    expect(await page.evaluate(() => String(getSelection()).trim())).toMatch(/^“?The/);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('toolbar', { name: 'Selected words' })).toBeHidden();
  },
  Esc: async (page) => {
    await page.keyboard.press('n');
    await page.keyboard.press('Escape');
    await expect(inspector(page).getByLabel('Note for the newsroom')).not.toBeFocused();
    await page.keyboard.press('c');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
  },
};

test('every key of the list is tried', () => {
  expect(Object.keys(TRIALS).sort()).toEqual(KEYS.map(({ keys }) => keys.join(' ')).sort());
});

for (const [keys, trial] of Object.entries(TRIALS)) {
  test(`key: ${keys}`, async ({ colleague }) => {
    const { page, actor } = await colleague('CHECKER');
    const { storyId } = await (FOR_DRAFTS.has(keys) ? createDraftStory(actor) : createStory(actor));
    await openDesk(page, storyId);
    await choose(page, QUOTE);
    await trial(page);
  });
}

test('keys do nothing with Control, Alt or Meta, which belong to the browser', async ({ colleague }) => {
  const { page, actor } = await colleague('CHECKER');
  const { storyId } = await createStory(actor);
  await openDesk(page, storyId);
  await choose(page, QUOTE);
  for (const modifier of ['Control', 'Alt', 'Meta']) await page.keyboard.press(`${modifier}+x`);
  await expect(page.getByRole('button', { name: 'Cut 1' })).toBeHidden();
  await expect(galley(page).getByRole('button', { name: /direct quote/ })).toHaveCount(1);
});

test('a key right after the one that chose an item reaches what is drawn after it', async ({ colleague }) => {
  const { page, actor } = await colleague('CHECKER');
  const { storyId } = await createStory(actor);
  await openDesk(page, storyId);
  await choose(page, QUOTE);
  const before = await heading(page).textContent();
  const press = (keys: string[]) =>
    page.evaluate(async (pressed) => {
      for (const key of pressed) {
        document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
        // React draws what a key did before the next task: no frame comes between.
        for (let i = 0; i < 10; i += 1) await null;
      }
      return document.activeElement?.id;
    }, keys);
  expect(await press(['j', 'n'])).toBe('item-note');
  await expect(heading(page)).not.toHaveText(before ?? '');
  await page.keyboard.type('Ask again');
  await expect(inspector(page).locator('#item-note')).toHaveValue('Ask again');
});
