import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { cutFonts } from './cut-fonts.mjs';
import { inCheckout } from './paths.mjs';

test('the letters of published pages and the sign-in page are those cut from the packages that are installed', async () => {
  const kept = readdirSync(inCheckout('lib', 'reports', 'letters')).filter((file) => file.endsWith('.woff2'));
  const cut: string[] = [];
  for await (const { file, bytes } of cutFonts()) {
    cut.push(file);
    const isSame = readFileSync(inCheckout('lib', 'reports', 'letters', file)).equals(bytes);
    expect(isSame, `${file}: raise CUT and npm run cut-fonts`).toBe(true);
  }
  expect(kept.sort()).toEqual(cut.sort());
});
