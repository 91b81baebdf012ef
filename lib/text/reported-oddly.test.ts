import { describe, expect, it } from 'vitest';
import { extract } from './extract.ts';

/** Kind, words and speaker of a story's items, leaving out the reporter's claims. */
const read = (text: string) =>
  extract(text, { language: 'en' })
    .items.filter(({ kind }) => kind !== 'FACTUAL_CLAIM')
    .map(({ kind, spans, speaker }) => [
      kind,
      spans.map(({ start, end }) => text.slice(start, end)).join(' … '),
      speaker?.name ?? null,
    ]);

describe('nobody speaks', () => {
  it.each([
    [
      'a day',
      'A lifeguard who sold “magic sand” was dismissed on Friday.',
      [['PARTIAL_QUOTE', '“magic sand”', null]],
    ],
    [
      'another day',
      'A driver who gave a child “lucky sweets” was struck off on Tuesday.',
      [['PARTIAL_QUOTE', '“lucky sweets”', null]],
    ],
    ['not anyone', 'The tenants were not told by anybody that the boiler leaked gas.', []],
    ['no one', 'The divers were told by no one that the valve had been changed.', []],
    ['I dare say', 'The gate is stuck again, and I daresay it will be stuck on Monday.', []],
    ['as they say', 'The hall is, as they say, a bargain at any price in this town.', []],
    ['it must be said', 'It has to be said that the soup was cold and the bread was old.', []],
    ['a jury', 'A jury found Colm Reave guilty of robbing the post office in Tralee.', []],
    ['magistrates', 'Magistrates found Dora Pell not guilty of theft from the museum shop.', []],
  ])('%s', (_, text, items) => {
    expect(read(text)).toEqual(items);
  });
});

describe('who has no name', () => {
  it.each([
    [
      'A porter at the hotel, who asked that his name not be printed and who has a family there, said the lift had been out for a year.',
      'the lift had been out for a year',
      'A porter at the hotel',
    ],
    [
      'A clerk in the office, who requested that her identity be withheld, said the files were burnt.',
      'the files were burnt',
      'A clerk in the office',
    ],
    [
      'A midwife, who asked not to be named because she still works there, said the ward was closed at night.',
      'the ward was closed at night',
      'A midwife',
    ],
  ])('%s', (text, words, speaker) => {
    expect(read(text)).toEqual([['PARAPHRASE', words, speaker]]);
  });
});

describe('told through another', () => {
  it.each([
    [
      '“Sell the goat,” the priest quoted Ama Dorn as saying from the ship.',
      [['DIRECT_QUOTE', '“Sell the goat,”', 'Ama Dorn']],
    ],
    [
      '“We have bread for a week,” the agency cited the prisoner as saying in a letter home.',
      [['DIRECT_QUOTE', '“We have bread for a week,”', 'the prisoner']],
    ],
    [
      'The paper cited the colonel as telling villagers that the well was clean.',
      [['PARAPHRASE', 'that the well was clean', 'the colonel']],
    ],
    [
      'State television quoted the admiral as warning sailors that the strait was mined.',
      [['PARAPHRASE', 'that the strait was mined', 'the admiral']],
    ],
  ])('%s', (text, items) => {
    expect(read(text)).toEqual(items);
  });
});

describe('the speaker behind the words', () => {
  it.each([
    [
      'But for two letters, his mother had no news of him in the war, says his niece, the weaver Edda Lorn.',
      'But for two letters, his mother had no news of him in the war',
      'Edda Lorn',
    ],
    [
      'Nobody in the valley ever locked a door, recalls her neighbour, the retired teacher Tom Aske.',
      'Nobody in the valley ever locked a door',
      'Tom Aske',
    ],
    [
      'The strike was over before it started, admitted to the Harbour Echo a tired Lena Marsh, who led the union.',
      'The strike was over before it started',
      'Lena Marsh',
    ],
    [
      'The tower will not be finished by May, conceded the architect, Ruth Amadi.',
      'The tower will not be finished by May',
      'Ruth Amadi',
    ],
  ])('%s', (text, words, speaker) => {
    expect(read(text)).toEqual([['PARAPHRASE', words, speaker]]);
  });
});

describe('abbreviations of legal English', () => {
  it.each([
    [
      'In Hale v. Dorrick Boro. Council, Mrs Justice Lane held that reg. 9 did not apply to a caravan.',
      'that reg. 9 did not apply to a caravan',
      'Mrs Justice Lane',
    ],
    [
      'Counsel said that the cheque went to Messrs. Adeola Nig. Ltd. in Nov. 2021 without a receipt.',
      'that the cheque went to Messrs. Adeola Nig. Ltd. in Nov. 2021 without a receipt',
      'Counsel',
    ],
  ])('%s', (text, words, speaker) => {
    expect(read(text)).toEqual([['PARAPHRASE', words, speaker]]);
  });
});

describe('datelines with a colon', () => {
  it.each([
    [
      'MADANPUR: The bridge will be shut in June, the Tahsildar announced.',
      'The bridge will be shut in June',
      'Tahsildar',
    ],
    ['PORT LOKO, March 4: The wells are dry, the chief said.', 'The wells are dry', 'the chief'],
    ['Thrissur, June 9: The ghat is safe, the engineer said.', 'The ghat is safe', 'the engineer'],
  ])('%s', (text, words, speaker) => {
    expect(read(text)).toEqual([['PARAPHRASE', words, speaker]]);
  });
});

describe('words that the form of a story gives to somebody', () => {
  it.each([
    [
      'a post under “on Facebook:”',
      'The goalkeeper shared an apology on Facebook:\n\nI was wrong and I was rude. The fans deserved better.\n\nThe club, Norvane Town, says it has fined him.',
      'I was wrong and I was rude. The fans deserved better.',
      'The goalkeeper',
    ],
    [
      'a post under “to X:”',
      'Minister Ada Brock took to X on Sunday:\n\nI have read the report. We will rebuild the school.\n\nThe school burned in May.',
      'I have read the report. We will rebuild the school.',
      'Ada Brock',
    ],
    [
      'an interviewee in the heading',
      'Five questions for the bell-founder, Marta Quill\n\nHow old is this bell?\n\nOlder than me. I was born in its shadow.\n\nDo you sleep well?\n\nNever. I hear it in my dreams, and my wife does too.',
      'Older than me. I was born in its shadow.',
      'Marta Quill',
    ],
    [
      'an interviewee in the heading by a name alone',
      'Six minutes with Jon Ferris, ferryman\n\nHow deep is it here?\n\nDeep enough. I lost a watch there.\n\nDid you find it?\n\nNo. My brother did, and I never heard the end of it.',
      'Deep enough. I lost a watch there.',
      'Jon Ferris',
    ],
    [
      'a chair in a short hearing',
      'CHAIR: Who signed the order?\n\nMR. OKELLO: I signed it. I was told to sign it.\n\nCHAIR: By whom?',
      'I signed it. I was told to sign it.',
      'MR. OKELLO',
    ],
    [
      'the one who asks in a short hearing',
      'JUDGE: Were you at home?\n\nDR. VANE: I was in bed.\n\nJUDGE: Thank you.',
      'Thank you.',
      'JUDGE',
    ],
    [
      '“the doctor” for a Dr',
      'Host Bea Lark put it to Dr Okafor that the ward was full. “It never was,” the doctor said.',
      '“It never was,”',
      'Okafor',
    ],
    [
      '“the professor” for a Prof.',
      'Prof. Ingrid Moe opened the archive on Monday. “It is all there,” the professor said.',
      '“It is all there,”',
      'Ingrid Moe',
    ],
  ])('%s', (_, text, words, speaker) => {
    expect(read(text)).toContainEqual(['DIRECT_QUOTE', words, speaker]);
  });
});
