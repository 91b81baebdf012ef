import type { Locator, Page } from '@playwright/test';
import { db } from '../../lib/db.ts';
import { createMember, createStory } from '../../testing/factories.ts';
import { choose, expect, expectAccessible, inspector, itemRow, test } from '../fixtures.ts';

const SILENCE = 'There was no immediate comment from Moscow or Beijing.';
const STORY = `Harbour master blames Moscow

“Russia has violated the agreement on the harbour,” the harbour master said in a statement.

${SILENCE}`;

const log = (page: Page) => page.getByRole('region', { name: 'Contact log' });
/** The log's section about one party. */
const thread = (page: Page, party: string) => log(page).getByRole('region', { name: party, exact: true });
/** The format of a datetime-local field: the newsroom's clock is UTC. */
const local = (at: number) => new Date(at).toISOString().slice(0, 16);

async function logRequest(page: Page, party: string, deadline: number, zone = 'UTC'): Promise<void> {
  await inspector(page)
    .getByRole('listitem')
    .filter({ hasText: party })
    .getByRole('button', { name: 'Log an attempt' })
    .click();
  const form = log(page).getByRole('form', { name: 'Log an attempt' });
  await form.getByLabel('Person or office').fill('Press service <press@ministry.example>');
  await form.getByLabel('What was put to them').fill('Do you accept that the agreement was broken?');
  await form.getByLabel('Deadline for an answer').fill(local(deadline));
  await form.getByLabel('The deadline is by the clock of').selectOption(zone);
  await form.getByRole('group').filter({ hasText: 'Items it concerns' }).locator('summary').click();
  await form.getByRole('checkbox', { name: 'Russia has violated' }).check();
  await expectRequest(form);
  await form.getByRole('button', { name: 'Log attempt' }).click();
  await expect(thread(page, party).getByRole('listitem')).toHaveCount(1);
}

/** The request in words names the allegation and goes to the press service. */
async function expectRequest(form: Locator): Promise<void> {
  await form.getByText('The request, ready to send').click();
  await expect(
    form.getByText(
      '1. “Russia has violated the agreement on the harbour,” the harbour master said in a statement',
    ),
  ).toBeVisible();
  const mail = await form.getByRole('link', { name: 'Write an e-mail' }).getAttribute('href');
  expect(mail).toMatch(/^mailto:press@ministry\.example\?subject=Request%20for%20comment/);
}

test('two are asked, one deadline passes before everybody’s eyes, a late answer becomes a source', async ({
  colleague,
}) => {
  test.slow();
  const { page, actor } = await colleague('CHECKER', { name: 'The checker' });
  const { storyId } = await createStory(actor, { text: STORY });
  await page.goto(`/stories/${storyId}`);

  await test.step('the story says more than the log shows, and accuses somebody who was not asked', async () => {
    await choose(page, SILENCE);
    await expect(inspector(page).getByText('no attempt logged')).toHaveCount(2);
    const query = page.getByRole('button', {
      name: /does not support this wording.*Moscow: no attempt logged/,
    });
    await expect(query).toBeVisible();
    await query.click();
    await expect(page.getByRole('dialog', { name: /is queried/ })).toContainText('supports no such sentence');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Contact log' }).click();
    await expect(log(page).getByText('“violated” in item 1')).toBeVisible();
    await expectAccessible(page);
    await page.keyboard.press('Escape');
  });

  const deadline = Math.floor(Date.now() / 60_000) * 60_000 + 3 * 3_600_000;
  await test.step('two requests are logged, and the wording is accepted', async () => {
    await logRequest(page, 'Moscow', deadline);
    await expect(log(page).getByText('not asked yet')).toHaveCount(0);
    await page.keyboard.press('Escape');
    await logRequest(page, 'Beijing', deadline + 20 * 3_600_000, 'Asia/Shanghai');
    await expect(thread(page, 'Beijing')).toContainText('Shanghai time');
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await expect(inspector(page).getByText('supports the wording')).toHaveCount(2);
    await expect(page.getByRole('button', { name: /does not support this wording/ })).toHaveCount(0);
    await expect(page.getByText(/^Waiting on Moscow until/)).toBeVisible();
    await inspector(page).getByRole('button', { name: 'Verified' }).click();
    await inspector(page).getByRole('checkbox', { name: 'context' }).check();
    await expect(itemRow(page, SILENCE)).toContainText('Verified');
  });

  await test.step('the deadline passes while the page is open: flagged without a reload', async () => {
    // Changes nothing about the request except that it went out earlier and its time is about to end.
    await db.contactAttempt.updateMany({
      where: { storyId, party: { name: 'Moscow' } },
      data: { sentAt: new Date(Date.now() - 3_600_000), deadline: new Date(Date.now() + 15_000) },
    });
    await page.reload();
    await expect(page.getByText(/^Waiting on Moscow until/)).toBeVisible();
    await choose(page, SILENCE);
    await expect(page.getByText(/^Overdue: Moscow, since/)).toBeVisible({ timeout: 40_000 });
    await expect(page.getByRole('button', { name: /Moscow: .*no answer by the deadline/ })).toBeVisible();
    await expect(
      inspector(page).getByText(
        'Moscow did not respond to a request for comment; Beijing did not immediately respond to a request for comment.',
      ),
    ).toBeVisible();
    await expectAccessible(page);
  });

  await test.step('the list of stories leads with what is overdue', async () => {
    const another = await createStory((await createMember('CHECKER')).actor, { text: STORY });
    await page.goto('/stories');
    // Others of this newsroom may be overdue for longer.
    const row = (id: string) =>
      page.getByRole('listitem').filter({ has: page.locator(`a[href="/stories/${id}"]`) });
    await expect(row(storyId)).toContainText('Moscow overdue since');
    const both = page.locator(`a[href="/stories/${storyId}"], a[href="/stories/${another.storyId}"]`);
    await expect(both.first()).toHaveAttribute('href', `/stories/${storyId}`);
    await expect(row(another.storyId)).toBeVisible();
    await page.goto(`/stories/${storyId}`);
  });

  await test.step('an editor must have seen it to sign off', async () => {
    const editor = await colleague('EDITOR');
    await editor.page.goto(`/stories/${storyId}`);
    await editor.page.getByRole('button', { name: 'Sign off…' }).click();
    const dialog = editor.page.getByRole('dialog');
    await expect(dialog).toContainText('One non-response says more than the contact log shows');
    await expect(dialog.getByRole('button', { name: 'Copy the proposed wording' })).toBeVisible();
    await expect(dialog.getByRole('button', { name: 'Sign off' })).toBeDisabled();
    await expectAccessible(editor.page);
    await dialog.getByRole('checkbox', { name: 'says more than the contact log shows' }).check();
    await dialog.getByRole('button', { name: 'Sign off' }).click();
    await expect(dialog).toBeHidden();
  });

  await test.step('a late answer is recorded and becomes a source', async () => {
    await page.reload();
    await page.getByRole('button', { name: 'Contact log' }).click();
    const moscow = thread(page, 'Moscow');
    await expect(moscow).toContainText('Overdue: no answer by the deadline');
    await moscow.getByRole('button', { name: 'Record the outcome' }).click();
    await moscow.getByLabel('Outcome').selectOption('Denied');
    await moscow.getByLabel('What they answered').fill('No agreement was ever broken.');
    await moscow.getByRole('button', { name: 'Record', exact: true }).click();
    await expect(moscow).toContainText('after the deadline');
    await moscow.getByRole('button', { name: 'Make it a source' }).click();
    await expect(moscow.getByRole('link', { name: /^Answer of Moscow/ })).toBeVisible();
    await moscow.getByRole('button', { name: 'Follow up' }).click();
    await expect(moscow.getByRole('form', { name: 'Log a follow-up' }).getByLabel('Party')).toHaveValue(
      'Moscow',
    );
    await page.keyboard.press('Escape');

    await choose(page, 'Russia has violated');
    await expect(inspector(page).getByText(/^contradicted by one origin/)).toBeVisible();
    await expect(inspector(page).getByText('No agreement was ever broken.').first()).toBeVisible();
    await choose(page, SILENCE);
    await expect(inspector(page).getByText('There was no immediate comment from Beijing.')).toBeVisible();
    await expect(page.getByText(/Moscow, since|Waiting on Moscow/)).toHaveCount(0);
  });
});
