import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { documentXml, docx, paragraph, patched, run, zipPlaces } from './docx.fixture.ts';
import { readStoryFile } from './read-story-file.ts';

const read = (bytes: Uint8Array) => readStoryFile('story.docx', bytes);

function paragraphsOf(bytes: Uint8Array): string[] {
  const story = read(bytes);
  if (!story.ok) throw new Error(story.error.message);
  return (story.paragraphs ?? []).map(({ text, kind, asideReason }) =>
    [asideReason ?? kind, text].filter(Boolean).join(': '),
  );
}

function codeOf(bytes: Uint8Array): string {
  const story = read(bytes);
  return story.ok ? 'ok' : story.error.code;
}

describe('a Word file', () => {
  it('is read paragraph by paragraph, across runs, with signs and entities', () => {
    const body =
      paragraph(
        run('“We ') +
          run('agreed', '<w:b/>') +
          run(' &amp; signed,” she said&#x2026; &#8212; ') +
          run('&lt;here&gt;'),
      ) +
      paragraph('') +
      paragraph(
        `${run('One')}<w:r><w:br/></w:r>${run('two')}<w:r><w:tab/></w:r>${run('three')}<w:r><w:noBreakHyphen/></w:r>${run('four')}`,
      );
    expect(paragraphsOf(docx(body))).toEqual([
      '“We agreed & signed,” she said… — <here>',
      'One',
      'two\tthree-four',
    ]);
  });

  it('is read as with all tracked changes accepted', () => {
    const change = 'w:id="1" w:author="Desk" w:date="2025-04-08T10:00:00Z"';
    const body =
      paragraph(
        run('He ') +
          `<w:del ${change}><w:r><w:delText>never </w:delText></w:r></w:del>` +
          `<w:ins ${change}>${run('always ')}</w:ins>` +
          `<w:moveFrom ${change}>${run('moved away ')}</w:moveFrom>` +
          run('said so.'),
      ) +
      paragraph(run('First half '), `<w:rPr><w:del ${change}/></w:rPr>`) +
      paragraph(run('and second half.'));
    expect(paragraphsOf(docx(body))).toEqual(['He always said so.', 'First half and second half.']);
  });

  it('leaves out hidden text, field codes, footnotes and comments, and does not read old formatting', () => {
    const body =
      paragraph(
        run('Seen') +
          run(' hidden', '<w:vanish/>') +
          run(' seen too', '<w:vanish w:val="0"/>') +
          '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK "http://x" </w:instrText></w:r>' +
          `<w:r><w:fldChar w:fldCharType="separate"/></w:r>${run(' link')}<w:r><w:fldChar w:fldCharType="end"/></w:r>` +
          '<w:r><w:footnoteReference w:id="2"/></w:r><w:commentRangeStart w:id="0"/>',
      ) +
      paragraph(
        run('Plain now'),
        '<w:pPrChange w:id="3"><w:pPr><w:pStyle w:val="Title"/></w:pPr></w:pPrChange>',
      ) +
      paragraph(run('Mark hidden, words not'), '<w:rPr><w:vanish/></w:rPr>');
    expect(paragraphsOf(docx(body, { 'word/footnotes.xml': '<w:footnotes/>' }))).toEqual([
      'Seen seen too link',
      'Plain now',
      'Mark hidden, words not',
    ]);
  });

  it('tells headlines, subheads and captions by the styles’ names, in any language of Word', () => {
    const styles = `<w:styles>
      <w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/></w:style>
      <w:style w:type="paragraph" w:styleId="berschrift2"><w:name w:val="heading 2"/></w:style>
      <w:style w:type="paragraph" w:styleId="Bildunterschrift"><w:name w:val="caption"/></w:style></w:styles>`;
    const body =
      paragraph(run('Tramway sold'), '<w:pStyle w:val="Titel"/>') +
      paragraph(run('The council voted.')) +
      paragraph(run('The vote'), '<w:pStyle w:val="berschrift2"/>') +
      paragraph(run('The depot'), '<w:pStyle w:val="Bildunterschrift"/>');
    const bytes = docx(body, { 'word/styles.xml': styles });
    expect(paragraphsOf(bytes)).toEqual([
      'headline: Tramway sold',
      'The council voted.',
      'subhead: The vote',
      'caption: The depot',
    ]);
    expect(read(bytes)).toMatchObject({ headline: 'Tramway sold', format: 'docx' });
  });

  it('takes a heading that stands first for the headline', () => {
    const body =
      paragraph(run('Tramway sold'), '<w:pStyle w:val="Heading1"/>') + paragraph(run('The council voted.'));
    expect(read(docx(body))).toMatchObject({ headline: 'Tramway sold' });
  });

  it('writes out the markers of lists', () => {
    const numbering = `<w:numbering>
      <w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1)"/></w:lvl>
        <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1.%2"/></w:lvl></w:abstractNum>
      <w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val=""/></w:lvl></w:abstractNum>
      <w:num w:numId="7"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="8"><w:abstractNumId w:val="1"/></w:num></w:numbering>`;
    const item = (text: string, list: number, level = 0) =>
      paragraph(run(text), `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`);
    const body = item('three', 7) + item('deeper', 7, 1) + item('four', 7) + item('dot', 8) + item('none', 0);
    expect(paragraphsOf(docx(body, { 'word/numbering.xml': numbering }))).toEqual([
      'list: 3) three',
      'list: 3.a deeper',
      'list: 4) four',
      'list: • dot',
      'none',
    ]);
  });

  it('reads a text box once, as set aside, after the paragraph it hangs on', () => {
    const box = `<w:txbxContent>${paragraph(run('Pulled words'))}</w:txbxContent>`;
    const drawing = `<w:r><mc:AlternateContent><mc:Choice><wps:txbx>${box}</wps:txbx></mc:Choice><mc:Fallback>${box}</mc:Fallback></mc:AlternateContent></w:r>`;
    expect(
      paragraphsOf(docx(paragraph(run('Before') + drawing + run(' after')) + paragraph(run('Next')))),
    ).toEqual(['Before after', 'box: Pulled words', 'Next']);
  });

  it('finds the document where the package says it is', () => {
    const bytes = zipSync({
      '_rels/.rels': strToU8(
        '<Relationships><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="/word/document2.xml"/></Relationships>',
      ),
      'word/document2.xml': strToU8(documentXml(paragraph(run('Here')))),
    });
    expect(paragraphsOf(bytes)).toEqual(['Here']);
  });
});

describe('a hostile or broken Word file is refused', () => {
  const good = docx(paragraph(run('The council voted.')));
  const { entries, end } = zipPlaces(good);
  const [first = 0, second = 0] = entries;

  it.each([
    ['empty', docx(''), 'blank'],
    ['cut off in the middle', good.slice(0, good.length / 2), 'damaged'],
    ['cut off by one byte', good.slice(0, -1), 'damaged'],
    ['with bytes after its end', new Uint8Array([...good, 0]), 'damaged'],
    ['not a Word file but a workbook', zipSync({ 'xl/workbook.xml': strToU8('<x/>') }), 'wrong_type'],
    ['a plain archive', zipSync({ 'a.txt': strToU8('hello') }), 'wrong_type'],
    ['encrypted', patched(good, [{ at: second + 8, value: 1, width: 2 }]), 'protected'],
    [
      'an old or protected Word file',
      new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]),
      'protected',
    ],
    ['declared as too large', patched(good, [{ at: second + 24, value: 0x7fffffff }]), 'unsafe'],
    ['larger than it declares', patched(good, [{ at: second + 24, value: 10 }]), 'unsafe'],
    ['smaller than it declares', patched(good, [{ at: second + 24, value: 100_000 }]), 'damaged'],
    ['not what its checksum says', patched(good, [{ at: second + 16, value: 1 }]), 'damaged'],
    ['overlapping itself', patched(good, [{ at: second + 42, value: 0 }]), 'damaged'],
    ['pointing past its end', patched(good, [{ at: second + 42, value: 0xfffffff0 }]), 'damaged'],
    [
      'claiming more entries than it has',
      patched(good, [
        { at: end + 8, value: 9, width: 2 },
        { at: end + 10, value: 9, width: 2 },
      ]),
      'damaged',
    ],
    ['claiming a directory elsewhere', patched(good, [{ at: end + 16, value: first + 4 }]), 'damaged'],
    [
      'of too many entries',
      zipSync(Object.fromEntries(Array.from({ length: 4_001 }, (_, at) => [`word/${at}`, new Uint8Array()]))),
      'unsafe',
    ],
    ['a bomb of one entry', zipSync({ 'word/document.xml': new Uint8Array(40 * 1_048_576) }), 'unsafe'],
    [
      'with a document type',
      zipSync({
        'word/document.xml': strToU8('<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'),
      }),
      'damaged',
    ],
    ['with an unknown entity', docx(paragraph(run('&lol;'))), 'damaged'],
    ['nested too deeply', docx('<w:p>'.repeat(600) + '</w:p>'.repeat(600)), 'damaged'],
    ['of tags that do not match', docx('<w:p></w:r>'), 'damaged'],
    [
      'of bytes that are no text',
      zipSync({ 'word/document.xml': new Uint8Array([0x3c, 0xff, 0xfe, 0x3e]) }),
      'damaged',
    ],
    [
      'of more text than a story has',
      docx(paragraph(run('a b c d e '.repeat(110_000))), {}, { level: 0 }),
      'too_large',
    ],
  ])('%s', (_, bytes, code) => {
    expect(codeOf(bytes)).toBe(code);
  });

  it('says what to do', () => {
    const story = read(good.slice(0, -1));
    expect(story).toMatchObject({
      ok: false,
      error: { message: expect.stringMatching(/Open it in Word.*or paste the text\.$/) },
    });
  });
});
