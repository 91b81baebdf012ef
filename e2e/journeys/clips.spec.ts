import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createSource } from '../../testing/factories.ts';
import { expect, expectAccessible, test } from '../fixtures.ts';
import { file, recording } from '../recording.ts';

const TRANSCRIPT = `WEBVTT

00:00:01.000 --> 00:00:02.500
We will pay tomorrow

00:00:03.000 --> 00:00:05.000
and the whole crew has slept
`;

const MP3 = readFileSync(path.join(import.meta.dirname, '../../prisma/demo/recording/english-words.mp3'));

/** Cut at its samples, and at its packets: either way the recording's own bytes, a quarter of a second around the line. */
for (const [name, bytes, within] of [
  ['call.wav', recording(), 2],
  ['call.mp3', MP3, 60],
] as const) {
  test(`a clip of a line of ${name} is kept with the source: its own bytes, as long as the line`, async ({
    colleague,
  }) => {
    const { page, actor } = await colleague('CHECKER');
    const sourceId = await createSource(actor, { title: 'Evening call', type: 'RECORDING' });
    await page.goto(`/sources/${sourceId}`);
    await page.getByLabel('Files to add').setInputFiles([file(name, bytes), file('call.vtt', TRANSCRIPT)]);
    await expect(page.getByText('The transcript stands with its recording above.')).toBeVisible({
      timeout: 120_000,
    });
    await page.getByRole('region', { name: 'Transcript' }).getByText('and the whole crew has slept').click();
    const sound = page.getByLabel(name, { exact: true });
    await expect
      .poll(() => sound.evaluate((audio: HTMLAudioElement) => audio.currentTime))
      .toBeGreaterThan(2.9);
    await sound.evaluate((audio: HTMLAudioElement) => audio.pause());
    await page.getByRole('button', { name: 'Keep a clip of the line' }).click();
    await expect(page.getByText(`Clip of ${name}, 0:02.`)).toContainText('same bytes');
    const clip = page.getByRole('link', { name: /^Evening call|^call 0\.02/ }).first();
    await expect(clip).toBeVisible();
    const seconds = await clip.evaluate(async (link: HTMLAnchorElement) => {
      const answer = await fetch(link.href);
      return (await new OfflineAudioContext(1, 1, 16_000).decodeAudioData(await answer.arrayBuffer()))
        .duration;
    });
    expect(Math.abs(seconds * 1000 - 2_500)).toBeLessThan(within);
    await expectAccessible(page);
  });
}
