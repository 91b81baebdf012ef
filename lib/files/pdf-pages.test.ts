import { describe, expect, test } from 'vitest';
import { compare } from '../text/compare/compare.ts';
import { bodyLines, type Placed, pdf, placedStream } from './pdf.fixture.ts';
import { readPdf } from './pdf.ts';

const limits = { pages: 50, textBytes: 1_000_000 };
const read = (pages: readonly (readonly Placed[])[]) => readPdf(pdf(pages.map(placedStream)), limits);

const FIRST = [
  'The inquiry found that the owner of the ferry knew of the crack in',
  'the hull in May and that he told the captain to sail',
];
const SECOND = ['anyway, because the trip had been paid for in advance.'];
const QUOTE = 'he told the captain to sail anyway, because the trip had been paid for';

describe('heads, feet and page numbers', () => {
  const both = (edges: (page: number) => Placed[]) => [
    [...edges(1), ...bodyLines(FIRST)],
    [...edges(2), ...bodyLines(SECOND)],
  ];
  test.each<[string, (page: number) => Placed[]]>([
    [
      'a head, a foot and a number beside it',
      (page) => [
        [9, 72, 740, 'Port Authority of Lund'],
        [9, 72, 40, 'Report 12/2026 - not to be copied'],
        [9, 500, 40, `Page ${page}`],
      ],
    ],
    [
      'a foot that ends with the number',
      (page) => [[9, 72, 40, `CONFIDENTIAL — not to be copied | ${page}`]],
    ],
    [
      'a head in the size of the body',
      (page) => [[11, 72, 750, `Harbour Times, Monday 3 March 2026, Page ${page + 4}`]],
    ],
    ['a number alone', (page) => [[11, 300, 40, String(page)]]],
    ['a number between dashes', (page) => [[11, 300, 40, `– ${page + 11} –`]]],
    ['a number out of a number', (page) => [[9, 300, 40, `${page} of 2`]]],
    ['roman numbers', (page) => [[9, 300, 40, ['', 'iv', 'v'][page] ?? '']]],
    [
      'two lines of head and two of foot',
      (page) => [
        [9, 72, 760, 'Ministry of Ports'],
        [9, 72, 748, 'Ref. MP/2026/17'],
        [8, 72, 48, 'Printed 3 March 2026'],
        [8, 72, 36, `Page ${page} of 2`],
      ],
    ],
  ])('%s: the sentence goes on over the page', async (_, edges) => {
    const { text, places, notices } = await read(both(edges));
    expect(text).toBe([...FIRST, ...SECOND].join(' '));
    const found = compare(QUOTE, text);
    expect(found.class).toBe('verbatim');
    expect(places?.map(([, , page]) => page)).toEqual([1, 2]);
    expect(places?.map(([start, end]) => text.slice(start, end))).toEqual([FIRST.join(' '), SECOND[0]]);
    expect(notices.join(' ')).toMatch(/not part of the text/);
  });

  test('are told, with what they say', async () => {
    const { notices } = await read(
      both((page) => [
        [9, 72, 740, 'Port Authority'],
        [9, 72, 40, String(page)],
      ]),
    );
    expect(notices).toEqual([
      'A running head or foot on 2 pages (“Port Authority”) and 2 page numbers are not part of the text.',
    ]);
  });

  test('may differ on left and right pages', async () => {
    const pages = [1, 2, 3, 4, 5, 6].map((page): Placed[] => [
      [9, 72, 750, page % 2 ? 'The sinking of the ferry' : 'Port Authority of Lund'],
      ...bodyLines([`Sentence ${'abcdef'[page - 1]} of the report goes on and`]),
      [9, 72, 40, String(page)],
    ]);
    const { text } = await read(pages);
    expect(text).not.toMatch(/sinking|Authority|\d/);
  });
});

describe('what only looks like them stays', () => {
  const pages = (line: (page: number) => Placed) =>
    [1, 2, 3].map((page): Placed[] => [
      ...bodyLines(
        [`The ${['first', 'second', 'third'][page - 1]} of the statements was read.`, 'It was short.'],
        714,
      ),
      line(page),
    ]);
  test.each<[string, (page: number) => Placed]>([
    [
      'a total at the foot of each page',
      (page) => [11, 72, 672, `Total paid: ${[120, 45, 333][page - 1]} crowns`],
    ],
    ['a refrain that ends each page in line with it', () => [11, 72, 686, 'And so say all of us.']],
    [
      'a year that stands alone below the text',
      (page) => [11, 72, 672, String([1987, 2003, 2020][page - 1])],
    ],
  ])('%s', async (_, line) => {
    const { text, notices } = await read(pages(line));
    for (const page of [1, 2, 3]) expect(text).toContain(line(page)[3]);
    expect(notices).toEqual([]);
  });

  test('the rows of a table that runs over pages', async () => {
    const { text } = await read(
      [1, 2].map((page) =>
        bodyLines(['Item Cost', `Rope ${page * 7}`, `Paint ${page * 31}`, `Tar ${page * 5}`]),
      ),
    );
    expect(text.match(/Item Cost/g)).toHaveLength(2);
    for (const row of ['Rope 7', 'Paint 31', 'Tar 10']) expect(text).toContain(row);
  });

  test('a document of one page', async () => {
    const { text } = await read([[[9, 72, 750, 'Port Authority'], ...bodyLines(FIRST), [9, 300, 40, '1']]]);
    expect(text).toContain('Port Authority');
  });
});

describe('notes', () => {
  test('their raised numbers are no words, and are told', async () => {
    const { text, notices } = await read([
      [
        [11, 72, 700, 'In that year we paid'],
        [7, 168, 704, '12'],
        [11, 178, 700, 'the owner nothing.'],
        [11, 72, 686, 'He asked for 12 crowns.'],
      ],
    ]);
    expect(text.split('\n\n')).toEqual([
      'In that year we paid the owner nothing.',
      'He asked for 12 crowns.',
    ]);
    expect(notices).toEqual(['1 raised number of a note is not part of the text.']);
  });

  test('a power and a formula are no notes', async () => {
    const { text } = await read([
      [
        [11, 72, 700, 'The area is 10'],
        [11, 146, 700, 'and H'],
        [7, 174, 697, '2'],
        [11, 180, 700, 'O is water.'],
      ],
    ]);
    expect(text).toContain('2');
  });

  test('at the foot stay in the text and cut no sentence', async () => {
    const { text, places } = await read([
      [...bodyLines(FIRST), [8, 72, 80, '12 Interview with the owner, 4 May.']],
      bodyLines(SECOND),
    ]);
    expect(compare(QUOTE, text).class).toBe('verbatim');
    expect(text).toContain('12 Interview with the owner, 4 May.');
    const at = text.indexOf('12 Interview');
    expect(places?.find(([start = 0, end = 0]) => start <= at && at < end)?.[2]).toBe(1);
  });
});

describe('words and columns', () => {
  test('a word broken at a line’s end, or at the page’s, is one word', async () => {
    const { text } = await read([
      bodyLines(['The harbour master said that the infor-', 'mation about the ship had been with-']),
      bodyLines(['held from everybody in the town.']),
    ]);
    expect(text).toBe(
      'The harbour master said that the information about the ship had been withheld from everybody in the town.',
    );
  });

  const left = [
    'The first column tells how',
    'the ship was built and by',
    'whom, and what it cost the',
    'town in the years before it',
    'was sold to a stranger who',
    'never paid the whole of the',
    'price that he had promised',
  ];
  const right = [
    'and who then let it lie at',
    'the quay for two winters,',
    'so that the rust ate it and',
    'nobody would sail in it any',
    'more, not even the captain',
    'who had loved it from the',
    'day of its launch.',
  ];
  const columns = (isByRow: boolean): Placed[] => {
    const [a, b] = [left, right].map((lines, column) =>
      lines.map((line, i): Placed => [11, column === 0 ? 72 : 330, 700 - i * 14, line]),
    ) as [Placed[], Placed[]];
    return isByRow ? a.flatMap((line, i) => [line, b[i] as Placed]) : [...a, ...b];
  };
  test.each([
    ['row by row', true],
    ['column by column', false],
  ])('two columns that are drawn %s are read column by column', async (_, isByRow) => {
    const { text } = await read([columns(isByRow)]);
    expect(text).toBe([...left, ...right].join(' '));
  });

  test('a table of short cells is read row by row', async () => {
    const rows = ['Rope', 'Tar', 'Paint', 'Oil', 'Wood', 'Nails', 'Cloth'];
    const { text } = await read([
      rows.flatMap((row, i): Placed[] => [
        [11, 72, 700 - i * 14, row],
        [11, 330, 700 - i * 14, `${i + 3} crowns`],
      ]),
    ]);
    expect(text.replace(/\s+/g, ' ')).toContain('Rope 3 crowns Tar 4 crowns');
  });
});
