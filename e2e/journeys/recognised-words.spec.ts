import { createSource, createStory } from '../../testing/factories.ts';
import { choose, expect, expectAccessible, inspector, openDesk, test } from '../fixtures.ts';
import { file, recording } from '../recording.ts';

const SAID = ['We', 'will', 'pay', 'tomorrow.'];
const WHISPER = JSON.stringify({
  segments: [
    {
      ...{ start: 0.5, end: 2.5, text: ` ${SAID.join(' ')}`, avg_logprob: -0.2 },
      words: SAID.map((word, i) => ({
        ...{ word: ` ${word}`, start: 0.5 + i / 2, end: 1 + i / 2, probability: 0.9 },
      })),
    },
  ],
});
const STORY = 'Ferry back on Friday\n\n“We will pay tomorrow,” the harbour master said on Tuesday.';

test('a recogniser’s words are a machine’s, unread, until somebody read them against the recording', async ({
  colleague,
}) => {
  const { page, actor } = await colleague('CHECKER');
  const sourceId = await createSource(actor, { title: 'Evening call', type: 'RECORDING' });
  const { storyId } = await createStory(actor, { text: STORY });
  await page.goto(`/sources/${sourceId}`);
  const bring = page.getByLabel('Words from a recogniser', { exact: true });

  await test.step('what is cut off is refused with the reason, and nothing is taken', async () => {
    await bring.setInputFiles(file('call.json', WHISPER.slice(0, -30)));
    await expect(page.getByRole('alert').getByText(/cut off/)).toBeVisible({ timeout: 60_000 });
    await expect(page.getByText('No words yet that a quote could be held against.')).toBeVisible();
  });

  await test.step('the words come with the time of each, and say whose they are', async () => {
    await page.getByLabel('Files to add').setInputFiles(file('call.wav', recording()));
    await expect(page.getByRole('region', { name: 'Player: call.wav' })).toBeVisible({ timeout: 60_000 });
    await bring.setInputFiles(file('call.json', WHISPER));
    await expect(page.getByText('Machine, unread')).toBeVisible({ timeout: 60_000 });
    await expect(page.getByText(/^Words of Whisper\. Nobody has read them/)).toBeVisible();
    await page.getByRole('region', { name: 'Transcript' }).getByText('pay', { exact: true }).click();
    const sound = page.getByLabel('call.wav', { exact: true });
    await expect
      .poll(() => sound.evaluate((audio: HTMLAudioElement) => audio.currentTime))
      .toBeGreaterThan(1.49);
    await expectAccessible(page);
  });

  await test.step('others in their place are asked about first', async () => {
    await bring.setInputFiles(file('call.srt', '1\n00:00:00,500 --> 00:00:02,500\nWe may pay tomorrow.\n'));
    await expect(page.getByText('This source has words already')).toBeVisible({ timeout: 60_000 });
    await page.getByRole('button', { name: 'Cancel' }).click();
    await expect(page.getByText(/^Words of Whisper\./)).toBeVisible();
  });

  await test.step('the inspector says so of a quote that was found in them', async () => {
    await openDesk(page, storyId);
    await choose(page, 'We will pay tomorrow');
    const panel = inspector(page);
    await panel.getByRole('button', { name: 'Check against another source…' }).click();
    await panel.getByLabel('Check against').selectOption(sourceId);
    await expect(panel.getByText('Machine, unread')).toBeVisible();
    await expectAccessible(page);
  });

  const editor = await colleague('EDITOR');
  const warned = editor.page
    .getByRole('dialog')
    .getByText(/^One item rests on words that a recogniser heard and nobody has read/);
  await test.step('whoever signs is told before they do', async () => {
    await openDesk(editor.page, storyId);
    await editor.page.getByRole('button', { name: 'Sign off…' }).click();
    await expect(warned).toBeVisible();
    await expectAccessible(editor.page);
    await editor.page.keyboard.press('Escape');
  });

  await test.step('until they were read', async () => {
    await inspector(page).getByRole('link', { name: 'read them' }).click();
    await page.getByRole('button', { name: 'I read these words against the recording' }).click();
    await expect(page.getByText(/^Words of Whisper, read against “call\.wav” by /)).toBeVisible();
    await openDesk(page, storyId);
    await choose(page, 'We will pay tomorrow');
    await expect(inspector(page).getByRole('button', { name: /^Play from/ })).toBeVisible();
    await expect(inspector(page).getByText('Machine, unread')).toBeHidden();
    await openDesk(editor.page, storyId);
    await editor.page.getByRole('button', { name: 'Sign off…' }).click();
    await expect(editor.page.getByRole('dialog').getByRole('button', { name: 'Sign off' })).toBeVisible();
    await expect(warned).toBeHidden();
  });
});
