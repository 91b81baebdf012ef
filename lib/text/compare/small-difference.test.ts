import { describe, expect, test } from 'vitest';
import { apart, differenceOf, isSmallDifference } from './small-difference.ts';

const words = (text: string) => text.split(' ');

describe('differences too small to be heard', () => {
  test.each([
    ['we saw a house', 'we saw the house'],
    ['the houses burned', 'the house burned'],
    ['he walked home', 'he walks home'],
    ['he walked home', 'he walking home'],
    ['they went to town', 'they went town'],
    ['he tries hard', 'he tried hard'],
    ['it was on time', 'it is in time'],
  ])('%s / %s', (one, other) => {
    expect(isSmallDifference({ a: words(one), b: words(other) })).toBe(true);
    expect(isSmallDifference({ a: words(other), b: words(one) })).toBe(true);
  });

  test.each([
    ['we did not pay', 'we did pay'],
    ['it will never end', 'it will end'],
    ['two houses', 'ten houses'],
    ['no house', 'a house'],
    ['the house burned', 'the house stood'],
    ['he said nothing', 'he said something'],
  ])('not %s / %s', (one, other) => {
    expect(isSmallDifference({ a: words(one), b: words(other) })).toBe(false);
  });

  test('what two wordings share at both ends is counted once', () => {
    expect(differenceOf({ a: words('no no no'), b: words('no no') })).toEqual({
      before: 2,
      a: ['no'],
      b: [],
      after: 0,
    });
  });
});

test('a wording is written in three, with its own signs and capitals', () => {
  const [printed, source] = ['They did approve the second bridge.', 'They did not approve the second bridge'];
  expect(apart(source, printed)).toEqual(['They did', 'not', 'approve the second bridge']);
  expect(apart(printed, source)).toEqual(['They did', '', 'approve the second bridge.']);
  expect(apart('Ten, he said', 'Two he said')).toEqual(['', 'Ten,', 'he said']);
  expect(apart('We will pay', 'We will')).toEqual(['We will', 'pay', '']);
});
