import { describe, expect, it } from 'vitest';
import { docx, paragraph, run } from './docx.fixture.ts';
import { readPastedText } from './pasted-text.ts';
import { readStoryFile } from './read-story-file.ts';
import { sniff } from './sniff.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const utf16 = (text: string, mark: boolean) =>
  new Uint8Array([
    ...(mark ? [0xff, 0xfe] : []),
    ...[...text].flatMap((letter) => [letter.charCodeAt(0) & 0xff, letter.charCodeAt(0) >> 8]),
  ]);

describe('a file that was brought as a story', () => {
  it.each([
    ['story.txt', bytes('The council voted.'), 'text'],
    ['STORY.TXT', bytes('\uFEFFThe council voted.'), 'text'],
    ['story.v2.text', utf16('The council voted.', true), 'text'],
    ['story.md', bytes('The council voted.'), 'markdown'],
    ['story.htm', bytes('<p>The council voted.</p>'), 'html'],
    ['story.docx', docx(paragraph(run('The council voted.'))), 'docx'],
  ])('%s is read', (name, content, format) => {
    expect(readStoryFile(name, content)).toMatchObject({
      ok: true,
      raw: 'The council voted.',
      format,
      notices: [],
    });
  });

  it('in Windows-1252 with its quotation marks is read with a notice', () => {
    const content = new Uint8Array([
      0x93,
      ...bytes('The caf'),
      0xe9,
      ...bytes(' is closed,'),
      0x94,
      ...bytes(' she said.'),
    ]);
    expect(readStoryFile('story.txt', content)).toMatchObject({
      ok: true,
      raw: '“The café is closed,” she said.',
      notices: [expect.stringContaining('check its accents')],
    });
  });

  const pdf = bytes('%PDF-1.7\n%âãÏÓ');
  const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0]);
  const word = docx(paragraph(run('x')));
  const cyrillic1251 = new Uint8Array([0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2, 0x2c, 0x20, 0xec, 0xe8, 0xf0]);

  it.each([
    ['nothing', 'a.txt', new Uint8Array(), 'empty', /empty/],
    ['only white space', 'a.txt', bytes(' \n\t\u00A0\u200B'), 'blank', /only spaces/],
    ['a NUL', 'a.txt', bytes('The council\0 voted.'), 'nul', /NUL/],
    ['data', 'a.txt', new Uint8Array(4_000).map((_, at) => (at * 7919) % 256), 'binary', /not text/],
    ['a PDF, said to be text', 'a.txt', pdf, 'wrong_type', /named \.txt but is a PDF/],
    ['a picture, said to be Markdown', 'a.md', png, 'wrong_type', /a picture/],
    ['a Word file, said to be text', 'a.txt', word, 'wrong_type', /Office document/],
    ['a Word file, said to be a page', 'a.html', word, 'wrong_type', /Office document/],
    ['a page, said to be text', 'a.txt', bytes('<!-- x --><!DOCTYPE html><p>x'), 'wrong_type', /a web page/],
    ['text, said to be a page', 'a.html', bytes('The council voted.'), 'wrong_type', /\.txt/],
    ['text, said to be Word', 'a.docx', bytes('The council voted.'), 'wrong_type', /plain text/],
    ['old Word', 'a.doc', bytes('x'), 'unsupported_type', /save it as \.docx/],
    ['half a rich text', 'a.rtf', bytes('{\\rtf1'), 'damaged', /save it again as \.rtf/],
    ['Word, said to be OpenDocument', 'a.odt', word, 'damaged', /OpenDocument file is damaged/],
    ['text, said to be rich text', 'a.rtf', bytes('The council voted.'), 'wrong_type', /is plain text/],
    ['a message of Outlook', 'a.msg', bytes('x'), 'unsupported_type', /save it as \.eml/],
    ['another ending', 'a.exe', bytes('x'), 'unsupported_type', /\.exe are not read/],
    ['no ending', 'story', bytes('x'), 'unsupported_type', /no ending/],
    ['an ending that is a word of the language', 'a.constructor', bytes('x'), 'unsupported_type', /not read/],
    ['old Cyrillic letters', 'a.txt', cyrillic1251, 'encoding', /UTF-8/],
    ['UTF-16 without its mark', 'a.txt', utf16('The council voted.', false), 'encoding', /UTF-16/],
    [
      'half a UTF-16 character',
      'a.txt',
      new Uint8Array([0xff, 0xfe, 0x41]),
      'damaged_characters',
      /incomplete/,
    ],
    ['too long a text', 'a.txt', bytes('a'.repeat(1_048_577)), 'too_large', /1\.1 MB long.*up to 1 MB/],
    ['far too large a file', 'a.txt', new Uint8Array(3_000_000).fill(97), 'too_large', /2\.9 MB/],
  ])('that holds %s is refused', (_, name, content, code, message) => {
    expect(readStoryFile(name, content)).toEqual({
      ok: false,
      error: { code, message: expect.stringMatching(message) },
    });
  });
});

describe('text that was pasted', () => {
  it('is taken as it is up to 1,048,576 bytes', () => {
    expect(readPastedText('é'.repeat(524_288))).toMatchObject({ ok: true, format: 'text' });
    expect(readPastedText('é'.repeat(524_289))).toMatchObject({ ok: false, error: { code: 'too_large' } });
  });

  it.each([
    ['', 'empty'],
    [' \n\u2028 ', 'blank'],
    ['a\0b', 'nul'],
    ['a\ud83d b', 'damaged_characters'],
    ['\udc00', 'damaged_characters'],
    ['\x01\x02\x03\x04\x05\x06\x07\x0e\x0f\x10abc', 'binary'],
  ])('%j is refused', (text, code) => {
    expect(readPastedText(text)).toMatchObject({
      ok: false,
      error: { code, message: expect.stringMatching(/^[A-Z].*\.$/) },
    });
  });
});

describe('a file’s kind', () => {
  it.each([
    ['pdf', bytes('%PDF-1.4')],
    ['zip', bytes('PK\x03\x04')],
    ['rtf', bytes('{\\rtf1\\ansi')],
    ['html', bytes('\uFEFF \n<?xml version="1.0"?><!-- a --><html>')],
    ['xml', bytes('<?xml version="1.0"?><feed>')],
    ['image', new Uint8Array([0xff, 0xd8, 0xff, 0xe0])],
    ['audio_or_video', bytes('\0\0\0\x20ftypisom')],
    ['archive', new Uint8Array([0x1f, 0x8b, 8])],
    ['binary', new Uint8Array(64)],
    ['text', bytes('The council voted.')],
    ['text', bytes('«Так», сказав він')],
    ['empty', new Uint8Array()],
  ])('%s', (kind, content) => {
    expect(sniff(content)).toBe(kind);
  });

  it('is told in no time where comments never end', () => {
    expect(sniff(bytes('<!---->'.repeat(600)))).toBe('text');
  });
});
