import { describe, expect, it } from 'vitest';
import { extract } from './extract.ts';

/** The speaker's name for the items that begin with `words`, leaving out the reporter's claims. */
const speakersOf = (text: string, words: string) =>
  extract(text, { language: 'en' })
    .items.filter(
      ({ kind, spans }) => kind !== 'FACTUAL_CLAIM' && text.startsWith(words, spans[0]?.start ?? -1),
    )
    .map(({ speaker }) => speaker?.name ?? null);

describe('who speaks in passages of stories from several countries', () => {
  it.each([
    [
      'a barrister’s question by name and letters',
      'Pickering told the jury that she had kept nothing. Asked by her barrister, Fiona Mackie KC, whether she had bought the cruises with consent, Pickering replied: “Every one of them.”',
      '“Every one',
      'Pickering',
    ],
    [
      '“the judge” for a Justice',
      'Justice Meenakshi Rao heard the plea on Thursday. The judge said that officials would be held liable.',
      'that officials',
      'Meenakshi Rao',
    ],
    [
      'an office in letters',
      'Deputy Commissioner of Police (Central) Vikram Chauhan told reporters that a case would be registered. “Nobody is above the law,” the DCP said.',
      '“Nobody',
      'Vikram Chauhan',
    ],
    [
      'counsel who submits',
      'Adv Kabir Sethi, appearing for the petitioner, submitted that Rs 12 lakh had changed hands.',
      'that Rs',
      'Kabir Sethi',
    ],
    [
      'a minister for something',
      'Minister for Enterprise Peadar Nolan said that jobs were safe.',
      'that jobs',
      'Peadar Nolan',
    ],
    [
      'a company whose place comes first',
      'Dublin-based drinks group Carrow Distillers denied the report. “There is no buyer,” the company said in a statement.',
      '“There is',
      'Carrow Distillers',
    ],
    [
      'the firm, not the paper that saw the emails',
      'Brightwell Foods knew of it, according to emails seen by the Harbour Times.\n\nBrightwell said it took safety seriously. The firm said that it had recalled 40,000 tins.',
      'that it had',
      'Brightwell Foods',
    ],
    [
      'two speakers beside two colons',
      'Counsel to the inquiry, Rosalind Tate KC, asked him: “Did anybody reply to you in writing?” He replied: “Never.”',
      '“Did anybody',
      'Rosalind Tate',
    ],
    [
      'a watchdog at the end',
      'The minister misled the house over the cost of the barge, the public spending watchdog has found.',
      'The minister',
      'the public spending watchdog',
    ],
    [
      'analysts at a firm',
      'Analysts at Corbett & Co. said the stock could fall further.',
      'the stock',
      'Analysts at Corbett & Co.',
    ],
    [
      'a fans’ group',
      'Fans’ group Blue Voice has been critical of the owner. In a letter, they said the owner had treated the club “like a toy”.',
      'the owner had',
      'Blue Voice',
    ],
    [
      'two who complained',
      'Barnes and another parent, Luis Ortega, have filed a complaint with the state. They say the board broke the rules.',
      'the board',
      'Barnes and another parent',
    ],
  ])('reads %s', (_, text, words, name) => {
    expect(new Set(speakersOf(text, words))).toEqual(new Set([name]));
  });
});
