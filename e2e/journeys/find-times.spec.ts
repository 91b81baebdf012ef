import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createSource } from '../../testing/factories.ts';
import { SECOND_BRIDGE } from '../../testing/second-bridge.ts';
import { expect, expectAccessible, test } from '../fixtures.ts';
import { file } from '../recording.ts';

/** A machine's voice, of which the model is sure; testing/recordings/README.md says how it was made. */
const CALL = readFileSync(path.resolve(import.meta.dirname, '../../testing/recordings/second-bridge.wav'));

/** What is said in it, and a sentence that nobody says. */
const UNSAID = 'The mayor resigned on Thursday afternoon because of it.';
const TEXT = `${SECOND_BRIDGE.text}\n\n${UNSAID}`;

test('pasted words get their times from the recording: found, kept, played at the word', async ({
  colleague,
}) => {
  const { page, actor } = await colleague('CHECKER');
  const sourceId = await createSource(actor, { title: 'Evening call', type: 'RECORDING' });
  await page.goto(`/sources/${sourceId}`);
  const times = page.getByRole('region', { name: 'Times of the words' });
  const status = times.getByRole('status');

  await test.step('upload the recording, paste its words', async () => {
    await page.getByLabel('Files to add').setInputFiles([file('call.wav', CALL)]);
    await expect(page.getByRole('region', { name: 'Player: call.wav' })).toBeVisible();
    await page.getByRole('button', { name: 'Paste the words' }).click();
    await page.getByLabel('Words of the source').fill(TEXT);
    await page.getByRole('button', { name: 'Save the text' }).click();
    await expect(page.getByRole('button', { name: 'Correct the text' })).toBeVisible();
  });

  await test.step('a spelling that is none is said beside the field; listening can be called off', async () => {
    await page.getByRole('button', { name: 'Find the times of these words' }).click();
    await times.getByLabel('Sounds like').fill('harbour');
    await times.getByRole('button', { name: 'Listen' }).press('Enter');
    await expect(times.getByText(/write one word, a colon/)).toBeVisible();
    await times.getByLabel('Sounds like').fill('harbour: HAR ber');
    await times.getByRole('button', { name: 'Listen' }).press('Enter');
    await times.getByRole('button', { name: 'Cancel' }).click();
    await expect(times.getByRole('button', { name: 'Listen' })).toBeVisible();
  });

  await test.step('what was found is shown, with what was not', async () => {
    await times.getByRole('button', { name: 'Listen' }).press('Enter');
    await expect(times.getByRole('progressbar')).toBeVisible();
    await expect(status).toHaveText(/words have a time; .* not aligned/, { timeout: 90_000 });
    await expect(times.getByRole('list', { name: 'Not aligned' })).toContainText('mayor resigned');
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await expectAccessible(page);
    }
  });

  await test.step('kept: the words stand with the recording, the others are marked', async () => {
    await times.getByRole('button', { name: 'Keep the times' }).press('Enter');
    await expect(page.getByText(/^Times found in “call.wav”/)).toBeVisible();
    const player = page.getByRole('region', { name: 'Player: call.wav' });
    await expect(player.getByText(/mayor resigned.*not aligned/)).toBeVisible();
    await expectAccessible(page);
    await player.getByText('harbour', { exact: true }).click();
    const at = () => page.locator('audio').evaluate((audio: HTMLAudioElement) => audio.currentTime);
    await expect.poll(at).toBeGreaterThan(SECOND_BRIDGE.begins.harbour - 0.3);
    expect(await at()).toBeLessThan(SECOND_BRIDGE.begins.Nobody + 1);
    await expect(page.getByRole('button', { name: 'Find the times again' })).toBeVisible();
  });
});
