import { describe, expect, it } from 'vitest';
import { docx, paragraph, run } from '../files/docx.fixture.ts';
import {
  commentEnd,
  commentSign,
  commentStart,
  draft,
  endnoteSign,
  footnoteSign,
  lines,
  notesPart,
  relationships,
} from '../files/docx-draft.fixture.ts';
import { readWhatCame } from './read-incoming.ts';

async function read(bytes: Uint8Array, fileName = 'draft.docx') {
  const { text, notes } = await readWhatCame({ fileName, bytes, keep: 'as_read' }, '');
  return {
    text,
    notes,
    /** Each note with its words in the text; a point with the word before it. */
    seen: notes.map(({ kind, number, range, words }) => {
      const isPoint = range !== null && range.start === range.end;
      const before = text.slice(0, range?.end).split(/\s+/).at(-1);
      return [
        `${kind} ${number}`,
        words,
        range && (isPoint ? `${before}|` : text.slice(range.start, range.end)),
      ];
    }),
  };
}

const deleted = (content: string) => `<w:del w:id="90" w:author="Desk">${content}</w:del>`;
const moved = (name: string, content: string) => `<w:${name} w:id="91">${content}</w:${name}>`;
const cell = (content: string) => `<w:tc>${paragraph(content)}</w:tc>`;

describe('the notes of a Word file', () => {
  it('stand at their words, overlapping, over paragraphs, on no words, and behind a word', async () => {
    const body =
      paragraph(
        `${run('The ')}${commentStart(0)}${run('ferry was ')}${commentStart(1)}${run('sa', '<w:b/>')}${run('fe')}${commentEnd(0)}${commentSign(0)}${run(' in March')}${footnoteSign(5)}${run(', he said.')}`,
      ) +
      paragraph(
        `${run('  It sits ')}${commentEnd(1)}${commentSign(1)}${run('on Monday.')}${commentSign(2)}${endnoteSign(7)}`,
      );
    const { text, seen } = await read(
      draft(body, {
        comment: [{ words: 'Who says?' }, { words: 'Both lines.' }, { words: 'A point.' }],
        footnote: [{ words: 'Notice, p. 3.', id: '5' }],
        endnote: [{ words: 'The register.', id: '7' }],
      }),
    );
    expect(text).toBe('The ferry was safe in March, he said.\n\nIt sits on Monday.');
    expect(seen).toEqual([
      ['comment 1', 'Who says?', 'ferry was safe'],
      ['comment 2', 'Both lines.', 'safe in March, he said.\n\nIt sits'],
      ['footnote 1', 'Notice, p. 3.', 'March|'],
      ['comment 3', 'A point.', 'Monday.|'],
      ['endnote 1', 'The register.', 'Monday.|'],
    ]);
  });

  it('keep their place where the text around them is changed, moved, listed or put in a row', async () => {
    const body =
      paragraph(`${run('Port in numbers')}${footnoteSign(1)}`, '<w:pStyle w:val="Title"/>') +
      paragraph(
        `${commentStart(0)}${deleted(run('Never'))}${run('cafe\u0301  \u00a0 closed')}${commentEnd(0)}${moved('moveFrom', run('late'))} ${run(' at')}${moved('moveTo', run(' nine'))}${footnoteSign(2)}`,
        '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>',
      ) +
      `<w:tbl><w:tr>${cell(run('Year'))}${cell(`${run('Trips')}${footnoteSign(3)}`)}</w:tr><w:tr>${cell(run('2024'))}${cell(`${commentStart(1)}${run('1,377')}${commentEnd(1)}`)}</w:tr></w:tbl>` +
      paragraph(
        `${run('The dam held.')}<w:r><w:txbxContent>${paragraph(`${run('In a box')}${footnoteSign(4)}`)}</w:txbxContent></w:r>`,
      );
    const { text, seen } = await read(
      draft(body, {
        comment: [{ words: 'c0' }, { words: 'c1' }],
        footnote: [1, 2, 3, 4].map((id) => ({ words: `f${id}`, id: String(id) })),
      }),
    );
    expect(text).toBe(
      'Port in numbers\n\n• café closed at nine\n\nYear | Trips\n\n2024 | 1,377\n\nThe dam held.\n\nIn a box',
    );
    expect(seen).toEqual([
      ['footnote 1', 'f1', 'numbers|'],
      ['comment 1', 'c0', 'café closed'],
      ['footnote 2', 'f2', 'nine|'],
      ['footnote 3', 'f3', 'Trips|'],
      ['comment 2', 'c1', '1,377'],
      ['footnote 4', 'f4', 'box|'],
    ]);
  });

  it('that stand between paragraphs, in empty ones, or never end', async () => {
    const body =
      commentStart(0) +
      paragraph('') +
      paragraph(run('One here.')) +
      commentEnd(0) +
      paragraph(`${run('Two ')}${commentStart(1)}${run('there.')}`) +
      paragraph(`${commentStart(2)}${deleted(run('gone'))}${commentEnd(2)}${run('Three.')}`) +
      paragraph(commentSign(3));
    const comment = ['a', 'b', 'c', 'd'].map((words) => ({ words }));
    expect((await read(draft(body, { comment }))).seen).toEqual([
      ['comment 1', 'a', 'One here.'],
      ['comment 2', 'b', 'there.'],
      ['comment 3', 'c', '|'],
      ['comment 4', 'd', 'Three.|'],
    ]);
  });

  it('that nothing refers to come last, and what refers to nothing is no note', async () => {
    const body = paragraph(`${run('The dam held.')}${footnoteSign(99)}${commentSign(98)}${commentSign(1)}`);
    const { seen } = await read(
      draft(body, { comment: [{ words: 'lost' }, { words: 'kept' }, { words: 'twin', id: '1' }] }),
    );
    expect(seen).toEqual([
      ['comment 1', 'kept', 'held.|'],
      ['comment 2', 'lost', null],
      ['comment 3', 'twin', null],
    ]);
  });

  it('a footnote that is referred to twice is two with one number; a deleted sign gives way', async () => {
    const body =
      paragraph(`${run('One.')}${footnoteSign(4)}${run(' Two.')}${footnoteSign(4)}`) +
      paragraph(`${deleted(footnoteSign(5))}${run('Three.')}${footnoteSign(5)}${deleted(footnoteSign(6))}`);
    const footnote = ['4', '5', '6'].map((id) => ({ words: `f${id}`, id }));
    expect((await read(draft(body, { footnote }))).seen.map(([name, , at]) => `${name} ${at}`)).toEqual([
      'footnote 1 One.|',
      'footnote 1 Two.|',
      'footnote 2 Three.|',
      'footnote 3 Three.|',
    ]);
  });
});

describe('what a Word file says about its comments', () => {
  const comment = [
    { words: 'Who says?', author: 'Ines Calloway', date: '2026-11-20T14:03:00Z', paraId: 'A1' },
    { words: 'The captain.', author: 'Tom Veit', date: '2026-11-20T15:00:00Z', paraId: 'A2' },
    { words: 'Tape?', author: 'Ines Calloway', paraId: 'A3' },
  ];
  const parts = {
    'word/commentsExtended.xml':
      '<w15:commentsEx><w15:commentEx w15:paraId="A1" w15:done="1"/><w15:commentEx w15:paraId="A2" w15:paraIdParent="A1" w15:done="0"/><w15:commentEx w15:paraId="A3" w15:paraIdParent="A2"/></w15:commentsEx>',
    'word/commentsIds.xml':
      '<w16cid:commentsIds><w16cid:commentId w16cid:paraId="A1" w16cid:durableId="77"/></w16cid:commentsIds>',
    'word/commentsExtensible.xml':
      '<w16cex:commentsExtensible><w16cex:commentExtensible w16cex:durableId="77" w16cex:dateUtc="2026-11-20T13:03:00Z"/></w16cex:commentsExtensible>',
    'word/people.xml':
      '<w15:people><w15:person w15:author="Ines Calloway"><w15:presenceInfo w15:providerId="AD" w15:userId="S::ines@harbour.example::4f1c"/></w15:person></w15:people>',
  };
  const body = paragraph(
    `${commentStart(0)}${commentStart(1)}${commentStart(2)}${run('The ferry was safe.')}${commentEnd(0)}${commentEnd(1)}${commentEnd(2)}`,
  );

  it('who wrote it and when, that it is done, and its replies', async () => {
    const { notes } = await read(draft(body, { comment }, parts));
    expect(notes).toEqual([
      {
        kind: 'comment',
        number: 1,
        range: { start: 0, end: 19 },
        words: 'Who says?',
        links: [],
        author: 'Ines Calloway',
        email: 'ines@harbour.example',
        writtenAt: '2026-11-20T13:03:00Z',
        isDone: true,
        replies: [
          { words: 'The captain.', author: 'Tom Veit', writtenAt: '2026-11-20T15:00:00' },
          { words: 'Tape?', author: 'Ines Calloway', writtenAt: '' },
        ],
      },
    ]);
  });

  it('replies in a circle or to nothing are comments by themselves', async () => {
    const circle =
      '<w15:commentsEx><w15:commentEx w15:paraId="A1" w15:paraIdParent="A2"/><w15:commentEx w15:paraId="A2" w15:paraIdParent="A1"/><w15:commentEx w15:paraId="A3" w15:paraIdParent="ZZ"/></w15:commentsEx>';
    const { notes } = await read(draft(body, { comment }, { 'word/commentsExtended.xml': circle }));
    expect(notes.map(({ words, replies }) => [words, replies.length])).toEqual([
      ['Who says?', 0],
      ['The captain.', 0],
      ['Tape?', 0],
    ]);
  });

  it('its parts are those that the relationships name, with the links of each', async () => {
    const footnotes = notesPart('footnote', [
      {
        words: '',
        xml: `${run('The ')}<w:hyperlink r:id="r9">${run('minutes')}</w:hyperlink>${run(', p. 4, and ')}<w:r><w:instrText> HYPERLINK "https://www.google.com/url?q=https://tides.example/a&amp;sa=D" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run('here')}`,
      },
    ]);
    const bytes = docx(paragraph(`${run('The dam held.')}${footnoteSign(0)}`), {
      'word/_rels/document.xml.rels': relationships({ footnotes: 'notes/feet.xml' }),
      'word/notes/feet.xml': footnotes,
      'word/notes/_rels/feet.xml.rels': relationships({}, { r9: 'https://council.example/minutes.pdf' }),
      // Left behind by another program: nothing names it.
      'word/comments.xml': notesPart('comment', [{ words: 'stray' }]),
    });
    const { notes } = await read(bytes);
    expect(notes).toHaveLength(1);
    expect(notes[0]).toMatchObject({
      words: 'The minutes, p. 4, and here',
      links: ['https://council.example/minutes.pdf', 'https://tides.example/a'],
    });
  });

  it('far too many are refused with what to do', async () => {
    const many = Array.from({ length: 5_001 }, (_, at) => ({ words: `n${at}` }));
    await expect(read(draft(lines('The dam held.'), { comment: many }))).rejects.toThrow(
      /5,001 footnotes and comments/,
    );
    const comment = (_: unknown, at: number) =>
      `<w:comment w:id="${at}" w:author="${(at * 7_919) % 104_729}"><w:p><w:r><w:t>${at}</w:t></w:r></w:p></w:comment>`;
    const million = `<w:comments>${Array.from({ length: 60_000 }, comment).join('')}</w:comments>`;
    await expect(read(docx(lines('The dam held.'), { 'word/comments.xml': million }))).rejects.toThrow(
      /comments of this Word file are/,
    );
  });
});
