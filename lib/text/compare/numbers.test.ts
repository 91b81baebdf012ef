import { describe, expect, it } from 'vitest';
import { joinNumbers } from './numbers.ts';
import { Forms, readWords } from './words.ts';

function read(text: string): string {
  const forms = new Forms();
  const words = joinNumbers(text, readWords(text, forms), forms);
  return Array.from({ length: words.count }, (_, i) => forms.list[words.form[i] as number]).join(' ');
}

describe('numbers in digits and in words are one form', () => {
  it.each([
    ['2,500', 'two thousand five hundred', '#2500'],
    ['250', 'two hundred and fifty', '#250'],
    ['1984', 'nineteen eighty-four', '#1984'],
    ['2015', 'twenty fifteen', '#2015'],
    ['2001', 'two thousand and one', '#2001'],
    ['21st', 'twenty-first', '#21o'],
    ['$5 million', 'five million dollars', '#5000000$'],
    ['$2.5bn', '2.5 billion dollars', '#2500000000$'],
    ['€20', 'twenty euros', '#20€'],
    ['5%', 'five per cent', '#5 percent'],
    ['2/3', 'two thirds', '#2/3'],
    ['3.5', 'three point five', '#3.5'],
    ['1.5 million', 'one point five million', '#1500000'],
    ['1990s', '1990s', '#1990s'],
    ['007', '007', '#007'],
  ])('%s = %s', (digits, words, form) => {
    expect(read(digits)).toBe(form);
    expect(read(words)).toBe(form);
  });

  it.each([
    ['three, four, five', '#3 #4 #5'],
    ['one two three', '#1 #2 #3'],
    ['seven and seven', '#7 and #7'],
    ['a hundred people', 'a #100 people'],
    ['a five second delay', 'a #5 #2o delay'],
    ['hundreds of thousands', 'hundreds of thousands'],
    ['minus -5 degrees', 'minus minus #5 degrees'],
    ['10-12 people', '#10 #12 people'],
    ['$ and cents', '$ and cents'],
  ])('%s is not more than it says', (text, forms) => {
    expect(read(text)).toBe(forms);
  });
});
