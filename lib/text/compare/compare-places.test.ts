import { describe, expect, it } from 'vitest';
import { compare } from './compare.ts';
import { indexSource } from './index-source.ts';

const SPEECH = `Thank you for coming. We will not send two thousand troops to the border, and we don’t intend to
change that. Labour costs have risen by 5 percent since March 3. Senator Okoro and I spoke for an hour. My colleagues
in Lisbon could have asked us first. The president’s office did not call. We can talk on Tuesday.`;

const of = (quote: string, source = SPEECH) => compare(quote, source);
const placeText = (quote: string, source = SPEECH): string | null => {
  const { place } = compare(quote, source);
  return place && source.slice(place.start, place.end);
};

describe('the source', () => {
  it('may be hard-wrapped, with words broken at the line end', () => {
    const source = 'The govern-\nment has, for the\nsecond time this year, closed the\nbor-\nder to lorries.';
    expect(
      of('The government has, for the second time this year, closed the border to lorries', source).class,
    ).toBe('verbatim');
  });

  it('may be an automatic transcript without case, punctuation or apostrophes', () => {
    const source =
      'um and so we dont think that mr okoros plan its really its going to cost us twenty million dollars a year you know';
    expect(of('We don’t think that Mr. Okoro’s plan', source).class).toBe('verbatim');
    expect(of('it’s going to cost us $20 million a year', source).class).toBe('verbatim');
    expect(of('it’s going to cost us $30 million a year', source)).toMatchObject({ class: 'altered' });
  });

  it('may carry speaker labels and stage directions, which nobody said', () => {
    const source = `MS. HALE: I have never met him. [Laughter]\nMS. HALE: And I never will.\nMR. ODUM: Thank you.\nMS. HALE: Good night.`;
    expect(of('I have never met him. And I never will.', source).class).toBe('verbatim');
    const mixed = of('And I never will. Thank you.', source);
    expect(mixed.class).toBe('altered');
    expect(mixed.edits.find((edit) => edit.kind === 'delete')?.note).toBe('other_speaker');
  });

  it('may interrupt a quoted sentence with the reporter’s words', () => {
    const source =
      '“We will rebuild the bridge,” the mayor said, “and we will do it this year.” Then she left.';
    const found = of('We will rebuild the bridge and we will do it this year.', source);
    expect(found.class).toBe('trimmed');
    expect(found.edits.find((edit) => edit.kind === 'delete')?.excused).toBe('attribution');
    const two = '“We will rebuild the bridge,” the mayor said. “It is our duty to do it this year.”';
    expect(of('We will rebuild the bridge. It is our duty to do it this year.', two).class).toBe('altered');
  });
});

describe('the place', () => {
  it('takes in the marks that quote and source have in common', () => {
    expect(placeText('“We can talk on Tuesday.”', `She said: “We can talk on Tuesday.” And left.`)).toBe(
      '“We can talk on Tuesday.”',
    );
    expect(placeText('We can talk on Tuesday')).toBe('We can talk on Tuesday');
  });

  it('is null when nothing is like the quote, or there are no words', () => {
    for (const quote of [
      'the weather in Oslo was dreadful all week',
      'nothing of the kind',
      '“…”',
      '',
      '—',
    ]) {
      expect(of(quote)).toMatchObject({ class: 'not_found', place: null, candidates: [] });
    }
    expect(of('words', '').class).toBe('not_found');
  });

  it('gives other places, the best first, and heeds where it is expected', () => {
    const source = 'We will win this one. They lost. We will win that one. They left. We will win this one.';
    const found = compare('We will win this one', source);
    expect(found.place?.start).toBe(0);
    expect(found.candidates.length).toBeGreaterThanOrEqual(2);
    expect(compare('We will win this one', source, { near: source.length }).place?.start).toBe(
      source.lastIndexOf('We will'),
    );
    expect(compare('We will win this one', source, { maxCandidates: 1 }).candidates).toHaveLength(1);
  });

  it('prefers the sentence to the headline made of it', () => {
    const source = 'We Cannot Wait For Spring\n\n“We cannot wait for spring,” she said.';
    expect(compare('We cannot wait for spring', source).place?.start).toBe(source.indexOf('We cannot'));
  });

  it('is found in hours of speech, many quotes against one index', () => {
    const filler = Array.from(
      { length: 4000 },
      (_, i) => `item ${i} of the agenda was read and nobody in hall ${i % 7} had a question about it`,
    );
    filler.splice(2500, 0, 'the minister told the hall that eleven wells had run dry before the harvest');
    const index = indexSource(filler.join(' '));
    const found = compare('eleven wells had run dry before the harvest', index);
    expect(found).toMatchObject({ class: 'verbatim' });
    expect(compare('twelve wells had run dry before the harvest', index)).toMatchObject({ class: 'altered' });
    expect(compare('seven bridges fell into the river at dawn', index).class).toBe('not_found');
  });
});
