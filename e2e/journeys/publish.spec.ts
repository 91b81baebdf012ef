import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { DEMO_STORY } from '../../prisma/demo/story.ts';
import { bringIn, choose, expect, inspector, itemRow, test } from '../fixtures.ts';

/** A real story where one is available, for measuring only; elsewhere the demo story takes its place. */
const REAL = path.resolve('../shared/eval/story-captured-nationals.txt');
const isReal = existsSync(REAL);
const STORY = {
  name: isReal ? 'the real story' : 'the demo story',
  text: isReal ? readFileSync(REAL, 'utf8') : DEMO_STORY.text,
  quotes: isReal
    ? ['Our military captured two Chinese citizens', 'We have the documents of these prisoners']
    : ['We have the documents of these prisoners', 'Russia’s involvement of China'],
  claim: 'neutral in the',
};
const SILENCE = 'There was no immediate comment from Moscow or Beijing.';

test(`${STORY.name} goes from a paste to a report that a second person published`, async ({
  signInAs,
  anonymous,
}) => {
  test.slow();
  const checker = await signInAs('CHECKER', { name: 'The checker' });
  // Somebody else wrote it, and the byline says so: a person who brings a story in without one counts as its author.
  const address = await bringIn(checker.page, STORY.text, 'By a news agency');
  await expect(itemRow(checker.page, SILENCE)).toContainText('Moscow, Beijing');

  await test.step('Moscow and Beijing are marked as not having commented', async () => {
    const panel = await choose(checker.page, SILENCE);
    await expect(panel.getByText('no attempt logged')).toHaveCount(2);
    for (const party of ['Moscow', 'Beijing']) await logRequest(checker.page, party);
    await expect(panel.getByText('supports the wording')).toHaveCount(2);
    await verify(checker.page, SILENCE, ['wording']);
  });

  await test.step('two quotes are verified word for word', async () => {
    for (const words of STORY.quotes) {
      const panel = await choose(checker.page, words);
      await panel.getByLabel('Was it said?').selectOption('Word for word');
      await verify(checker.page, words, ['wording', 'speaker']);
    }
  });

  await test.step('a claim is disputed', async () => {
    const panel = await choose(checker.page, STORY.claim);
    await panel.getByRole('button', { name: 'Disputed' }).click();
    await panel.getByRole('combobox', { name: 'Reason' }).selectOption('Sources conflict');
    await expect(itemRow(checker.page, STORY.claim)).toContainText('Disputed');
  });

  const editor = await signInAs('EDITOR', { name: 'The editor' });
  await test.step('an editor signs off, confirming what is not verified', async () => {
    await editor.page.goto(address);
    await expect(editor.page.getByText('3 verified', { exact: false }).first()).toBeVisible();
    await editor.page.getByRole('button', { name: 'Sign off…' }).click();
    const dialog = editor.page.getByRole('dialog');
    await expect(dialog.getByRole('button', { name: 'Sign off' })).toBeDisabled();
    await dialog.getByRole('checkbox').check();
    await dialog.getByRole('button', { name: 'Sign off' }).click();
    await expect(dialog).toBeHidden();
  });

  await test.step('whoever signed off cannot publish', async () => {
    const publish = editor.page.getByRole('button', { name: 'Publish…' });
    await expect(publish).toBeDisabled();
    await expect(publish).toHaveAccessibleDescription(/second person/);
  });

  const second = await signInAs('EDITOR', { name: 'The second editor' });
  const report = await test.step('a second person publishes', async () => {
    await second.page.goto(address);
    await second.page.getByRole('button', { name: 'Publish…' }).click();
    const dialog = second.page.getByRole('dialog');
    await dialog.getByRole('checkbox').check();
    await dialog.getByRole('button', { name: 'Publish', exact: true }).click();
    const link = second.page.getByRole('link', { name: 'Open the report' });
    await expect(link).toBeVisible();
    return (await link.getAttribute('href')) ?? '';
  });

  await test.step('anybody reads it, without a script', async () => {
    await anonymous.goto(report);
    await expect(anonymous.getByRole('heading', { level: 1 })).toBeVisible();
    const main = anonymous.locator('body');
    await expect(main).toContainText(/3 verified, 1 disputed, \d+ pending/);
    await expect(main).toContainText('The editor');
    await expect(main).toContainText('The second editor');
    for (const words of [...STORY.quotes, SILENCE]) await expect(main).toContainText(words);
    await expect(anonymous.getByRole('region', { name: 'Who was asked' })).toContainText('Moscow');
    await expect(anonymous.locator('script')).toHaveCount(0);
    const json = await anonymous.request.get(`${report}/1/report.json`);
    expect(json.ok()).toBe(true);
    const snapshot = (await json.json()) as { summary: { verified: number; disputed: number } };
    expect(snapshot.summary).toMatchObject({ verified: 3, disputed: 1 });
  });
});

/** Logs a request for comment from the inspector of the chosen non-response. */
async function logRequest(page: Page, party: string): Promise<void> {
  await inspector(page)
    .getByRole('listitem')
    .filter({ hasText: party })
    .getByRole('button', { name: 'Log an attempt' })
    .click();
  // The inspector has a part of the same name.
  const log = page
    .getByRole('region', { name: 'Contact log' })
    .filter({ has: page.getByRole('button', { name: /^Close/ }) });
  await expect(log.getByLabel('Party')).toHaveValue(party);
  await log.getByLabel('What was put to them').fill('We asked for a comment on the captured soldiers.');
  await log.getByRole('button', { name: 'Log attempt' }).click();
  await expect(log.getByRole('listitem').filter({ hasText: party })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(log).toBeHidden();
}

/** Ticks what was checked and sets the item verified. */
async function verify(page: Page, words: string, ticks: string[]): Promise<void> {
  const panel = inspector(page);
  await panel.getByRole('button', { name: 'Verified' }).click();
  for (const tick of ticks) await panel.getByRole('checkbox', { name: tick }).check();
  await expect(itemRow(page, words)).toContainText('Verified');
  await expect(page.getByRole('region', { name: 'Items' })).not.toContainText('Not recorded yet');
}
