import { beforeAll, describe, expect, test } from 'vitest';
import { everyRow } from '../../testing/database-watch.ts';
import { createMember, type MadeMember, STORY_TEXT } from '../../testing/factories.ts';
import { db } from '../db.ts';
import { AppError } from '../domain/errors.ts';
import type { Incoming } from '../reading/read-incoming.ts';
import { bringInStorySchema } from '../stories/schema.ts';
import { workbench } from '../workbench/queries.ts';
import { bringInStory } from './bring-in-mutations.ts';

let checker: MadeMember;

beforeAll(async () => {
  checker = await createMember('CHECKER');
});

const bringIn = async (incoming: Incoming, fields: object = {}, by = checker) =>
  bringInStory(by.actor, bringInStorySchema.parse(fields), incoming);
const bytes = (text: string) => new TextEncoder().encode(text);

test('a pasted story is laid out, its items found and anchored in its text', async () => {
  const { storyId } = await bringIn({ pasted: STORY_TEXT }, { desk: ' City ' });
  const { story, revision, blocks, items } = await workbench(checker.actor, storyId);
  expect(story).toMatchObject({
    headline: 'Ferry replaces bridge until spring',
    desk: 'City',
    stage: 'DRAFTING',
  });
  expect(blocks.map(({ start, end }) => revision.text.slice(start, end))).toEqual(STORY_TEXT.split('\n\n'));
  expect(items.map(({ kind }) => kind)).toEqual([
    'DIRECT_QUOTE',
    'PARAPHRASE',
    'FACTUAL_CLAIM',
    'NON_RESPONSE',
  ]);
  for (const { spans, exact, start, end } of items) {
    expect(spans.map((span) => revision.text.slice(span.start, span.end)).join(' … ')).toBe(exact);
    expect([start, end]).toEqual([spans[0]?.start, spans.at(-1)?.end]);
  }
  expect(
    items.every(
      ({ isMachine, status, reason }) => isMachine && status === 'PENDING' && reason === 'not started',
    ),
  );
});

test('an uploaded story comes in by its format', async () => {
  const { storyId } = await bringIn({ fileName: 'Story.MD', bytes: bytes(`# A headline\n\n${STORY_TEXT}`) });
  const revision = await db.revision.findFirstOrThrow({ where: { storyId } });
  expect(revision.format).toBe('markdown');
  expect((await workbench(checker.actor, storyId)).story.headline).toBe('A headline');
});

describe('whose byline it is', () => {
  const authors = async (fields: object, by = checker) => {
    const { storyId } = await bringIn({ pasted: STORY_TEXT }, fields, by);
    const rows = await db.storyAuthor.findMany({ where: { storyId } });
    return rows.map(({ memberId }) => memberId).sort();
  };

  test('those whom the line names in full, and those who were chosen', async () => {
    const [named, chosen, gone] = [
      await createMember('REPORTER', { name: 'Desk Reporter One' }),
      await createMember('EDITOR'),
      await createMember('REPORTER', { name: 'Desk Reporter Two', isDeactivated: true }),
    ];
    const byline = 'By DESK REPORTER ONE and Desk Reporter Two, in the harbour';
    expect(await authors({ byline, authorIds: [chosen.id, gone.id] })).toEqual(
      // Members who have left wrote it all the same: they may come back.
      [named.id, chosen.id, gone.id].sort(),
    );
    expect(await authors({ byline: 'By Desk Reporter Onewheel' })).toEqual([]);
  });

  test('a reporter’s own story is theirs whatever the line says', async () => {
    const reporter = await createMember('REPORTER');
    expect(await authors({ byline: 'Staff' }, reporter)).toEqual([reporter.id]);
  });
});

describe('bad input is said beside its field, and nothing is stored', () => {
  const big = 'A sentence of the story. '.repeat(50_000);
  const pdf = bytes('%PDF-1.7\n1 0 obj');
  const cases: [string, string, Incoming][] = [
    ['nothing pasted', 'text', { pasted: '' }],
    ['only white space', 'text', { pasted: ' \n\t\u00a0\u200b\n' }],
    ['NUL', 'text', { pasted: 'The bridge\0 is open.' }],
    ['half a character', 'text', { pasted: 'The bridge \ud83c is open.' }],
    ['more than a megabyte', 'text', { pasted: big }],
    ['only lines that are set aside', 'text', { pasted: 'Photo: Harbour Office' }],
    ['an empty file', 'file', { fileName: 'story.txt', bytes: new Uint8Array() }],
    ['a file without an ending', 'file', { fileName: 'story', bytes: bytes(STORY_TEXT) }],
    ['a file of another kind', 'file', { fileName: 'story.pdf', bytes: pdf }],
    ['a PDF that says .txt', 'file', { fileName: 'story.txt', bytes: pdf }],
    ['a PDF that says .docx', 'file', { fileName: 'story.docx', bytes: pdf }],
    ['text that says .docx', 'file', { fileName: 'story.docx', bytes: bytes(STORY_TEXT) }],
    [
      'a picture that says .md',
      'file',
      { fileName: 'story.md', bytes: bytes('\x89PNG\r\n\x1a\n\0\0\0\rIHDR') },
    ],
    ['NUL in a file', 'file', { fileName: 'story.txt', bytes: bytes('The bridge\0 is open.') }],
    [
      'bytes that are no text',
      'file',
      { fileName: 'story.txt', bytes: Uint8Array.from({ length: 64 }, (_, i) => i * 37) },
    ],
    ['a file of more than a megabyte', 'file', { fileName: 'story.txt', bytes: bytes(big) }],
    [
      'a page without a word',
      'file',
      { fileName: 'story.html', bytes: bytes('<html><body><script>1</script></body></html>') },
    ],
  ];

  test.each(cases)('%s', async (_, field, incoming) => {
    const before = await everyRow();
    const error = await bringIn(incoming).then(
      () => 'was taken',
      (thrown: unknown) => thrown,
    );
    expect(error).toBeInstanceOf(AppError);
    expect(error).toMatchObject({ code: 'validation' });
    expect(Object.keys((error as AppError).fields ?? {})).toEqual([field]);
    expect((error as AppError).message.length).toBeGreaterThan(20);
    expect(await everyRow()).toEqual(before);
  });

  test.each([
    ['headline', { headline: 'x'.repeat(301) }],
    ['headline', { headline: 'a\0b' }],
    ['byline', { byline: '\ud83c' }],
    ['deadline', { deadline: 'tomorrow' }],
    ['authorIds', { authorIds: ['me'] }],
  ])('the form refuses a wrong %s', (field, fields) => {
    const { error } = bringInStorySchema.safeParse(fields);
    expect(error?.issues.map(({ path }) => path[0])).toEqual([field]);
  });
});

test('a text of a thousand paragraphs comes in whole', async () => {
  const paragraph = 'The minister said the bridge would open “weather permitting.”';
  const text = Array.from({ length: 1000 }, (_, i) => `${paragraph} Day ${i}.`).join('\n\n');
  const { storyId } = await bringIn({ pasted: text });
  const { text: kept } = await db.revision.findFirstOrThrow({ where: { storyId } });
  expect(kept).toBe(text);
  expect(await db.item.count({ where: { storyId } })).toBeGreaterThan(1000);
}, 120_000);
