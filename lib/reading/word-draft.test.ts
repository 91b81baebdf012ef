/** The story as a Word file, and what is read of that file when it comes back. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layOut } from '../text/layout/lay-out.ts';
import { type LaidText, readWhatCame } from './read-incoming.ts';
import {
  asWordSavesIt,
  commented,
  documentOf,
  draftOf,
  draftWith,
  edited,
  itemAt,
  itemId,
  partOf,
  STORY,
  withComment,
} from './word-draft.fixture.ts';
import { writeWordDraft } from './word-draft.ts';

const SAFE = `Dam safe in March, says official

“We will pay for every house,” Mara Lund, the owner of the dam, told the inquiry on Monday.

Corin Bell said the dam was safe in March & never <closed>.

• The ferry carried 12,000 passengers in January.

Photo: A. Reporter`;

const WORDS = [
  '“We will pay for every house,”',
  'the dam was safe in March',
  'dam was safe',
  'carried 12,000 passengers',
];

const back = (bytes: Uint8Array) => readWhatCame({ fileName: 'back.docx', bytes }, '');
const wordsAt = ({ text, word }: LaidText) =>
  Object.fromEntries(
    word?.items.map(({ id, pieces }) => [
      id,
      pieces.map((piece) => piece && text.slice(piece.start, piece.end)).join(' / ') || null,
    ]) ?? [],
  );
const allOf = (words: readonly string[]) => Object.fromEntries(words.map((one, n) => [itemId(n), one]));

describe('a file that nobody touched', () => {
  it('has the same text and paragraphs, each item at its words, and nothing of Stet’s as a note', async () => {
    const draft = draftOf(SAFE, WORDS);
    const laid = await back(await writeWordDraft(draft));
    expect(laid.text).toBe(draft.text);
    expect(laid.blocks).toEqual(draft.blocks);
    expect(laid.word?.from).toEqual({ storyId: STORY, revision: 3 });
    expect(wordsAt(laid)).toEqual(allOf(WORDS));
    expect(laid.notes).toEqual([]);
    expect(laid.readings).toEqual([
      {
        code: 'noted',
        count: 1,
        details: [{ words: '4 comments of Stet’s own were left out: what they say is on the workbench.' }],
      },
    ]);
  });

  it('keeps an item of several pieces, and footnotes behind the marks that close its words', async () => {
    const { text, blocks } = layOut('“One half,” he said, “and the other half.” It was so.');
    const at = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });
    const item = itemAt(0, [at('One half,'), at('and the other half')], {
      comment: null,
      footnotes: ['Source 1 (Stet): Minutes.', 'Source 2 (Stet): Tape.'],
    });
    const bytes = await writeWordDraft(draftWith(text, blocks, [item]));
    const laid = await back(bytes);
    expect(laid.text).toBe(text);
    expect(wordsAt(laid)).toEqual({ [itemId(0)]: 'One half, / and the other half' });
    expect(documentOf(bytes)).toMatch(/\.”<\/w:t><\/w:r><w:r>.*?<w:footnoteReference w:id="1"\/>/);
    expect(laid.notes).toEqual([]);
  });
});

describe('a file as Word saves it', () => {
  const taken = () => writeWordDraft(draftOf(SAFE, WORDS));

  it('has its items in place, whatever Word does to the runs', async () => {
    expect(wordsAt(await back(edited(await taken(), asWordSavesIt)))).toEqual(allOf(WORDS));
  });

  it('has them at the words that were changed, with tracked changes or without', async () => {
    const laid = await back(
      edited(await taken(), (xml) =>
        xml
          .replace('We will pay', 'We will never pay')
          .replace(
            ' passengers',
            '</w:t></w:r><w:ins w:id="901" w:author="Desk"><w:r><w:t xml:space="preserve"> paying passengers</w:t></w:r></w:ins><w:del w:id="902" w:author="Desk"><w:r><w:delText xml:space="preserve"> passengers</w:delText></w:r></w:del><w:r><w:t>',
          ),
      ),
    );
    expect(wordsAt(laid)).toEqual(
      allOf([
        '“We will never pay for every house,”',
        WORDS[1] ?? '',
        WORDS[2] ?? '',
        'carried 12,000 paying passengers',
      ]),
    );
  });

  it('has a comment of somebody else as a note', async () => {
    const bytes = edited(await taken(), (xml) => commented(xml, 'Corin Bell', 900), {
      'word/comments.xml': (xml) => withComment(xml, 900, 'Rang him again, p. 4'),
    });
    const laid = await back(bytes);
    expect(laid.text).toBe(draftOf(SAFE, []).text);
    const notes = laid.notes.map(({ words, author, range }) => [
      words,
      author,
      range && laid.text.slice(range.start, range.end),
    ]);
    expect(notes).toEqual([['Rang him again, p. 4', 'Ines Calloway', 'Corin Bell']]);
  });

  it('has an answer to a comment of Stet’s as a note of its own', async () => {
    const draft = draftOf(SAFE, WORDS.slice(0, 1));
    const items = draft.items.map((item) => ({
      ...item,
      comment: item.comment && { ...item.comment, replies: [['Note in Stet · Ines Calloway: rang twice']] },
    }));
    const file = await writeWordDraft({ ...draft, items });
    const [, parent = ''] = /w14:paraId="([0-9A-F]+)"/.exec(partOf(file, 'word/comments.xml')) ?? [];
    expect(parent).not.toBe('');
    const laid = await back(
      edited(file, (xml) => commented(xml, 'Mara Lund', 900), {
        'word/comments.xml': (xml) => withComment(xml, 900, 'No: see p. 9', '77777777'),
        'word/commentsExtended.xml': (xml) =>
          xml.replace(
            '</w15:commentsEx>',
            `<w15:commentEx w15:paraId="77777777" w15:paraIdParent="${parent}" w15:done="0"/></w15:commentsEx>`,
          ),
      }),
    );
    expect(laid.notes.map(({ words, replies }) => [words, replies])).toEqual([['No: see p. 9', []]]);
  });

  it.each([
    ['lost', (xml: string) => xml.replace(/<w:bookmarkStart w:name="stet_[^"]*0000" w:id="1"\/>/, '')],
    ['without an end', (xml: string) => xml.replace(/<w:bookmarkEnd w:id="1"\/>/, '')],
    [
      'there twice',
      (xml: string) =>
        xml.replace('Photo:', (words) => {
          const [start = ''] = /<w:bookmarkStart [^>]*w:id="1"\/>/.exec(xml) ?? [];
          return `</w:t></w:r>${start.replace('w:id="1"', 'w:id="77"')}<w:r><w:t>${words}</w:t></w:r><w:bookmarkEnd w:id="77"/><w:r><w:t>`;
        }),
    ],
    [
      'over two paragraphs',
      (xml: string) =>
        xml
          .replace(/<w:bookmarkEnd w:id="1"\/>/, '')
          .replace(' was safe', '</w:t></w:r><w:bookmarkEnd w:id="1"/><w:r><w:t> was safe'),
    ],
  ])('says nothing of an item whose bookmark is %s', async (_, change) => {
    const laid = await back(edited(await taken(), change));
    expect(wordsAt(laid)[itemId(0)] ?? null).toBeNull();
    expect(wordsAt(laid)[itemId(1)]).toBe(WORDS[1]);
  });
});

describe('whatever is in a story', () => {
  const word = fc.oneof(
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }),
    fc.constantFrom(
      'plain',
      '“quoted”',
      'مرحبا',
      'שלום',
      '😀',
      'e\u0301',
      '\u0001',
      '\t',
      '<&>',
      '\u202e',
      'a\u00adb',
      '서울',
      ' ',
    ),
  );
  const raw = fc.array(fc.array(word, { minLength: 1, maxLength: 12 }), { minLength: 1, maxLength: 6 });

  it('comes back with its text, and with its items where they were', async () => {
    await fc.assert(
      fc.asyncProperty(
        raw,
        fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 8 }),
        async (lines, places) => {
          const { text, blocks } = layOut(lines.map((words) => words.join(' ')).join('\n\n'));
          fc.pre(/[^\s\p{Cc}\p{Cf}]/u.test(text) && text.isWellFormed());
          const items = places.flatMap(([a, b], n) => {
            const block = blocks[a % blocks.length];
            if (!block) return [];
            const signs = [...text.slice(block.start, block.end)];
            const from = b % signs.length;
            const start = block.start + signs.slice(0, from).join('').length;
            const end = start + signs.slice(from, from + 1 + (a % 9)).join('').length;
            return [itemAt(n, [{ start, end }])];
          });
          const bytes = await writeWordDraft(draftWith(text, blocks, items));
          const laid = await readWhatCame({ fileName: 'back.docx', bytes, keep: 'as_read' }, '');
          expect(laid.text).toBe(text);
          const expected = items.map(({ id, spans: [span] }) => {
            const words = text.slice(span?.start, span?.end).trim();
            return [id, words === '' ? null : words];
          });
          expect(wordsAt(laid)).toEqual(Object.fromEntries(expected));
        },
      ),
      { numRuns: 60 },
    );
  });
});

it('leaves out what XML cannot hold, in the story, in comments and in footnotes', async () => {
  const draft = draftOf('The bank is safe, he said, and so is the dam that nobody asked about.', []);
  const bad = 'a\u0000b\u000b\uFFFE\ud83d<&>\u{1F600}';
  const item = itemAt(0, [{ start: 0, end: 16 }], {
    comment: { initials: 'V', lines: [bad], replies: [[bad]] },
    footnotes: [bad],
  });
  const bytes = await writeWordDraft({
    ...draft,
    headline: bad,
    items: [item],
    text: draft.text.replace('bank', 'b\uFFFFnk'),
  });
  expect((await back(bytes)).text).toBe(draft.text.replace('bank', 'bnk'));
  for (const part of ['word/comments.xml', 'word/footnotes.xml', 'docProps/core.xml'])
    expect(partOf(bytes, part)).toContain('ab\ufffd&lt;&amp;&gt;\u{1F600}');
});

it('writes and reads ten thousand items, overlapping', async () => {
  const lines = Array.from(
    { length: 2_500 },
    (_, i) => `The ferry number ${i} carried ${i + 7} passengers in January.`,
  );
  const { text, blocks } = layOut(lines.join('\n\n'));
  const items = blocks.flatMap(({ start, end }, i) =>
    [0, 1, 2, 3].map((k) => itemAt(4 * i + k, [{ start: start + 4 * (k >> 1), end: end - (k % 2) }])),
  );
  const bytes = await writeWordDraft(draftWith(text, blocks, items));
  const laid = await back(bytes);
  expect(laid.text).toBe(text);
  expect(laid.word?.items).toHaveLength(10_000);
  expect(laid.word?.items.every(({ pieces }) => pieces[0] !== null)).toBe(true);
  expect(laid.notes).toEqual([]);
  expect(partOf(bytes, 'word/comments.xml').length).toBeGreaterThan(1_000_000);
}, 60_000);
