import type { BrowserContext } from '@playwright/test';
import { createMember } from '../testing/factories.ts';
import { enter, expect, expectAccessible, test } from './fixtures.ts';
import { makeWorld, SCREENS, showAt, type World } from './screens.ts';

// Each worker looks at a share of the screens, in a world of its own.
test.describe.configure({ mode: 'parallel' });

let world: World;
let desk: BrowserContext;

/**
 * One window for all of a worker's screens, so the pages' code is fetched once. The cookie decides who is signed in.
 */
test.beforeAll(async ({ browser, newsroomAddress }) => {
  world = await makeWorld();
  desk = await browser.newContext({
    baseURL: newsroomAddress,
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    reducedMotion: 'reduce',
  });
});
test.afterAll(() => desk.close());

for (const screen of SCREENS) {
  test(`nothing shuts anybody out: ${screen.name}`, async () => {
    const { role, member, mustChangePassword = false } = screen;
    await desk.clearCookies();
    if (role) await enter(desk, member?.(world) ?? (await createMember(role, { mustChangePassword })).id);
    // The previous page stays open until then: a failure is photographed after its test.
    const [before] = desk.pages();
    const page = await desk.newPage();
    await before?.close();
    await page.goto(screen.at(world));
    await screen.press?.(page, world);
    for (const viewport of ['desktop', 'phone'] as const) {
      await showAt(page, screen, viewport, 'light');
      await expectAccessible(page);
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
        'nothing to scroll sideways',
      ).toBeLessThanOrEqual(0);
    }
    // In dark mode only the colours differ, and they are the same at every width.
    await showAt(page, screen, 'desktop', 'dark');
    await expectAccessible(page, ['color-contrast', 'link-in-text-block']);
  });
}
