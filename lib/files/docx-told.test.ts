import { describe, expect, it } from 'vitest';
import { readingSentences } from '../domain/what-was-read.ts';
import { docx, paragraph, run } from './docx.fixture.ts';
import { readStoryFile } from './read-story-file.ts';

const change = 'w:id="1" w:author="Desk" w:date="2026-01-01T00:00:00Z"';
const ins = (content: string) => `<w:ins ${change}>${content}</w:ins>`;
const del = (words: string) =>
  `<w:del ${change}><w:r><w:delText xml:space="preserve">${words}</w:delText></w:r></w:del>`;
const part = (root: string, content: string) => `<?xml version="1.0"?><w:${root}>${content}</w:${root}>`;
const note = (kind: string, id: string, words: string, more = '') =>
  `<w:${kind} w:id="${id}"${more}>${paragraph(run(words))}</w:${kind}>`;

function read(body: string, parts: Record<string, string> = {}) {
  const story = readStoryFile('story.docx', docx(body, parts));
  if (!story.ok) throw new Error(story.error.message);
  return {
    lines: (story.paragraphs ?? []).map(({ text, kind, asideReason }) =>
      [asideReason ?? kind, text].filter(Boolean).join(': '),
    ),
    told: readingSentences(story.readings ?? []),
  };
}

describe('a Word file tells what is not part of its text', () => {
  it('tracked changes, a comment and a footnote, each with its words', () => {
    const body =
      paragraph(
        run('“The ferry was ') +
          del('not ') +
          ins(run('plainly ')) +
          run('safe,” the captain said.') +
          '<w:r><w:commentReference w:id="0"/></w:r>',
      ) + paragraph(`${run('It sits on Monday.')}<w:r><w:footnoteReference w:id="2"/></w:r>`);
    const { lines, told } = read(body, {
      'word/comments.xml': part(
        'comments',
        note('comment', '0', 'Tape 14:02. NOT safe?', ' w:author="Desk"'),
      ),
      'word/footnotes.xml': part(
        'footnotes',
        note('footnote', '-1', 'line', ' w:type="separator"') + note('footnote', '2', 'Notice, p. 3.'),
      ),
    });
    expect(lines).toEqual(['“The ferry was plainly safe,” the captain said.', 'It sits on Monday.']);
    expect(told).toEqual([
      '2 tracked changes read as accepted: “not” was taken out, “plainly” was put in.',
      '1 comment is not part of the text: Tape 14:02. NOT safe? (Desk, beside “The ferry was plainly safe, the captain said.”).',
      '1 footnote is not part of the text: Notice, p. 3. (after “It sits on Monday.”).',
    ]);
  });

  it('one change over several runs is one, a move is told once, a change of form is none', () => {
    const body = paragraph(
      ins(run('a new ') + run('clause', '<w:b/>')) +
        `<w:moveFrom ${change}>${run('in May')}</w:moveFrom>` +
        run(' stands here ') +
        `<w:moveTo ${change}>${run('in May')}</w:moveTo>` +
        run('.', `<w:rPrChange ${change}><w:rPr><w:strike/></w:rPr></w:rPrChange>`),
    );
    const { lines, told } = read(body);
    expect(lines).toEqual(['a new clause stands here in May.']);
    expect(told).toEqual([
      '2 tracked changes read as accepted: “a new clause” was put in, “in May” was moved.',
    ]);
  });

  it('the words that a comment is about, and comments and endnotes that nothing refers to', () => {
    const body = paragraph(
      `${run('The dam was ')}<w:commentRangeStart w:id="4"/>${run('safe in March')}<w:commentRangeEnd w:id="4"/>${run(', he said.')}`,
    );
    const { told } = read(body, {
      'word/comments.xml': part('comments', note('comment', '4', 'who?') + note('comment', '9', 'lost one')),
      'word/endnotes.xml': part('endnotes', note('endnote', '3', 'Report of 4 May, page 7.')),
    });
    expect(told).toEqual([
      '2 comments are not part of the text: who? (beside “safe in March”); lost one.',
      '1 endnote is not part of the text: Report of 4 May, page 7.',
    ]);
  });

  it.each([
    [
      'struck',
      '<w:strike/>',
      '“The ferry was safe,” he said.',
      '1 struck-out passage was left out: never (after “The ferry was”).',
    ],
    [
      'struck twice',
      '<w:dstrike/>',
      '“The ferry was safe,” he said.',
      '1 struck-out passage was left out: never (after “The ferry was”).',
    ],
    [
      'struck by a style',
      '<w:rStyle w:val="Gone"/>',
      '“The ferry was safe,” he said.',
      '1 struck-out passage was left out: never (after “The ferry was”).',
    ],
    [
      'hidden',
      '<w:vanish/>',
      '“The ferry was safe,” he said.',
      '1 hidden passage was left out: never (after “The ferry was”).',
    ],
    ['not struck', '<w:strike w:val="0"/>', '“The ferry was never safe,” he said.', undefined],
  ])('words that are %s', (_, properties, line, sentence) => {
    const styles =
      '<w:styles><w:style w:type="character" w:styleId="Gone"><w:rPr><w:strike/></w:rPr></w:style></w:styles>';
    const body = paragraph(run('“The ferry was ') + run('never ', properties) + run('safe,” he said.'));
    const { lines, told } = read(body, { 'word/styles.xml': styles });
    expect(lines).toEqual([line]);
    expect(told).toEqual(sentence === undefined ? [] : [sentence]);
  });

  it('headers and footers once each, but no page numbers', () => {
    const { told } = read(paragraph(run('The dam held.')), {
      'word/header1.xml': part('hdr', paragraph(run('DRAFT 3 – not for publication'))),
      'word/header2.xml': part('hdr', paragraph(run('DRAFT 3 – not for publication'))),
      'word/footer1.xml': part('ftr', paragraph(run('Page ') + run('3') + run(' of 9'))),
    });
    expect(told).toEqual(['1 page header was left out: DRAFT 3 – not for publication.']);
  });

  it('a placeholder that nobody filled in', () => {
    const control = `<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>${run('Click or tap to enter text.')}</w:sdtContent></w:sdt>`;
    const { lines, told } = read(paragraph(run('By ') + control) + paragraph(run('The dam held.')));
    expect(lines).toEqual(['By', 'The dam held.']);
    expect(told).toEqual(['1 field of the file was never filled in: Click or tap to enter text.']);
  });
});

describe('a drop cap is joined to its word', () => {
  const frame = '<w:framePr w:dropCap="drop" w:lines="3" w:wrap="around"/>';
  const rest = paragraph(run('ira Kole said the ferry had passed.'));

  it.each([
    ['in a frame', paragraph(run('M'), frame) + rest],
    ['in the margin', paragraph(run('M'), frame.replace('"drop"', '"margin"')) + rest],
    ['in a paragraph of its own', paragraph(run('M', '<w:sz w:val="96"/>')) + rest],
    [
      'in a text box',
      paragraph(
        `<w:r><w:txbxContent>${paragraph(run('M'))}</w:txbxContent></w:r>${run('ira Kole said the ferry had passed.')}`,
      ),
    ],
  ])('%s', (_, body) => {
    const { lines, told } = read(paragraph(run('The ferry passed, it seems.')) + body);
    expect(lines).toEqual(['The ferry passed, it seems.', 'Mira Kole said the ferry had passed.']);
    expect(told).toEqual(['1 large first letter was joined to the word: M.']);
  });

  it('a mark opens with it; a lone letter above a whole sentence is none', () => {
    expect(read(paragraph(run('“W'), frame) + paragraph(run('e sail,” she said.'))).lines).toEqual([
      '“We sail,” she said.',
    ]);
    expect(read(paragraph(run('Q')) + paragraph(run('Who paid for it?'))).lines).toEqual([
      'Q',
      'Who paid for it?',
    ]);
  });
});

describe('a table is read row by row', () => {
  const cell = (...words: string[]) =>
    `<w:tc><w:tcPr/>${words.map((one) => paragraph(run(one))).join('')}</w:tc>`;
  const row = (...cells: string[]) => `<w:tr><w:trPr/>${cells.join('')}</w:tr>`;
  const table = (...rows: string[]) => `<w:tbl><w:tblPr/>${rows.join('')}</w:tbl>`;

  it('no cell is lost, not even a lone figure or an empty one', () => {
    const body =
      paragraph(run('The port gave these figures.')) +
      table(
        row(cell('Year'), cell('Trips'), cell('Deaths')),
        row(cell('2023'), cell(''), cell('2')),
        row(cell('2024'), cell('1,377', 'to May'), cell('41')),
      );
    expect(read(body).lines).toEqual([
      'The port gave these figures.',
      'table: Year | Trips | Deaths',
      'table: 2023 | | 2',
      'table: 2024 | 1,377 to May | 41',
    ]);
  });

  it('one column, or columns of a page, are paragraphs', () => {
    expect(read(table(row(cell('A box around this.')), row(cell('And this.')))).lines).toEqual([
      'A box around this.',
      'And this.',
    ]);
    const long = 'The council voted on Tuesday. '.repeat(25).trim();
    expect(read(table(row(cell(long), cell('Aside')))).lines).toEqual([long, 'Aside']);
  });

  it('a table inside a table is kept and told', () => {
    const inner = table(row(cell('a'), cell('b')));
    const { lines, told } = read(table(row(cell('Outer'), `<w:tc>${inner}</w:tc>`)));
    expect(lines).toEqual(['table: Outer | a | b']);
    expect(told).toEqual(['1 table cell could not be placed: a | b (a table inside a table).']);
  });

  it('quotations by their style are blocks of their own', () => {
    const body =
      paragraph(run('In a letter he wrote:')) +
      paragraph(run('It has not been safe since 1990.'), '<w:pStyle w:val="IntenseQuote"/>') +
      paragraph(run('Not safe since 1990'), '<w:pStyle w:val="PullQuote"/>');
    expect(read(body).lines).toEqual([
      'In a letter he wrote:',
      'block_quote: It has not been safe since 1990.',
      'pull_quote: Not safe since 1990',
    ]);
  });
});
