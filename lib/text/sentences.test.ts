import { describe, expect, it } from 'vitest';
import { layOut } from './sentences.ts';
import { tokenize } from './tokens.ts';

const sentences = (text: string) => {
  const tokens = tokenize(text);
  return layOut(tokens).sentences.map(({ from, to }) => text.slice(tokens.start[from], tokens.end[to - 1]));
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
});
