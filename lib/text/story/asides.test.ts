import { expect, it } from 'vitest';
import { asidesOf } from './asides.ts';

const asides = (text: string) => asidesOf(text).map(({ start, end }) => text.slice(start, end));

it('sets aside the line of a label and nothing after it', () => {
  const text =
    'The bridge closed.\nRelated: The Road That Was Never Built\n“It opens in May,” said Anna Keller.\nRead more: All About Bridges\nShe said it was safe.';
  expect(asides(text)).toEqual(['Related: The Road That Was Never Built', 'Read more: All About Bridges']);
});

it.each([
  ['after a comma', 'Related article: Bridge Reopens After a Year of Work,', 'Harbour Says'],
  ['in small letters', 'Related article: The bridge that nobody in the whole city', 'wanted to pay for'],
  ['below the bare label', 'Related:', 'The Road That Was Never Built'],
])('takes along the title that goes on in the next line %s', (_, first, second) => {
  expect(asides(`${first}\n${second}\nShe said it was safe.`)).toEqual([first, second]);
});
