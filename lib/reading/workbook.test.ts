import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { writeWorkbook } from './workbook.ts';

/** The parts of a workbook as text, by name. */
async function partsOf(sheets: Parameters<typeof writeWorkbook>[0]) {
  return Object.fromEntries(
    Object.entries(unzipSync(await writeWorkbook(sheets))).map(([name, bytes]) => [name, strFromU8(bytes)]),
  );
}

const columns = [
  { head: 'Words', width: 60 },
  { head: 'Items', width: 6 },
  { head: 'Due (Europe/Oslo)', width: 18, isMoment: true as const },
];

test('each table is a sheet with its head fixed; figures are figures and moments are times', async () => {
  const parts = await partsOf([
    { name: 'Items', columns, rows: [['Plain', 12, '2026-11-29 14:05']] },
    { name: 'Contact log', columns, rows: [] },
  ]);
  expect(parts['xl/workbook.xml']).toMatch(/name="Items".*name="Contact log"/s);
  const sheet = parts['xl/worksheets/sheet1.xml'] ?? '';
  expect(sheet).toMatch(/<pane [^>]*ySplit="1"[^>]*state="frozen"/);
  expect(sheet).toContain('<v>12</v>');
  // Days since the end of 1899: 14:05 is 845 minutes of a day.
  expect(Number(/<v>(46355\.[\d]+)<\/v>/.exec(sheet)?.[1])).toBeCloseTo(46355 + 845 / 1440, 8);
});

test('nothing is a formula, and what XML cannot hold does not spoil the file', async () => {
  const text = '=HYPERLINK("http://evil.example","x")';
  const parts = await partsOf([
    { name: 'Items', columns: columns.slice(0, 1), rows: [[text], ['a\u0000b\u000bc <&> 😀 \ud83d']] },
  ]);
  expect(Object.values(parts).join('')).not.toMatch(/<f>|<f /);
  const strings = parts['xl/sharedStrings.xml'] ?? '';
  expect(strings).toContain('=HYPERLINK(');
  expect(strings).toContain('abc &lt;&amp;&gt; 😀');
});

test('a text longer than a cell is cut, and says so', async () => {
  const parts = await partsOf([
    { name: 'Items', columns: columns.slice(0, 1), rows: [['a'.repeat(40_000)]] },
  ]);
  const [, held = ''] = /<t[^>]*>(a+[^<]*)</.exec(parts['xl/sharedStrings.xml'] ?? '') ?? [];
  expect(held).toHaveLength(32_767);
  expect(held.endsWith('a … (cut: a cell holds no more)')).toBe(true);
});
