import { describe, expect, test } from 'vitest';
import { processorMs } from '../../testing/processor-time.ts';
import { odt } from './odt.fixture.ts';
import { readOdt } from './odt.ts';
import { readRtf } from './rtf.ts';

const most = 1_000_000;
const rtf = (body: string, head = '\\ansi\\ansicpg1252') => Buffer.from(`{\\rtf1${head} ${body}}`, 'latin1');
const paragraphs = (text: string) => text.split('\n\n');

describe('rich text', () => {
  test('gives its words paragraph by paragraph, without its looks', () => {
    const { text, title } = readRtf(
      rtf(
        '{\\fonttbl{\\f0\\fswiss\\fcharset0 Helvetica;}}{\\colortbl;\\red255\\green0\\blue0;}{\\info{\\title Harbour minutes}{\\author X}}{\\*\\generator Editor 1;}\\pard\\f0\\b The council\\b0  met.\\par\r\nIt said \\ldblquote no\\rdblquote\\emdash twice.\\par\n',
      ),
      most,
    );
    expect(paragraphs(text)).toEqual(['The council met.', 'It said “no”—twice.']);
    expect(title).toBe('Harbour minutes');
  });

  test.each([
    ['the code page', '\\ansi\\ansicpg1252', "caf\\'e9 \\'93so\\'94", 'café “so”'],
    ['another code page', '\\ansi\\ansicpg1251', "\\'cf\\'f0\\'e8\\'e2\\'e5\\'f2", 'Привет'],
    ['Unicode with a stand-in', '\\ansi', "Gr\\u252\\'fc\\u223 ?e", 'Grüße'],
    ['Unicode without one', '\\ansi\\uc0', '\\u8220So\\u8221 ', '“So”'],
    ['Unicode above the first plane', '\\ansi\\uc1', '\\u-10179?\\u-8704? ok', '😀 ok'],
    [
      'the font’s set',
      '\\ansi{\\fonttbl{\\f0\\fcharset0 A;}{\\f1\\fcharset238 B;}}',
      "\\f1 \\'9a\\'e8\\f0  ok",
      'šč ok',
    ],
    [
      'two bytes for a letter',
      '\\ansi{\\fonttbl{\\f0\\fcharset128 A;}}',
      "\\f0 \\'93\\'fa\\'96\\'7b",
      '日本',
    ],
    ['escaped braces', '\\ansi', 'a \\{b\\} c\\\\d', 'a {b} c\\d'],
  ])('reads letters by %s', (_, head, body, words) => {
    expect(readRtf(rtf(body, head), most).text).toBe(words);
  });

  test('tells what it does not read', () => {
    const { text, notices } = readRtf(
      rtf(
        'We paid{\\super\\chftn}{\\footnote\\pard In May.} nothing{\\deleted  at all}.{\\*\\annotation Sure?}{\\header Page 3}{\\pict\\pngblip 89504e47}{\\field{\\*\\fldinst HYPERLINK "https://port.example"}{\\fldrslt the port}}{\\v secret}',
      ),
      most,
    );
    expect(text).toBe('We paid nothing.the port');
    expect(notices).toEqual([
      '1 footnote and 1 comment are not part of the text.',
      '1 tracked change read as accepted: “at all” was taken out.',
    ]);
  });

  test('with raw bytes in it is not misread by them', () => {
    expect(readRtf(rtf('a {\\pict\\bin5 }}}}}} b'), most).text).toBe('a b');
  });

  test.each([['{\\rtf1 cut off'], ['{\\rtf1 a {\\b b}']])('%s is damaged', (text) => {
    expect(() => readRtf(Buffer.from(text), most)).toThrow();
  });

  test('a megabyte of braces takes no time', async () => {
    const work = () => {
      expect(() => readRtf(Buffer.from(`{\\rtf1${'{'.repeat(1_000_000)}`), most)).toThrow();
      readRtf(rtf("\\'e9".repeat(250_000)), most * 4);
    };
    expect(await processorMs(work)).toBeLessThan(3_000);
  });
});

describe('an OpenDocument text', () => {
  test('gives its words paragraph by paragraph', () => {
    const { text, title, notices } = readOdt(
      odt(
        '<text:h text:outline-level="1">Minutes</text:h><text:p>The <text:span>council</text:span><text:s text:c="2"/>met<text:tab/>twice.</text:p><text:list><text:list-item><text:p>First</text:p></text:list-item></text:list><table:table><table:table-row><table:table-cell><text:p>Cost</text:p></table:table-cell><table:table-cell><text:p>12</text:p></table:table-cell></table:table-row></table:table><text:p>One<text:line-break/>two &amp; three</text:p>',
      ),
      most,
    );
    expect(paragraphs(text)).toEqual([
      'Minutes',
      'The council met twice.',
      'First',
      'Cost',
      '12',
      'One',
      'two & three',
    ]);
    expect(title).toBe('Harbour minutes');
    expect(notices).toEqual([]);
  });

  test('tells what it does not read', () => {
    const { text, notices } = readOdt(
      odt(
        '<text:tracked-changes><text:changed-region><text:deletion><text:p>never</text:p></text:deletion></text:changed-region></text:tracked-changes><text:p>We paid<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>In May.</text:p></text:note-body></text:note> nothing<office:annotation><text:p>Sure?</text:p></office:annotation>.</text:p>',
      ),
      most,
    );
    expect(text).toBe('We paid nothing.');
    expect(notices).toEqual([
      '1 footnote and 1 comment are not part of the text.',
      '1 tracked change read as accepted: “never” was taken out.',
    ]);
  });

  test('with a document type, or cut off, is refused', () => {
    expect(() => readOdt(odt('', { 'content.xml': '<!DOCTYPE a><a/>' }), most)).toThrow();
    expect(() => readOdt(odt('<text:p>x</text:p>').subarray(0, 80), most)).toThrow();
  });
});
