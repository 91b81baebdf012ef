import type { Page } from '@playwright/test';
import { db } from '../../lib/db.ts';
import { seedDemo } from '../../prisma/demo/seed-demo.ts';
import { choose, expect, expectAccessible, galley, itemRow, openDesk, test } from '../fixtures.ts';

// The demo can be created only once in a newsroom, so these tests have their own.
test.use({ newsroom: 'own' });
test.describe.configure({ mode: 'serial' });

let storyId: string;
test.beforeEach(async () => {
  expect(await seedDemo()).toEqual([]);
  storyId = (await db.story.findFirstOrThrow({ where: { isDemo: true } })).id;
});

test('a newcomer sees at first sight who was asked, what the log supports, and what is overdue', async ({
  colleague,
}) => {
  const { page } = await colleague('ADMIN');
  await page.goto('/stories');
  await expect(page.getByText('Seoul overdue since')).toBeVisible();
  await expect(page.getByText('Moscow until')).toBeVisible();
  await openDesk(page, storyId);
  await expect(galley(page).getByRole('button', { name: /Beijing: no attempt logged/ })).toHaveCount(1);

  const half = await choose(page, 'There was no immediate comment');
  await expect(half.getByText('supports the wording')).toHaveCount(1);
  await expect(half.getByText('no attempt logged')).toHaveCount(1);
  const whole = await choose(page, 'Seoul did not respond');
  await expect(whole.getByText('supports the wording')).toHaveCount(1);
  await expect(whole.getByText('does not support it')).toHaveCount(0);
  await expect(itemRow(page, 'Seoul did not respond')).toContainText('Verified');

  await page.keyboard.press('c');
  const log = page.getByRole('region', { name: 'Contact log' });
  await expect(log.getByRole('region', { name: 'Seoul', exact: true })).toContainText('Overdue');
  await expect(log.getByRole('region', { name: 'Moscow', exact: true })).not.toContainText('Overdue');
  await expectAccessible(page);
});

test('the altered quote shows what differs, and the recording plays from its words', async ({
  colleague,
}) => {
  const { page } = await colleague('CHECKER');
  await openDesk(page, storyId);
  const panel = await choose(page, 'This requires a response');
  await expect(panel.locator('mark').filter({ hasText: 'definitely' })).toBeVisible();
  await expect(panel.getByRole('paragraph').filter({ hasText: /^Altered$/ })).toBeVisible();
  await panel.getByRole('button', { name: /^Play from 0:4[456]$/ }).click();
  await expect(
    panel.getByRole('region', { name: /^Player: .* read by a machine for this demo, from 0:4[456]$/ }),
  ).toBeVisible();
  const player = panel.locator('audio');
  await expect
    .poll(() => player.evaluate((audio: HTMLAudioElement) => !audio.paused && audio.currentTime > 44))
    .toBe(true);
  await panel.getByRole('button', { name: 'Which is heard? “definitely” left out' }).click();
  const answer = panel.getByRole('region', { name: /^Which is heard, / });
  await expect(answer.getByText('The source’s words sound closer', { exact: true })).toBeVisible({
    timeout: 90_000,
  });
  await expectAccessible(page);
});

test('a recording without times comes alive at a press: its times are found, and the quote plays from them', async ({
  colleague,
}) => {
  const { page } = await colleague('ADMIN');
  await openDesk(page, storyId);
  const panel = await choose(page, 'is a clear signal that Putin');
  await expect(panel.getByText(/^The last two paragraphs/).first()).toBeVisible();
  await expect(panel.getByRole('button', { name: /^Play from/ })).toHaveCount(0);

  await page.goto('/sources');
  await page.getByRole('link', { name: /^The last two paragraphs of 8 April 2025/ }).click();
  await page.getByRole('button', { name: 'Find the times of these words' }).click();
  const times = page.getByRole('region', { name: 'Times of the words' });
  await times.getByRole('button', { name: 'Listen' }).click();
  await expect(times.getByRole('status')).toHaveText(/words have a time/, { timeout: 90_000 });
  await times.getByRole('button', { name: 'Keep the times' }).click();
  await expect(page.getByText(/^Times found in “closing-words.mp3”/)).toBeVisible();
  await expectAccessible(page);

  await openDesk(page, storyId);
  const quote = await choose(page, 'is a clear signal that Putin');
  await expect(itemRow(page, 'is a clear signal that Putin')).toContainText('Verified');
  await quote.getByRole('button', { name: /^Play from 0:0[01]$/ }).click();
  await expect
    .poll(() =>
      quote.locator('audio').evaluate((audio: HTMLAudioElement) => !audio.paused && audio.currentTime > 0.3),
    )
    .toBe(true);
});

test('a film plays in the inspector as a film', async ({ colleague }) => {
  // What a browser recorded is WebM, which is called video whether it has a picture or not.
  await db.evidenceFile.updateMany({
    where: { mediaType: 'audio/mpeg' },
    data: { mediaType: 'video/webm' },
  });
  try {
    const { page } = await colleague('CHECKER');
    await openDesk(page, storyId);
    const panel = await choose(page, 'This requires a response');
    await panel.getByRole('button', { name: /^Play from/ }).click();
    await expect(
      panel.getByRole('region', { name: /^Player: .* read by a machine for this demo/ }),
    ).toBeVisible();
    await expect(panel.locator('video')).toBeVisible();
    await expectAccessible(page);
  } finally {
    await db.evidenceFile.updateMany({
      where: { mediaType: 'video/webm' },
      data: { mediaType: 'audio/mpeg' },
    });
  }
});

test('the first administrator sees that a source is confidential, and not who it is', async ({
  colleague,
}) => {
  const { page } = await colleague('ADMIN');
  await page.goto('/sources');
  await page.getByRole('link', { name: 'Confidential source 1' }).click();
  await expect(page.getByText('You are not named on it.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Read who it is' })).toHaveCount(0);
  await expect(page.getByText('Demo checker (deactivated)')).toBeVisible();
  await expect(page.getByText('“an official briefed on the case”')).toBeVisible();
  await expectAccessible(page);
  await openDesk(page, storyId);
  const panel = await choose(page, 'The two are being held and questioned');
  await expect(panel.getByText('Background: “an official briefed on the case”')).toBeVisible();
});

test('on a phone no line begins with a separator', async ({ colleague }) => {
  const { page } = await colleague('ADMIN');
  for (const address of ['/stories', '/sources', `/stories/${storyId}`]) {
    await page.goto(address);
    for (const width of [390, 360, 320, 280, 240]) {
      await page.setViewportSize({ width, height: 844 });
      await expect(page.getByText('·').first()).toBeAttached();
      expect(await separators(page), `${address} at ${width} pixels`).toBe(0);
    }
  }
});

/** How many of the separators on the page have nothing to their left on their line. */
function separators(page: Page): Promise<number> {
  return page.locator('body').evaluate((body) => {
    let begun = 0;
    for (const paragraph of body.querySelectorAll('p')) {
      const { left } = paragraph.getBoundingClientRect();
      const texts = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
      while (texts.nextNode()) {
        const node = texts.currentNode as Text;
        for (let at = node.data.indexOf('·'); at >= 0; at = node.data.indexOf('·', at + 1)) {
          const range = document.createRange();
          range.setStart(node, at);
          range.setEnd(node, at + 1);
          const box = range.getBoundingClientRect();
          if (box.width > 0 && box.left - left < 1) begun += 1;
        }
      }
    }
    return begun;
  });
}
