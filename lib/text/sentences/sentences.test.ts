import { describe, expect, it } from 'vitest';
import { tokenize } from '../words/tokens.ts';
import { splitSentences } from './sentences.ts';

const paragraphs = (text: string) => {
  const tokens = tokenize(text);
  return splitSentences(tokens).paragraphs.map(({ from, to }) =>
    text.slice(tokens.start[from], tokens.end[to - 1]),
  );
};
const sentences = (text: string) => {
  const tokens = tokenize(text);
  return splitSentences(tokens).sentences.map(({ from, to }) =>
    text.slice(tokens.start[from], tokens.end[to - 1]),
  );
};

describe('layOut', () => {
  it.each([
    'Pvt. Anna Keller joined Cpl. Thomas Brandt and Spc. Maria Voss at the bridge.',
    'Supt. Anna Keller, Insp. Thomas Brandt and Cllr. Maria Voss met at noon.',
    'The Rt. Hon. Anna Keller opened the bridge with Messrs. Brandt and Voss.',
    'It took approx. 40 people, cf. Brandt, and est. 1990 is on the stone (pp. 7-9).',
    'He bought the £3.20 prawn sandwich and the €4.50 ticket.',
  ])('keeps %j one sentence', (text) => {
    expect(sentences(text)).toEqual([text]);
  });

  it('ends a sentence after an amount', () => {
    expect(sentences('The price fell to £3. Nobody bought it.')).toEqual([
      'The price fell to £3.',
      'Nobody bought it.',
    ]);
  });

  it.each([
    '“It is over,”\nsaid the mayor.',
    '“It is over,”\nAnna Keller said.',
    '“It is over,” said\nAnna Keller.',
    '“It is over,” Anna\nKeller told reporters.',
    '“It is over,” the\nmayor said.',
    '“It is over.\nWe are done,” said the mayor.',
    'A spokesman for Gov. Anna\nKeller said it was over.',
    'A spokesman for Anna\nKeller said it was over.',
    'It is over, said Dr. Al-\nberto Voss.',
  ])('reads the line break of %j as a space', (text) => {
    expect(paragraphs(text)).toEqual([text]);
    expect(paragraphs(`It rained all day.\n\n${text}\n\nIt rained on.`)[1]).toBe(text);
  });

  it('joins the lines that were broken at a column, and ends paragraphs at short ones', () => {
    const wrapped = [
      'BERGEN, Norway — The bridge over the harbour will stay closed until May',
      'of next year, and Mayor Anna Keller has no hope that anybody in Bergen',
      'Harbour will pay for it.',
      'Thomas Brandt, who speaks for the harbour, did not want to speak of it',
      'at all.',
    ];
    expect(paragraphs(wrapped.join('\n'))).toEqual([
      wrapped.slice(0, 3).join('\n'),
      wrapped.slice(3).join('\n'),
    ]);
  });

  it.each([
    ['Bridge Opens in May', 'Anna Keller said the bridge was safe.', '“It is over,” Maria Voss said.'],
    ['Keller Elected Mayor', 'By Thomas Brandt', 'The bridge was safe.'],
    ['‘Shameful,’ Keller Says', 'Anna Keller said the bridge was not safe.'],
    ['“There is no plan.', 'The council meets. “We have a plan,” Keller said.'],
    ['“There is no plan.', 'Anna Keller.”', 'It rained.'],
    ['Keller named three:', '- the bridge', '- the harbour'],
  ])('keeps lines that are paragraphs apart: %j', (...lines) => {
    expect(paragraphs(lines.join('\n'))).toEqual(lines);
  });
});
