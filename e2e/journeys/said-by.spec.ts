import { createSource, createStory } from '../../testing/factories.ts';
import { choose, expect, expectAccessible, itemRow, openDesk, test } from '../fixtures.ts';
import { file } from '../recording.ts';

const TRANSCRIPT = `WEBVTT

00:00:01.000 --> 00:00:04.000
<v Ada Holm>We will pay for every house before the winter.</v>

00:00:05.000 --> 00:00:08.000
<v Mara Lund>I cannot promise that. Nobody can.</v>
`;

const STORY = `Inquiry hears of the flood

“We will pay for every house before the winter,” Mara Lund told the inquiry on Monday.

“I cannot promise that,” she said later.`;

test('a transcript whose label names another person: proposed as misattributed, and disputed with one press', async ({
  colleague,
}) => {
  const { page, actor } = await colleague('CHECKER');
  const sourceId = await createSource(actor, { title: 'Hearing of the inquiry' });
  const { storyId } = await createStory(actor, { text: STORY });

  await test.step('the transcript is uploaded, and its page shows who speaks', async () => {
    await page.goto(`/sources/${sourceId}`);
    await page.getByLabel('Files to add').setInputFiles([file('hearing.vtt', TRANSCRIPT)]);
    await expect(page.getByText('One file added.')).toBeVisible({ timeout: 30_000 });
    const words = page.getByRole('region', { name: 'Transcript' });
    await expect(words.getByRole('listitem').first()).toContainText('Ada Holm');
    await expect(words.getByRole('listitem').last()).toContainText('Mara Lund');
    await expectAccessible(page);
  });

  await test.step('all quotes are checked: one is somebody else’s', async () => {
    await openDesk(page, storyId);
    await page.getByRole('button', { name: 'More', exact: true }).click();
    await page.getByRole('menuitem', { name: /Check all quotes/ }).click();
    const dialog = page.getByRole('dialog', { name: 'Check all quotes' });
    await dialog.getByLabel('Source').selectOption(sourceId);
    await dialog.getByRole('button', { name: 'Check all quotes' }).click();
    await expect(dialog.getByRole('listitem').filter({ hasText: 'somebody else' })).toContainText('1');
    await expect(dialog.getByRole('listitem').filter({ hasText: 'word for word' })).toContainText('1');
    await dialog.getByRole('button', { name: 'Done' }).click();
  });

  await test.step('it says so loudly, and never that it was said word for word', async () => {
    const panel = await choose(page, 'We will pay for every house');
    await expect(
      panel.getByText('Word for word, but the transcript gives these words to Ada Holm'),
    ).toBeVisible();
    await expect(panel.getByText('The story gives them to Mara Lund.')).toBeVisible();
    await expect(panel.getByRole('button', { name: /Was it said\?/ })).toHaveCount(0);
    await expectAccessible(page);
    await panel.getByRole('button', { name: 'Dispute: misattributed' }).click();
    await expect(itemRow(page, 'We will pay for every house')).toContainText('Disputed');
    await expect(panel.getByLabel('Was it said?')).toHaveValue('MISATTRIBUTED');
  });

  await test.step('the other one is hers', async () => {
    const panel = await choose(page, 'I cannot promise that');
    await expect(panel.getByRole('paragraph').filter({ hasText: /^Word for word$/ })).toBeVisible();
    await expect(panel.getByRole('definition').filter({ hasText: 'Said by Mara Lund' })).toBeVisible();
  });
});
