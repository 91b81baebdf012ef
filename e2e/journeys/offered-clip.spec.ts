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

  await test.step('the server gives it whole, in parts, or only its head', async () => {
    const file = `${report}/1/clip-1.wav`;
    const ask = async (headers: Record<string, string> = {}, method = 'GET') => {
      const answer = await anonymous.request.fetch(file, { method, headers });
      return { status: answer.status(), headers: answer.headers(), body: await answer.body() };
    };
    const { headers, body } = await ask();
    const size = body.length;
    expect(headers).toMatchObject({
      ...{ 'content-type': 'audio/wav', 'content-length': `${size}`, 'accept-ranges': 'bytes' },
      ...{ 'x-content-type-options': 'nosniff', 'cache-control': 'public, max-age=60, must-revalidate' },
    });
    const head = await ask({}, 'HEAD');
    expect([head.status, head.headers['content-length'], head.body.length]).toEqual([200, `${size}`, 0]);
    const parts: [asked: string, from: number, to: number][] = [
      ['bytes=0-', 0, size],
      ['bytes=0-0', 0, 1],
      ['bytes=-10', size - 10, size],
      [`bytes=10-${size * 2}`, 10, size],
    ];
    for (const [range, from, to] of parts) {
      const part = await ask({ range });
      expect([range, part.status, part.headers['content-range']]).toEqual([
        ...[range, 206, `bytes ${from}-${to - 1}/${size}`],
      ]);
      expect(part.body.equals(body.subarray(from, to))).toBe(true);
    }
    const outside = await ask({ range: `bytes=${size}-` });
    expect([outside.status, outside.headers['content-range']]).toEqual([416, `bytes */${size}`]);
    const known = { range: 'bytes=0-9', 'if-range': headers.etag ?? '' };
    expect((await ask(known)).status).toBe(206);
    expect((await ask({ ...known, 'if-range': '"of-another"' })).body.length).toBe(size);
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
    // A browser keeps the page for a minute, and asks at once where somebody reloads it.
    await anonymous.goto(report);
    await anonymous.reload();
    await expect(anonymous.getByText('This recording is no longer offered here.')).toBeVisible();
    await expect(sound).toHaveCount(0);
  });
});
