import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Locator } from '@playwright/test';
import { createSource, createStory } from '../../testing/factories.ts';
import { type Colleague, choose, expect, expectAccessible, inspector, openDesk, test } from '../fixtures.ts';
import { file } from '../recording.ts';

/** A machine's voice, of which the model is sure; testing/recordings/README.md says how it was made. */
const CALL = readFileSync(path.resolve(import.meta.dirname, '../../testing/recordings/second-bridge.wav'));

const TRANSCRIPT = `WEBVTT

00:00:00.000 --> 00:00:02.900
The council did not approve the second bridge.

00:00:02.900 --> 00:00:06.200
We spent eleven million on the harbour last year.

00:00:06.200 --> 00:00:09.700
Nobody asked the neighbours about the noise at night.
`;

const STORY = `Bridge waits for the spring

“The council did approve the second bridge,” the harbour master said on Tuesday.

“Nobody asked the neighbour about the noise at night,” she added.`;

/** A quote of the story, held against the call; gives the inspector. */
async function held({ page, actor }: Omit<Colleague, 'password'>, words: string): Promise<Locator> {
  const sourceId = await createSource(actor, { title: 'Evening call', type: 'RECORDING' });
  const { storyId } = await createStory(actor, { text: STORY });
  await page.goto(`/sources/${sourceId}`);
  await page.getByLabel('Files to add').setInputFiles([file('call.wav', CALL), file('call.vtt', TRANSCRIPT)]);
  await expect(page.getByText('The transcript stands with its recording above.')).toBeVisible({
    timeout: 120_000,
  });
  await openDesk(page, storyId);
  await choose(page, words);
  const panel = inspector(page);
  await panel.getByRole('button', { name: 'Check against another source…' }).click();
  await panel.getByLabel('Check against').selectOption(sourceId);
  return panel;
}

test('an altered quote: which is heard is asked, both are listened to, and it is disputed', async ({
  colleague,
}) => {
  const checker = await colleague('CHECKER');
  const { page } = checker;
  const panel = await held(checker, 'The council did approve');
  const answer = panel.getByRole('region', { name: /^Which is heard, / });

  await test.step('the sound answers, with what the answer is worth', async () => {
    await panel.getByRole('button', { name: 'Which is heard? “not” left out' }).click();
    await expect(answer.getByText('The source’s words sound closer', { exact: true })).toBeVisible({
      timeout: 60_000,
    });
    await expect(answer.getByText(/Nobody has listened yet, so this counts for nothing/)).toBeVisible();
    await expect(answer.getByText(/once in 43 answers/)).toBeVisible();
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await expectAccessible(page);
    }
  });

  await test.step('it counts once both were played and somebody says so, by keys alone', async () => {
    for (const name of ['Play it as printed', 'Play it as in the source']) {
      await answer.getByRole('button', { name }).press('Enter');
      await expect(answer.getByRole('button', { name: name.replace('Play it', 'Stop') })).toBeVisible();
      await expect(answer.getByRole('button', { name })).toBeVisible({ timeout: 20_000 });
    }
    await answer.getByRole('button', { name: /^I listened to both/ }).press('Enter');
    await expect(answer.getByText(/^Listened to with both wordings by/)).toBeVisible();
  });

  await test.step('on a phone nothing is cut off', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    await answer.scrollIntoViewIfNeeded();
    await expect(answer.getByRole('button', { name: 'Play it as printed' })).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await expectAccessible(page);
  });

  await panel.getByRole('button', { name: /^Dispute: / }).click();
  await expect(panel.getByText('Disputed').first()).toBeVisible();
});

test('a plural alone is not told apart, and nothing is loaded to say so', async ({ colleague }) => {
  const checker = await colleague('CHECKER');
  const { page } = checker;
  const panel = await held(checker, 'Nobody asked the neighbour');
  const workers: string[] = [];
  page.on('worker', (worker) => workers.push(worker.url()));
  await panel.getByRole('button', { name: 'Which is heard? “neighbour” for “neighbours”' }).click();
  await expect(
    panel.getByText('Not decided. Only an article, a plural, an ending or a small word differs'),
  ).toBeVisible();
  await expect(panel.getByRole('region', { name: /^Which is heard, / })).toHaveCount(0);
  expect(workers).toEqual([]);
});

test('a model that does not come is told of, and can be asked for again', async ({ colleague }) => {
  const checker = await colleague('CHECKER');
  const { page } = checker;
  const panel = await held(checker, 'The council did approve');
  await page.context().route('**/api/listening/**', (route) => route.abort());
  const ask = panel.getByRole('button', { name: 'Which is heard? “not” left out' });
  await ask.click();
  await expect(panel.getByText('The program that listens did not start. Try again.')).toBeVisible();
  await page.context().unroute('**/api/listening/**');
  await ask.click();
  await expect(panel.getByText('The source’s words sound closer', { exact: true })).toBeVisible({
    timeout: 60_000,
  });
});
