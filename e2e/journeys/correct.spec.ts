import { createHash } from 'node:crypto';
import { db } from '../../lib/db.ts';
import {
  createHold,
  createMember,
  createReport,
  createSignOff,
  createStory,
} from '../../testing/factories.ts';
import { awake, expect, openDesk, test } from '../fixtures.ts';

test('a correction is a new edition that says what changed; the old one stays where it was', async ({
  colleague,
  anonymous,
}) => {
  const [signer, publisher] = [await colleague('EDITOR'), await colleague('EDITOR')];
  const story = await createStory(signer.actor);
  const { slug } = await createReport(signer.actor, publisher.actor, story.storyId);
  const firstRecord = await (await anonymous.request.get(`/reports/${slug}/1/report.json`)).body();

  // The person who brings a text in cannot sign it off.
  const reviser = await colleague('CHECKER');
  await reviser.page.goto(`/stories/${story.storyId}/revise`);
  await awake(reviser.page);
  const field = reviser.page.getByLabel('The text of revision 2');
  await field.fill((await field.inputValue()).replace('12,000 passengers', '14,000 passengers'));
  await reviser.page.getByRole('button', { name: 'See what it does' }).click();
  await reviser.page.getByRole('button', { name: 'Save revision 2' }).click();
  await expect(reviser.page).toHaveURL(new RegExp(`/stories/${story.storyId}$`));
  await openDesk(signer.page, story.storyId);
  await signer.page.getByRole('button', { name: 'Sign off…' }).click();
  const signing = signer.page.getByRole('dialog', { name: 'Sign off revision 2' });
  for (const box of await signing.getByRole('checkbox').all()) await box.check();
  await signing.getByRole('button', { name: 'Sign off' }).click();
  await expect(signing).toBeHidden();

  await openDesk(publisher.page, story.storyId);
  await publisher.page.getByRole('button', { name: 'Publish correction…' }).click();
  const publishing = publisher.page.getByRole('dialog');
  for (const box of await publishing.getByRole('checkbox').all()) await box.check();
  await publishing
    .getByLabel('What changed since the last edition (published)')
    .fill('The figure for January was too low.');
  await publishing.getByRole('button', { name: 'Publish', exact: true }).click();
  await expect(publisher.page.getByRole('dialog', { name: 'Edition 2 is published' })).toBeVisible();

  await anonymous.goto(`/reports/${slug}`);
  const changes = anonymous.getByRole('region', { name: 'What changed since edition 1' });
  await expect(changes).toContainText('The figure for January was too low.');
  await expect(changes).toContainText('14,000 passengers');
  await expect(anonymous.getByRole('complementary', { name: 'An older edition' })).toBeHidden();
  await anonymous.getByRole('link', { name: 'Edition 1' }).click();
  await expect(anonymous).toHaveURL(`/reports/${slug}/1`);
  const banner = anonymous.getByRole('complementary', { name: 'An older edition' });
  await expect(banner).toContainText('This is edition 1.');
  await expect(anonymous.locator('body')).toContainText('12,000 passengers');
  await expect(anonymous.locator('body')).not.toContainText('14,000');
  await banner.getByRole('link', { name: /Edition 2/ }).click();
  await expect(anonymous).toHaveURL(`/reports/${slug}/2`);

  // What was once published is served byte for byte for ever, under the hash that is printed on it.
  const again = await anonymous.request.get(`/reports/${slug}/1/report.json`);
  expect((await again.body()).equals(firstRecord)).toBe(true);
  const hash = createHash('sha256').update(firstRecord).digest('hex');
  expect(again.headers()['x-content-sha256']).toBe(hash);
  await anonymous.goto(`/reports/${slug}/1`);
  await expect(anonymous.getByRole('region', { name: 'Who stands behind this' })).toContainText(hash);
});

test('a legal hold blocks publication until it is lifted', async ({ colleague }) => {
  const legal = await colleague('LEGAL', { name: 'The lawyer' });
  const publisher = await colleague('EDITOR');
  const signer = await createMember('EDITOR');
  const { storyId } = await createStory(signer.actor);
  await createSignOff(signer.actor, storyId);

  await openDesk(legal.page, storyId);
  await legal.page.getByRole('button', { name: 'More', exact: true }).click();
  await legal.page.getByRole('menuitem', { name: 'Block publication…' }).click();
  await legal.page.getByRole('dialog').getByLabel('Why').fill('The second quote may be libel.');
  await legal.page.getByRole('dialog').getByRole('button', { name: 'Block publication' }).click();
  await expect(
    legal.page.getByText('Publication is blocked by The lawyer', { exact: false }).first(),
  ).toBeVisible();

  await openDesk(publisher.page, storyId);
  await expect(publisher.page.getByText('The second quote may be libel.')).toBeVisible();
  const publish = publisher.page.getByRole('button', { name: 'Publish…' });
  await expect(publish).toHaveAttribute('aria-disabled', 'true');
  await expect(publish).toHaveAccessibleDescription(/Publication is blocked by The lawyer/);
  await publish.click({ force: true });
  await expect(publisher.page.getByRole('dialog')).toBeHidden();

  await legal.page.getByRole('button', { name: 'More', exact: true }).click();
  await legal.page.getByRole('menuitem', { name: 'Lift the block on publication' }).click();
  await expect(legal.page.getByText('Publication is blocked by', { exact: false })).toBeHidden();
  await publisher.page.reload();
  await expect(publish).toBeEnabled();
  await publish.click();
  await expect(publisher.page.getByRole('dialog')).toBeVisible();
});

test('a hold that comes while the dialog is open still stops the press', async ({ colleague, anonymous }) => {
  const publisher = await colleague('EDITOR');
  const [signer, legal] = [await createMember('EDITOR'), await createMember('LEGAL')];
  const { storyId } = await createStory(signer.actor);
  await createSignOff(signer.actor, storyId);
  await openDesk(publisher.page, storyId);
  await publisher.page.getByRole('button', { name: 'Publish…' }).click();
  const dialog = publisher.page.getByRole('dialog');
  for (const box of await dialog.getByRole('checkbox').all()) await box.check();
  await createHold(legal.actor, storyId, 'Wait for advice.');
  await dialog.getByRole('button', { name: 'Publish', exact: true }).click();
  await expect(dialog.getByRole('alert')).toContainText(/blocked/i);
  await anonymous.goto('/sign-in');
  await expect(publisher.page.getByRole('link', { name: 'Open the report' })).toBeHidden();
});

test('a change after the sign-off ends it, and the editor sees so before publishing', async ({
  colleague,
}) => {
  const publisher = await colleague('EDITOR');
  const [signer, checker] = [await createMember('EDITOR'), await colleague('CHECKER')];
  const { storyId } = await createStory(signer.actor);
  await createSignOff(signer.actor, storyId);
  await openDesk(publisher.page, storyId);
  await publisher.page.getByRole('button', { name: 'Publish…' }).click();
  await expect(publisher.page.getByRole('dialog')).toBeVisible();

  await openDesk(checker.page, storyId);
  await checker.page
    .getByRole('region', { name: 'Items' })
    .getByRole('listitem')
    .first()
    .getByRole('button')
    .click();
  await checker.page.keyboard.press('x');
  await expect(checker.page.getByRole('button', { name: 'Cut 1' })).toBeVisible();

  await expect.poll(() => db.signOff.count({ where: { storyId, endedAt: null } })).toBe(0);
  // It comes to the open dialog by itself.
  await expect(publisher.page.getByRole('dialog').getByText('No longer signed off')).toBeVisible();
  await expect(
    publisher.page.getByRole('dialog').getByRole('button', { name: 'Publish', exact: true }),
  ).toBeDisabled();
});

test('a withdrawn report stays readable and says at its head that it is withdrawn, and why', async ({
  colleague,
  anonymous,
}) => {
  const editor = await colleague('EDITOR');
  const signer = await createMember('EDITOR');
  const { storyId } = await createStory(signer.actor);
  const { slug } = await createReport(signer.actor, editor.actor, storyId);
  await openDesk(editor.page, storyId);
  await editor.page.getByRole('button', { name: 'More', exact: true }).click();
  await editor.page.getByRole('menuitem', { name: 'Withdraw the report…' }).click();
  const dialog = editor.page.getByRole('dialog', { name: 'Withdraw the report' });
  await dialog.getByLabel('Why (published)').fill('The statement proved to be forged.');
  await dialog.getByRole('button', { name: 'Withdraw the report' }).click();
  await expect(dialog).toBeHidden();
  for (const address of [`/reports/${slug}`, `/reports/${slug}/1`]) {
    await anonymous.goto(address);
    const banner = anonymous.getByRole('complementary', { name: 'Withdrawn' });
    await expect(banner).toContainText('The statement proved to be forged.');
    await expect(anonymous.locator('body')).toContainText('12,000 passengers');
  }
  await editor.page.goto('/stories');
  await expect(
    editor.page
      .getByRole('listitem')
      .filter({ has: editor.page.getByRole('link', { name: 'report' }) })
      .filter({ hasText: 'Withdrawn' })
      .first(),
  ).toBeVisible();
});
