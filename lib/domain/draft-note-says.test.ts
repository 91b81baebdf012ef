import { describe, expect, it } from 'vitest';
import { processorMs } from '../../testing/processor-time.ts';
import { type NoteSays, whatNoteSays, whatNotesSay } from './draft-note-says.ts';

/** Only what was recognised. */
function said(words: string, links: string[] = []) {
  const says = whatNoteSays({ words, links });
  return {
    ...Object.fromEntries(
      Object.entries(says).filter(([, value]) => value && (!Array.isArray(value) || value.length > 0)),
    ),
    ...(says.locators.length > 0 && { locators: says.locators.map(({ text }) => text) }),
  };
}

const call = (form: string, name: string, date: string) => ({ interview: { form, with: name, date } });

describe('a note says where to look', () => {
  it.each([
    ['00:14:03', ['00:14:03']],
    ['Recording, 0:14:03.250', ['00:14:03']],
    ['He says so at 14:03', ['00:14:03']],
    ['tape 14:02. NOT safe?', ['00:14:02']],
    ['01:02:03–01:02:30 of the hearing', ['01:02:03–01:02:30']],
    ['audio 62:10 - 62:40', ['01:02:10–01:02:40']],
    ['14m03s', ['00:14:03']],
    ['p. 3', ['p. 3']],
    ['Minutes p.3', ['p. 3']],
    ['pp. 3–4', ['pp. 3–4']],
    ['Pages 3-4 and p. 9', ['pp. 3–4', 'p. 9']],
    ['pp. 3, 7 and 12', ['pp. 3, 7, 12']],
    ['pg 12 of the lease', ['p. 12']],
    ['S. 14 des Gutachtens', ['p. 14']],
    ['p. iv', ['p. iv']],
    ['¶ 4', ['¶ 4']],
    ['para 4', ['¶ 4']],
    ['paras. 4-6', ['¶¶ 4–6']],
    ['Complaint ¶¶ 12, 14', ['¶¶ 12, 14']],
    ['§ 4.2 and section 9', ['§ 4.2', '§ 9']],
    ['p. 3, para 2, at 00:01:00', ['p. 3', '¶ 2', '00:01:00']],
    ['The vote began at 7:30 p.m.', []],
    ['Page 3rd draft', []],
    ['U.S. 14 people', []],
    ['He paid 300 crowns in 2024', []],
  ])('%s', (words, locators) => {
    expect(whatNoteSays({ words, links: [] }).locators.map(({ text }) => text)).toEqual(locators);
  });

  it('in the address of a recording too', () => {
    expect(said('', ['https://video.example/watch?v=1&t=843s'])).toMatchObject({ locators: ['00:14:03'] });
    expect(said('', ['https://video.example/1#t=14m3s'])).toMatchObject({ locators: ['00:14:03'] });
  });
});

describe('a note says in what, and whom to ask', () => {
  it.each([
    ['https://council.example/minutes.pdf.', { links: ['https://council.example/minutes.pdf'] }],
    ['(see www.tides.example/a_(b))', { links: ['https://www.tides.example/a_(b)'] }],
    ['https://www.google.com/url?q=https://tides.example/a&sa=D', { links: ['https://tides.example/a'] }],
    ['doi:10.1234/harbour.77', { links: ['https://doi.org/10.1234/harbour.77'] }],
    ['ask press@port.example, please', { emails: ['press@port.example'] }],
    ['+44 20 7946 0018', { phones: ['+44 20 7946 0018'] }],
    ['office (202) 555-0143', { phones: ['(202) 555-0143'] }],
    ['202-555-0143', { phones: ['202-555-0143'] }],
    ['Tel. 0721 608 3000', { phones: ['0721 608 3000'] }],
    ['Case 2024-1187-3302', {}],
    ['Council minutes, p. 3', { titles: ['Council minutes'], locators: ['p. 3'] }],
    [
      'See the “Harbour Safety Review,” pp. 3–4',
      { titles: ['Harbour Safety Review'], locators: ['pp. 3–4'] },
    ],
    ['Is this right? p. 3', { locators: ['p. 3'] }],
    ['Who says this?', {}],
    [
      'Phone interview with Ines Calloway, Nov. 3',
      { names: ['Ines Calloway'], dates: ['--11-03'], ...call('phone', 'Ines Calloway', '--11-03') },
    ],
    [
      'In-person interview with Dr. Tomas van der Reyl on 3 November 2026, 00:14:03',
      {
        names: ['Tomas van der Reyl'],
        dates: ['2026-11-03'],
        locators: ['00:14:03'],
        ...call('in_person', 'Tomas van der Reyl', '2026-11-03'),
      },
    ],
    ['Interviewed via Zoom 2026-11-03', { dates: ['2026-11-03'], ...call('video', '', '2026-11-03') }],
    [
      'Email from Mara Q. Lindqvist',
      { names: ['Mara Q. Lindqvist'], ...call('email', 'Mara Q. Lindqvist', '') },
    ],
    ['WhatsApp message from Ana Sousa', { names: ['Ana Sousa'], ...call('message', 'Ana Sousa', '') }],
    ['Spoke to Ines Calloway', { names: ['Ines Calloway'], ...call('unknown', 'Ines Calloway', '') }],
    [
      'Ines Calloway, spokeswoman, +1 202 555 0143, ines@port.example',
      { names: ['Ines Calloway'], phones: ['+1 202 555 0143'], emails: ['ines@port.example'] },
    ],
    ['Tomas Reyl declined to comment', { names: ['Tomas Reyl'], isNoAnswer: true }],
    ['Left a message May 31', { dates: ['--05-31'], isNoAnswer: true }],
    ['City Council, p. 9', { titles: ['City Council'], locators: ['p. 9'] }],
  ])('%s', (words, recognised) => {
    expect(said(words)).toEqual(recognised);
  });

  it('with the links under its words, of mail too', () => {
    expect(said('the minutes', ['https://a.example/m', 'mailto:ines%40port.example?subject=x'])).toEqual({
      links: ['https://a.example/m'],
      emails: ['ines@port.example'],
    });
  });
});

describe('a note that refers to an earlier one', () => {
  const footnote = (number: number, words: string) => ({
    kind: 'footnote' as const,
    number,
    words,
    links: [],
  });
  const shown = ({ links, locators, sameAs }: NoteSays) => [
    links.join(' '),
    locators.map(({ text }) => text).join(' '),
    sameAs?.number ?? null,
  ];

  it('shares its source, and has a place of its own', () => {
    const says = whatNotesSay([
      footnote(1, 'https://a.example/report p. 3'),
      footnote(2, 'Ibid.'),
      footnote(3, 'ibid., p. 7'),
      { kind: 'comment', number: 1, words: 'https://b.example', links: [] },
      footnote(4, 'Same as above'),
      footnote(5, 'https://c.example'),
      footnote(6, 'See note 1, p. 9'),
      footnote(5, 'https://c.example'),
      footnote(7, 'same source'),
    ]);
    expect(says.map(shown)).toEqual([
      ['https://a.example/report', 'p. 3', null],
      ['https://a.example/report', 'p. 3', 1],
      ['https://a.example/report', 'p. 7', 1],
      ['https://b.example', '', null],
      ['https://a.example/report', 'p. 7', 1],
      ['https://c.example', '', null],
      ['https://a.example/report', 'p. 9', 1],
      ['https://c.example', '', null],
      ['https://c.example', '', 5],
    ]);
  });

  it('is by itself where there is none, and where it says the word in passing', () => {
    expect(
      whatNotesSay([footnote(1, 'Ibid.'), footnote(2, 'see note 9')]).map(({ sameAs }) => sameAs),
    ).toEqual([null, null]);
    expect(
      whatNotesSay([footnote(1, 'p. 1'), footnote(2, 'They sell the same fish.')])[1]?.sameAs,
    ).toBeNull();
  });

  it('takes no time, however long and odd', async () => {
    const odd = [
      '1'.repeat(10_000),
      'Aa '.repeat(3_300),
      '(1 '.repeat(3_300),
      'p. 1, '.repeat(1_600),
      '1:11'.repeat(2_500),
      'a.'.repeat(5_000),
      'A. '.repeat(3_300),
    ];
    const notes = odd.map((words, at) => footnote(at + 1, words));
    expect(await processorMs(() => whatNotesSay(notes))).toBeLessThan(3_000);
  });
});
