import { describe, expect, it } from 'vitest';
import { processorMs } from '../../testing/processor-time.ts';
import { odt } from '../files/odt.fixture.ts';
import { readWhatCame } from './read-incoming.ts';

async function read(fileName: string, bytes: Uint8Array) {
  const { text, notes, readings } = await readWhatCame({ fileName, bytes, keep: 'as_read' }, '');
  return {
    text,
    notes,
    readings,
    /** Each note with its words and the words it is about, or the word that it stands behind. */
    seen: notes.map(({ kind, number, range, words }) => [
      `${kind} ${number}`,
      words,
      range &&
        (range.start < range.end
          ? `on “${text.slice(range.start, range.end)}”`
          : `behind “${text.slice(0, range.end).trimEnd().split(/\s+/).at(-1)}”`),
    ]),
  };
}

const rtf = (body: string) => Buffer.from(`{\\rtf1\\ansi\\ansicpg1252 ${body}}`, 'latin1');
const failed = async (fileName: string, bytes: Uint8Array): Promise<string> => {
  try {
    await read(fileName, bytes);
    return '';
  } catch (error) {
    return (error as Error).message;
  }
};

const annotation = (words: string, attributes = '', who = 'Ada Holm') =>
  `<office:annotation ${attributes}><dc:creator>${who}</dc:creator><dc:date>2026-11-20T14:03:00.512000000</dc:date><meta:creator-initials>AH</meta:creator-initials><text:p>${words}</text:p></office:annotation>`;
const end = (name: string) => `<office:annotation-end office:name="${name}"/>`;
const note = (words: string, kind = 'footnote') =>
  `<text:note text:note-class="${kind}"><text:note-citation>1</text:note-citation><text:note-body><text:p>${words}</text:p></text:note-body></text:note>`;

describe('the notes of an OpenDocument text', () => {
  it('stand at their words, and are no text of the story', async () => {
    const { text, seen, notes, readings } = await read(
      'draft.odt',
      odt(
        [
          `<text:h>Ferry inquiry${note('Port <text:span>register</text:span>')}</text:h>`,
          `<text:p>The ferry was ${annotation('Tape <text:a xlink:href="https://tides.example/a">here</text:a><text:s/>at 14:03', 'office:name="c1" loext:resolved="true"')}safe to <text:span>sail</text:span>${end('c1')}${annotation('Heard it.', 'office:name="c2" loext:parent-name="c1"', 'Bo Lind')}${annotation('I too.', 'loext:parent-name="c2"', 'Cy Ode')}, he said.${note('Notice, p. 3')}</text:p>`,
          `<text:list><text:list-item><text:p>One${note('Ledger', 'endnote')}</text:p></text:list-item></text:list>`,
          `<text:p>${annotation('Two paragraphs', 'office:name="c3"')}It went. </text:p><text:p>It came${end('c3')} back.${annotation('Who says so?')}</text:p>`,
        ].join(''),
      ),
    );
    expect(text).toBe(
      'Ferry inquiry\n\nThe ferry was safe to sail, he said.\n\nOne\n\nIt went.\n\nIt came back.',
    );
    expect(seen).toEqual([
      ['footnote 1', 'Port register', 'behind “inquiry”'],
      ['comment 1', 'Tape here at 14:03', 'on “safe to sail”'],
      ['footnote 2', 'Notice, p. 3', 'behind “said.”'],
      ['endnote 1', 'Ledger', 'behind “One”'],
      ['comment 2', 'Two paragraphs', 'on “It went.\n\nIt came”'],
      ['comment 3', 'Who says so?', 'behind “back.”'],
    ]);
    const writtenAt = '2026-11-20T14:03:00';
    expect(notes[1]).toMatchObject({
      author: 'Ada Holm',
      writtenAt,
      isDone: true,
      links: ['https://tides.example/a'],
      replies: [
        { words: 'Heard it.', author: 'Bo Lind', writtenAt },
        { words: 'I too.', author: 'Cy Ode', writtenAt },
      ],
    });
    expect(readings.map(({ code, count }) => `${count} ${code}`)).toEqual([
      '2 footnote',
      '3 comment',
      '1 endnote',
    ]);
  });

  it('in words that a tracked change took out stand where those were', async () => {
    const { text, seen } = await read(
      'draft.odt',
      odt(
        `<text:tracked-changes><text:changed-region xml:id="ct1" text:id="ct1"><text:deletion><text:p>not${note('See tape')}${annotation('Sure?')}</text:p></text:deletion></text:changed-region></text:tracked-changes><text:p>It was <text:change text:change-id="ct1"/>safe.</text:p>`,
      ),
    );
    expect(text).toBe('It was safe.');
    expect(seen).toEqual([
      ['footnote 1', 'See tape', 'behind “was”'],
      ['comment 1', 'Sure?', 'behind “was”'],
    ]);
  });

  it('within notes, without an end, with one name or a lost one, are read once each', async () => {
    const { text, seen } = await read(
      'draft.odt',
      odt(
        [
          `<text:p>One${note(`Outer ${annotation('Inner')}goes on`)} two.</text:p>`,
          `<text:p>${annotation('First', 'office:name="x"')}three${end('x')} ${annotation('Second', 'office:name="x"')}four${end('x')} five${end('nobody')}</text:p>`,
          `<text:p>${annotation('Answer to none', 'loext:parent-name="lost"')}six${annotation('')}</text:p>`,
        ].join(''),
      ),
    );
    expect(text).toBe('One two.\n\nthree four five\n\nsix');
    expect(seen).toEqual([
      ['footnote 1', 'Outer goes on', 'behind “One”'],
      ['comment 1', 'Inner', 'behind “One”'],
      ['comment 2', 'First', 'on “three”'],
      ['comment 3', 'Second', 'behind “three”'],
      ['comment 4', 'Answer to none', 'behind “five”'],
    ]);
  });

  it('that Stet itself put into a Word file are left out, and that is told', async () => {
    const { seen, readings } = await read(
      'draft.odt',
      odt(
        `<text:p>${annotation('VERIFIED · item 3', 'office:name="c1"', 'Stet')}It was safe.${end('c1')}${annotation('Really?', 'loext:parent-name="c1"')}${note('Source 2 (Stet): Notice')}</text:p>`,
      ),
    );
    expect(seen).toEqual([['comment 1', 'Really?', 'behind “safe.”']]);
    expect(readings.flatMap(({ details }) => details.map(({ words }) => words))).toContain(
      '1 comment and 1 footnote of Stet’s own were left out: what they say is on the workbench.',
    );
  });
});

/** 20 November 2026, 14:03, as Word packs it. */
const DATE = -1477729405;
const comment = (words: string, said = '', who = 'Ada Holm') =>
  `{\\*\\atnid AH}{\\*\\atnauthor ${who}}\\chatn{\\*\\annotation${said}{\\*\\atndate ${DATE}}\\pard\\plain {\\cs16 \\chatn }${words}}`;

describe('the notes of rich text', () => {
  it('stand at their words, and are no text of the story', async () => {
    const { text, seen, notes } = await read(
      'draft.rtf',
      rtf(
        [
          `Ferry inquiry{\\super\\chftn}{\\footnote\\pard\\plain{\\super\\chftn} Port {\\b reg\\u305?ster}\\par}\\par`,
          `The ferry was {\\*\\atrfstart 0}safe to sail{\\*\\atrfend 0}${comment('Tape {\\field{\\*\\fldinst{ HYPERLINK "https://tides.example/a" }}{\\fldrslt here}} at\\par 14:03', '{\\*\\atnref 0}')}${comment('Heard it.', '{\\*\\atnparent -1}', 'Bo Lind')}, he said.{\\super\\chftn{\\*\\footnote\\chftn\\pard\\plain Notice, p. 3}}\\par`,
          `One{\\*\\footnote\\ftnalt Ledger}.\\par It came{\\v{\\*\\annotation Hidden sign}} back.`,
        ].join('\r\n'),
      ),
    );
    expect(text).toBe('Ferry inquiry\n\nThe ferry was safe to sail, he said.\n\nOne.\n\nIt came back.');
    expect(seen).toEqual([
      ['footnote 1', 'Port regıster', 'behind “inquiry”'],
      ['comment 1', 'Tape here at\n14:03', 'on “safe to sail”'],
      ['footnote 2', 'Notice, p. 3', 'behind “said.”'],
      ['endnote 1', 'Ledger', 'behind “One”'],
      ['comment 2', 'Hidden sign', 'behind “came”'],
    ]);
    const writtenAt = '2026-11-20T14:03';
    expect(notes[1]).toMatchObject({
      author: 'Ada Holm',
      writtenAt,
      links: ['https://tides.example/a'],
      replies: [{ words: 'Heard it.', author: 'Bo Lind', writtenAt }],
    });
    expect(notes[4]).toMatchObject({ author: '', writtenAt: '' });
  });

  it('within notes, in deleted words, with numbers twice or lost, are read once each', async () => {
    const { text, seen } = await read(
      'draft.rtf',
      rtf(
        [
          'One{\\footnote Outer {\\*\\annotation Inner}goes on} two{\\deleted  not{\\footnote Of words taken out}}.\\par',
          `{\\*\\atrfstart 7}three{\\*\\atrfend 7} {\\*\\atrfstart 7}four{\\*\\atrfend 7}${comment('Twice', '{\\*\\atnref 7}')}\\par`,
          `five${comment('Lost', '{\\*\\atnref 99}{\\*\\atnparent -99}')} {\\*\\atrfstart 8}six`,
        ].join('\r\n'),
      ),
    );
    expect(text).toBe('One two.\n\nthree four\n\nfive six');
    expect(seen).toEqual([
      ['footnote 1', 'Outer goes on', 'behind “One”'],
      ['comment 1', 'Inner', 'behind “One”'],
      ['footnote 2', 'Of words taken out', 'behind “two”'],
      ['comment 2', 'Twice', 'on “three”'],
      ['comment 3', 'Lost', 'behind “five”'],
    ]);
  });
});

describe('bad input', () => {
  const many = 60_000;
  const odtOf = (count: number) =>
    odt(
      `<text:p>It was safe.${Array.from({ length: count }, (_, at) => annotation(`n${at}`, `office:name="c${at}" loext:parent-name="c${at - 1}x"`)).join('')}</text:p>`,
    );
  const rtfOf = (count: number) =>
    rtf(`It was safe.${Array.from({ length: count }, (_, at) => comment(`n${at}`)).join('')}`);

  it.each([
    ['draft.odt', odtOf],
    ['draft.rtf', rtfOf],
  ])('tens of thousands of comments in %s are refused at once, with what to do', async (name, made) => {
    const bytes = made(many);
    const work = async () =>
      expect(await failed(name, bytes)).toMatch(
        /60,000 footnotes and comments; a story can have up to 5,000/,
      );
    expect(await processorMs(work)).toBeLessThan(15_000);
  });

  it('an answer to an answer without end is one thread', async () => {
    const chain = Array.from({ length: 3_000 }, (_, at) =>
      annotation(`n${at}`, `office:name="c${at}" loext:parent-name="c${at - 1}"`),
    );
    const { notes } = await read('draft.odt', odt(`<text:p>It was safe.${chain.join('')}</text:p>`));
    expect(notes.map(({ replies }) => replies.length)).toEqual([2_999]);
    const { notes: again } = await read(
      'draft.rtf',
      rtf(
        `It was safe.${Array.from({ length: 3_000 }, (_, at) => comment(`n${at}`, '{\\*\\atnparent -1}')).join('')}`,
      ),
    );
    expect(again.map(({ replies }) => replies.length)).toEqual([2_999]);
  });

  it.each([
    ['draft.odt', odtOf(3)],
    ['draft.rtf', rtfOf(3)],
  ])('%s cut off anywhere is refused, and nothing of it read', async (name, whole) => {
    for (let length = 1; length < whole.length; length += 7)
      expect(await failed(name, whole.subarray(0, length))).not.toBe('');
  });

  it('notes nested without end are refused', async () => {
    const open = '<text:note><text:note-body><text:p>'.repeat(3_000);
    const close = '</text:p></text:note-body></text:note>'.repeat(3_000);
    expect(await failed('draft.odt', odt(`<text:p>x${open}${close}</text:p>`))).toMatch(/damaged/);
    expect(await failed('draft.rtf', rtf(`x${'{\\footnote '.repeat(3_000)}${'}'.repeat(3_000)}`))).toMatch(
      /nested/,
    );
  });

  it('a note of a chapter’s length is cut, and what is not closed loses no text', async () => {
    const long = 'word '.repeat(200_000);
    const { text, notes } = await read('draft.rtf', rtf(`Before{\\footnote ${long}} after.`));
    expect(text).toBe('Before after.');
    expect(notes[0]?.words).toHaveLength(10_000);
  });
});
