import { describe, expect, it } from 'vitest';
import { compare } from './compare.ts';
import type { Edit } from './types.ts';

const SPEECH = `Thank you for coming. We will not send two thousand troops to the border, and we don’t intend to
change that. Labour costs have risen by 5 percent since March 3. Senator Okoro and I spoke for an hour. My colleagues
in Lisbon could have asked us first. The president’s office did not call. We can talk on Tuesday.`;

const changes = (edits: readonly Edit[]): string[] =>
  edits
    .filter((edit) => edit.kind !== 'equal')
    .map((edit) => `${edit.kind} ${edit.quote.text} < ${edit.source.text}`);

const of = (quote: string, source = SPEECH) => compare(quote, source);

describe('verbatim: typography, case of the first letter and final punctuation aside', () => {
  it.each([
    ['the words as they stand', 'We will not send two thousand troops to the border'],
    ['quotation marks around them', '“We will not send two thousand troops to the border,”'],
    ['a small first letter', 'we can talk on Tuesday'],
    ['another final mark', 'We can talk on Tuesday!'],
    ['straight apostrophes', "we don't intend to change that"],
    ['a line break inside', 'we don’t intend to change that'],
    ['no-break spaces', 'We\u00A0can\u00A0talk on\u202FTuesday'],
    ['soft hyphens and zero-width marks', 'We can talk on Tues\u00ADday\u200B'],
    [
      'a dash for a comma',
      'We will not send two thousand troops to the border — and we don’t intend to change that',
    ],
    ['ligatures of an old font', 'The president’s oﬃce did not call'],
    ['full-width letters', 'Ｗｅ can talk on Tuesday'],
    ['a bracketed first letter', '[W]e can talk on Tuesday'],
  ])('%s', (_, quote) => {
    expect(of(quote)).toMatchObject({ class: 'verbatim', similarity: 1 });
  });

  it.each([
    ['digits for words', 'We will not send 2,000 troops', 'numeral'],
    ['a sign for a word', 'risen by 5% since March 3', 'numeral'],
    ['an ordinal day', 'since March 3rd', 'numeral'],
    ['American spelling', 'Labor costs have risen', 'spelling'],
    ['an abbreviated title', 'Sen. Okoro and I spoke', 'spelling'],
  ] as const)('%s is excused and shown', (_, quote, excuse) => {
    const found = of(quote);
    expect(found.class).toBe('verbatim');
    expect(found.edits.filter((edit) => edit.kind !== 'equal').map((edit) => edit.excused)).toEqual([excuse]);
  });

  it('excuses compounds written in one word or two, and accents left out of names', () => {
    expect(of('health care decision making', 'We need healthcare decision-making now.').class).toBe(
      'verbatim',
    );
    expect(of('Jose Munoz was there', 'Our friend José Muñoz was there.').class).toBe('verbatim');
  });

  it('reads casual spellings as the words they are', () => {
    expect(of('We are going to win', 'we are gonna win').class).toBe('verbatim');
    expect(of('I can not go', 'I cannot go').class).toBe('verbatim');
  });
});

describe('trimmed: only marked omissions, [insertions] and a transcript’s fillers', () => {
  it.each([
    'We will not send … troops to the border',
    'We will not send ... troops to the border',
    'We will not send . . . troops to the border',
    'We will not send [...] troops to the border',
    'Thank you for coming. … We can talk on Tuesday.',
    'We will not send [those] troops to the border',
    'We will not send two thousand [infantry] troops to the border',
    '[They] will not send two thousand troops',
    'Senator [Paul] Okoro and I spoke',
  ])('%s', (quote) => {
    expect(of(quote).class).toBe('trimmed');
  });

  it('is altered when anything else is changed beside the mark', () => {
    expect(of('We will not send … soldiers to the border').class).toBe('altered');
    expect(of('We will [soon] send two thousand troops to the border').class).toBe('altered');
  });

  it('warns of a denial that a short marked omission swallows', () => {
    const found = of('We will … send two thousand troops to the border');
    expect(found.class).toBe('trimmed');
    expect(found.edits.find((edit) => edit.excused === 'omission')?.sense).toBe('negation');
  });

  it('does not let a bracket stand for a passage', () => {
    expect(of('We will not send [help]. Senator Okoro and I spoke').class).toBe('altered');
  });

  it('takes a bracket of the source’s own that is rewritten as a change', () => {
    const source = 'He said that [the senator] would come back to the valley in the spring.';
    expect(of('that [the senator] would come back', source).class).toBe('verbatim');
    expect(of('that [the governor] would come back', source).class).toBe('altered');
  });

  it('excuses hesitations anywhere', () => {
    expect(of('I think that it is fair', 'Well, I, um, I think that, uh, it is fair.').class).toBe('trimmed');
  });

  it('excuses discourse markers and stutters in a transcript only', () => {
    const transcript =
      'so we we went there you know and i mean it was like the best day of of my life and nobody knew why';
    expect(of('We went there and it was the best day of my life', transcript).class).toBe('altered');
    expect(of('we went there and it was like the best day of my life', transcript).class).toBe('trimmed');
    const printed = 'Do you know the man? You know him well. I mean it. That is like war.';
    expect(of('Do the man', printed).class).not.toBe('trimmed');
    expect(of('You know well', printed).class).not.toBe('trimmed');
    expect(of('That is war', printed).class).not.toBe('trimmed');
  });

  it('keeps what looks like a filler and is none', () => {
    const transcript =
      'i do not know what you know about it and it is like a war out there um people like you made it';
    expect(of('I do not know what about it', transcript).class).toBe('altered');
    expect(of('it is a war out there', transcript).class).toBe('altered');
    expect(of('people you made it', transcript).class).toBe('altered');
  });

  it('shows a dropped hedge though it excuses it', () => {
    const found = of(
      'we were trying to leave the building',
      'um so we were sort of trying to uh leave the building',
    );
    expect(found.class).toBe('trimmed');
    expect(found.edits.find((edit) => edit.source.text === 'sort of')?.sense).toBe('modal');
  });

  it('reads a number that was hesitated over', () => {
    expect(of('we sent four hundred people home', 'um we sent four uh hundred people home').class).toBe(
      'trimmed',
    );
    expect(of('we sent five hundred people home', 'um we sent four uh hundred people home').class).toBe(
      'altered',
    );
  });
});

describe('altered: each change as a word-level edit', () => {
  it.each([
    ['a dropped negation', 'We will send two thousand troops', 'delete  < not', 'negation'],
    ['a dropped n’t', 'and we do intend to change that', 'replace do < don’t', 'negation'],
    ['an added negation', 'We can not talk on Tuesday', 'insert not < ', 'negation'],
    ['a changed number', 'We will not send 3,000 troops', 'replace 3,000 < two thousand', 'number'],
    ['a changed name', 'My colleagues in Madrid could have asked us', 'replace Madrid < Lisbon', 'name'],
    ['a changed modal', 'My colleagues in Lisbon should have asked us', 'replace should < could', 'modal'],
    [
      'a negative prefix',
      'it was unfair to all',
      'replace unfair < fair',
      'negation',
      'And it was fair to all.',
    ],
    ['a dropped word', 'Labour costs risen by 5 percent', 'delete  < have', null],
    ['a changed word', 'Labour costs have fallen by 5 percent', 'replace fallen < risen', null],
    ['an added word', 'The president’s office also did not call', 'insert also < ', null],
  ] as const)('%s', (_, quote, change, sense, source: string = SPEECH) => {
    const found = of(quote, source);
    expect(found.class).toBe('altered');
    expect(changes(found.edits)).toEqual([change]);
    expect(found.edits.find((edit) => edit.kind !== 'equal')?.sense).toBe(sense);
  });

  it('counts a contraction written out, and says what it is', () => {
    const found = of('we do not intend to change that');
    expect(found.class).toBe('altered');
    expect(found.edits.filter((edit) => edit.kind !== 'equal')).toMatchObject([
      { quote: { text: 'do not' }, source: { text: 'don’t' }, note: 'contraction', sense: null },
    ]);
  });

  it('takes two passages joined without a mark as altered, and gives both passages', () => {
    const found = of('Senator Okoro and I spoke for an hour. We can talk on Tuesday.');
    expect(found.class).toBe('altered');
    expect(found.edits.find((edit) => edit.kind === 'delete')?.note).toBe('joined');
    expect(found.passages.map(({ start, end }) => SPEECH.slice(start, end).trim())).toEqual([
      'Senator Okoro and I spoke for an hour.',
      'We can talk on Tuesday.',
    ]);
  });

  it('says so when two passages are given in another order', () => {
    const found = of('We can talk on Tuesday. Senator Okoro and I spoke for an hour.');
    expect(found.class).toBe('altered');
    expect(found.edits.find((edit) => edit.kind === 'insert')?.note).toBe('order');
    expect(found.passages.map(({ start, end }) => SPEECH.slice(start, end).replace(/\.$/u, ''))).toEqual([
      'We can talk on Tuesday',
      'Senator Okoro and I spoke for an hour',
    ]);
  });

  it('does not end a place inside a written word', () => {
    expect(of('and we do', 'We see it, and we don’t.').class).toBe('altered');
    expect(of('it was the president', 'I say it was the president’s.').class).toBe('altered');
  });

  it('tells us from US where both texts have capitals', () => {
    expect(
      of('they will attack the US soon', 'He said they will attack the us soon. Then the US replied.').class,
    ).not.toBe('not_found');
    expect(of('they attacked US yesterday', 'He said they attacked us yesterday.')).toMatchObject({
      class: 'altered',
    });
  });

  it('tells a question from a statement inside the quote', () => {
    const source = 'Did he take the money? Yes. He took it home.';
    expect(of('Did he take the money. Yes.', source).class).toBe('altered');
    expect(of('Did he take the money.', source).class).toBe('verbatim');
  });

  it('excuses homophones only where a machine wrote down what it heard', () => {
    const heard = 'and they lost there home in the flood that came down from the hills that night';
    expect(of('they lost their home in the flood', heard).class).toBe('verbatim');
    expect(
      of('they lost their home in the flood', 'And they lost there home in the flood. It was night.').class,
    ).toBe('altered');
  });
});

describe('the edits', () => {
  it('cover quote and place in order, so that both can be printed one above the other', () => {
    const quote = 'We will send 2,000 [more] troops … and we do not intend to change it';
    const found = of(quote);
    let q = 0;
    let s = found.place?.start ?? 0;
    for (const edit of found.edits) {
      expect(quote.slice(edit.quote.start, edit.quote.end)).toBe(edit.quote.text);
      expect(SPEECH.slice(edit.source.start, edit.source.end)).toBe(edit.source.text);
      expect(edit.quote.start).toBeGreaterThanOrEqual(q);
      expect(edit.source.start).toBeGreaterThanOrEqual(s);
      expect(/\p{L}|\p{N}/u.test(quote.slice(q, edit.quote.start))).toBe(false);
      expect(/\p{L}|\p{N}/u.test(SPEECH.slice(s, edit.source.start))).toBe(false);
      q = edit.quote.end;
      s = edit.source.end;
    }
    expect(s).toBe(found.place?.end);
  });
});
