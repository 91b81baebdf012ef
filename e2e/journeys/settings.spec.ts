import { db } from '../../lib/db.ts';
import { createMember, createStory } from '../../testing/factories.ts';
import { expect, openDesk, test } from '../fixtures.ts';

// What applies to a whole newsroom must not affect the other tests: these have their own.
test.use({ newsroom: 'own' });
test.describe.configure({ mode: 'serial' });

test.beforeEach(async () => {
  // Members left by earlier tests are removed, so that "alone" and "two people" are true.
  await db.member.updateMany({ data: { deactivatedAt: new Date() } });
});

test('the newsroom’s name and time zone are changed, kept, and refused where they make no sense', async ({
  colleague,
}) => {
  const { page } = await colleague('ADMIN');
  await page.goto('/settings');
  await page.getByLabel('Name of the newsroom').fill('n'.repeat(500));
  await page.getByRole('button', { name: 'Save settings' }).click();
  await expect(page.getByLabel('Name of the newsroom')).toHaveAttribute('aria-invalid', 'true');
  await page.getByLabel('Name of the newsroom').fill('The Harbour Courier');
  await page.getByLabel('Time zone').selectOption('Asia/Tokyo');
  await page.getByRole('button', { name: 'Save settings' }).click();
  await expect(page.getByText('Saved.')).toBeVisible();
  await page.reload();
  await expect(page.getByLabel('Name of the newsroom')).toHaveValue('The Harbour Courier');
  await expect(page.getByLabel('Time zone')).toHaveValue('Asia/Tokyo');
  await page.goto('/record');
  await expect(page.getByText(/Harbour Courier/).first()).toBeVisible();
});

test('two administrators at once: the second is told who was first', async ({ colleague }) => {
  const [first, second] = [await colleague('ADMIN', { name: 'The quicker one' }), await colleague('ADMIN')];
  for (const { page } of [first, second]) await page.goto('/settings');
  await first.page.getByLabel('Name of the newsroom').fill('The first name');
  await first.page.getByRole('button', { name: 'Save settings' }).click();
  await expect(first.page.getByText('Saved.')).toBeVisible();
  await second.page.getByLabel('Name of the newsroom').fill('The second name');
  await second.page.getByRole('button', { name: 'Save settings' }).click();
  await expect(second.page.getByRole('alert').filter({ hasText: 'The quicker one' })).toBeVisible();
  await expect(second.page.getByLabel('Name of the newsroom')).toHaveValue('The second name');
});

test('where two can publish, the second-person rule stays on', async ({ colleague }) => {
  await createMember('EDITOR');
  const { page } = await colleague('ADMIN');
  await page.goto('/settings');
  await page.getByLabel('Publishing needs a second person').uncheck();
  await page.getByRole('button', { name: 'Save settings' }).click();
  await expect(page.getByLabel('Publishing needs a second person')).toHaveAccessibleDescription(
    /Two people here can publish, so the second-person rule stays on\./,
  );
  await page.reload();
  await expect(page.getByLabel('Publishing needs a second person')).toBeChecked();
});

test('whoever is the whole newsroom turns the rule off and publishes alone; the report says so', async ({
  colleague,
  anonymous,
}) => {
  const { page, actor } = await colleague('ADMIN', { name: 'The only one' });
  await page.goto('/settings');
  await page.getByLabel('Publishing needs a second person').uncheck();
  await page.getByRole('button', { name: 'Save settings' }).click();
  await expect(page.getByText('Saved.')).toBeVisible();

  const { storyId } = await createStory(actor);
  await openDesk(page, storyId);
  await page.getByRole('button', { name: 'Sign off…' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('In this newsroom the same person may publish it; the report says so.');
  for (const box of await dialog.getByRole('checkbox').all()) await box.check();
  await dialog.getByRole('button', { name: 'Sign off' }).click();
  await expect(dialog).toBeHidden();
  await page.getByRole('button', { name: 'Publish…' }).click();
  for (const box of await dialog.getByRole('checkbox').all()) await box.check();
  await dialog.getByRole('button', { name: 'Publish', exact: true }).click();
  const report = await page.getByRole('link', { name: 'Open the report' }).getAttribute('href');
  await anonymous.goto(report ?? '');
  await expect(anonymous.getByRole('region', { name: 'Who stands behind this' })).toContainText(
    'One person signed this off and published it: the newsroom works without the rule that publishing needs a second person.',
  );
});
