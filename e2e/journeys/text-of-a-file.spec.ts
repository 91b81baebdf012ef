/** The text of a file is read beside one's work: what everybody sees while it is being read, and how it follows. */
import { db } from '../../lib/db.ts';
import { createEvidence, createMember, createSource, createStory } from '../../testing/factories.ts';
import { choose, expect, expectAccessible, openDesk, test } from '../fixtures.ts';
import { file } from '../recording.ts';

// Texts are kept from being read for a while, which would hold up what others test.
test.use({ newsroom: 'own' });

const WORDS = 'The bridge will open to traffic on the first Monday in March, the harbour master said.';
const BEING_READ = 'Its text is being read, and appears here by itself.';

/** As if another process were at a small file all this time. */
const hold = () => db.$executeRaw`
  INSERT INTO graphile_worker._private_job_queues (queue_name, locked_at, locked_by)
  VALUES ('texts of small files', now(), 'a test')
  ON CONFLICT (queue_name) DO UPDATE SET locked_at = now(), locked_by = 'a test'`;
const letGo = () => db.$executeRaw`
  UPDATE graphile_worker._private_job_queues SET locked_at = NULL, locked_by = NULL WHERE locked_by = 'a test'`;

test('a file is there at once; its text follows by itself, and what is typed meanwhile stays', async ({
  colleague,
}) => {
  const owner = await colleague('CHECKER');
  const other = await colleague('EDITOR');
  const sourceId = await createSource(owner.actor, { title: 'Statement of the harbour office' });
  for (const { page } of [owner, other]) await page.goto(`/sources/${sourceId}`);
  await hold();

  await test.step('everybody sees that the text is being read', async () => {
    await owner.page.getByLabel('Files to add').setInputFiles(file('statement.txt', WORDS));
    await expect(owner.page.getByText('One file added.')).toBeVisible();
    await expect(owner.page.getByRole('button', { name: 'Read its text now' })).toBeVisible();
    for (const { page } of [owner, other]) await expect(page.getByText(BEING_READ)).toBeVisible();
    await expectAccessible(owner.page);
    const register = await owner.page.context().newPage();
    await register.goto('/sources');
    await expect(register.getByText('its text is being read')).toBeVisible();
    await register.close();
  });

  await test.step('it follows by itself', async () => {
    await owner.page.getByRole('button', { name: 'Paste the words' }).click();
    await owner.page.getByLabel('Words of the source').fill('What I heard myself.');
    await letGo();
    await expect(other.page.getByRole('region', { name: 'Words of the source' })).toContainText(WORDS);
    await expect(other.page.getByText(BEING_READ)).toBeHidden();
  });

  await test.step('what was typed meanwhile stays, and saving it says that a text has come in', async () => {
    const field = owner.page.getByRole('textbox', { name: 'Words of the source' });
    await expect(owner.page.getByRole('button', { name: 'Use its text' })).toBeVisible();
    await expect(field).toHaveValue('What I heard myself.');
    const save = owner.page.getByRole('button', { name: 'Save the text' });
    await save.click();
    await expect(owner.page.getByText(/changed this meanwhile/)).toBeVisible();
    await expect(field).toHaveValue('What I heard myself.');
    await save.click();
    await expect(field).toBeHidden();
    await expect(other.page.getByRole('region', { name: 'Words of the source' })).toContainText(
      'What I heard myself.',
    );
  });
});

test('beside a story: a quote is held against the text as soon as it is there, and nothing is signed before', async ({
  colleague,
}) => {
  const author = await createMember('REPORTER');
  const { page, actor } = await colleague('EDITOR');
  const { storyId, view } = await createStory(author.actor);
  const sourceId = await createSource(actor, { title: 'Statement of the harbour office' });
  const quote = view.items.find(({ exact }) => exact.includes('The bridge will open'));
  await createEvidence(actor, storyId, quote?.id ?? '', { sourceId });
  await hold();
  const uploading = await page.context().newPage();
  await uploading.goto(`/sources/${sourceId}`);
  await uploading.getByLabel('Files to add').setInputFiles(file('statement.txt', WORDS));
  await expect(uploading.getByText(BEING_READ)).toBeVisible();
  await uploading.close();

  await openDesk(page, storyId);
  const panel = await choose(page, 'The bridge will open');
  const soon = panel.getByText('The text of “Statement of the harbour office” is being read');
  await expect(soon).toBeVisible();
  await page.getByRole('button', { name: 'Sign off…' }).click();
  const dialog = page.getByRole('dialog');
  await expect(
    dialog.getByText('The text of “Statement of the harbour office” is still being read.'),
  ).toBeVisible();
  await dialog.getByRole('checkbox').check();
  await expect(dialog.getByRole('button', { name: 'Sign off' })).toBeDisabled();
  await expectAccessible(page);
  await letGo();
  await expect(dialog.getByRole('button', { name: 'Sign off' })).toBeEnabled();
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(soon).toBeHidden();
  await panel
    .getByRole('button', { name: /^Check against/ })
    .first()
    .click();
  await expect(panel.getByRole('paragraph').filter({ hasText: /^Word for word$/ })).toBeVisible();
});
