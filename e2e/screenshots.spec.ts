import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { createMember } from '../testing/factories.ts';
import { enter, test } from './fixtures.ts';
import { makeWorld, SCREENS, showAt, VIEWPORTS, type World } from './screens.ts';

/** Pictures for the eye, not for comparison: STET_SCREENSHOTS=folder npm test -- e2e. */
const folder = process.env.STET_SCREENSHOTS;
test.skip(!folder, 'only where STET_SCREENSHOTS names a folder');

let world: World;
test.beforeAll(async () => {
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  world = await makeWorld();
});

for (const screen of SCREENS) {
  test(`pictures of ${screen.name}`, async ({ openWindow }) => {
    const { role, member, mustChangePassword = false } = screen;
    const window = await openWindow();
    if (role) await enter(window, member?.(world) ?? (await createMember(role, { mustChangePassword })).id);
    const page = await window.newPage();
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.setViewportSize(VIEWPORTS.desktop);
    await page.goto(screen.at(world));
    await screen.press?.(page, world);
    for (const viewport of ['desktop', 'phone'] as const) {
      for (const scheme of ['light', 'dark'] as const) {
        await showAt(page, screen, viewport, scheme);
        await page.evaluate(() => document.fonts.ready);
        await page.screenshot({ path: path.join(folder ?? '', `${screen.name}-${viewport}-${scheme}.png`) });
      }
    }
  });
}
