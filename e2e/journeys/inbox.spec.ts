import type { Page } from '@playwright/test';
import { createContact, createFailedJob, createItem, createStory } from '../../testing/factories.ts';
import { awake, choose, expect, expectAccessible, inspector, test } from '../fixtures.ts';

// What is overdue here would stand at the head of everybody’s lists.
test.use({ newsroom: 'own' });

/** Not the first item of the story, which the workbench would show anyway. */
const SAID = 'The ferry carried 12,000 passengers in January.';

const inbox = (page: Page) => page.getByRole('banner').getByRole('link', { name: /^Inbox/ });

test('what one assigns, the other finds in the inbox, and follows to the very item', async ({
  colleague,
}) => {
  const [editor, checker] = [await colleague('EDITOR'), await colleague('CHECKER')];
  const story = await createStory(editor.actor);
  await createItem(editor.actor, story, SAID, 'FACTUAL_CLAIM');

  await checker.page.goto('/inbox');
  await expect(checker.page.getByText('Nothing yet')).toBeVisible();
  await expect(inbox(checker.page)).toHaveText('Inbox');
  await expectAccessible(checker.page);

  await editor.page.goto(`/stories/${story.storyId}`);
  await awake(editor.page);
  await choose(editor.page, SAID);
  await inspector(editor.page).getByLabel('Assigned to').selectOption(checker.name);
  await expect(inspector(editor.page).getByLabel('Assigned to')).toHaveValue(checker.id);

  await expect(async () => {
    await checker.page.goto('/stories');
    await expect(inbox(checker.page)).toHaveText('Inbox1 unread', { timeout: 1_000 });
  }).toPass();
  await inbox(checker.page).click();
  const line = checker.page
    .getByRole('listitem')
    .filter({ hasText: `${editor.name} assigned an item to you.` });
  await expect(line).toContainText(SAID);
  await expect(checker.page.getByText('1 unread.')).toBeVisible();
  await expectAccessible(checker.page);

  await line.getByRole('link').click();
  await checker.page.waitForURL(/\/stories\/[0-9a-f-]{36}\?item=/);
  await expect(inspector(checker.page).getByRole('heading', { level: 2 })).toContainText(SAID);
  // Opened is read, and nobody is told of what they did themself.
  await expect(async () => {
    await checker.page.goto('/inbox');
    await expect(checker.page.getByText('Everything is read.')).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await editor.page.goto('/inbox');
  await expect(editor.page.getByText(story.view.story.headline)).toBeHidden();
});

test('by keys alone: to a notice, mark it as read, mark all; and a story is muted', async ({ colleague }) => {
  const { page, actor } = await colleague('CHECKER');
  const editor = await colleague('EDITOR');
  const { storyId } = await createStory(editor.actor);
  const sentAt = new Date(Date.now() - 3_600_000).toISOString();
  // The deadlines have passed: the web server's own jobs tell of them at once.
  for (const party of ['The harbour office', 'The transport ministry', 'The ferry company'])
    await createContact(actor, storyId, party, {
      sentAt,
      deadline: new Date(Date.now() - 1_000).toISOString(),
    });

  await expect(async () => {
    await page.goto('/inbox');
    await expect(page.getByText('3 unread.')).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 30_000 });
  await awake(page);
  const links = page
    .getByRole('list')
    .getByRole('link', { name: /has not answered, and the deadline has passed/ });
  await page.keyboard.press('j');
  await expect(links.nth(0)).toBeFocused();
  await page.keyboard.press('j');
  await expect(links.nth(1)).toBeFocused();
  await page.keyboard.press('k');
  await expect(links.nth(0)).toBeFocused();
  await page.keyboard.press('r');
  await expect(page.getByText('2 unread.')).toBeVisible();
  await expect(inbox(page)).toHaveText('Inbox2 unread');
  await expect(links.nth(0)).toBeFocused();
  await page.keyboard.press('a');
  await expect(page.getByText('Everything is read.')).toBeVisible();
  await expect(inbox(page)).toHaveText('Inbox');

  const mute = page.getByRole('button', { name: /^Mute/ });
  await mute.click();
  await expect(mute).toHaveAttribute('aria-pressed', 'true');
  await page.reload();
  await expect(mute).toHaveAttribute('aria-pressed', 'true');
  await expectAccessible(page);
});

test('an administrator sees what failed, and has it run again', async ({ colleague }) => {
  const id = await createFailedJob();
  const { page } = await colleague('ADMIN');
  await page.goto('/settings');
  await page.getByRole('link', { name: 'Jobs' }).click();
  const job = page.getByRole('listitem').filter({ hasText: `contact.replyDue ${id} ` });
  await expect(job).toContainText('Failed');
  await expect(job).toContainText('PrismaClientKnownRequestError P2002');
  await expect(page.getByText('Nothing runs jobs just now')).toBeHidden();
  await expectAccessible(page);
  await job.getByRole('button').click();
  await expect(job.getByRole('button')).toBeHidden();
  await expect(async () => {
    await page.reload();
    await expect(job).toBeHidden({ timeout: 1_000 });
  }).toPass();
  await page.goto('/record');
  await expect(page.getByText(`had the failed job ${id} run again: contact.replyDue`)).toBeVisible();
});
