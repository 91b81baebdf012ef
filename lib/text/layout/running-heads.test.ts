import { describe, expect, test } from 'vitest';
import { processorMs } from '../../../testing/processor-time.ts';
import { extract } from '../extract.ts';
import { layOut } from './lay-out.ts';

const paragraphs = (raw: string) => {
  const { text, blocks } = layOut(raw);
  const of = (isAside: boolean) =>
    blocks.flatMap(({ start, end, kind }) =>
      (kind === 'aside') === isAside ? [text.slice(start, end)] : [],
    );
  return { text: of(false), aside: of(true) };
};

const HEAD = 'HARBOUR TIMES | Monday 3 March 2026 | Page 5';

describe('a head in the middle of a sentence is set aside', () => {
  test.each([
    [
      'between two lines of a quotation',
      `“I was not afraid,” Captain Brandt said. “I\n${HEAD}\nwas angry.”`,
      [HEAD],
    ],
    [
      'with empty lines around it',
      `“I was not afraid,” Captain Brandt said. “I\n\n${HEAD}\n\nwas angry.”`,
      [HEAD],
    ],
    [
      'a foot and a head',
      `“I was not afraid,” Captain Brandt said. “I\n\nCONFIDENTIAL — not to be copied | 3\n\nMinistry of Ports\n\nwas angry.”`,
      ['CONFIDENTIAL — not to be copied | 3', 'Ministry of Ports'],
    ],
    ['a number alone', '“I was not afraid,” Captain Brandt said. “I\n\n- 12 -\n\nwas angry.”', ['- 12 -']],
    [
      'a page out of pages',
      '“I was not afraid,” Captain Brandt said. “I\nPage 3 of 12\nwas angry.”',
      ['Page 3 of 12'],
    ],
    [
      'a form feed',
      '“I was not afraid,” Captain Brandt said. “I\fPort Authority – Report – p. 4\nwas angry.”',
      ['Port Authority – Report – p. 4'],
    ],
  ])('%s', (_, raw, aside) => {
    const found = paragraphs(raw);
    expect(found.text).toEqual(['“I was not afraid,” Captain Brandt said. “I was angry.”']);
    expect(found.aside).toEqual(aside);
    const { text, blocks } = layOut(raw);
    const skip = blocks.filter(({ kind }) => kind === 'aside');
    const quotes = extract(text, { skip }).items.flatMap(({ spans }) =>
      spans.map((span) => text.slice(span.start, span.end)),
    );
    expect(quotes).toContain('“I was angry.”');
  });
});

test('heads that come again with rising numbers are set aside wherever they stand', () => {
  const raw = [1, 2, 3]
    .map(
      (page) =>
        `The ${['first', 'second', 'third'][page - 1]} day was cold. Nobody went out.\nIt rained.\nAnd then it snowed.\nInquiry into the ferry ${page}`,
    )
    .join('\n');
  const { text, aside } = paragraphs(raw);
  expect(aside).toEqual(['Inquiry into the ferry 1', 'Inquiry into the ferry 2', 'Inquiry into the ferry 3']);
  expect(text.join(' ')).not.toContain('Inquiry');
});

describe('what is no head stays', () => {
  test.each([
    [
      'a name in a broken line',
      'He had been told of it by the harbour master, Captain\nBrandt Lindqvist\nand by nobody else.',
    ],
    [
      'a refrain',
      'They sang on the quay\nAnd the sea was wide\nand nobody slept.\nThey sang in the town\nAnd the sea was wide\nand nobody wept.',
    ],
    [
      'speakers of an interview',
      'Anna Ek\nWhat did you see there\non that day?\nBo Lind\nNothing at all.\nAnna Ek\nAnd then?\nBo Lind\nNothing.',
    ],
    [
      'an acronym in a broken line',
      'The ship was then handed over to the officers of the\nUNHCR\nwho had waited.',
    ],
    [
      'headings that count',
      'Day 1\nWe sailed at dawn.\nNobody spoke.\nIt was cold.\nDay 2\nWe saw land.\nNobody cheered.\nIt was dark.\nDay',
    ],
    ['a list of figures', 'Paid in the years:\nRope 12\nRope 14\nRope 11\nand so on.'],
  ])('%s', (_, raw) => {
    expect(paragraphs(raw).aside).toEqual([]);
  });
});

test('nothing is lost, and a megabyte takes no time', async () => {
  const words = (text: string) => text.match(/[\p{L}\p{N}]+/gu)?.sort();
  const raw = `A line of text that goes on and\n${HEAD}\non over the page.\n`.repeat(10_000);
  let text = '';
  const work = () => {
    text = layOut(raw).text;
  };
  expect(await processorMs(work)).toBeLessThan(5_000);
  expect(words(text)).toEqual(words(raw));
});

describe('a paper’s name and a title of the page in capitals', () => {
  const page = (number: string) => `THE GULL COURIER\n${number}\nLOCAL NEWS\n\n`;
  const story =
    `${page('Friday, March 6, 2026 3')}Pier closed until autumn as legs\nfound rotten, says owner\n\nBY EDA HOLM\n\n` +
    'A port board on Friday ordered the closing of a\npier whose legs are rotten, its clerk Bo Lind\nsaid, after divers went down twice in May.\n\n' +
    `${page('4 Friday, March 6, 2026')}Clerk Bo Lind said the legs would be looked\nat again in June, when the sea is calm\nenough for divers to go down to them.\n\n` +
    `${page('Friday, March 6, 2026 5')}Port master Ada Vale\nconfirmed that the divers had been paid\nand that none of them had been hurt.\n`;

  test('are no text, and nobody who speaks', () => {
    const { text, aside } = paragraphs(story);
    expect(aside.filter((line) => line === 'THE GULL COURIER')).toHaveLength(3);
    expect(aside.filter((line) => line === 'LOCAL NEWS')).toHaveLength(3);
    expect(text.some((line) => line.startsWith('Port master Ada Vale confirmed that the divers'))).toBe(true);
    const laid = layOut(story).text;
    expect(extract(laid, { language: 'en' }).items.map(({ speaker }) => speaker?.name)).not.toContain(
      'GULL COURIER',
    );
  });

  test('a line that is broken behind an article goes on and is no head', () => {
    const { text, aside } = paragraphs(story);
    expect(aside.join()).not.toContain('A port board');
    expect(text.some((line) => line.startsWith('A port board on Friday ordered the closing of a pier'))).toBe(
      true,
    );
  });

  test.each([
    [
      'a name that comes twice',
      'THE GULL COURIER\n3\n\nA pier closed.\n\nTHE GULL COURIER\n\nIt stays shut.',
    ],
  ])('%s stays', (_, raw) => {
    const capitals = raw.split('\n')[0] ?? '';
    expect(layOut(raw).text).toContain(capitals);
    expect(paragraphs(raw).aside).not.toContain(capitals);
  });
});
