import { expect, expectAccessible, test } from './fixtures.ts';
import { makeWorld, SCREENS, showAt, type World } from './screens.ts';

let world: World;
test.beforeAll(async () => {
  world = await makeWorld();
});

for (const screen of SCREENS) {
  test(`nothing shuts anybody out: ${screen.name}`, async ({ colleague, anonymous }) => {
    const { role, mustChangePassword = false } = screen;
    const page = role ? (await colleague(role, { mustChangePassword })).page : anonymous;
    await page.emulateMedia({ reducedMotion: 'reduce' });
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
    // In the dark only the colours are different, and they are the same on every screen's width.
    await showAt(page, screen, 'desktop', 'dark');
    await expectAccessible(page, ['color-contrast', 'link-in-text-block']);
  });
}
