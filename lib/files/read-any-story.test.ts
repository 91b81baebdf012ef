import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layOut } from '../text/layout/lay-out.ts';
import { docx, paragraph, run } from './docx.fixture.ts';
import { odt } from './odt.fixture.ts';
import { bodyLines, linesStream, pdf, placedStream } from './pdf.fixture.ts';
import { readAnyStory } from './read-any-story.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const VOTED = 'The council voted on Tuesday to close the ferry line.';
const NO = '“We were never asked,” said Mara Lund.';

async function storyIn(name: string, content: Uint8Array) {
  const read = await readAnyStory(name, content);
  if (!read.ok) throw new Error(read.error.message);
  return { ...read, text: layOut(read.raw, read).text };
}

const problemIn = async (name: string, content: Uint8Array) => {
  const read = await readAnyStory(name, content);
  return read.ok ? null : read.error;
};

describe('a document of another word processor', () => {
  it('OpenDocument: its paragraphs; what is beside the text is told', async () => {
    const note = '<text:note><text:note-body><text:p>Minutes, p. 3</text:p></text:note-body></text:note>';
    const story = await storyIn('a.odt', odt(`<text:p>${VOTED}${note}</text:p><text:p>${NO}</text:p>`));
    expect(story).toMatchObject({ format: 'odt', text: `${VOTED}\n\n${NO}` });
    expect(story.readings).toMatchObject([{ code: 'footnote', count: 1 }]);
    expect(story.notes).toMatchObject([{ kind: 'footnote', words: 'Minutes, p. 3' }]);
    // A title that stands nowhere in the text is the file's and not the story's.
    expect(story.headline).toBeUndefined();
  });

  it('OpenDocument: a title that stands above the text is its headline', async () => {
    const story = await storyIn('a.odt', odt(`<text:h>Harbour minutes</text:h><text:p>${VOTED}</text:p>`));
    expect(story.headline).toBe('Harbour minutes');
  });

  it('rich text: its paragraphs, without what was deleted', async () => {
    const story = await storyIn(
      'a.rtf',
      bytes(`{\\rtf1\\ansi ${VOTED}\\par{\\deleted Not this.}\\par She agreed.\\par}`),
    );
    expect(story).toMatchObject({ format: 'rtf', text: `${VOTED}\n\nShe agreed.` });
    expect(story.readings).toMatchObject([{ code: 'tracked_change', count: 1 }]);
  });

  it.each([
    ['encrypted', { 'META-INF/manifest.xml': '<manifest><manifest:encryption-data/></manifest>' }],
    ['packed into one encrypted part', { 'encrypted-package': 'x' }],
  ])('OpenDocument that is %s is refused', async (_, parts) => {
    const problem = await problemIn('a.odt', odt('<text:p>x</text:p>', parts));
    expect(problem).toMatchObject({
      code: 'protected',
      message: expect.stringMatching(/remove|without the password/),
    });
  });

  it('cut off anywhere it is refused, with what to do', async () => {
    const whole = odt(`<text:p>${VOTED}</text:p>`);
    for (let length = 1; length < whole.length; length += 7) {
      const problem = await problemIn('a.odt', whole.subarray(0, length));
      expect(problem?.message).toMatch(/^[A-Z].*(?:save it again|right ending).*\.$/s);
    }
    const rtf = bytes(`{\\rtf1\\ansi ${VOTED}\\par}`);
    for (let length = 5; length < rtf.length; length += 1)
      expect(await problemIn('a.rtf', rtf.subarray(0, length))).not.toBeNull();
  });
});

describe('a PDF', () => {
  it('is read as paragraphs, and that these were worked out is told', async () => {
    const file = pdf([
      placedStream(
        bodyLines([
          'The council voted on Tuesday to close the ferry',
          'line after 112 years of ser-',
          'vice.',
        ]),
      ),
    ]);
    const story = await storyIn('a.pdf', file);
    expect(story).toMatchObject({ format: 'pdf' });
    expect(story.text).toBe(
      'The council voted on Tuesday to close the ferry line after 112 years of service.',
    );
    expect(story.notices).toEqual([expect.stringMatching(/a page of a PDF, .* worked out\. Look it over\./)]);
  });

  it('leaves the bytes to whoever brought them', async () => {
    const file = pdf([linesStream([VOTED])]);
    const size = file.length;
    await storyIn('a.pdf', file);
    expect(file.length).toBe(size);
    // However they are carried: the library itself refuses a Buffer.
    expect((await storyIn('a.pdf', Buffer.from(file))).text).toBe(VOTED);
  });

  it('tells of pages without text, and is refused where none has any', async () => {
    const story = await storyIn('a.pdf', pdf([linesStream([VOTED]), linesStream([''])]));
    expect(story.notices).toContainEqual('1 of 2 pages has no text that can be read: empty, or a picture.');
    expect(await problemIn('a.pdf', pdf([linesStream([''])]))).toMatchObject({ code: 'blank' });
  });

  it.each([
    ['cut off', pdf([linesStream([VOTED])]).subarray(0, 60), 'damaged'],
    ['text', bytes(VOTED), 'wrong_type'],
    ['nothing', new Uint8Array(), 'empty'],
  ])('that is %s is refused', async (_, content, code) => {
    expect(await problemIn('a.pdf', content)).toMatchObject({ code, message: expect.stringMatching(/\.$/) });
  });
});

describe('a mail', () => {
  const head = 'From: Ada Holm <ada@desk.example>\nSubject: Tomorrow\nMIME-Version: 1.0\n';
  const mixed = (body: string, ...parts: [name: string, type: string, content: Uint8Array][]) =>
    bytes(
      `${head}Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain; charset=utf-8\n\n${body}\n` +
        parts
          .map(
            ([name, type, content]) =>
              `--b\nContent-Type: ${type}; name="${name}"\nContent-Disposition: attachment; filename="${name}"\nContent-Transfer-Encoding: base64\n\n${Buffer.from(content).toString('base64')}\n`,
          )
          .join('') +
        '--b--\n',
    );
  const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

  it('is the message, without its fields and signature', async () => {
    const mail = bytes(
      `${head}Content-Type: text/plain; charset=utf-8\n\n${VOTED}\n\n${NO}\n\n-- \nAda Holm, the desk\n`,
    );
    const story = await storyIn('a.eml', mail);
    expect(story.text).toBe(`${VOTED}\n\n${NO}`);
    expect(story.notices).toEqual(['From a mail, the story is the message itself (17 words).']);
  });

  it('is the attached file where that has more words; what was left out is told', async () => {
    const draft = docx(paragraph(run(VOTED)) + paragraph(run(NO)));
    const story = await storyIn(
      'a.eml',
      mixed(
        'Here it is.',
        ['draft.docx', DOCX, draft],
        ['plan.xlsx', 'application/octet-stream', bytes('x')],
      ),
    );
    expect(story).toMatchObject({ format: 'docx', text: `${VOTED}\n\n${NO}` });
    expect(story.notices[0]).toBe(
      'From a mail, the story is the attached file “draft.docx” (17 words). Left out: the message itself (3 words), “plan.xlsx”.',
    );
  });

  it('is the message where the attached file cannot be read, which is told', async () => {
    const story = await storyIn('a.eml', mixed(VOTED, ['draft.docx', DOCX, bytes('PK\x03\x04')]));
    expect(story.text).toBe(VOTED);
    expect(story.notices[1]).toMatch(
      /^The attached file “draft\.docx” was not read: This Word file is damaged/,
    );
  });

  it('is what it passes on, where that is the longer', async () => {
    const forwarded = `FYI\n\n---------- Forwarded message ---------\nFrom: Mara Lund <mara@port.example>\nDate: Mon, 1 Jan 2026\nSubject: Ferry\n\n${VOTED}\n`;
    const story = await storyIn('a.eml', bytes(`${head}\n${forwarded}`));
    expect(story.text).toBe(VOTED);
    expect(story.notices[0]).toMatch(/earlier message in it .* Left out: the message itself \(1 word\)/);
  });

  it('in a mail in a mail is read, and no further in', async () => {
    let mail = bytes(`${head}\n${VOTED}\n`);
    for (let depth = 0; depth < 6; depth += 1)
      mail = mixed('See below.', ['inner.eml', 'message/rfc822', mail]);
    const story = await storyIn('a.eml', mail);
    expect(story.notices[0]).toMatch(/^From a mail, the story is /);
  });

  it.each([
    ['encrypted', bytes(`${head}Content-Type: multipart/encrypted; boundary=b\n\n--b--\n`), 'protected'],
    ['empty of words', bytes(`${head}\n\n`), 'blank'],
    ['a PDF', bytes('%PDF-1.7\n'), 'wrong_type'],
    ['nothing', new Uint8Array(), 'empty'],
  ])('that is %s is refused', async (_, content, code) => {
    expect(await problemIn('a.eml', content)).toMatchObject({ code });
  });
});

describe('ninjs', () => {
  const json = (value: unknown) => bytes(JSON.stringify(value));
  const html = `<p>${VOTED}</p><p>${NO}</p>`;

  it.each([
    [
      '3',
      {
        uri: 'x',
        headlines: [{ role: 'main', value: 'Ferry closed' }],
        bodies: [
          { role: 'main', contentType: 'text/plain', value: 'No.' },
          { role: 'main', contentType: 'text/html', value: html },
        ],
      },
    ],
    ['1', { uri: 'x', headline: 'Ferry closed', body_text: 'No.', body_xhtml: html }],
  ])('%s: headline and body, with mark-up where there is a choice', async (_, item) => {
    const story = await storyIn('a.json', json(item));
    expect(story).toMatchObject({ format: 'ninjs', headline: 'Ferry closed', notices: [] });
    expect(story.text).toBe(`Ferry closed\n\n${VOTED}\n\n${NO}`);
  });

  it('what it asks of whoever takes it is told', async () => {
    const item = {
      bodies: [{ value: VOTED }],
      embargoedUntil: '2026-12-01T06:00:00Z',
      edNote: 'Check the\ndate',
      pubStatus: 'withheld',
    };
    expect((await storyIn('a.json', json([item]))).notices).toEqual([
      'The file says that this story was withheld.',
      'The file says that it is under embargo until 2026-12-01T06:00:00Z.',
      'Its note to editors: “Check the date”',
    ]);
  });

  it.each([
    ['cut off', bytes('{"headline": "x"'), 'damaged'],
    ['something else', json({ cues: [] }), 'wrong_type'],
    ['a number', json(3), 'wrong_type'],
    ['several items', json([{}, {}]), 'unsupported_type'],
    ['nested without end', bytes('['.repeat(200_000)), 'damaged'],
    ['a body that is blank', json({ bodies: [{ value: ' ' }] }), 'wrong_type'],
  ])('that is %s is refused', async (_, content, code) => {
    expect(await problemIn('a.json', content)).toMatchObject({
      code,
      message: expect.stringMatching(/^This JSON/),
    });
  });
});

describe('whatever is brought, the answer is text or a reason', { timeout: 60_000 }, () => {
  const good: Record<string, Uint8Array> = {
    odt: odt(`<text:p>${VOTED}</text:p>`),
    rtf: bytes(`{\\rtf1\\ansi ${VOTED}\\par{\\footnote x}\\u8220?\\par}`),
    eml: bytes(`From: a@b.example\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\n${VOTED}\n--b--\n`),
    json: bytes(JSON.stringify({ headlines: [{ value: 'x' }], bodies: [{ value: `<p>${VOTED}</p>` }] })),
    pdf: pdf([linesStream([VOTED])]),
  };
  const expectSound = async (name: string, content: Uint8Array) => {
    const read = await readAnyStory(name, content);
    if (!read.ok) expect(read.error.message).toMatch(/^[A-Z“].*[.”]$/s);
    else expect(layOut(read.raw, read).blocks.length).toBeGreaterThan(0);
  };
  const ending = fc.constantFrom(...Object.keys(good));

  it('any bytes under any name', async () => {
    await fc.assert(
      fc.asyncProperty(ending, fc.uint8Array({ maxLength: 400 }), (name, content) =>
        expectSound(`a.${name}`, content),
      ),
      { numRuns: 300 },
    );
  });

  it('a good file with any of its bytes changed', async () => {
    const change = fc.tuple(fc.nat(), fc.nat(255));
    await fc.assert(
      fc.asyncProperty(ending, fc.array(change, { minLength: 1, maxLength: 6 }), (name, changes) => {
        const copy = (good[name] ?? new Uint8Array(1)).slice();
        for (const [at, value] of changes) copy[at % copy.length] = value;
        return expectSound(`a.${name}`, copy);
      }),
      { numRuns: 300 },
    );
  });
});
