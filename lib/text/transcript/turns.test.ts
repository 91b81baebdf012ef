import { describe, expect, it } from 'vitest';
import { readTranscript } from './read.ts';
import { held, read, said, times } from './transcript.fixture.ts';

const QUINT = [
  [
    'Marla Quint',
    'We knew about the leak in March, and we decided to keep the plant running. That was a mistake.',
  ],
  ['Reporter', 'Whose mistake?'],
  ['Marla Quint', 'Mine, in the end.'],
];

describe('a name and a time before each turn', () => {
  const OTTER = `Marla Quint  0:03  
We knew about the leak in March, and we

Marla Quint  0:12  
decided to keep the plant running. That was a mistake.

Reporter  0:20  
Whose mistake?

Marla Quint  0:22  
Mine, in the end.

Transcribed by https://otter.ai
`;

  it('are nobody’s words: the quote over two of them is verbatim, at its time', () => {
    const found = held('We knew about the leak in March, and we decided to keep the plant running.', OTTER);
    expect([found.class, found.time?.fromMs]).toEqual(['verbatim', 3000]);
    expect(said(OTTER)).toEqual([...QUINT, [null, 'Transcribed by https://otter.ai']]);
    expect(read(OTTER).text).toContain('Transcribed by https://otter.ai');
  });

  it.each([
    [
      'Rev',
      'Marla Quint (00:03):\nWe knew about the leak in March, and we decided to keep the plant running. That was a mistake.\n\nReporter (00:20):\nWhose mistake?\n\nMarla Quint (00:22):\nMine, in the end.\n',
    ],
    [
      'Rev, words on the line',
      'Marla Quint (00:03): We knew about the leak in March, and we decided to keep the plant running. That was a mistake.\nReporter (00:20): Whose mistake?\nMarla Quint (00:22): Mine, in the end.\n',
    ],
    [
      'Trint',
      '[00:00:03] Marla Quint: We knew about the leak in March, and we decided to keep the plant running. That was a mistake.\n\n[00:00:20] Reporter: Whose mistake?\n\n[00:00:22] Marla Quint: Mine, in the end.\n',
    ],
    [
      'Descript',
      '[00:00:03.120] Marla Quint: We knew about the leak in March, and we decided to keep the plant running. [00:00:09.5] That was a mistake.\n\n[00:00:20] Reporter: Whose mistake?\n\n[00:00:22] Marla Quint: Mine, in the end.\n',
    ],
    [
      'Premiere',
      '00:00:03:05 - 00:00:19:02\nMarla Quint\nWe knew about the leak in March, and we decided to keep the plant running. That was a mistake.\n\n00:00:20:00 - 00:00:21:10\nReporter\nWhose mistake?\n\n00:00:22:00 - 00:00:24:00\nMarla Quint\nMine, in the end.\n',
    ],
    [
      'Happy Scribe',
      '[00:00:03.450] - Marla Quint\nWe knew about the leak in March, and we decided to keep the plant running. That was a mistake.\n\n[00:00:20.000] - Reporter\nWhose mistake?\n\n[00:00:22.000] - Marla Quint\nMine, in the end.\n',
    ],
    [
      'Teams, copied',
      'Marla Quint   0:03\nWe knew about the leak in March, and we decided to keep the plant running. That was a mistake.\nReporter   0:20\nWhose mistake?\nMarla Quint   0:22\nMine, in the end.\n',
    ],
    [
      'Meet',
      '00:00:03\n \nMarla Quint: We knew about the leak in March, and we decided to keep the plant running. That was a mistake.\nReporter: Whose mistake?\n \n00:00:22\n \nMarla Quint: Mine, in the end.\n',
    ],
    [
      '3Play',
      'MARLA QUINT: [00:00:03.4] We knew about the leak in March, and we decided to keep the plant running. That was a mistake.\n\nREPORTER: [00:00:20] Whose mistake?\n\nMARLA QUINT: [00:00:22] Mine, in the end.\n',
    ],
    [
      'Fireflies',
      '00:03 Marla Quint\nWe knew about the leak in March, and we decided to keep the plant running. That was a mistake.\n\n00:20 Reporter\nWhose mistake?\n\n00:22 Marla Quint\nMine, in the end.\n',
    ],
  ])('%s', (_, text) => {
    expect(said(text).map(([label, words]) => [label?.toLowerCase(), words])).toEqual(
      QUINT.map(([label = '', words]) => [label.toLowerCase(), words]),
    );
    const found = held('We knew about the leak in March, and we decided to keep the plant running.', text);
    expect(found.class).toBe('verbatim');
    expect(Math.floor((found.time?.fromMs ?? 0) / 1000)).toBe(3);
    expect(read(text).notices).toEqual([]);
  });

  it('old Teams documents, with times that have no noughts', () => {
    const text =
      '0:0:3.20 --> 0:0:19.510\nMarla Quint\nWe knew about the leak in March.\n\n0:0:20.0 --> 0:0:21.0\nReporter\nWhose mistake?\n\n0:0:22.0 --> 0:0:23.0\nMarla Quint\nMine, in the end.\n';
    expect(times(text)[0]).toEqual([expect.stringContaining('We knew'), 3200]);
    expect(said(text)).toEqual([
      ['Marla Quint', 'We knew about the leak in March.'],
      ['Reporter', 'Whose mistake?'],
      ['Marla Quint', 'Mine, in the end.'],
    ]);
  });

  it('speakers that the machine only counts', () => {
    const text =
      'Speaker 1  00:00:12\nWe sold it.\n\nSpeaker 2  00:00:15\nTo whom?\n\nSpeaker 1  00:00:17\nTo 12 buyers\nat 10:30 in the morning.\n';
    expect(said(text)).toEqual([
      ['Speaker 1', 'We sold it.'],
      ['Speaker 2', 'To whom?'],
      ['Speaker 1', 'To 12 buyers at 10:30 in the morning.'],
    ]);
  });

  it('a word before a colon is what somebody says, where names and times tell the turns', () => {
    const text = 'Unknown Speaker  1:02:03\nWe sold it.\n\nMarla Quint  1:02:09\nYes: to 12 buyers.\n';
    expect(said(text)).toEqual([
      ['Unknown Speaker', 'We sold it.'],
      ['Marla Quint', 'Yes: to 12 buyers.'],
    ]);
  });

  it('clocks on the wall', () => {
    const text = '[10:02:13 AM] Ada Holm: We paid.\n[10:02:20 AM] Mara Lund: Who?\n';
    expect(said(text)).toEqual([
      ['Ada Holm', 'We paid.'],
      ['Mara Lund', 'Who?'],
    ]);
  });

  it('times inside the words are no words', () => {
    const text =
      'The gates were opened at six, and nobody [00:12:34] told us that the water\nwas poisoned. [00:12:40] That is all I know.\n';
    const found = held('nobody told us that the water was poisoned', text);
    expect(found.class).toBe('verbatim');
    expect(times(text).map(([, from]) => from)).toEqual([754_000, 754_000, 760_000]);
  });
});

describe('a label before each turn', () => {
  it('briefings', () => {
    const text = `PRESS BRIEFING BY THE HARBOUR AUTHORITY

11:42 A.M. EDT

MS. HOLM: Good morning, everyone. We will reopen the north gate
on Monday.

QUESTION: Will the fee stay?

MS. HOLM: It will not. (Laughter.)

(Crosstalk.)

Q  And the divers?

MS. HOLM: They are paid.

                    END                11:50 A.M. EDT
`;
    expect(said(text).filter(([label]) => label !== null)).toEqual([
      ['MS. HOLM', 'Good morning, everyone. We will reopen the north gate on Monday.'],
      ['QUESTION', 'Will the fee stay?'],
      ['MS. HOLM', 'It will not. (Laughter.)'],
      ['Q', 'And the divers?'],
      ['MS. HOLM', expect.stringContaining('They are paid.')],
    ]);
    expect(read(text).text).toContain('PRESS BRIEFING BY THE HARBOUR AUTHORITY');
    expect(read(text).text).toContain('(Crosstalk.)');
    expect(held('We will reopen the north gate on Monday.', text).class).toBe('verbatim');
  });

  it('Hansard: an office is whom it was named with', () => {
    const text = `The Prime Minister (Ms Lund): We will build the wall before the winter.

Mr Erik Dahl (Harbourtown) (Ind): Will she say at what price?

The Prime Minister: At any price.

Mr Speaker: Order.
`;
    expect(read(text).turns.map(({ label, name }) => [label, name])).toEqual([
      ['The Prime Minister (Ms Lund)', 'Ms Lund'],
      ['Mr Erik Dahl (Harbourtown) (Ind)', undefined],
      ['The Prime Minister', 'Ms Lund'],
      ['Mr Speaker', undefined],
    ]);
  });

  it('a chair named with a riding is whom the office stands for', () => {
    const text =
      'The Chair (Ms. Ada Holm (Harbourtown, Ind.)): Order.\n\nMr. Erik Dahl: The dam broke.\n\nThe Chair: Go on.\n';
    expect(read(text).turns.map(({ name }) => name)).toEqual(['Ms. Ada Holm', undefined, 'Ms. Ada Holm']);
  });

  it('Hansard online: names on lines of their own', () => {
    const text = `Mara Lund
(Harbourtown) (Lab)
We were told of the flood in March, and nothing was done.

Erik Dahl
I gave the order in April. It was late.

Mara Lund
(Harbourtown) (Lab)
Then who kept it?
`;
    expect(said(text).filter(([label]) => label !== null)).toEqual([
      ['Mara Lund', 'We were told of the flood in March, and nothing was done.'],
      ['Erik Dahl', 'I gave the order in April. It was late.'],
      ['Mara Lund', 'Then who kept it?'],
    ]);
  });

  it('bold labels, and questions and answers', () => {
    const text =
      '**Interviewer:** Did you pay?\n\n**Ada Holm:** We paid in May.\n\n**Interviewer:** All of it?\n\n**Ada Holm:** Half.\n';
    expect(said(text).map(([label]) => label)).toEqual([
      'Interviewer',
      'Ada Holm',
      'Interviewer',
      'Ada Holm',
    ]);
    const questions = 'Q: Did you pay?\nA: We paid in May.\nQ. All of it?\nA. Half.\n';
    expect(said(questions)).toEqual([
      ['Q', 'Did you pay?'],
      ['A', 'We paid in May.'],
      ['Q', 'All of it?'],
      ['A', 'Half.'],
    ]);
  });

  it('each named once', () => {
    expect(
      said('Ada Holm: We will pay for every house before the winter.\nMara Lund: I cannot promise that.\n'),
    ).toEqual([
      ['Ada Holm', 'We will pay for every house before the winter.'],
      ['Mara Lund', 'I cannot promise that.'],
    ]);
  });

  it('whose words run on over a change of speaker are not one person’s', () => {
    const text =
      'Reporter: Whose mistake?\nMarla Quint: Mine, in the end.\nReporter: Thank you.\nMarla Quint: Good night.\n';
    const found = held('Whose mistake? Mine, in the end.', text);
    expect(found.class).toBe('altered');
    expect(found.edits.map(({ note }) => note)).toContain('other_speaker');
    expect(held('Mine, in the end.', text).class).toBe('verbatim');
  });

  it.each([
    [
      'a press release',
      'Harbour Authority\n\nDate: 3 May\nContact: Ada Holm\n\nThe authority said on Monday: the gate stays shut. Note: fees apply.\n',
    ],
    [
      'a story',
      'Ferry back on Friday\n\n“The ferry will sail on Friday,” the harbour master said at 10:30 on Tuesday.\n',
    ],
    [
      'an article with headings',
      'The Harbour\n\nIt was shut in May.\n\nNew Money\n\nNobody paid for it.\n\nThe Divers\n\nThey left.\n',
    ],
    ['a list', '1 cup of flour\n2 eggs\n3 spoons of sugar\n4 apples\n'],
    ['a letter', 'To: Ada Holm\nFrom: Mara Lund\nSubject: The gate\n\nDear Ada,\n\nplease open it.\n'],
    ['nothing', ''],
    ['other JSON', '{"name": "stet", "version": 3}'],
  ])('%s is no transcript', (_, text) => {
    expect(readTranscript(text)).toBeNull();
  });
});
