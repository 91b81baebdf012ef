import { describe, expect, it } from 'vitest';
import { extract } from '../extract.ts';
import { IDIOMS } from './idioms.ts';

const allItems = (text: string) => extract(text, { language: 'en' }).items;
const reports = (text: string) => allItems(text).filter(({ kind }) => kind !== 'FACTUAL_CLAIM');

describe('idioms are no reports', () => {
  it.each(IDIOMS.map(({ saysNot }) => saysNot))('nothing is said in: %s', (text) => {
    expect(reports(text).map((item) => item.cue?.text)).toEqual([]);
  });

  it.each(IDIOMS.map(({ says }) => says))('something is said in: %s', (text) => {
    expect(reports(text).length).toBeGreaterThan(0);
  });

  it('nothing is said of a person pronounced dead, and the words before stay', () => {
    const text =
      'Supt Arvo Holm said the first crew found a man beside the crane.\n\nHis body had burns and he was pronounced dead by medics.';
    expect(reports(text).map(({ spans }) => text.slice(spans[0]?.start, spans[0]?.end))).toEqual([
      'the first crew found a man beside the crane',
    ]);
  });

  it('an inquiry that asks whether leaves it open: no statement and no claim', () => {
    expect(
      allItems(
        'The hearings ask whether Bell held back aid to pressure President Bo Lind into announcing an inquiry into Ada Holm, Bell’s main rival in the poll.',
      ),
    ).toEqual([]);
  });
});
