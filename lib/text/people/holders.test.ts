import { describe, expect, it } from 'vitest';
import { extract } from '../extract.ts';

/** The kinds, speakers or parties, and words of a story's items, leaving out the reporter's own claims. */
const read = (text: string) =>
  extract(text, { language: 'en' })
    .items.filter(({ kind }) => kind !== 'FACTUAL_CLAIM')
    .map(
      ({ kind, speaker, parties, spans }) =>
        `${kind} ${parties.map(({ name }) => name).join(' + ') || (speaker?.name ?? '–')}: ${spans.map(({ start, end }) => text.slice(start, end)).join(' … ')}`,
    );

/** The names of those who speak, once each, in text order. */
const speakers = (text: string) => [
  ...new Set(extract(text, { language: 'en' }).items.flatMap(({ speaker }) => speaker?.name ?? [])),
];

describe('who holds the office that a story names', () => {
  it.each([
    [
      'In a letter to the board, his son, Edvin, said the house had been “left to the gulls”.\n\n“We never got a reply,” he wrote.',
      ['Edvin'],
    ],
    [
      'The board heard a petition by Smt. Leela Varkey, a retired headmistress, who claimed that nine schools had no roof.',
      ['Leela Varkey'],
    ],
    [
      'Prof Eda Lund told the inquiry she had kept no minutes. Asked why, the witness replied: “Nobody told me to.” The professor said that was usual.',
      ['Prof Eda Lund'],
    ],
    [
      'Mr Tom Arkle, a nurse for nine years, said in evidence that the ward had no beds. “I counted them twice,” the witness said.',
      ['Tom Arkle'],
    ],
    [
      'The chairwoman of the inquiry, Ms Justice Ona Fell, opened the hearing. The chairwoman said it would last a week.',
      ['Ona Fell'],
    ],
    [
      'Farelo, the parcels app, said it had closed 40 accounts. “We act fast,” the app said, adding that it had “no choice”.',
      ['Farelo'],
    ],
    [
      'The Permanent Secretary, Arc. (Mrs.) Bisi Cole, said the road would open in May.\n\n“We are on course,” she said.',
      ['Bisi Cole'],
    ],
    [
      'The contractor, M/s Varun Lines, had claimed that its licence was “renewed by the port”.',
      ['M/s Varun Lines'],
    ],
  ])('%s', (text, names) => {
    expect(speakers(text)).toEqual(names);
  });

  it.each([
    ['The fund’s director, a close ally of the mayor, Bo Lind, said the books were in order.', 'Bo Lind'],
    ['The firm, founded in 2011 by Ada Holm and her brother, Nils, has denied any wrongdoing.', 'Nils'],
    [
      'The monarch, represented by her secretary, Chief Ola Tom, urged both sides to wait in the interest of the town.',
      'Ola Tom',
    ],
  ])('but nobody named beside another: %s', (text, name) => {
    expect(speakers(text)).toHaveLength(1);
    expect(speakers(text)).not.toContain(name);
  });

  it('names both parties of “and neither did”', () => {
    expect(
      read('Mr Voss did not respond to questions, and neither did the trust’s chairman, Lord Ekwall.'),
    ).toEqual([expect.stringContaining('NON_RESPONSE Mr Voss + Lord Ekwall')]);
    expect(
      read('Bo Lind did not respond to requests for comment and neither has the ferry’s owner.'),
    ).toEqual([expect.stringContaining('NON_RESPONSE Bo Lind + ferry’s owner')]);
  });

  it('names the party that an office with a capital introduces', () => {
    expect(read('The Deputy Mayor, Mrs Oda Finch, did not answer calls.')).toEqual([
      expect.stringContaining('NON_RESPONSE Oda Finch'),
    ]);
  });
});

describe('what is no name', () => {
  it.each([
    ['Bo Lind said the pier was safe.\n\nProbably so. He will come on Monday, he said.', ['Bo Lind']],
    ['Reilly said the pier was safe. Sadly the ferry was not, he said.', ['Reilly']],
    ['Kelly, who is 40, said the pier was safe. Daly said it was not.', ['Kelly', 'Daly']],
  ])('%s', (text, names) => {
    expect(speakers(text)).toEqual(names);
  });

  it('a number with which a sentence begins', () => {
    const text =
      'Thirteen men were held after the raid. Fifteen boats were taken. “We are tired,” they said. Ada Holm said they were free to go.';
    expect(speakers(text)).not.toContain('Thirteen');
    expect(speakers(text)).not.toContain('Fifteen');
  });

  it('a “that” that tells of what happened', () => {
    expect(read('That prompted a shout from the gallery: “Then go home!”')).toEqual([
      'DIRECT_QUOTE –: “Then go home!”',
    ]);
    expect(read('This drew a cry from the stands: “Then play like it!”')[0]).toMatch(/^DIRECT_QUOTE –/);
  });

  it('a denial before its speaker', () => {
    expect(
      read('Not so, said the harbour treasurer Ann Marie Lind.').filter((item) => item.includes('Not so:')),
    ).toEqual([]);
    expect(read('Not true, said Ann Marie Lind.').filter((item) => item.includes('Not true:'))).toEqual([]);
  });
});
