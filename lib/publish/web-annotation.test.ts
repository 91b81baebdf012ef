import fc from 'fast-check';
import { expect, it } from 'vitest';
import { assembleReport } from '../domain/report/assemble.ts';
import { sampleInput, sampleItem } from '../domain/report/sample.fixture.ts';
import { webAnnotations } from './web-annotation.ts';

const URL_ = 'https://news.example.org/reports/harbour/1';
const report = assembleReport(sampleInput());
const page = webAnnotations(report, { url: URL_ });

it('makes one annotation for each statement and one target for each span', () => {
  expect(page.items.map(({ id }) => id)).toEqual(
    report.statements.map(({ number }) => `${URL_}#statement-${number}`),
  );
  expect(page.items[1]?.target.map(({ source }) => source)).toEqual([URL_, URL_]);
  const elsewhere = webAnnotations(report, { url: URL_, source: 'https://news.example.org/harbour' });
  expect(elsewhere.items[0]?.target[0]?.source).toBe('https://news.example.org/harbour');
});

it('says both verdicts apart', () => {
  expect(page.items[1]?.body.map(({ value }) => value)).toEqual([
    '“We have found cracks in eleven of the fourteen piers … and we will not wait for the first one to fall”',
    'Direct quote',
    'Verified',
    'Was it said? Word for word',
    'Is it true? True',
  ]);
  expect(page.items[5]?.body.map(({ value }) => value)).toEqual([
    'two piers could have stayed open',
    'Paraphrase',
    'Pending: changed since check',
  ]);
});

it('selects exactly the words, by quote and by position in code points, in any text', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: 'grapheme', minLength: 1 }),
      fc.string({ unit: 'grapheme' }),
      (before, words, after) => {
        const text = before + words + after;
        const span = { start: before.length, end: before.length + words.length };
        const made = assembleReport(
          sampleInput({
            revision: { number: 1, text },
            blocks: [{ start: 0, end: text.length, kind: 'PARAGRAPH' }],
            items: [{ ...sampleItem('1', ['140 jobs'], {}), spans: [span], exact: words }],
          }),
        );
        const [quote, position] = webAnnotations(made, { url: URL_ }).items[0]?.target[0]?.selector ?? [];
        if (quote?.type !== 'TextQuoteSelector' || position?.type !== 'TextPositionSelector')
          throw new Error('selectors');
        const characters = [...text];
        expect(characters.slice(position.start, position.end).join('')).toBe(words);
        expect(quote.exact).toBe(words);
        expect(text.includes(quote.prefix + quote.exact + quote.suffix)).toBe(true);
        expect((quote.prefix + quote.suffix).isWellFormed()).toBe(true);
      },
    ),
  );
});
