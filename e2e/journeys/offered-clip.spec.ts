import { clipOfQuote, letReportsOffer } from '../../testing/clip-of-quote.ts';
import { createItem, createMember, createReport, createStory } from '../../testing/factories.ts';
import { expect, expectAccessible, test } from '../fixtures.ts';

const WORDS = 'We will pay for every house before the winter';
const STORY = `Council hears of the flood\n\n“${WORDS},” Mara Lund told the council.`;

test('an editor offers a clip, readers hear it in the report, and it is gone when the offer ends', async ({
  colleague,
  anonymous,
}) => {
  await letReportsOffer(true);
  const { page, actor } = await colleague('EDITOR');
  const { actor: signer } = await createMember('EDITOR');
  const story = await createStory(signer, { text: STORY });
  const { storyId } = story;
  const { id: itemId } = await createItem(signer, story, WORDS, 'DIRECT_QUOTE', 'Mara Lund');
  const { sourceId } = await clipOfQuote(signer, { storyId, itemId, words: `${WORDS}.` });

  const files = page.getByRole('region', { name: 'Files' });
  await test.step('it is offered on the page of its source, by key', async () => {
    await page.goto(`/sources/${sourceId}`);
    await expect(files.getByRole('button', { name: 'Offer in reports' })).toHaveCount(1);
    await files.getByRole('button', { name: 'Offer in reports (clip.wav)' }).press('Enter');
    await expect(files.getByText(/^Offered\. Reports published since then play it/)).toBeVisible();
    await expectAccessible(page);
  });

  const { slug } = await createReport(signer, actor, storyId);
  const report = `/reports/${slug}`;
  const sound = anonymous.getByLabel(/^Recording of statement/);
  await test.step('anybody hears it beside the statement; nothing is fetched before that', async () => {
    const asked: string[] = [];
    anonymous.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await anonymous.goto(report);
    await expect(sound).toBeVisible();
    await expect(anonymous.locator('figure.clip')).toContainText(WORDS);
    await expect(anonymous.locator('script')).toHaveCount(0);
    expect(asked.filter((path) => path.includes('clip-'))).toEqual([]);
    await sound.evaluate((audio: HTMLAudioElement) => audio.play());
    await expect
      .poll(() => sound.evaluate((audio: HTMLAudioElement) => audio.currentTime))
      .toBeGreaterThan(0.2);
    expect(asked.filter((path) => path.includes('clip-'))).toContain(`${report}/1/clip-1.wav`);
    await expectAccessible(anonymous);
    await anonymous.setViewportSize({ width: 390, height: 800 });
    await expectAccessible(anonymous);
  });

  await test.step('the annotated story leads there and plays nothing itself', async () => {
    await anonymous.goto(`${report}/1/story`);
    const link = anonymous.locator('details a', { hasText: 'Hear the recording' });
    await expect(link).toHaveAttribute('href', /\/1#statement-\d+$/);
    await expect(anonymous.locator('audio')).toHaveCount(0);
  });

  await test.step('once the offer ends, page and file say so', async () => {
    await files.getByRole('button', { name: 'Offer no longer (clip.wav)' }).click();
    await expect(files.getByRole('button', { name: 'Offer in reports (clip.wav)' })).toBeVisible();
    // Where an edition stands is asked once for all who come within a quarter of a second.
    await expect.poll(async () => (await anonymous.request.get(`${report}/1/clip-1.wav`)).status()).toBe(410);
    await anonymous.goto(report);
    await expect(anonymous.getByText('This recording is no longer offered here.')).toBeVisible();
    await expect(sound).toHaveCount(0);
  });
});
