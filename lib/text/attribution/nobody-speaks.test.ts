import { describe, expect, it } from 'vitest';
import { extract } from '../extract.ts';

describe('no statement is made by whoever turns down a thing', () => {
  it.each([
    'The pump did not start, and the keeper refused the offer of a lift.',
    'The captain accepted an invitation to the regatta.',
    'She turned down the seat on the board.',
  ])('%s', (text) => {
    expect(extract(text).items.filter(({ kind }) => kind !== 'FACTUAL_CLAIM')).toEqual([]);
  });
});
