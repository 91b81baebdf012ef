import { describe, expect, it } from 'vitest';
import type { Block } from './block.ts';
import { layOut } from './lay-out.ts';

/** Each block as "kind: text" ("aside/reason: text"), which is easier to read in a failure than offsets. */
function shown(raw: string, options?: Parameters<typeof layOut>[1]): string[] {
  const { text, blocks } = layOut(raw, options);
  const kindOf = (block: Block) =>
    block.asideReason === null ? block.kind : `${block.kind}/${block.asideReason}`;
  return blocks.map((block) => `${kindOf(block)}: ${text.slice(block.start, block.end)}`);
}

const pastedFromPdf = ` Harbour Master Says Crews of Two
Stranded Freighters Were Paid in
Full
 @PortOfTallinn

The harbour master of Tallinn said on Friday that the crews of two freighters stranded in the
bay since March had received their wages, adding that he would ask the owners for a letter of
apology and the ministry for${' '}
new rules.

“Every sailor has been paid, down to the last cent. I saw the receipts myself — all of them,
with stamps,” he said in an interview with the public broadcaster.

“We have the crew lists, the contracts and the bank records,” he added, handing over
acopy that seemed to show the amounts.

There was no immediate comment from the owners or the union.
 The union calls itself independent of the shipping companies and has denied taking money from
any of them. But it shares an office with their lobby, and the ministry has called the two a
“cosy couple” in a report, which the union has not answered.

Related article: Ministry Drops Its Inquiry into Unpaid Wages in the Baltic Merchant
Fleet, Papers Show

The minister, who visited the then-
closed port in April, has been looking for a way to change the law. She appointed a new
inspec-
tor this week.
`;

describe('a story pasted from a PDF', () => {
  it('joins its lines, finds the headline and sets aside what is not text', () => {
    expect(shown(pastedFromPdf)).toEqual([
      'headline: Harbour Master Says Crews of Two Stranded Freighters Were Paid in Full',
      'aside/handle: @PortOfTallinn',
      'paragraph: The harbour master of Tallinn said on Friday that the crews of two freighters stranded in the bay since March had received their wages, adding that he would ask the owners for a letter of apology and the ministry for new rules.',
      'paragraph: “Every sailor has been paid, down to the last cent. I saw the receipts myself — all of them, with stamps,” he said in an interview with the public broadcaster.',
      'paragraph: “We have the crew lists, the contracts and the bank records,” he added, handing over acopy that seemed to show the amounts.',
      'paragraph: There was no immediate comment from the owners or the union.',
      'paragraph: The union calls itself independent of the shipping companies and has denied taking money from any of them. But it shares an office with their lobby, and the ministry has called the two a “cosy couple” in a report, which the union has not answered.',
      'aside/related: Related article: Ministry Drops Its Inquiry into Unpaid Wages in the Baltic Merchant Fleet, Papers Show',
      'paragraph: The minister, who visited the then-closed port in April, has been looking for a way to change the law. She appointed a new inspector this week.',
    ]);
  });

  it('gives offsets that hold: blocks in order, two line feeds between, nothing left out', () => {
    const { text, blocks } = layOut(pastedFromPdf);
    expect(blocks[0]?.start).toBe(0);
    expect(blocks.at(-1)?.end).toBe(text.length);
    for (const [at, block] of blocks.entries()) {
      expect(text.slice(block.start, block.end)).not.toMatch(/\n|^\s|\s$/);
      if (at > 0) expect(text.slice(blocks[at - 1]?.end, block.start)).toBe('\n\n');
    }
  });

  it('is the same text when it is laid out again', () => {
    const { text, blocks } = layOut(pastedFromPdf);
    expect(layOut(text)).toEqual({ text, blocks });
  });

  it.each([
    ['Windows line ends', (raw: string) => raw.replaceAll('\n', '\r\n')],
    ['old Mac line ends', (raw: string) => raw.replaceAll('\n', '\r')],
    ['Unicode line separators', (raw: string) => raw.replaceAll('\n', '\u2028')],
    ['an empty line after every line', (raw: string) => raw.replaceAll('\n', '\n\n')],
    [
      'a byte order mark and zero-width spaces',
      (raw: string) => `\uFEFF${raw.replaceAll(' the', ' \u200Bthe')}`,
    ],
  ])('reads the same with %s', (_, change) => {
    expect(layOut(change(pastedFromPdf)).text).toBe(layOut(pastedFromPdf).text);
  });
});

describe('broken lines', () => {
  it('tells paragraphs by indentation', () => {
    const raw = [
      '   The council met for six hours and then',
      'voted to sell the tramway to its drivers,',
      'who had offered one crown for it.',
      '   The mayor was not there. Her deputy',
      'said that she had known of the offer since',
      'January and had told nobody.',
    ].join('\n');
    expect(shown(raw)).toEqual([
      'paragraph: The council met for six hours and then voted to sell the tramway to its drivers, who had offered one crown for it.',
      'paragraph: The mayor was not there. Her deputy said that she had known of the offer since January and had told nobody.',
    ]);
  });

  it('tells paragraphs by a short last line', () => {
    const raw = [
      'The council met for six hours on Tuesday night and then voted to sell the tramway',
      'to its drivers.',
      'Nobody from the opposition was in the room when the vote was taken, although all of',
      'them had been invited to attend.',
    ].join('\n');
    expect(layOut(raw).blocks).toHaveLength(2);
  });

  it('keeps the items of a list apart, and a dash or a year in running text together', () => {
    const raw = [
      'The agreement, which both sides signed on Monday, has three parts that take effect at',
      'once:',
      '- the ports open to ships of all',
      'countries from the first of May,',
      '- the prisoners go home,',
      '- the border commission meets again.',
      '',
      'It replaces the agreement that was reached after the war in the autumn of the year',
      '2014. Diplomats of both countries worked on it for months — most of them in Vienna',
      '— before anybody heard of it.',
    ].join('\n');
    expect(shown(raw).map((line) => line.slice(0, 42))).toEqual([
      'paragraph: The agreement, which both sides',
      'paragraph: - the ports open to ships of al',
      'paragraph: - the prisoners go home,',
      'paragraph: - the border commission meets a',
      'paragraph: It replaces the agreement that ',
    ]);
  });

  it.each([
    ['the rest of the text', 'this was all that stood in the re-\nport', 'in the report'],
    ['its hyphen elsewhere', 'both of them belong to the same co-\noperative', 'same co-operative'],
    ['a first part that keeps it', 'the door was heavy and plainly self-\nmade', 'plainly self-made'],
    ['a name', 'they had met in the village of Klein-\nKirchheim', 'of Klein-Kirchheim'],
    ['a figure', 'most of the patients there had COVID-\n19', 'had COVID-19'],
    ['nothing else: it is one word', 'the answer came from the Rus-\nsian side', 'the Russian side'],
    ['a soft hyphen', 'the answer came from the Rus\u00AD\nsian side', 'the Russian side'],
  ])('joins a cut word by %s', (_, cut, joined) => {
    const raw = `A co-operative is what the law calls it, and the report\nof the ministry does so too; ${cut} that nobody\nelse had spoken of before.`;
    expect(layOut(raw).text).toContain(joined);
  });

  it('joins scripts without spaces with nothing between', () => {
    const raw =
      '外交部发言人星期二在北京举行的例行记者会上表示，中国对此\n没有进一步的评论，并呼吁各方保持克制。';
    expect(layOut(raw).text).toBe(
      '外交部发言人星期二在北京举行的例行记者会上表示，中国对此没有进一步的评论，并呼吁各方保持克制。',
    );
  });

  it('joins a paragraph that a page break cut, and puts the page number after it', () => {
    const raw = [
      'The committee found that the minister had known of the payments for more than',
      'two years before the newspaper wrote about them, and that he had told his own',
      '',
      '3',
      '\f',
      'party nothing at all about it, although his office had drafted an announcement',
      'for the day after the election.',
    ].join('\n');
    expect(shown(raw)).toEqual([
      'paragraph: The committee found that the minister had known of the payments for more than two years before the newspaper wrote about them, and that he had told his own party nothing at all about it, although his office had drafted an announcement for the day after the election.',
      'aside/furniture: 3',
    ]);
  });
});

describe('lines that are paragraphs', () => {
  const raw = [
    'Tramway sold for one crown',
    'The council met for six hours on Tuesday night and then voted to sell the tramway to its drivers, who had offered one crown for it.',
    '“It is a good price,” said the deputy mayor.',
    'Nobody answered her.',
    'What was said before the vote',
    'The opposition had asked for a delay of two weeks, which the deputy mayor refused in a letter that this newspaper has seen.',
  ];

  it.each([
    ['one line feed', '\n'],
    ['an empty line', '\n\n'],
  ])('stay apart with %s between them', (_, between) => {
    const kinds = ['headline', 'paragraph', 'paragraph', 'paragraph', 'subhead', 'paragraph'];
    expect(shown(raw.join(between))).toEqual(raw.map((line, at) => `${kinds[at]}: ${line}`));
  });

  it('are joined where a stray line break cuts a sentence', () => {
    const cut = 'The council met for six hours on Tuesday night and then\nvoted to sell the tramway.';
    expect(
      layOut(`${cut}\n\n${'The opposition had asked for a delay of two weeks and got none. '.repeat(6)}`)
        .blocks,
    ).toHaveLength(2);
  });
});

describe('the headline', () => {
  const body = 'The council voted on Tuesday night to sell the tramway to its drivers for one crown.';

  it('is put first where the text does not begin with it', () => {
    expect(shown(body, { headline: '  Tramway\n sold ' })).toEqual([
      'headline: Tramway sold',
      `paragraph: ${body}`,
    ]);
  });

  it('is found over several lines whatever its marks and case', () => {
    const raw = `TRAMWAY SOLD\nFOR "ONE CROWN"\nBy Nellie Bly\n\n${body}`;
    expect(shown(raw, { headline: 'Tramway sold for ‘one crown’' })).toEqual([
      'headline: TRAMWAY SOLD FOR "ONE CROWN"',
      'aside/byline: By Nellie Bly',
      `paragraph: ${body}`,
    ]);
  });

  it('stands below a section name, which is set aside, and above the line under it', () => {
    expect(shown(`EUROPE\n\nTramway sold\n\nCouncil took six hours over one crown\n\n${body}`)).toEqual([
      'aside/furniture: EUROPE',
      'headline: Tramway sold',
      'subhead: Council took six hours over one crown',
      `paragraph: ${body}`,
    ]);
  });

  it('is not made of a first sentence, a list or the only line there is', () => {
    expect(layOut(`They sold it.\n\n${body}`).blocks[0]?.kind).toBe('paragraph');
    expect(layOut(`• They sold it\n\n${body}`).blocks[0]?.kind).toBe('paragraph');
    expect(layOut('They sold it').blocks[0]?.kind).toBe('paragraph');
  });
});

describe('what cannot be seen', () => {
  it('leaves words, quotation marks and dashes as they are', () => {
    const text = `“She said ‘no’ — twice,” he added: "Так, «ні»", 10–12 p.m. ''quoted'' «oui» …`;
    expect(layOut(text).text).toBe(text);
  });

  it('removes control and invisible characters, puts spaces and accents in order, spells ligatures out', () => {
    const raw = 'A\u00A0\u00A0caf\u0065\u0301\tin\u200B the \uFB01eld\u00AD.\u202Eevil\u202C \u0000 end.';
    expect(layOut(raw).text).toBe('A café in the field.evil end.');
  });

  it('keeps no-break spaces that set type', () => {
    expect(layOut('Il a dit : «\u00A0non\u00A0» à 10\u00A0000\u00A0personnes\u00A0!').text).toBe(
      'Il a dit : «\u00A0non\u00A0» à 10\u00A0000 personnes\u00A0!',
    );
  });

  it('keeps the joiners of emoji and Persian', () => {
    expect(layOut('می\u200Cخواهم 👩\u200D⚖️').text).toBe('می\u200Cخواهم 👩\u200D⚖️');
  });

  it('lays out nothing as nothing', () => {
    expect(layOut(' \n\r\n\t')).toEqual({ text: '', blocks: [] });
    expect(layOut('\uFEFF', { headline: ' ' })).toEqual({ text: '', blocks: [] });
  });
});

describe('paragraphs that the format knows', () => {
  it('keep their kind, are not joined, and may still be set aside by their words', () => {
    const paragraphs = [
      { text: 'Tramway sold', kind: 'headline' as const },
      { text: 'Drivers wait at the depot', kind: 'aside' as const, asideReason: 'caption' as const },
      { text: 'The council voted on Tuesday.' },
      { text: 'Advertisement' },
      { text: 'The vote', kind: 'subhead' as const },
      { text: 'It took six hours.' },
    ];
    expect(shown('', { paragraphs })).toEqual([
      'headline: Tramway sold',
      'aside/caption: Drivers wait at the depot',
      'paragraph: The council voted on Tuesday.',
      'aside/promotion: Advertisement',
      'subhead: The vote',
      'paragraph: It took six hours.',
    ]);
  });
});
