import { expect, test } from 'vitest';
import { REPORT_FONT_FILES } from '../publish/report-html/fonts.ts';
import { reportFont } from './fonts.ts';

test.each(REPORT_FONT_FILES)('%s is a WOFF2 file of an installed package', async (file) => {
  const font = await reportFont(file);
  expect(
    Buffer.from(font ?? [])
      .subarray(0, 4)
      .toString('latin1'),
  ).toBe('wOF2');
});

test.each(['../package.json', 'inter.css', ''])('there is no font %j', async (file) => {
  expect(await reportFont(file)).toBeNull();
});
