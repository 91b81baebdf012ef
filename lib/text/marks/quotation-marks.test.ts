import { describe, expect, it } from 'vitest';
import { splitSentences } from '../sentences/sentences.ts';
import { tokenize } from '../words/tokens.ts';
import { findQuotations } from './quotation-marks.ts';

const quotations = (text: string) => {
  const tokens = tokenize(text);
  return findQuotations(tokens, splitSentences(tokens).paragraphs);
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
    ['‘She told me “never” and left,’ he said.', ['She told me “never” and left,']],
    ['‘Rock ’n’ roll saved me,’ said Anna Keller.', ['Rock ’n’ roll saved me,']],
    ['‘It was the lads’ fault in the ’90s,’ he said.', ['It was the lads’ fault in the ’90s,']],
    ['It was ‘for the workers’ and ‘for the city’.', ['for the workers', 'for the city']],
    [
      '"I told him, \'You said to me, "Trust me, Mum," and I did,\'" she said.',
      ['I told him, \'You said to me, "Trust me, Mum," and I did,\''],
    ],
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

  it('takes a speech in single marks over paragraphs as one that continues', () => {
    const found = quotations('‘We began early.\n\n‘We ended late,’ Keller said.');
    expect(found.map(({ continues, continued }) => ({ continues, continued }))).toEqual([
      { continues: true, continued: false },
      { continues: false, continued: true },
    ]);
  });

  it.each([
    ['‘It rained,’ she said. ‘He told me “never”.’', [false, false]],
    ['‘It rained hard’, Keller said. ‘It poured’.', [false, false]],
    ['Keller called it ‘shameful’. “It rained,” she said.', [false, false]],
    ['The so-called ‘long night’ is over. “It rained,” she said.', [true, false]],
    ['Keller said that ‘The Harbour at Night’ was good. “It rained,” she said.', [true, false]],
    ['Robert ‘Bob’ Miller came. “It rained,” she said.', [true, false]],
  ])('tells which single marks of %j hold no speech', (text, expected) => {
    expect(quotations(text).map(({ single }) => single)).toEqual(expected);
  });

  it('keeps an unbalanced mark within its paragraph', () => {
    expect(inner('He said “we will see and left.\n\n“It rained,” Keller said.')).toContain('It rained,');
  });
});
