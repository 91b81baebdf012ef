import { describe, expect, it } from 'vitest';
import { extract } from './extract.ts';

/** Who speaks in each quotation or reported statement of a story, in text order; "–" where nobody is named. */
const speakers = (text: string) =>
  extract(text, { language: 'en' })
    .items.filter(({ kind }) => kind !== 'FACTUAL_CLAIM' && kind !== 'NON_RESPONSE')
    .map(({ speaker }) => speaker?.name ?? '–');
const last = (text: string) => speakers(text).at(-1);

describe('whom a description or pronoun stands for', () => {
  it.each([
    // an abbreviated office beside its holder
    ['The Harbour ACP, Shri Arun Nayak, told the port that the quay was “a ruin”.', 'Arun Nayak'],
    ['The Traffic DCP, Smt. Leela Varkey, said the road was “closed for good”.', 'Leela Varkey'],
    // a union branch
    [
      'SP Chidi Anyo, the police spokesman, said he knew nothing.\n\nMeanwhile, the local branch of the union has written to the port. In a letter, it warned that “no boat will sail”.',
      'the local branch of the union',
    ],
    [
      'Bo Lind, the mayor, said he was calm.\n\nThe county chapter of the league has met. In a note, it warned that “no bus will run”.',
      'The county chapter of the league',
    ],
    // the witness of an inquiry, and who chairs it
    [
      'Prof Eda Lund, now retired, told counsel for the inquiry, Mina Vale SC, that she had raised it.\n\nAsked by Ms Vale why she had left, the witness replied: “Because I was afraid.”',
      'Prof Eda Lund',
    ],
    [
      'The Norvane Inquiry, chaired by Ms Justice Ona Holm, sat on Monday.\n\nBo Lind gave evidence. The chairwoman told him she would “hear no more of it”.',
      'Ona Holm',
    ],
    [
      'A review chaired by Sir Paul Vale opened on Monday. The chairman said it would “leave no stone”.',
      'Paul Vale',
    ],
    // the same person in other words, within one paragraph
    [
      'Crossbench councillor Eda Holm, whose vote is needed, said she had heard nothing. “Not a word,” the Norvane independent said.',
      'Eda Holm',
    ],
    ['Paul Vale said the pier was safe. “I walk on it,” the retired teacher said.', 'Paul Vale'],
    // somebody the reporter has met
    [
      'Our reporter Tegan Holm is at the quay:\n\nI’ve been talking to Alun Lind, who was pulled from the water with his cat. He went out to fish, he told me, and the wave “hit like a wall”.',
      'Alun Lind',
    ],
    // a body, recognised by the words beside its name
    [
      'Norvane, the online boat company worth $9m, paid staff to write reviews. A worker sued Norvane over her pay.\n\nThe company has denied it.\n\n“We take care,” they said in a statement.',
      'Norvane',
    ],
    // whatever a section's heading names
    [
      'The pier is shut.\n\nHarbour Office responds\n\nThey say in a statement: “A red warning was in place from noon.”',
      'Harbour Office',
    ],
  ])('%s', (text, name) => {
    expect(last(text)).toBe(name);
  });

  it.each([
    // somebody else was named in between, or another paragraph began
    [
      'Eda Holm said no. Bo Lind disagreed. “Not a word,” the Norvane independent said.',
      'the Norvane independent',
    ],
    ['Eda Holm said no.\n\n“Not a word,” the Norvane independent said.', 'the Norvane independent'],
    [
      'Eda Holm told the court she was ill. “Not so,” the company doctor and his aides said.',
      'the company doctor and his aides',
    ],
    // a shout from nobody who is named
    ['That drew a cry from the gallery: "Then pay for it yourselves!"', '–'],
    ['That prompted a shout from the back row: “Go home!”', '–'],
  ])('nobody is guessed: %s', (text, name) => {
    expect(last(text)).toBe(name);
  });
});

describe('whoever stands beside a quotation', () => {
  it.each([
    ['“It will hold until May,” Holm said to cheers from the quay.', 'Holm'],
    ['“It will hold until May,” said Ada Holm as she left the hall.', 'Ada Holm'],
    ['Ada Holm: “The pier is safe.”', 'Ada Holm'],
    ['Mayor Bo Lind: “Nobody will lose a berth.”', 'Bo Lind'],
    ['Sen. Ada Holm (D-Mo.), who chairs the panel, said the bill was “dead on arrival”.', 'Ada Holm'],
    ['Rep. Bo Lind (R-Ohio), who left the room, called it “a farce”.', 'Bo Lind'],
    ['Eda Holm, whose start-up, Norline, sells boats, said she was “done with piers”.', 'Eda Holm'],
    ['Paul Vale, whose brother, Arne, runs the ferry, said the sea was “no place for a fool”.', 'Paul Vale'],
  ])('%s', (text, name) => {
    expect(last(text)).toBe(name);
  });
});

describe('what is told at the end of a sentence by somebody before a hearing', () => {
  it.each([
    [
      'The ferry had skipped nine checks because its owner wanted to be first in the harbour, the tribunal was told by Bo Lindqvist KC, for the widows.',
      'Bo Lindqvist KC',
    ],
    [
      'Holm left early because she hoped to swim before dark, the jury was told by Eda Vale KC, prosecuting.',
      'Eda Vale KC',
    ],
  ])('%s', (text, name) => {
    expect(speakers(text).map((one) => name.startsWith(one))).toEqual([true]);
  });
});

describe('nothing is said', () => {
  it.each([
    'NO fewer than 340 boatmen have not been paid since May, findings by THE GULL COURIER have revealed.',
    'More than 30 piers are rotten, checks by this newspaper have found.',
    'It may be recalled that two boatmen were killed when a mast fell in 2022.',
    'The port has not said what will become of the pier.',
    'The owners have not said where the boats will go.',
    'He thought for a long while. Then he ate an egg.',
  ])('in the reporter’s own words: %s', (text) => {
    expect(speakers(text)).toEqual([]);
  });

  it('but by another body that looked into it', () => {
    expect(
      speakers('“More than 30 piers are rotten,” an investigation by the Port Guild found.'),
    ).not.toEqual([]);
  });
});

describe('a new section', () => {
  it('that begins with “he” goes back to the man whom the whole story is about', () => {
    const text =
      'Peter Holm rows the dead. Peter Holm is old. “I row,” Holm said. The lake knows Holm, and Holm knows the lake.\n\nThe last crossing\n\nAt noon the storm had not come. “I count,” he said finally.';
    expect(last(text)).toBe('Peter Holm');
  });
});
