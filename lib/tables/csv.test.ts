import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvLine } from './csv.ts';

test('texts stand in quotation marks, figures do not, and what is not known is empty', () => {
  expect(csvLine(['a', 'b, “c”', 'say "so"', 12, -3, null, ''])).toBe(
    '"a","b, “c”","say ""so""",12,-3,,""\r\n',
  );
  expect(csvLine(['two\nlines'])).toBe('"two\nlines"\r\n');
});

test.each([
  ['=1+1', "'=1+1"],
  ['+49 30 1234', "'+49 30 1234"],
  ['-2', "'-2"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\t=1', "'\t'=1"],
  ['\r=1', "'\r'=1"],
  ['\tplain', "'\tplain"],
  ['＝1', "'＝1"],
  // Where semicolons part cells, or a line break ends a row.
  ['note;=1', "note;'=1"],
  ['note; "@x', `note; ""'@x`],
  ['one\n-two', "one\n'-two"],
  // Within words a sign is a sign.
  ['a=b - c @ d', 'a=b - c @ d'],
  ['“=1”', '“=1”'],
])('%j is not computed: %j', (text, safe) => {
  expect(csvLine([text])).toBe(`"${safe}"\r\n`);
});

/** A plain reader of RFC 4180, for one row. */
function cellsOf(line: string): string[] {
  const cells: string[] = [];
  let at = 0;
  while (at < line.length) {
    let cell = '';
    if (line[at] === '"') {
      at += 1;
      while (line[at] !== '"' || line[at + 1] === '"') {
        if (line[at] === '"') at += 1;
        cell += line[at];
        at += 1;
      }
      at += 1;
    } else {
      while (line[at] !== ',' && line[at] !== '\r') {
        cell += line[at];
        at += 1;
      }
    }
    cells.push(cell);
    if (line[at] === '\r') break;
    at += 1;
  }
  return cells;
}

test('whatever the texts are, as many cells are read, none of them begins a formula, and all words are there', () => {
  const text = fc.array(
    fc.constantFrom('=', '-', '+', '@', ';', '"', ',', '\n', '\r', '\t', ' ', 'a', '😀'),
    {
      maxLength: 12,
    },
  );
  fc.assert(
    fc.property(fc.array(text, { minLength: 1, maxLength: 5 }), (texts) => {
      const given = texts.map((parts) => parts.join(''));
      const read = cellsOf(csvLine(given));
      expect(read).toHaveLength(given.length);
      for (const [i, cell] of read.entries()) {
        expect(cell).not.toMatch(/(^|[;\t\r\n]["\s]*)[=+\-@]|^[\t\r]/);
        expect(cell.replaceAll("'", '')).toBe(given[i]);
      }
    }),
  );
});

test('half of a character is replaced, since no file could hold it', () => {
  expect(csvLine(['\ud83d'])).toBe('"\ufffd"\r\n');
});
