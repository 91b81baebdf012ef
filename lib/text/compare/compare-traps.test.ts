/** Texts that look the same without their marks and spaces but are not; and things a speaker said twice. */
import { describe, expect, it } from 'vitest';
import { compare } from './compare.ts';

const around = (words: string) =>
  `Good evening, and thank you for coming. ${words} That was the position we took in the spring.`;
const classOf = (quote: string, source: string) => compare(quote, around(source)).class;
const senses = (quote: string, source: string) =>
  compare(quote, around(source)).edits.flatMap(({ sense }) => (sense ? [sense] : []));

describe('a number is what its point, its sign and its currency make it', () => {
  it.each([
    ['We will spend £64 billion on homes this year.', 'We will spend £6.4 billion on homes this year.'],
    ['The rate rose by 114 per cent last year.', 'The rate rose by 11.4 per cent last year.'],
    ['Der Damm ist 48 Kilometer lang und neu.', 'Der Damm ist 4,8 Kilometer lang und neu.'],
    ['Die Stadt hat 18 Einwohner auf dem Berg.', 'Die Stadt hat 18.000 Einwohner auf dem Berg.'],
    ['It costs 12,00 dollars to fix the roof.', 'It costs 1,200 dollars to fix the roof.'],
    ['We owe them £500 for the work they did.', 'We owe them $500 for the work they did.'],
    ['We owe them 500 for the work they did.', 'We owe them $500 for the work they did.'],
    ['The call came in at 947 that night.', 'The call came in at 9:47 that night.'],
    ['We won the game 21 in the end.', 'We won the game 2-1 in the end.'],
    ['Only 1015 people were in the room.', 'Only 10-15 people were in the room.'],
    ['About 12 of the town was flooded.', 'About 1/2 of the town was flooded.'],
    ['The area is 102 metres in all.', 'The area is 10² metres in all.'],
    ['There were >40 men in the hall.', 'There were <40 men in the hall.'],
  ])('%s', (quote, source) => {
    expect(classOf(quote, source)).toBe('altered');
    expect(senses(quote, source)).toContain('number');
  });

  it.each([
    ['It cost $3.50 a month.', 'It cost three dollars and fifty cents a month.'],
    ['It took 1.5 years to finish.', 'It took one and a half years to finish.'],
    ['About 3.5 million people left the country.', 'About three and a half million people left the country.'],
    ['Some 500,000 people left the country.', 'Some half a million people left the country.'],
    ['It was 5.5 miles to the next town.', 'It was 5½ miles to the next town.'],
    ['The price is .5 percent of the total.', 'The price is 0.5 percent of the total.'],
    ['It was 40 kg in the hall then.', 'It was 40kg in the hall then.'],
    ['They built 5,000 homes in one year.', 'They built 5 000 homes in one year.'],
  ])('the same in other figures: %s', (quote, source) => {
    expect(classOf(quote, source)).toBe('verbatim');
  });
});

describe('words that are written together are other words', () => {
  it.each([
    ['We were notable to hold the line.', 'We were not able to hold the line.'],
    ['It is amoral choice that we made.', 'It is a moral choice that we made.'],
    ['They put it informal terms that day.', 'They put it in formal terms that day.'],
    ['He was charged with manslaughter that day.', 'He was charged with a man’s laughter that day.'],
    ['We decided that he should resign in the spring.', 'We decided that he should re-sign in the spring.'],
    ['I know well be fine when it’s done.', 'I know we’ll be fine when it’s done.'],
    ['It was nowhere in the hall.', 'It was now here in the hall.'],
  ])('%s', (quote, source) => {
    expect(classOf(quote, source)).toBe('altered');
  });

  it.each([
    ['We pay for healthcare in this state.', 'We pay for health care in this state.'],
    ['They reelected the mayor by a wide margin.', 'They re-elected the mayor by a wide margin.'],
    ['Anybody can come into the hall.', 'Any body can come in to the hall.'],
    ['We setup the email list in the office.', 'We set up the e-mail list in the office.'],
    ['The nonviolent march went on for days.', 'The non-violent march went on for days.'],
  ])('the same, written apart: %s', (quote, source) => {
    expect(classOf(quote, source)).toBe('verbatim');
  });
});

describe('what a speaker said twice at once', () => {
  const spoken = (words: string) =>
    `um so thank you all for coming uh tonight ${words} and then we uh went home to the other side of the river`;

  it.each([
    ['Tonight it was a long night for us.', 'it was it was a long night for us'],
    [
      'Tonight when the pumps were inspected it leaked.',
      'when the pumps when the pumps were inspected it leaked',
    ],
    ['Tonight I don’t want it.', 'i don’t i don’t want it'],
    ['Tonight I think we should go.', 'i i i think we should go'],
    ['Tonight we should go home.', 'we should uh we should go home'],
    ['Tonight he never paid us.', 'he never uh he never paid us'],
    ['Tonight we don’t have the money.', 'we we don’t we don’t have the money'],
  ])('may be left out once: %s', (quote, source) => {
    expect(compare(quote, spoken(source)).class).toBe('trimmed');
  });

  it('but a denial that was part of it may not', () => {
    const found = compare('I will sign the paper today.', spoken('i will i will not sign the paper today'));
    expect(found.class).toBe('altered');
    expect(found.edits.some(({ sense }) => sense === 'negation')).toBe(true);
  });

  it('“um” and “er” are words elsewhere, and a ward', () => {
    const german =
      'Wir sind hier, um die Schule zu retten, und das ist nicht leicht. Er sagt, dass er den Termin um drei Jahre verschieben will.';
    expect(compare('dass er den Termin drei Jahre verschieben will', german).class).toBe('altered');
    expect(
      compare('He was taken to the by my brother.', around('He was taken to the ER by my brother.')).class,
    ).toBe('altered');
  });
});

it('words of the same matter, gathered from here and there, are not the quote', () => {
  const source = around(
    'The plant on Miller Road was built long ago. Families on the east side pay for water every month. It will be replaced when the money is there, and not before. Nobody will be asked for more.',
  );
  expect(
    compare('Families will not pay more for water until the plant on the east side is replaced.', source)
      .class,
  ).not.toBe('verbatim');
  expect(
    compare('The mayor told us that nobody on Miller Road was built for the money of the plant.', source)
      .class,
  ).toBe('not_found');
});

it('an editor’s “[not]” is not passed over', () => {
  expect(classOf('We will raise the tax on boats.', 'We will [not] raise the tax on boats.')).toBe('altered');
});
