import { describe, expect, it, test } from 'vitest';
import { assembleReport } from '../../domain/report/assemble.ts';
import { sampleInput } from '../../domain/report/sample.fixture.ts';
import { inLaterState } from './later-state.ts';
import { type RenderOptions, renderReport } from './page.ts';

const URL_ = 'https://news.example.org/reports/harbour';
const link = (number: number) => ({
  number,
  publishedAt: `2025-03-0${number}T18:41:00.000Z`,
  url: `${URL_}/${number}`,
});
const PUBLISHED: RenderOptions = {
  ...{ sha256: 'ab12'.repeat(16), url: `${URL_}/1`, editions: [link(1)], latest: true, withdrawn: null },
  exports: {
    json: `${URL_}/1.json`,
    claimReview: `${URL_}/1.claims`,
    annotations: `${URL_}/1.notes`,
    story: `${URL_}/story`,
  },
};
const withdrawn = { reason: 'The <recording> was forged.</header>\n<main>' };

describe('a stored page, as it is to be read later, is the page as it would be made then, to the byte', () => {
  const sample = sampleInput({});
  // Somebody writes what a page's own places look like.
  const hostile = sampleInput({
    story: {
      ...sample.story,
      headline: '</header>\n<main><dt>Editions</dt> <dd>x</dd>\n<dt>Data</dt>',
      byline: '<meta name="referrer" content="no-referrer">\n',
    },
  });
  test.each([
    ['unchanged', { editions: [link(1)], latest: true, withdrawn: null }],
    ['older', { editions: [link(1), link(2), link(3)], latest: false, withdrawn: null }],
    ['withdrawn', { editions: [link(1)], latest: true, withdrawn }],
    ['older and withdrawn', { editions: [link(2), link(1)], latest: false, withdrawn }],
  ])('%s', (_, state) => {
    for (const input of [sample, hostile]) {
      const snapshot = assembleReport(input);
      const stored = renderReport(snapshot, PUBLISHED);
      expect(inLaterState(stored, snapshot, state)).toBe(renderReport(snapshot, { ...PUBLISHED, ...state }));
    }
  });
});

it('is refused of what is no page of ours, rather than served without its banner', () => {
  const snapshot = assembleReport(sampleInput({}));
  const state = { editions: [link(1)], latest: false, withdrawn };
  expect(() => inLaterState('<html></html>', snapshot, state)).toThrow('no place for robots');
  const page = renderReport(snapshot, PUBLISHED).replace('</header>', '');
  expect(() => inLaterState(page, snapshot, state)).toThrow('no place for banners');
});
