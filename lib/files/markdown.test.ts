import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readStoryFile } from './read-story-file.ts';

const read = (text: string) => readStoryFile('story.md', new TextEncoder().encode(text));

function paragraphsOf(text: string): string[] {
  const story = read(text);
  if (!story.ok) throw new Error(story.error.message);
  return (story.paragraphs ?? []).map((given) =>
    [given.asideReason ?? given.kind, given.text].filter(Boolean).join(': '),
  );
}

describe('a Markdown file', () => {
  it('is read as its reader sees it', () => {
    const text = [
      '# Tramway *sold* #',
      '',
      'The **council** voted on',
      '[Tuesday](https://example.org/a_(b) "title") night.  ',
      'Nobody came.[^1]',
      '<!-- a note',
      'to the desk -->',
      '![The depot](depot.jpg)',
      '',
      'The vote',
      '--------',
      '> “One crown is',
      '> a price,” she said.',
      '',
      '* seven for',
      '* six against,',
      '  in two rounds',
      '1. first',
      '2) second',
      '',
      '| For | 7 |',
      '|-----|---|',
      '| Against | 6 |',
      '',
      '***',
      'See [the record][r] and [it].',
      '',
      '[r]: https://example.org',
      '[it]: https://example.org/it',
      '[^1]: A footnote.',
    ].join('\r\n');
    expect(paragraphsOf(text)).toEqual([
      'headline: Tramway sold',
      'The council voted on Tuesday night.',
      'Nobody came.',
      'caption: The depot',
      'subhead: The vote',
      'block_quote: “One crown is a price,” she said.',
      'list: • seven for',
      'list: • six against, in two rounds',
      'list: 1. first',
      'list: 2) second',
      'table: For | 7',
      'table: Against | 6',
      'See the record and it.',
    ]);
  });

  it('takes the headline from its front matter', () => {
    const text = '---\nlayout: story\ntitle: "Tramway sold"\n---\n\n# Not this\n\nThe council voted.';
    expect(read(text)).toMatchObject({ headline: 'Tramway sold', raw: 'Not this\n\nThe council voted.' });
    expect(read('---\nThe council voted.\n\n---\n\nNobody came.')).toMatchObject({ headline: undefined });
  });

  it('is refused when nothing is left beside its marks', () => {
    expect(read('---\n\n***\n')).toMatchObject({ ok: false, error: { code: 'blank' } });
  });
});

describe('what newsrooms’ files do', () => {
  it.each([
    [
      'a first line set in by spaces is no program',
      '    “We **agreed**,” she said.',
      ['“We agreed,” she said.'],
    ],
    ['what stands in a page’s tags is read', '<div>\nThe *council* voted.\n</div>', ['The council voted.']],
    [
      'an item’s second paragraph is the item’s, without a marker of its own',
      '- First.\n\n  More of it.\n- Second.\n\nAfter.',
      ['list: • First.', 'list: More of it.', 'list: • Second.', 'After.'],
    ],
    [
      'lists within lists',
      '- a\n  1. b\n  2. c\n- d',
      ['list: • a', 'list: 1. b', 'list: 2. c', 'list: • d'],
    ],
    [
      'a quotation in an item, and an item in a quotation',
      '- a\n  > b\n\n> c\n>\n> - d\n\ne',
      ['list: • a', 'list: b', 'block_quote: c', 'list: • d', 'e'],
    ],
    [
      'a message that is quoted as a whole',
      '> The council voted.\n>\n> > Nobody came.',
      ['The council voted.', 'Nobody came.'],
    ],
    [
      'a table without bars at its ends',
      'For | Against\n--|--\n7 \\| 8 | `6`',
      ['table: For | Against', 'table: 7 | 8 | 6'],
    ],
    [
      'a title underlined',
      'Tramway sold\n===\n\nThe council voted.',
      ['headline: Tramway sold', 'The council voted.'],
    ],
    ['a line that is broken on purpose', 'One  \ntwo\\\nthree<br>four', ['One', 'two', 'three', 'four']],
    [
      'lines in a fence are read as they stand',
      '```\n*not* marked\n\n# nor this\n```',
      ['*not* marked', '# nor this'],
    ],
  ])('%s', (_, source, paragraphs) => {
    expect(paragraphsOf(source)).toEqual(paragraphs);
  });

  it('tells every footnote, wherever it stands and whether anything points to it or not', () => {
    const story = read(
      'One.[^a] Two.^[In the *line*.]\n\n[^a]: The council’s\n  minutes.\n\n[^b]: Nobody asked.',
    );
    expect(story).toMatchObject({
      raw: 'One. Two.',
      readings: [
        {
          code: 'footnote',
          details: [
            { words: 'The council’s minutes.' },
            { words: 'Nobody asked.' },
            { words: 'In the line.' },
          ],
        },
      ],
    });
  });

  it('is refused where it is nested beyond what is read, and never read in part', () => {
    expect(paragraphsOf(`x\n\n${'>'.repeat(60)} deep`)).toEqual(['x', 'block_quote: deep']);
    expect(read(`x\n\n${'>'.repeat(300)} deep`)).toMatchObject({ ok: false, error: { code: 'unsafe' } });
    expect(read(`x\n\n${'- '.repeat(300)} deep`)).toMatchObject({ ok: false, error: { code: 'unsafe' } });
  });

  it('loses no word, whatever marks stand around them', () => {
    const piece = fc.constantFrom(
      ...'*|**|_|~~|`| |\n|\n\n|> |- |1. |# |\n---\n|\n===\n|\\|word|Ärger|7'.split('|'),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const text = `begin ${pieces.join('')} end`;
        const story = read(text);
        const words = (of: string) => of.match(/\p{L}+/gu)?.join('') ?? '';
        expect(story.ok && words(story.raw)).toBe(words(text));
      }),
    );
  });
});

describe('the marks of Markdown', () => {
  it.each([
    ['**bold** and _italic_ and ***both*** and ~~struck~~', 'bold and italic and both and struck'],
    ['@v_official_1 and snake_case_word', '@v_official_1 and snake_case_word'],
    ['2 * 3 * 4 and a lone * star', '2 * 3 * 4 and a lone * star'],
    ['**open and *half*', '**open and half'],
    ['\\*kept\\* and C:\\new', '*kept* and C:\\new'],
    ['“*We* agreed,” she said', '“We agreed,” she said'],
    ['`code *kept*` and ``a ` b``', 'code *kept* and a ` b'],
    ['<https://example.org> and <b>bold</b> and a < b', 'https://example.org and bold and a < b'],
    ['AT&amp;T &mdash; &#8220;x&#x201D; &unknown; &', 'AT&T — “x” &unknown; &'],
    ['[not a link] and [sic] and a](b', '[not a link] and [sic] and a](b'],
    // A link cannot contain a link, as in CommonMark's examples.
    ['[a [b](c) d](e)', '[a b d](e)'],
    ['![picture](x.png)words', 'words'],
  ])('%s', (source, seen) => {
    expect(paragraphsOf(`x ${source}`)).toEqual([`x ${seen}`]);
  });
});
