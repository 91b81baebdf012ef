import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layOut } from '../text/layout/lay-out.ts';
import { docx, paragraph, run } from './docx.fixture.ts';
import { readPastedText } from './pasted-text.ts';
import { readStoryFile } from './read-story-file.ts';
import { maxTextBytes, type ReadStory } from './story-text.ts';

/** What every result must be: text that can be stored and laid out, or one sentence or more for a person. */
function expectSound(story: ReadStory): void {
  if (!story.ok) {
    expect(story.error.message).toMatch(/^[A-Z“].*\.$/s);
    return;
  }
  expect(story.raw).not.toMatch(/\0|\p{Surrogate}/u);
  expect(Buffer.byteLength(story.raw)).toBeLessThanOrEqual(maxTextBytes);
  expect(layOut(story.raw, story).blocks.length).toBeGreaterThan(0);
}

const extension = fc.constantFrom('txt', 'md', 'html', 'docx', 'pdf', '');
const good = docx(
  paragraph(run('Tramway sold'), '<w:pStyle w:val="Title"/>') +
    paragraph(run('The council voted.'), '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'),
  { 'word/styles.xml': '<w:styles/>', 'word/numbering.xml': '<w:numbering/>' },
);
const stored = docx(paragraph(run('The council voted.')), {}, { level: 0 });

const markup = fc
  .array(
    fc.constantFrom(
      ...'<p> </p> <div> </div> <table> <tr> <td> <b> </b> <a href=x> </a> <li> <ul> <ol> <h1> </h1> <pre> <svg> <math> <template> <select> <option> <form> <frameset> <!-- --> <![CDATA[ ]]> <script> </script> <style> </style> <br> &amp; &#0; &#xD800; " \' = > < text'.split(
        ' ',
      ),
    ),
    { maxLength: 200 },
  )
  .map((parts) => parts.join(' '));

const wordMarkup = fc
  .array(
    fc.constantFrom(
      '<w:p>',
      '</w:p>',
      '<w:r>',
      '</w:r>',
      '<w:t>',
      '</w:t>',
      '<w:del>',
      '</w:del>',
      '<w:pPr>',
      '</w:pPr>',
      '<w:rPr>',
      '</w:rPr>',
      '<w:vanish/>',
      '<w:txbxContent>',
      '</w:txbxContent>',
      '<w:tab/>',
      '<w:br/>',
      '<w:pStyle w:val="Title"/>',
      '<w:numId w:val="2"/>',
      'words',
      '&amp;',
      '&#55296;',
      '<![CDATA[x]]>',
      '<!-- x -->',
      '<?x?>',
    ),
    { maxLength: 60 },
  )
  .map((parts) => parts.join(''));

describe('whatever is brought, the answer is text or a reason', { timeout: 60_000 }, () => {
  it('any bytes under any name', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 600 }), extension, (bytes, ending) => {
        expectSound(readStoryFile(`story.${ending}`, bytes));
      }),
      { numRuns: 1_000 },
    );
  });

  it('any name', () => {
    fc.assert(
      fc.property(fc.string(), (name) => expectSound(readStoryFile(name, new Uint8Array([104, 105])))),
    );
  });

  it('any text that is pasted', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => expectSound(readPastedText(text))),
      {
        numRuns: 300,
      },
    );
  });

  it('a Word file with any of its bytes changed', () => {
    const change = fc.tuple(fc.nat(), fc.nat(255));
    fc.assert(
      fc.property(
        fc.constantFrom(good, stored),
        fc.array(change, { minLength: 1, maxLength: 8 }),
        (bytes, changes) => {
          const copy = bytes.slice();
          for (const [at, value] of changes) copy[at % copy.length] = value;
          expectSound(readStoryFile('story.docx', copy));
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('a Word file cut off anywhere', () => {
    for (let length = 0; length < good.length; length += 1) {
      expect(readStoryFile('story.docx', good.subarray(0, length))).toMatchObject({ ok: false });
    }
  });

  it('a Word file of any markup', () => {
    fc.assert(
      fc.property(wordMarkup, (body) => expectSound(readStoryFile('story.docx', docx(body)))),
      { numRuns: 500 },
    );
  });

  it('a page of any markup', () => {
    fc.assert(
      fc.property(markup, (body) =>
        expectSound(readStoryFile('story.html', new TextEncoder().encode(`<p>x</p>${body}`))),
      ),
      { numRuns: 1_000 },
    );
  });

  it('a Markdown file of any marks', () => {
    const marks = fc.string({
      unit: fc.constantFrom(...'#*_~`[]()!<>|-=\\&;: \n1.aé'.split('')),
      maxLength: 200,
    });
    fc.assert(
      fc.property(marks, (text) => expectSound(readStoryFile('story.md', new TextEncoder().encode(text)))),
      {
        numRuns: 1_000,
      },
    );
  });
});
