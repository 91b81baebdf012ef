import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { ENGLISH } from '../../domain/report/catalogue/english.ts';
import { STORY_CSS } from '../annotated-story/look.ts';
import { CARD_CSS, STATEMENT_CSS } from '../statement-html/style.ts';
import { FONT_FACES } from './fonts.ts';
import { reportCss } from './style.ts';

/** "Inter while it loads 100 500": size, ascent, descent, and from which fonts. */
function standIns(css: string): Record<string, string[]> {
  const faces = css.match(/@font-face\s*\{[^}]*while it loads[^}]*\}/g) ?? [];
  return Object.fromEntries(
    faces.map((face) => {
      const of = (name: string) => new RegExp(`${name}:\\s*([^;}]+)`).exec(face)?.[1]?.trim() ?? '';
      return [
        `${of('font-family')} ${of('font-weight')}`,
        [of('size-adjust'), of('ascent-override'), of('descent-override'), of('src').replace(/,\s+/g, ',')],
      ];
    }),
  );
}

test('letters that stand in on published pages have the measures of those of the desk', () => {
  const desk = readFileSync(path.join(import.meta.dirname, '../../../app/while-fonts-load.css'), 'utf8');
  expect(Object.keys(standIns(desk))).toHaveLength(4);
  expect(standIns(FONT_FACES)).toEqual(standIns(desk));
});

test.each([
  ['statement', STATEMENT_CSS],
  ['card', CARD_CSS],
  ['annotated story', STORY_CSS],
])('the sheet of a %s names the fonts that stand in before all others', (_, css) => {
  expect(css).toContain('--serif:"Stet Serif","Source Serif while it loads",');
  expect(css).toContain('--sans:Inter,"Inter while it loads",');
});

test.each([
  ['report', reportCss(ENGLISH)],
  ['statement', STATEMENT_CSS],
  ['card', CARD_CSS],
  ['annotated story', STORY_CSS],
])('the sheet of a %s asks for no weight and no size that was cut away', (_, css) => {
  const rules = css.replace(/@font-face\s*\{[^}]*\}/g, '');
  const weights = [...rules.matchAll(/font(?:-weight)?:\s*(\d{3})\b/g)].map(([, weight]) => Number(weight));
  expect(weights.length).toBeGreaterThan(3);
  for (const weight of weights) expect([400, 500, 600]).toContain(weight);
  // The serif is cut in two weights; 500 would come out as 400.
  const serifs = [...rules.matchAll(/font:(\d+) ([\d.]+)rem[^;}]*var\(--serif\)/g)].map(
    ([, weight, rem]) => ({ weight, size: Number(rem) * 16 }),
  );
  for (const { weight, size } of serifs) {
    expect(['400', '600']).toContain(weight);
    expect(size).toBeGreaterThanOrEqual(14);
    expect(size).toBeLessThanOrEqual(44);
  }
});
