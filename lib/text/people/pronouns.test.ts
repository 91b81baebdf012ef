import { describe, expect, it } from 'vitest';
import { extract } from '../extract.ts';
import type { Span } from '../words/types.ts';

/** The speaker's name for every item whose words begin with `words`, leaving out the reporter's claims. */
const speakersOf = (text: string, words: string, skip?: Span[]) =>
  extract(text, skip ? { language: 'en', skip } : { language: 'en' })
    .items.filter(({ kind, spans }) => {
      const first = spans[0];
      return kind !== 'FACTUAL_CLAIM' && first && text.slice(first.start, first.end).startsWith(words);
    })
    .map(({ speaker }) => speaker?.name ?? null);

describe('names in what was set aside', () => {
  const opening = '“I told the owner that day,” Captain Ola Brandt told the inquiry.';
  const answer = '“I was not afraid,” he said.';

  it.each([
    'Photo: The ferry Mira in 2019. HT/Jon Berg',
    'Photograph: Jon Berg/Harbour Times',
    'Image: Thomas Keller on the quay in 2019',
    'Picture: Paul Lind / Harbour Pictures',
    'By Thomas Keller',
    'Reporting by Paul Lind; Editing by Jon Berg',
    'Published on 3 May 2024 by Paul Lind',
    'Related: Thomas Keller says the port must close',
  ])('are nobody’s “he”: %s', (line) => {
    expect(speakersOf(`Ferry inquiry opens\n\n${opening}\n\n${line}\n\n${answer}`, '“I was')).toEqual([
      'Ola Brandt',
    ]);
  });

  it('are nobody’s “she” where a person set the line aside', () => {
    const caption = 'Anna Keller on the quay in May with her dog';
    const text = `“We sail,” Captain Mary Brandt said.\n\n${caption}\n\n“I was not afraid,” she said.`;
    const start = text.indexOf(caption);
    expect(speakersOf(text, '“I was', [{ start, end: start + caption.length }])).toEqual(['Mary Brandt']);
  });

  it('lend no fuller name to whom the story names shorter', () => {
    const credit = 'Photo: Jon Berg';
    const text = `The harbour master came late.\n\n${credit}\n\n“I sail,” Ms Berg said.`;
    const start = text.indexOf(credit);
    expect(speakersOf(text, '“I sail', [{ start, end: start + credit.length }])).toEqual(['Ms Berg']);
  });
});

describe('“they”, “it” and “the firm”', () => {
  const two = 'Two politicians backed the singer: Liberal senator Ada Holm and deputy Bo Lind.';

  it.each([
    [
      'the company in focus',
      `${two}\n\nThey criticised North Line and its prices.\n\nNorth Line has twice denied doing anything wrong.\n\n“At no point did we close the route,” they said in a statement on their website.`,
      '“At no',
      'North Line',
    ],
    [
      'the company that the sentence before is about',
      'Anna Keller, a passenger, waited for nine hours. Harbour Ferries apologised on Monday. “We are sorry for the delay,” it said.',
      '“We are',
      'Harbour Ferries',
    ],
    [
      'the company of the sentence before, not the last speaker',
      '“I waited for nine hours,” said Anna Keller. Harbour Ferries apologised on Monday. “We are sorry for the delay,” they said.',
      '“We are',
      'Harbour Ferries',
    ],
    [
      'the company for “the firm”',
      'Norvane Energy closed two plants in May. Anna Keller, a welder, lost her job. “We regret the closures,” the firm said.',
      '“We regret',
      'Norvane Energy',
    ],
    [
      'the company for “the company” after another name',
      'Brightwater Foods recalled its soup. Dr Paul Lind welcomed the step. “Nobody has fallen ill,” the company said in a statement.',
      '“Nobody',
      'Brightwater Foods',
    ],
    [
      'several people for “they”',
      'Anna Keller and Thomas Brandt keep the shop. “We open at six,” they said.',
      '“We open',
      'Anna Keller and Thomas Brandt',
    ],
    [
      'a group without a name',
      'Residents of the street met on Sunday. “We want the road closed,” they said.',
      '“We want',
      'Residents of the street',
    ],
    [
      'the police force that was named',
      'Norvane Police said a man was held. Anna Keller saw the arrest. The force appealed for witnesses. “We ask anybody who was there to call,” they said.',
      '“We ask',
      'Norvane Police',
    ],
  ])('goes to %s', (_, text, words, name) => {
    expect(speakersOf(text, words)[0]).toBe(name);
  });

  it('is given to nobody where nobody fits', () => {
    const text = 'The storm passed at noon. “We were lucky,” they said.';
    expect(speakersOf(text, '“We were')[0]).toBe('they');
  });
});

describe('“he” and “she”', () => {
  it.each([
    [
      'not to whom the sentence accuses',
      'Mara Lund’s first six books came out at North House, which was bought by a company owned by agent Corin Bell this year.\n\nIn a post at the time she described this as the “worst case” and accused him of “constant bullying”.',
      ['this as', 'him of'],
      'Mara Lund',
    ],
    [
      'not to whom the sentence thanks',
      'Sile Brandt took over the club in May from Tavi Keller. In her first interview she praised him as “a friend of the house”.',
      ['him as'],
      'Sile Brandt',
    ],
    [
      'to whom the story calls “she” elsewhere',
      'Ayo Lund sold her shop in May to Tobi Berg. Berg runs his own chain. “I was tired,” she said.',
      ['“I was'],
      'Ayo Lund',
    ],
    [
      'to whom an honorific elsewhere makes a woman',
      'Devi Brandt met Ari Keller on Monday. Ms Brandt left early. Keller stayed. “There is no deal,” she said.',
      ['“There is'],
      'Devi Brandt',
    ],
    [
      'past a man who is the subject of the sentence between',
      'Sara Keller lost her brother in the fire. Paul Lind, who led the search, found him. “I still wait for him at the door,” she said.',
      ['“I still'],
      'Sara Keller',
    ],
    [
      'by the word for kin',
      'Tavi Brandt died in May. His widow, Ines Brandt, runs the shop. “I open at six,” she said.',
      ['“I open'],
      'Ines Brandt',
    ],
  ])('goes %s', (_, text, contents, name) => {
    for (const words of contents) expect(speakersOf(text, words)[0]).toBe(name);
  });
});
