/** Tables as they leave Stet: what stands in them, for whom, and what the record says of it. */
import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  createContact,
  createEvidence,
  createHold,
  createMember,
  createReport,
  createSource,
  createStory,
  type MadeMember,
  type MadeStory,
} from '../../testing/factories.ts';
import { addConfidentialSource } from '../confidential/mutations.ts';
import { addConfidentialSourceSchema } from '../confidential/schema.ts';
import { db } from '../db.ts';
import type { Actor } from '../domain/actor.ts';
import { auditSentence } from '../domain/audit/event.ts';
import { AppError } from '../domain/errors.ts';
import { takeList, takeStoryTable } from './mutations.ts';

let editor: MadeMember;
let other: MadeMember;
let story: MadeStory;

beforeAll(async () => {
  editor = await createMember('EDITOR');
  other = await createMember('CHECKER');
  await db.newsroom.create({ data: { id: 1, timeZone: 'Europe/Oslo' } });
  story = await createStory(editor.actor);
});

async function bytesOf({ body }: { body: ReadableStream<Uint8Array> | Uint8Array }): Promise<Uint8Array> {
  return body instanceof Uint8Array ? body : new Uint8Array(await new Response(body).arrayBuffer());
}

/** Rows of a CSV whose texts have no line breaks and no quotation marks, head first. */
async function rowsOf(file: { body: ReadableStream<Uint8Array> | Uint8Array }): Promise<string[][]> {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await bytesOf(file));
  expect(text.startsWith('\ufeff')).toBe(true);
  return text
    .slice(1)
    .trimEnd()
    .split('\r\n')
    .map((line) => [...line.matchAll(/"([^"]*)"|([^,"]+)|(?<=^|,)(?=,|$)/g)].map(([, a, b]) => a ?? b ?? ''));
}

/** Each row as an object by the heads. */
async function linesOf(file: { body: ReadableStream<Uint8Array> | Uint8Array }) {
  const [head = [], ...rows] = await rowsOf(file);
  return rows.map((row) => Object.fromEntries(head.map((name, i) => [name, row[i]])));
}

const ofStory = (
  actor: Actor,
  table: 'items' | 'sources' | 'contacts' | 'story',
  format: 'csv' | 'xlsx' = 'csv',
) => takeStoryTable(actor, { storyId: story.storyId, table, format });

const listed = (
  actor: Actor,
  table: 'register' | 'stories',
  more: Partial<Parameters<typeof takeList>[1]> = {},
) => takeList(actor, { table, format: 'csv', query: '', type: undefined, shelf: 'all', ...more });

const lastTaking = async () => {
  const event = await db.auditEvent.findFirstOrThrow({
    where: { action: 'table.take' },
    orderBy: { seq: 'desc' },
  });
  return { ...event, words: auditSentence('table.take', JSON.parse(event.payload)) };
};

describe('of a story', () => {
  test('the items in the order of the text, with what they rest on', async () => {
    const [first] = story.view.items;
    const sourceId = await createSource(editor.actor, { title: 'Minutes of the harbour board' });
    await createEvidence(editor.actor, story.storyId, first?.id ?? '', { sourceId });
    const file = await ofStory(other.actor, 'items');
    expect(file.fileName).toMatch(/^20\d\d-\d\d-\d\d ferry-replaces-bridge-until-spring items\.csv$/);
    const lines = await linesOf(file);
    expect(lines).toHaveLength(story.view.items.length);
    expect(lines.map((line) => line.Item)).toEqual(lines.map((_, i) => String(i + 1)));
    expect(lines[0]).toMatchObject({
      Kind: 'Direct quote',
      Status: 'Pending',
      Sources: 'Minutes of the harbour board (supports, page 1)',
    });
    const [line] = await linesOf(await ofStory(other.actor, 'sources'));
    expect(line).toMatchObject({
      Title: 'Minutes of the harbour board',
      Primary: 'yes',
      Confidential: 'no',
      Items: '1 supports page 1',
    });
  });

  test('the contact log by the newsroom’s clock, with nothing that a spreadsheet would compute', async () => {
    await createContact(editor.actor, story.storyId, 'The port', {
      asked: '=cmd|calc',
      sentAt: '2026-01-05T12:30:00.000Z',
    });
    const lines = await linesOf(await ofStory(other.actor, 'contacts'));
    expect(lines.at(0)).toMatchObject({
      Party: 'The port',
      'Asked (Europe/Oslo)': '2026-01-05 13:30',
      'What was asked': "'=cmd|calc",
    });
  });

  test('the record says who took what, and of the story nothing seems to have changed', async () => {
    const before = await db.auditEvent.count({ where: { storyId: story.storyId } });
    await ofStory(other.actor, 'items');
    expect(await lastTaking()).toMatchObject({
      actorId: other.id,
      storyId: null,
      words: `took the items of “Ferry replaces bridge until spring” as CSV: ${story.view.items.length} rows`,
    });
    expect(await db.auditEvent.count({ where: { storyId: story.storyId } })).toBe(before);
  });

  test('all three as the sheets of a workbook', async () => {
    const file = await ofStory(other.actor, 'story', 'xlsx');
    expect(file.fileName).toMatch(/ferry-replaces-bridge-until-spring\.xlsx$/);
    const parts = unzipSync(await bytesOf(file));
    const book = strFromU8(parts['xl/workbook.xml'] ?? new Uint8Array());
    expect([...book.matchAll(/<sheet [^>]*name="([^"]*)"/g)].map(([, name]) => name)).toEqual([
      'Items',
      'Sources',
      'Contact log',
    ]);
    expect((await lastTaking()).words).toContain('took the items, sources and contact log of “Ferry');
    await expect(ofStory(other.actor, 'story', 'csv')).rejects.toMatchObject({ code: 'missing' });
  });

  test('a story that there is not is missing, and nothing is recorded', async () => {
    const { seq } = await lastTaking();
    const asked = { storyId: '01a20971-0000-7000-8000-000000000000', table: 'items', format: 'csv' } as const;
    await expect(takeStoryTable(editor.actor, asked)).rejects.toBeInstanceOf(AppError);
    expect((await lastTaking()).seq).toBe(seq);
  });
});

describe('confidential sources', () => {
  const IDENTITY = 'Harbour pilot Nils Brekke';

  test('are there for the people named on them alone, and marked; who it is, nowhere', async () => {
    const own = await createStory(editor.actor, {
      text: `Pilots warn of ice\n\n“The ice is thick,” a pilot said.`,
    });
    const input = { identity: IDENTITY, termsText: 'a harbour hand', label: 'Confidential source 7' };
    const { sourceId } = await addConfidentialSource(editor.actor, addConfidentialSourceSchema.parse(input));
    const [item] = own.view.items;
    await createEvidence(editor.actor, own.storyId, item?.id ?? '', { sourceId });
    const attempt = await createContact(editor.actor, own.storyId, 'A pilot', { answer: 'Yes, since May' });
    await db.contactAttempt.update({ where: { id: attempt.id }, data: { answerSourceId: sourceId } });
    const all = async (actor: Actor) => {
      const taken = [];
      for (const table of ['items', 'sources', 'contacts'] as const) {
        taken.push(await takeStoryTable(actor, { storyId: own.storyId, table, format: 'csv' }));
      }
      taken.push(await listed(actor, 'register'));
      const texts = await Promise.all(taken.map(async (file) => Buffer.from(await bytesOf(file)).toString()));
      const book = await takeStoryTable(actor, { storyId: own.storyId, table: 'story', format: 'xlsx' });
      const parts = Object.values(unzipSync(await bytesOf(book))).map((bytes) => strFromU8(bytes));
      return [...texts, parts.join('')];
    };
    const known = await all(editor.actor);
    expect(known[0]).toContain('Confidential source 7 (supports, page 1, confidential)');
    for (const text of known.slice(1)) expect(text).toContain('Confidential source 7');
    const [line] = await linesOf(
      await takeStoryTable(editor.actor, { storyId: own.storyId, table: 'sources', format: 'csv' }),
    );
    expect(line).toMatchObject({ Confidential: 'yes' });
    const unknown = await all(other.actor);
    for (const text of unknown)
      expect(text).not.toMatch(/Confidential source 7|Yes, since May|a harbour hand/);
    for (const text of [...known, ...unknown]) expect(text).not.toContain('Brekke');

    await db.confidentialReader.updateMany({ where: { sourceId }, data: { closedAt: new Date() } });
    for (const text of await all(editor.actor)) expect(text).not.toContain('Confidential source 7');
  });
});

describe('lists', () => {
  test('the register and the stories, narrowed down as their pages are', async () => {
    await createSource(editor.actor, { title: 'Ledger of 1904', type: 'DOCUMENT' });
    const found = await linesOf(await listed(other.actor, 'register', { query: 'ledger' }));
    expect(found.map((line) => line.Title)).toEqual(['Ledger of 1904']);
    expect(
      await linesOf(await listed(other.actor, 'register', { query: 'ledger', type: 'RECORDING' })),
    ).toEqual([]);

    const publisher = await createMember('EDITOR');
    const { storyId } = await createStory(editor.actor, { headline: 'Quay rebuilt' });
    const { slug } = await createReport(editor.actor, publisher.actor, storyId);
    const legal = await createMember('LEGAL', { name: 'Ida Voss' });
    await createHold(legal.actor, storyId);
    const [line] = await linesOf(await listed(other.actor, 'stories', { query: 'quay', shelf: 'out' }));
    expect(line).toMatchObject({
      Headline: 'Quay rebuilt',
      Stage: 'Published',
      Edition: '1',
      'Blocked by': 'Ida Voss',
      Report: `http://localhost:3000/reports/${slug}`,
    });
    expect(await linesOf(await listed(other.actor, 'stories', { query: 'quay', shelf: 'running' }))).toEqual(
      [],
    );
    expect((await lastTaking()).words).toBe('took the list of stories as CSV: 0 rows');
  });

  test('a long register is read in parts, comes whole, and one that is too long is refused before anything is read', async () => {
    await db.$transaction([
      db.$executeRaw`ALTER TABLE source DISABLE TRIGGER USER`,
      db.$executeRaw`INSERT INTO source (id, type, title, created_by_id)
        SELECT gen_random_uuid(), 'DOCUMENT', 'Sheet ' || n, ${editor.id}::uuid FROM generate_series(1, 1200) n`,
      db.$executeRaw`ALTER TABLE source ENABLE TRIGGER USER`,
    ]);
    const titles = (await linesOf(await listed(other.actor, 'register', { query: 'sheet' }))).map(
      (line) => line.Title,
    );
    expect(titles).toHaveLength(1200);
    expect(new Set(titles).size).toBe(1200);
    await db.$transaction([
      db.$executeRaw`ALTER TABLE source DISABLE TRIGGER USER`,
      db.$executeRaw`INSERT INTO source (id, type, title, created_by_id)
        SELECT gen_random_uuid(), 'DOCUMENT', 'Sheet ' || n, ${editor.id}::uuid FROM generate_series(1, 100000) n`,
      db.$executeRaw`ALTER TABLE source ENABLE TRIGGER USER`,
    ]);
    const { seq } = await lastTaking();
    await expect(listed(other.actor, 'register')).rejects.toMatchObject({
      code: 'validation',
      message: expect.stringContaining('at most 100,000 rows'),
    });
    await expect(listed(other.actor, 'register', { format: 'xlsx' })).rejects.toMatchObject({
      message: expect.stringMatching(/at most 25,000 rows.* Take it as CSV/),
    });
    expect((await lastTaking()).seq).toBe(seq);
  });
});
