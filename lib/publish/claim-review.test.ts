import { expect, it } from 'vitest';
import { assembleReport } from '../domain/report/assemble.ts';
import { sampleInput, sampleItem } from '../domain/report/sample.fixture.ts';
import type { SubstanceVerdict } from '../domain/vocabulary.ts';
import { claimReviews } from './claim-review.ts';

const URL_ = 'https://news.example.org/reports/harbour/1';
const reviews = claimReviews(assembleReport(sampleInput()), { url: URL_ })['@graph'];

it('reviews only what was rated', () => {
  expect(
    reviews.map(({ url, reviewRating }) => [url, reviewRating.ratingValue, reviewRating.alternateName]),
  ).toEqual([
    [`${URL_}#statement-2`, 5, 'True'],
    [`${URL_}#statement-3`, 3, 'Half true'],
  ]);
});

it.each<[SubstanceVerdict, number | undefined]>([
  ['TRUE', 5],
  ['MOSTLY_TRUE', 4],
  ['HALF_TRUE', 3],
  ['MOSTLY_FALSE', 2],
  ['FALSE', 1],
  ['UNPROVEN', undefined],
  ['MISSING_CONTEXT', undefined],
])('%s is rated %s', (substance, rating) => {
  const report = assembleReport(sampleInput({ items: [sampleItem('1', ['140 jobs'], { substance })] }));
  expect(claimReviews(report, { url: URL_ })['@graph'][0]?.reviewRating.ratingValue).toBe(rating);
});

it('names the speaker of a quote, and the newsroom of what it says in its own voice', () => {
  expect(reviews.map(({ itemReviewed }) => itemReviewed.author)).toEqual([
    { '@type': 'Person', name: 'Mara Ellison' },
    { '@type': 'Organization', name: 'The Lindmouth Courier' },
  ]);
});

it.each([
  ['Moscow', 'Organization'],
  ['NATO', 'Organization'],
  ['Ministry of Transport', 'Organization'],
  ['Mara Ellison', 'Person'],
])('takes %s for %s', (speakerName, type) => {
  const item = sampleItem('1', ['140 jobs'], { kind: 'PARAPHRASE', speakerName, substance: 'TRUE' });
  const [review] = claimReviews(assembleReport(sampleInput({ items: [item] })), { url: URL_ })['@graph'];
  expect(review?.itemReviewed.author['@type']).toBe(type);
});

it('cites sources on the record', () => {
  expect(reviews[1]?.itemReviewed.citation).toEqual([
    { '@type': 'CreativeWork', name: 'County budget 2021', url: 'https://example.org/budget-2021' },
    { '@type': 'CreativeWork', name: 'Agency report on the closure' },
  ]);
});
