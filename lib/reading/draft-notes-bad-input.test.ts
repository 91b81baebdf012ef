import { describe, expect, it } from 'vitest';
import { draftProposals } from '../domain/draft-proposals.ts';
import { docx, paragraph, run } from '../files/docx.fixture.ts';
import { commentEnd, commentStart, draft, footnoteSign, notesPart } from '../files/docx-draft.fixture.ts';
import { readWhatCame } from './read-incoming.ts';

const STORY = 'The ferry carried 12,000 passengers in January.';
const read = (bytes: Uint8Array) => readWhatCame({ fileName: 'draft.docx', bytes, keep: 'as_read' }, '');

describe('a file whose notes are not as they should be', () => {
  it('of two notes with one id the first stands at the words, and the other is told', async () => {
    const file = draft(paragraph(`${run(STORY)}${footnoteSign(1)}`), {
      footnote: [
        { words: 'Harbour notice.', id: '1' },
        { words: 'Another notice.', id: '1' },
      ],
    });
    const { notes } = await read(file);
    expect(notes.map(({ words, range }) => [words, range !== null])).toEqual([
      ['Harbour notice.', true],
      ['Another notice.', false],
    ]);
  });

  it('macros of a file are no part of its notes', async () => {
    const file = draft(
      paragraph(`${run(STORY)}${footnoteSign(1)}`),
      { footnote: [{ words: 'Harbour notice.', id: '1' }] },
      { 'word/vbaProject.bin': 'Sub AutoOpen()', 'word/vbaData.xml': '<w:comments/>' },
    );
    expect((await read(file)).notes.map(({ words }) => words)).toEqual(['Harbour notice.']);
  });

  it('notes nested in notes, and parts that are no notes at all, end in a story or a message', async () => {
    const deep = `${'<w:sdt><w:sdtContent>'.repeat(300)}<w:p><w:r><w:t>Deep.</w:t></w:r></w:p>${'</w:sdtContent></w:sdt>'.repeat(300)}`;
    const inNote = '<w:p><w:r><w:t>Outer</w:t><w:footnoteReference w:id="1"/></w:r></w:p>';
    for (const part of [
      `<w:footnotes><w:footnote w:id="1">${deep}</w:footnote></w:footnotes>`,
      `<w:footnotes><w:footnote w:id="1">${inNote}</w:footnote></w:footnotes>`,
      `<w:footnotes><w:footnote w:id="1"><w:footnote w:id="1">${inNote}</w:footnote></w:footnote></w:footnotes>`,
      '<html><body>no notes</body></html>',
      '<w:footnotes>',
      '',
    ]) {
      const file = docx(paragraph(`${run(STORY)}${footnoteSign(1)}`), { 'word/footnotes.xml': part });
      let text = '';
      try {
        text = (await read(file)).text;
      } catch (error) {
        expect(error).toMatchObject({ code: 'validation' });
        continue;
      }
      expect(text).toBe(STORY);
    }
  });

  it('a comment that never ends, ends before it begins, or marks everything becomes a proposal like any other', async () => {
    const marks = [
      `${commentStart(0)}${run(STORY)}`,
      `${commentEnd(0)}${run(STORY)}${commentStart(0)}`,
      `${commentStart(0)}${commentStart(0)}${run(STORY)}${commentEnd(0)}${commentEnd(0)}`,
    ];
    for (const body of marks) {
      const file = docx(paragraph(body), {
        'word/comments.xml': notesPart('comment', [{ words: 'Who says?' }]),
      });
      const { text, notes, blocks } = await read(file);
      const [only] = draftProposals(notes, text, blocks);
      expect(text).toBe(STORY);
      expect(only?.words).toBe('Who says?');
      expect(only?.place?.end ?? 0).toBeLessThanOrEqual(text.length);
    }
  });
});
