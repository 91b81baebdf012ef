import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readWhatCame } from './read-incoming.ts';

async function read(fileName: string, content: string | Uint8Array) {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const { text, notes, headline } = await readWhatCame({ fileName, bytes, keep: 'as_read' }, '');
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
  it('stand behind their words in paragraphs, lists, headings and rows', async () => {
    const { text, seen } = await read(
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

  it('are counted as they come where a label is no number, those in the line among them', async () => {
    expect(
      (await read('draft.md', 'One.^[In the *line*.] Two.[^tide]\n\n[^tide]: Table.\n[^x]: Lost.')).seen,
    ).toEqual([
      ['footnote 1', 'In the line.', 'One.'],
      ['footnote 2', 'Table.', 'Two.'],
      ['footnote 3', 'Lost.', null],
    ]);
  });
});

const sign = (kind: string, number: number, label: string) =>
  `<sup><a href="#${kind}${number}" id="${kind}_ref${number}">[${label}]</a></sup>`;
const back = (kind: string, number: number, label: string) =>
  `<a href="#${kind}_ref${number}" id="${kind}${number}">[${label}]</a>`;
const detour =
  'https://www.google.com/url?q=https://tides.example/a?b%3D1&amp;sa=D&amp;source=editors&amp;ust=1';

const page = [
  '<html><head><title>Ferry</title><style>p{margin:0}</style></head><body class="doc-content">',
  '<p><span>“The ferry was safe,” the captain, Tomas Reyl, told the council on Tuesday night</span>',
  `${sign('ftnt', 1, '1')}<span>, and nobody in the room asked him</span>${sign('cmnt', 1, 'a')}${sign('cmnt', 2, 'b')}<span> what he meant.</span></p>`,
  `<ul><li><span>Seven members of the council voted for it</span>${sign('cmnt', 3, 'c')}<span>.</span></li></ul>`,
  `<table><tr><td><p><span>2024</span></p></td><td><p><span>1,377</span>${sign('ftnt', 2, '2')}</p></td></tr></table>`,
  '<p><span>The harbour office closed its doors at nine o’clock and did not say when it would open again.</span></p>',
  '<hr class="c1"><div><p class="c2">',
  `${back('ftnt', 1, '1')}<span>&nbsp;Council </span><span>minutes, p. 3, </span><span><a href="${detour}">here</a></span></p><p><span>And the recording.</span></p></div>`,
  `<div><p>${back('ftnt', 2, '2')}<span>&nbsp;Port table 4</span></p></div>`,
  `<div style="border:1px solid black;margin:5px"><p>${back('cmnt', 1, 'a')}<span>Who was there?</span></p></div>`,
  `<div style="border:1px solid black;margin:5px"><p>${back('cmnt', 2, 'b')}<span>See tape at 14:03</span></p></div>`,
  `<div style="border:1px solid black;margin:5px"><p>${back('cmnt', 3, 'c')}<span>Count again</span></p></div>`,
  '</body></html>',
].join('');

const inPage = [
  ['footnote 1', 'Council minutes, p. 3, here\nAnd the recording.', 'night', 'https://tides.example/a?b=1'],
  ['comment 1', 'Who was there?', 'him'],
  ['comment 2', 'See tape at 14:03', 'him'],
  ['comment 3', 'Count again', 'it'],
  ['footnote 2', 'Port table 4', '1,377'],
];

describe('a page that Google Docs exported', () => {
  it('has its comments and footnotes behind their words, and none of them in its text', async () => {
    const { text, seen } = await read('Ferry.html', page);
    expect(text).toBe(
      [
        'Ferry',
        '“The ferry was safe,” the captain, Tomas Reyl, told the council on Tuesday night, and nobody in the room asked him what he meant.',
        '• Seven members of the council voted for it.',
        '2024 | 1,377',
        'The harbour office closed its doors at nine o’clock and did not say when it would open again.',
      ].join('\n\n'),
    );
    expect(seen).toEqual(inPage);
  });

  it('is read from the archive that it is downloaded in', async () => {
    const files = { 'Ferry.html': strToU8(page), 'images/image1.png': new Uint8Array([1, 2, 3]) };
    expect((await read('Ferry.zip', zipSync(files))).seen).toEqual(inPage);
    expect(
      (await read('Ferry.zip', zipSync({ ...files, '__MACOSX/._Ferry.html': strToU8('x') }))).seen,
    ).toEqual(inPage);
  });

  it.each([
    ['two pages', zipSync({ 'a.html': strToU8(page), 'b.html': strToU8(page) }), /2 web pages in this ZIP/],
    ['no page', zipSync({ 'a.txt': strToU8('x') }), /no web page in this ZIP/],
    ['cut off', zipSync({ 'a.html': strToU8(page) }).subarray(0, 300), /damaged or was not uploaded whole/],
    ['a page that unpacks to far too much', zipSync({ 'a.html': new Uint8Array(40_000_000) }), /far more/],
    ['no archive at all', strToU8(page), /named \.zip but is a web page/],
    ['nothing', new Uint8Array(), /empty/],
  ])('an archive with %s is refused with what to do', async (_, bytes, message) => {
    await expect(read('Ferry.zip', bytes)).rejects.toThrow(message);
  });

  it('a link that leads nowhere, or not back, is text of the page', async () => {
    const lone = page.replaceAll('href="#cmnt_ref3"', 'href="#elsewhere"');
    expect((await read('Ferry.html', lone)).seen).toEqual(inPage.filter(([name]) => name !== 'comment 3'));
    expect((await read('Ferry.html', lone)).text).toContain('voted for it[c].');
  });
});
