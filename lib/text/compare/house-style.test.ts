/**
 * Changes a house style makes to a quotation without changing what was said, and look-alikes that do change it: pairs
 * of a quote and a source. Each side is put into a sentence, so that there are words to find it by.
 */
import { describe, expect, test } from 'vitest';
import { compare } from './compare.ts';
import type { Excuse, Sense } from './types.ts';

const OF = (words: string) => `the minister told us that ${words} and that it was all agreed`;
const found = (quote: string, source: string) =>
  compare(OF(quote), `He said a few words first. Then ${OF(source)}. Nobody asked him why.`);

/** Quote, source, why it is excused; null where it is not a difference at all. */
const SAME: [string, string, Excuse | null][] = [
  // Dates
  ['on 3 March 2024 we met', 'on March 3, 2024 we met', 'date'],
  ['on March 3, 2024 we met', 'on 3 March 2024 we met', 'date'],
  ['on March 3, 2024, we met', 'on the 3rd of March 2024 we met', 'date'],
  ['on 3 March we met', 'on March 3 we met', 'date'],
  ['on 3rd March we met', 'on March 3rd we met', 'date'],
  ['on the third of March we met', 'on 3 March we met', 'date'],
  ['on March the third we met', 'on 3 March we met', 'date'],
  ['on 21 May 1997 we won', 'on the twenty-first of May 1997 we won', 'date'],
  ['on Sept. 5 we left', 'on 5 September we left', 'date'],
  ['on Dec. 25, 2021, we left', 'on 25 December 2021 we left', 'date'],
  ['on 25 Dec 2021 we left', 'on 25/12/2021 we left', 'date'],
  ['on December 25, 2021 we left', 'on 12/25/2021 we left', 'date'],
  ['on 25 March 2024 we left', 'on 2024-03-25 we left', 'date'],
  ['on 5 May 2024 we left', 'on 5/5/2024 we left', 'date'],
  ['on Monday, March 3, we met', 'on Monday 3 March we met', 'date'],
  ['between 3 March and 5 April we met', 'between March 3 and April 5 we met', 'date'],
  ['on March 3rd, 2024 we met', 'on March 3, 2024 we met', 'numeral'],
  // Times of day
  ['at 6pm we left', 'at 6 p.m. we left', 'typography'],
  ['at 6.30pm we left', 'at 6:30 p.m. we left', 'date'],
  ['at 6:30 PM we left', 'at 18:30 we left', 'date'],
  ['at 6pm we left', 'at 18:00 we left', 'date'],
  ['at 6 p.m. we left', 'at 6:00 p.m. we left', 'date'],
  ['at six p.m. we left', 'at 6pm we left', 'numeral'],
  ['at 9.05am we left', 'at 09:05 we left', 'date'],
  // Titles and abbreviations
  ['my right hon. Friend is wrong', 'my right honourable friend is wrong', 'spelling'],
  ['my Right Honourable friend is wrong', 'my rt. hon. Friend is wrong', 'spelling'],
  ['the Rt Hon Member is wrong', 'the right honourable member is wrong', 'spelling'],
  ['the hon. Lady is wrong', 'the honourable lady is wrong', 'spelling'],
  ['the Hon’ble Court is wrong', 'the Honourable Court is wrong', 'spelling'],
  ['Mr Okoro is wrong', 'Mister Okoro is wrong', 'spelling'],
  ['Mr. Okoro is wrong', 'Mr Okoro is wrong', null],
  ['Mrs Okoro is wrong', 'Missus Okoro is wrong', 'spelling'],
  ['Dr. Okoro is wrong', 'Doctor Okoro is wrong', 'spelling'],
  ['Maj. Okoro is wrong', 'Major Okoro is wrong', 'spelling'],
  ['Cpl Okoro is wrong', 'Corporal Okoro is wrong', 'spelling'],
  ['Adm. Okoro is wrong', 'Admiral Okoro is wrong', 'spelling'],
  ['Cllr Okoro is wrong', 'Councillor Okoro is wrong', 'spelling'],
  ['Supt. Okoro is wrong', 'Superintendent Okoro is wrong', 'spelling'],
  ['Fr. Okoro is wrong', 'Father Okoro is wrong', 'spelling'],
  ['Pte. Okoro is wrong', 'Private Okoro is wrong', 'spelling'],
  ['Sen. Okoro is wrong', 'Senator Okoro is wrong', 'spelling'],
  ['Ambassador Okoro is wrong', 'Amb. Okoro is wrong', 'spelling'],
  ['the govt. is wrong', 'the government is wrong', 'spelling'],
  ['Harbour Co. is wrong', 'Harbour Company is wrong', 'spelling'],
  ['Harbour Ltd is wrong', 'Harbour Limited is wrong', 'spelling'],
  ['Number 10 is wrong', 'No. 10 is wrong', 'spelling'],
  ['Quay St. is closed', 'Quay Street is closed', 'spelling'],
  // Oaths
  ['that was f***ing stupid', 'that was fucking stupid', 'masked'],
  ['that was f—ing stupid', 'that was fucking stupid', 'masked'],
  ['that was f--king stupid', 'that was fucking stupid', 'masked'],
  ['that was f**king stupid', 'that was fucking stupid', 'masked'],
  ['that was f*cking stupid', 'that was fucking stupid', 'masked'],
  ['he is full of s***', 'he is full of shit', 'masked'],
  ['he is full of s--t', 'he is full of shit', 'masked'],
  ['he is full of sh*t', 'he is full of shit', 'masked'],
  ['he is full of s— and knows it', 'he is full of shit and knows it', 'masked'],
  ['it is bulls*** again', 'it is bullshit again', 'masked'],
  ['it is bull**** again', 'it is bullshit again', 'masked'],
  ['he is a b****** to us', 'he is a bastard to us', 'masked'],
  ['he is a motherf***er to us', 'he is a motherfucker to us', 'masked'],
  ['it is **** again', 'it is shit again', 'masked'],
  ['it is @#$% again', 'it is shit again', 'masked'],
  ['it is [expletive] again', 'it is shit again', 'insertion'],
  ['it is [expletive deleted] again', 'it is shit again', 'insertion'],
  ['these [expletive] fools', 'these fucking fools', 'insertion'],
  // Money and large numbers of South Asia
  ['it cost Rs 12,00,000 in all', 'it cost Rs 1,200,000 in all', 'numeral'],
  ['it cost Rs 12 lakh in all', 'it cost Rs 12,00,000 in all', 'numeral'],
  ['it cost Rs. 12 lakh in all', 'it cost ₹12 lakh in all', 'numeral'],
  ['it cost Rs12 lakh in all', 'it cost Rs 12 lakh in all', null],
  ['it cost ₹12,00,000 in all', 'it cost twelve lakh rupees in all', 'numeral'],
  ['it cost ₹1.5 crore in all', 'it cost 15 million rupees in all', 'numeral'],
  ['it cost Rs 1.5 crore in all', 'it cost INR 15,000,000 in all', 'numeral'],
  ['1.5 crore people voted', '15 million people voted', 'numeral'],
  ['12 lakh people voted', '1.2 million people voted', 'numeral'],
  ['12 lakhs people voted', 'twelve lakh people voted', 'numeral'],
  ['it cost Rs 5 crores in all', 'it cost Rs 5 crore in all', 'numeral'],
  ['it cost Rs 5 cr in all', 'it cost Rs 5 crore in all', 'numeral'],
  ['it cost 2 lakh crore in all', 'it cost 2 trillion in all', 'numeral'],
  ['it cost Rs 1 crore 20 lakh in all', 'it cost Rs 1.2 crore in all', 'numeral'],
  ['it cost £6.4bn in all', 'it cost £6.4 billion in all', 'numeral'],
  // Others
  ['5 per cent of us left', '5% of us left', 'numeral'],
  ['five per cent of us left', '5 percent of us left', 'numeral'],
  ['the 21st century began', 'the twenty-first century began', 'numeral'],
  ['we recognise and organise it', 'we recognize and organize it', 'spelling'],
];

/** Quote, source, what the change bears on. */
const CHANGED: [string, string, Sense | null][] = [
  ['on 3 March 2024 we met', 'on May 3, 2024 we met', 'number'],
  ['on 3 March 2024 we met', 'on March 4, 2024 we met', 'number'],
  ['on 3 March 2024 we met', 'on March 3, 2023 we met', 'number'],
  ['on 3/4/2024 we met', 'on 4/3/2024 we met', 'number'],
  ['on 3/4 we met', 'on 4/3 we met', 'number'],
  ['on 4 March 2024 we met', 'on 3/4/2024 we met', 'number'],
  ['on 3 March 2024 we met', 'on 3 March we met', 'number'],
  ['on 13 March we met', 'on March 3 we met', 'number'],
  ['in March 2024 we met', 'on 3 March 2024 we met', 'number'],
  ['at 6pm we left', 'at 6am we left', 'number'],
  ['at 6pm we left', 'at 16:00 we left', 'number'],
  ['at 6pm we left', 'at 6:00 we left', 'number'],
  ['at 9:47 we left', 'at 947 we left', 'number'],
  ['at 6.30pm we left', 'at 6.13pm we left', 'number'],
  ['it cost £6.4bn in all', 'it cost £64bn in all', 'number'],
  ['it cost $500 in all', 'it cost £500 in all', 'number'],
  ['it cost Rs 500 in all', 'it cost $500 in all', 'number'],
  ['it cost 12 lakh in all', 'it cost 12 crore in all', 'number'],
  ['it cost Rs 12,00,000 in all', 'it cost Rs 12,000 in all', 'number'],
  ['it cost Rs 12 lakh in all', 'it cost 12 lakh in all', 'number'],
  ['it cost 1.5 crore in all', 'it cost 1.5 million in all', 'number'],
  ['my right hon. Friend is wrong', 'my hon. Friend is wrong', null],
  ['Mr Okoro is wrong', 'Mrs Okoro is wrong', 'name'],
  ['Senator Okoro is wrong', 'Representative Okoro is wrong', 'name'],
  ['Dr Okoro is wrong', 'Prof. Okoro is wrong', 'name'],
  ['that was f***ing stupid', 'that was very stupid', null],
  ['that was f***ing stupid', 'that was frightening stupid', null],
  ['we n** agreed', 'we not agreed', 'negation'],
  ['he is full of s***', 'he is full of love', null],
  ['it is **** again', 'it is good again', null],
  ['it is **** again', 'it is not again', 'negation'],
  ['the plan—we know it', 'the planned we know it', null],
];

describe('house style', () => {
  test.each(SAME)('“%s” for “%s” is excused', (quote, source, excuse) => {
    const { class: ruled, edits } = found(quote, source);
    const isMarked = excuse === 'masked' || excuse === 'insertion';
    expect(ruled).toBe(isMarked ? 'trimmed' : 'verbatim');
    expect(new Set(edits.flatMap(({ kind, excused }) => (kind === 'equal' ? [] : [excused])))).toEqual(
      new Set(excuse ? [excuse] : []),
    );
  });

  test.each(CHANGED)('“%s” for “%s” is altered', (quote, source, sense) => {
    const { class: ruled, edits } = found(quote, source);
    expect(ruled).toBe('altered');
    const senses = edits.flatMap(({ excused, sense: touched }) =>
      excused === null && touched ? [touched] : [],
    );
    if (sense) expect(senses).toContain(sense);
  });

  test('is excused at the ends of a quote too', () => {
    expect(compare('3 March 2024 was the day', 'He said March 3, 2024 was the day we met.').class).toBe(
      'verbatim',
    );
    expect(compare('we met on 3 March', 'He said we met on March 3, and left.')).toMatchObject({
      class: 'verbatim',
      place: { start: 8, end: 25 },
    });
    expect(compare('we left at 6pm', 'He said we left at 18:00, alone.').class).toBe('verbatim');
    expect(compare('F***ing stupid it was', 'Fucking stupid it was, he said.').class).toBe('trimmed');
    expect(compare('it was so f***ing', 'It was so fucking, he said.').class).toBe('trimmed');
  });

  test('shows a date in another order as one difference', () => {
    const { edits } = compare('on 3 March 2024 we met', 'on March 3, 2024 we met');
    expect(edits.map(({ kind, quote, source }) => [kind, quote.text, source.text])).toEqual([
      ['equal', 'on', 'on'],
      ['replace', '3 March 2024', 'March 3, 2024'],
      ['equal', 'we met', 'we met'],
    ]);
  });

  test('a mask is held against the word it stands for, where several fit', () => {
    const source = 'They called her a slut, and it was shit. It was shit of the worst kind.';
    expect(compare('it was s*** of the worst kind', source).class).toBe('trimmed');
    expect(compare('they called her a s***', source).class).toBe('trimmed');
  });
});
