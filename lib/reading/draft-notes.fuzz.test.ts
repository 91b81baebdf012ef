/**
 * Wherever the notes of a Word file stand, and whatever stands around them, they are at their words in the text that is
 * read. Each word is there once, so that the words between two places say where these must be.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paragraph, run } from '../files/docx.fixture.ts';
import {
  commentEnd,
  commentSign,
  commentStart,
  draft,
  endnoteSign,
  footnoteSign,
} from '../files/docx-draft.fixture.ts';
import { readWhatCame } from './read-incoming.ts';

/** Around a word: how its run looks in the file. None of them changes that it is read. */
const dress = fc.constantFrom(
  (word: string) => run(`${word} `),
  (word: string) => run(`\u00a0 ${word}  `, '<w:b/>'),
  (word: string) => run(word.slice(0, 2)) + run(`${word.slice(2)}\u200b `),
  (word: string) => run(`${word}\u0301 `),
  (word: string) => run(`\ufb01${word} `),
  (word: string) => `<w:ins w:id="1">${run(` ${word} `)}</w:ins>`,
  (word: string) => `<w:moveTo w:id="1">${run(` ${word} `)}</w:moveTo>`,
  (word: string) => `<w:del w:id="1">${run('taken out ')}</w:del>${run(`${word} `)}`,
  (word: string) => `${run('hidden ', '<w:vanish/>')}${run(` ${word} `)}${run('struck ', '<w:strike/>')}`,
  (word: string) => `<w:hyperlink r:id="r1">${run(`${word}`)}</w:hyperlink>${run('\u2003')}`,
  (word: string) => `${run(word)}<w:r><w:br/></w:r>`,
  (word: string) => `${run(word)}<w:r><w:tab/></w:r>`,
);

const sort = fc.constantFrom(
  'plain',
  'list',
  'title',
  'caption',
  'row',
  'column',
  'empty',
  'joined',
  'boxed',
);
type Sort = typeof sort extends fc.Arbitrary<infer S> ? S : never;
const block = fc.record({ sort, words: fc.array(dress, { minLength: 1, maxLength: 8 }) });

const number = fc.nat(10_000);
const note = fc.record({
  kind: fc.constantFrom('comment', 'point', 'footnote', 'endnote'),
  from: number,
  to: number,
});

function shaped(as: Sort, content: string): string {
  if (as === 'list') return paragraph(content, '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>');
  if (as === 'title') return paragraph(content, '<w:pStyle w:val="Heading2"/>');
  if (as === 'caption') return paragraph(content, '<w:pStyle w:val="Caption"/>');
  if (as === 'row')
    return `<w:tbl><w:tr><w:tc>${paragraph(content)}</w:tc><w:tc>${paragraph(run('|'))}</w:tc></w:tr></w:tbl>`;
  if (as === 'column') return `<w:tbl><w:tr><w:tc>${paragraph(content)}</w:tc></w:tr></w:tbl>`;
  if (as === 'empty') return paragraph('') + paragraph(content) + paragraph(run(' '));
  if (as === 'joined') return paragraph(content, '<w:rPr><w:del w:id="1"/></w:rPr>');
  if (as === 'boxed') return paragraph(`<w:r><w:txbxContent>${paragraph(content)}</w:txbxContent></w:r>`);
  return paragraph(content);
}

describe('wherever notes stand in a Word file', { timeout: 60_000 }, () => {
  it('they stand at the same words in the text', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(block, { minLength: 1, maxLength: 8 }),
        fc.array(note, { maxLength: 12 }),
        async (blocks, wanted) => {
          const total = blocks.reduce((sum, { words }) => sum + words.length, 0);
          const before: string[][] = Array.from({ length: total }, () => []);
          const after: string[][] = Array.from({ length: total }, () => []);
          const expected: { words: string; first: number; last: number; isPoint: boolean }[] = [];
          const made = { comment: [], footnote: [], endnote: [] } as Record<
            string,
            { words: string; id: string }[]
          >;
          for (const [at, { kind, from, to }] of wanted.entries()) {
            const [first, last] = [from % total, to % total].sort((a, b) => a - b) as [number, number];
            const words = `note ${at}`;
            const isPoint = kind !== 'comment';
            (made[kind === 'point' ? 'comment' : kind] ?? []).push({ words, id: String(at) });
            expected.push({ words, first, last, isPoint });
            if (kind === 'comment') before[first]?.push(commentStart(at));
            const end =
              kind === 'comment'
                ? commentEnd(at) + commentSign(at)
                : kind === 'point'
                  ? commentSign(at)
                  : kind === 'footnote'
                    ? footnoteSign(at)
                    : endnoteSign(at);
            after[last]?.push(end);
          }
          let index = 0;
          const body = blocks.map((one) => {
            const content = one.words.map((dressed) => {
              const xml = `${before[index]?.join('')}${dressed(`Wo${index}x`)}${after[index]?.join('')}`;
              index += 1;
              return xml;
            });
            return shaped(one.sort, content.join(''));
          });
          const { text, notes } = await readWhatCame(
            { fileName: 'draft.docx', bytes: draft(body.join(''), made), keep: 'as_read' },
            '',
          );
          expect(notes).toHaveLength(wanted.length);
          for (const { words, first, last, isPoint } of expected) {
            const range = notes.find((found) => found.words === words)?.range;
            if (range === null || range === undefined) throw new Error(`${words} has no place`);
            expect(range.start).toBeLessThanOrEqual(range.end);
            const seen = (part: string) => part.match(/Wo\d+x/g) ?? [];
            if (isPoint) {
              expect(range.start).toBe(range.end);
              // Behind its word: a point never stands before white space that the reader took away.
              expect(seen(text.slice(0, range.end)).at(-1)).toBe(`Wo${last}x`);
              expect(text.slice(0, range.end)).toMatch(/x(?:\u0301)?$/u);
            } else {
              const inside = seen(text.slice(range.start, range.end));
              expect(inside[0]).toBe(`Wo${first}x`);
              expect(inside.at(-1)).toBe(`Wo${last}x`);
              expect(text.slice(range.start, range.end)).toMatch(/^(?:fi)?Wo.*x(?:\u0301)?$/su);
            }
          }
        },
      ),
      { numRuns: 400 },
    );
  });
});
