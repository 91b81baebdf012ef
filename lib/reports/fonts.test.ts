import { expect, test } from 'vitest';
import { SIGN_IN_FONT_FILES } from '../members/sign-in-page/letters.ts';
import { EARLIER_FONT_FILES, REPORT_FONT_FILES } from '../publish/report-html/fonts.ts';
import { reportFont } from './fonts.ts';

test.each([...REPORT_FONT_FILES, ...EARLIER_FONT_FILES, ...SIGN_IN_FONT_FILES])(
  '%s is a WOFF2 file',
  async (file) => {
    const font = await reportFont(file);
    expect(
      Buffer.from(font ?? [])
        .subarray(0, 4)
        .toString('latin1'),
    ).toBe('wOF2');
  },
);

test.each(['../package.json', 'inter.css', ''])('there is no font %j', async (file) => {
  expect(await reportFont(file)).toBeNull();
});
