import { createSource, createStory } from '../../testing/factories.ts';
import { choose, expect, expectAccessible, inspector, openDesk, test } from '../fixtures.ts';
import { file, recording } from '../recording.ts';

/** The first line has a time for each word, the second one for all of it. */
const TRANSCRIPT = `WEBVTT

00:00:00.500 --> 00:00:02.500
<00:00:00.500><c>We</c><00:00:00.900><c> will</c><00:00:01.300><c> pay</c><00:00:01.700><c> tomorrow</c>

00:00:05.000 --> 00:00:08.500
and the whole crew has slept
`;

const STORY = `Ferry back on Friday

“We will pay tomorrow,” the harbour master said on Tuesday.

“And the whole crew has slept,” she added.`;

test('a quote is played in its recording by keys alone: looped, slower, back, at a word', async ({
  colleague,
}) => {
  const { page, actor } = await colleague('CHECKER');
  const sourceId = await createSource(actor, { title: 'Evening call', type: 'RECORDING' });
  const { storyId } = await createStory(actor, { text: STORY });
  await page.goto(`/sources/${sourceId}`);
  await page
    .getByLabel('Files to add')
    .setInputFiles([file('call.wav', recording()), file('call.vtt', TRANSCRIPT)]);
  await expect(page.getByText('The transcript stands with its recording above.')).toBeVisible({
    timeout: 120_000,
  });

  await test.step('on the source’s page a word plays from its own time, and a line without word times as a whole', async () => {
    const transcript = page.getByRole('region', { name: 'Transcript' });
    await transcript.getByText('pay', { exact: true }).click();
    const sound = page.getByLabel('call.wav', { exact: true });
    await expect
      .poll(() => sound.evaluate((audio: HTMLAudioElement) => audio.currentTime))
      .toBeGreaterThan(1.29);
    await expect(transcript.getByRole('listitem').first()).toHaveAttribute('aria-current', 'true');
    await expect(page.getByText(/^No waveform/)).toBeHidden();
    await expectAccessible(page);
  });

  await test.step('on the workbench keys do all of it', async () => {
    await openDesk(page, storyId);
    await choose(page, 'We will pay tomorrow');
    const panel = inspector(page);
    await panel.getByRole('button', { name: 'Check against another source…' }).click();
    await panel.getByLabel('Check against').selectOption(sourceId);
    await expect(panel.getByRole('button', { name: /^Play from 0:00$/ })).toBeVisible();
    await panel.getByRole('heading', { level: 2 }).click();
    await page.keyboard.press('h');
    const sound = panel.getByLabel('Evening call, from 0:00', { exact: true });
    await expect.poll(() => sound.evaluate((audio: HTMLAudioElement) => !audio.paused)).toBe(true);
    await expect(panel.getByRole('region', { name: 'Transcript' }).getByText('tomorrow')).toBeVisible();
    await page.keyboard.press(',');
    await expect(panel.getByLabel('Speed')).toHaveValue('0.75');
    await page.keyboard.press('.');
    await page.keyboard.press('l');
    await expect(panel.getByRole('button', { name: 'Loop the quote' })).toHaveAttribute(
      'aria-pressed',
      'true',
    );
    await expectAccessible(page);
    await page.keyboard.press('h');
    await expect(panel.getByRole('button', { name: 'Play', exact: true })).toBeVisible();
    const at = () => sound.evaluate((audio: HTMLAudioElement) => audio.currentTime);
    await page.keyboard.press('b');
    expect(await at()).toBeLessThan(0.6);
  });

  await test.step('whoever played all of it may say so; it goes with the verdict', async () => {
    const panel = inspector(page);
    await page.keyboard.press('l');
    await expect(panel.getByRole('button', { name: 'Loop the quote' })).toHaveAttribute(
      'aria-pressed',
      'false',
    );
    await page.keyboard.press('h');
    await expect(panel.getByRole('button', { name: /^I listened, 0:00–0:02/ })).toBeVisible();
    await panel.getByRole('heading', { level: 2 }).click();
    await page.keyboard.press('y');
    await expect(panel.getByText(/^You listened to/)).toBeVisible();
    await panel.getByRole('button', { name: 'Was it said? “Word for word”' }).click();
    await expect(panel.getByText('Listened to')).toBeVisible();
  });
});
