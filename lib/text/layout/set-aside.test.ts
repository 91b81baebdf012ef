import { describe, expect, it } from 'vitest';
import { layOut } from './lay-out.ts';

/** Stories as copied from web pages and printed newspapers: what is set aside because of where it is. */
function shown(raw: string): string[] {
  const { text, blocks } = layOut(raw);
  return blocks.map(
    ({ start, end, kind, asideReason }) => `${asideReason ?? kind}: ${text.slice(start, end)}`,
  );
}

describe('a story copied from a web page', () => {
  it('has its byline, dates, caption, related titles and buttons set aside, its paragraphs and subheads not', () => {
    const raw = `Harbour crews paid at last, says master
Published
8 April 2025
Share
Save
Nellie Bly
Baltic correspondent, Tallinn

Ships at anchor in the bay of Tallinn on March 3.
Nadar/AFP/Getty Images

The harbour master said on Friday that crews of two freighters had been paid.

Related stories:
Ministry drops its inquiry
Crews go on strike

“Every sailor has been paid,” he said.

What the law says

The law of 1998 gives crews a claim on the ship itself, which no owner can set aside.

Ida Tarbell contributed reporting from Cleveland.`;
    expect(shown(raw)).toEqual([
      'headline: Harbour crews paid at last, says master',
      'dateline: Published',
      'dateline: 8 April 2025',
      'furniture: Share',
      'furniture: Save',
      'byline: Nellie Bly',
      'byline: Baltic correspondent, Tallinn',
      'caption: Ships at anchor in the bay of Tallinn on March 3.',
      'credit: Nadar/AFP/Getty Images',
      'paragraph: The harbour master said on Friday that crews of two freighters had been paid.',
      'related: Related stories:',
      'related: Ministry drops its inquiry',
      'related: Crews go on strike',
      'paragraph: “Every sailor has been paid,” he said.',
      'subhead: What the law says',
      'paragraph: The law of 1998 gives crews a claim on the ship itself, which no owner can set aside.',
      'byline: Ida Tarbell contributed reporting from Cleveland.',
    ]);
  });

  it('loses no paragraph above a credit, and no title after the first paragraph', () => {
    const raw = `They were paid.\n\n“Every sailor has been paid,” he said.\n\nNadar/AFP\n\nRead more:\nMinistry drops its inquiry\n\nThe owners said nothing.\n\nCrews go home\n\nThey left on Sunday by train.`;
    expect(shown(raw).filter((line) => !/^(?:credit|related)/.test(line))).toEqual([
      'paragraph: They were paid.',
      'paragraph: “Every sailor has been paid,” he said.',
      'paragraph: The owners said nothing.',
      'subhead: Crews go home',
      'paragraph: They left on Sunday by train.',
    ]);
  });
});

describe('a printed paper', () => {
  it('has its page headers set aside and its paragraphs joined across them', () => {
    const header = 'The Example Daily                       Friday, April 11, 2025';
    const raw = `${header}

Harbour master says
crews were paid in full

By NELLIE BLY

TALLINN, Estonia — The harbour master said on Friday that the crews of
two freighters stranded in the bay since March had received their wages
and that the ministry had been told “in plain words” what would happen if
Continued on Page A12
1

${header}

the money did not come.

2

${header}`;
    expect(shown(raw)).toEqual([
      'furniture: The Example Daily Friday, April 11, 2025',
      'headline: Harbour master says crews were paid in full',
      'byline: By NELLIE BLY',
      'paragraph: TALLINN, Estonia — The harbour master said on Friday that the crews of two freighters stranded in the bay since March had received their wages and that the ministry had been told “in plain words” what would happen if the money did not come.',
      'furniture: Continued on Page A12',
      'furniture: 1',
      'furniture: The Example Daily Friday, April 11, 2025',
      'furniture: 2',
      'furniture: The Example Daily Friday, April 11, 2025',
    ]);
  });
});

describe('other shapes', () => {
  it('an interview keeps its turns and has no headline made of the first question', () => {
    const raw = 'Q: Were they paid?\nA: Yes, every one of them, as far as I know.\nQ: When?\nA: On Friday.';
    expect(shown(raw).map((line) => line.split(':')[0])).toEqual(Array(4).fill('paragraph'));
  });

  it('a forwarded mail loses the marks before its lines', () => {
    const raw =
      '> The harbour master said on Friday that the\n> crews had been paid.\n>\n> He had seen the receipts.';
    expect(layOut(raw).text).toBe(
      'The harbour master said on Friday that the crews had been paid.\n\nHe had seen the receipts.',
    );
  });

  it('a headline in Chinese stands apart from the broken lines below it', () => {
    const raw =
      '港口主管表示船员已获报酬\n港口主管星期五表示，自三月以来滞留在海湾的两艘货轮的船员已经全部领到了\n工资，并表示他将要求船东写一封道歉信，船东没有立即发表评论。';
    expect(layOut(raw).text.split('\n\n')).toEqual([
      '港口主管表示船员已获报酬',
      '港口主管星期五表示，自三月以来滞留在海湾的两艘货轮的船员已经全部领到了工资，并表示他将要求船东写一封道歉信，船东没有立即发表评论。',
    ]);
  });
});
