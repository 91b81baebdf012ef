import { describe, expect, it } from 'vitest';
import { readIncoming } from './read-incoming.ts';

function read(fileName: string, content: string | Uint8Array) {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const { text, notes, headline } = readIncoming({ fileName, bytes, keep: 'as_read' }, '');
  return {
    text,
    notes,
    headline,
    /** Each note with the word that it stands behind. */
    seen: notes.map(({ kind, number, range, words, links }) => [
      `${kind} ${number}`,
      words,
      range && text.slice(0, range.end).split(/\s+/).at(-1),
      ...links,
    ]),
  };
}

describe('the footnotes of a Markdown file', () => {
  it('stand behind their words in paragraphs, lists, headings and rows', () => {
    const { text, seen } = read(
      'draft.md',
      [
        '## Port in numbers[^3]',
        '',
        'The *ferry*[^1] was  safe,[^7] he',
        'said.[^1]',
        '',
        '- one',
        '- two[^2]',
        '',
        '| Year | Trips[^4] |',
        '|--|--|',
        '| 2024 | 1,377[^5] |',
        '',
        '[^1]: Notice, [p. 3](https://tides.example/notice.pdf).',
        '',
        '    And <https://tides.example/b>.',
        '[^2]: two',
        '[^3]: three',
        '[^4]: four',
        '[^5]: five',
        '[^6]: Nobody asked.',
        '[^7]: seven',
      ].join('\n'),
    );
    expect(text).toBe(
      'Port in numbers\n\nThe ferry was safe, he said.\n\n• one\n\n• two\n\nYear | Trips\n\n2024 | 1,377',
    );
    const first = ['Notice, p. 3.\nAnd https://tides.example/b.', 'ferry'];
    const links = ['https://tides.example/notice.pdf', 'https://tides.example/b'];
    expect(seen).toEqual([
      ['footnote 3', 'three', 'numbers'],
      ['footnote 1', ...first, ...links],
      ['footnote 7', 'seven', 'safe,'],
      ['footnote 1', first[0], 'said.', ...links],
      ['footnote 2', 'two', 'two'],
      ['footnote 4', 'four', 'Trips'],
      ['footnote 5', 'five', '1,377'],
      ['footnote 6', 'Nobody asked.', null],
    ]);
  });

  it('are counted as they come where a label is no number, those in the line among them', () => {
    expect(
      read('draft.md', 'One.^[In the *line*.] Two.[^tide]\n\n[^tide]: Table.\n[^x]: Lost.').seen,
    ).toEqual([
      ['footnote 1', 'In the line.', 'One.'],
      ['footnote 2', 'Table.', 'Two.'],
      ['footnote 3', 'Lost.', null],
    ]);
  });
});
