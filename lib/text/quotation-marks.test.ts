import { describe, expect, it } from 'vitest';
import { findQuotations } from './quotation-marks.ts';
import { layOut } from './sentences.ts';
import { tokenize } from './tokens.ts';

const quotations = (text: string) => {
  const tokens = tokenize(text);
  return findQuotations(tokens, layOut(tokens).paragraphs);
};
const inner = (text: string) =>
  quotations(text).map(({ innerStart, innerEnd }) => text.slice(innerStart, innerEnd));

describe('findQuotations', () => {
  it.each([
    ['“It rained,” she said.', ['It rained,']],
    ['"It rained," she said. "It poured."', ['It rained,', 'It poured.']],
    ["''It rained,'' she said.", ['It rained,']],
    ['«Il pleut», a-t-elle dit.', ['Il pleut']],
    ['„Es regnet“, sagte sie.', ['Es regnet']],
    ['»Es regnet«, sagte sie.', ['Es regnet']],
    ['彼女は「雨だ」と言った。', ['雨だ']],
    ['‘It rained,’ she said.', ['It rained,']],
    ['“She told me ‘never’ and left,” he said.', ['She told me ‘never’ and left,']],
  ])('reads the marks of %j', (text, expected) => {
    expect(inner(text)).toEqual(expected);
  });

  it.each([
    'The workers’ union and the states’ rights group met in the ’90s.',
    "The workers' union and the states' rights group met in the '90s.",
    'He is 6\'2" tall and swims.',
  ])('finds none in %j', (text) => {
    expect(inner(text)).toEqual([]);
  });

  it('takes a speech over paragraphs as one that continues', () => {
    const found = quotations('“We began early.\n\n“We ended late,” Keller said.');
    expect(found.map(({ continues, continued, closed }) => ({ continues, continued, closed }))).toEqual([
      { continues: true, continued: false, closed: false },
      { continues: false, continued: true, closed: true },
    ]);
  });

  it('keeps an unbalanced mark within its paragraph', () => {
    expect(inner('He said “we will see and left.\n\n“It rained,” Keller said.')).toContain('It rained,');
  });
});
