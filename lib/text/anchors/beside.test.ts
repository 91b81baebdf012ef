import { describe, expect, it } from 'vitest';
import { changesBeside, Sentences } from './beside.ts';

const WORDS = 'the wall will hold';

/** What changed around WORDS, as "before → after (sense)". */
function beside(before: string, after: string): string[] {
  const placed = (text: string) => {
    const start = text.indexOf(WORDS);
    const own = [{ start, end: start + WORDS.length }];
    return { sentences: new Sentences(text), own, places: [], others: [] };
  };
  return changesBeside(placed(before), placed(after)).map(
    ({ before: from, after: to, sense }) => `${from} → ${to} (${sense})`,
  );
}

const OLD = `The river fell. Ada Moss said ${WORDS} until May. Nobody came.`;

describe('changesBeside', () => {
  it.each([
    ['nothing', OLD, []],
    ['other sentences', OLD.replace('river fell', 'river never rose').replace('Nobody', 'Somebody'), []],
    ['typography and white space', OLD.replace('Ada Moss said', 'Ada  Moss\u00a0said'), []],
    ['a negation', OLD.replace('said', 'never said'), [' → never (negation)']],
    ['a name', OLD.replace('Ada Moss', 'Bo Kray'), ['Ada Moss → Bo Kray (name)']],
    ['a modal', OLD.replace('said', 'may have said'), [' → may have (modal)']],
    ['a number', OLD.replace('until May', 'for 20 years'), ['until May → for 20 years (number)']],
    ['a word that bears on nothing', OLD.replace('said', 'loudly said'), [' → loudly (null)']],
  ])('%s', (_, after, told) => {
    expect(beside(OLD, after)).toEqual(told);
  });

  it('a word that moves from before the item behind it', () => {
    expect(beside(`Not so: ${WORDS}.`, `So: ${WORDS}, not.`).length).toBeGreaterThan(0);
  });

  it('numbers in words and digits are the same, and so are spellings', () => {
    expect(beside(`The labour party says ${WORDS}.`, `The labor party says ${WORDS}.`)).toEqual([]);
    expect(beside(`In two years ${WORDS}.`, `In 2 years ${WORDS}.`)).toEqual([]);
  });

  it('the first word of a sentence is a name unless the text has it small', () => {
    expect(beside(`Moscow said ${WORDS}.`, `Beijing said ${WORDS}.`)).toEqual(['Moscow → Beijing (name)']);
    const later = ' They came then and today they sleep.';
    expect(beside(`Then ${WORDS}.${later}`, `Today ${WORDS}.${later}`)).toEqual(['Then → Today (null)']);
  });
});
