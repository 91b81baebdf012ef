import { describe, expect, it } from 'vitest';
import { readMarkdownInline } from './markdown-inline.ts';
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
    ['[a [b](c) d](e)', 'a b d'],
    ['![picture](x.png)words', 'words'],
  ])('%s', (source, seen) => {
    expect(readMarkdownInline(source, new Set())).toBe(seen);
  });
});
