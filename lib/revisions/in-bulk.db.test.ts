/** Large texts: written in few statements, and refused where they are not a story. */
import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { countQueries } from '../../testing/database-watch.ts';
import { createMember, type MadeMember } from '../../testing/factories.ts';
import { appendAudit } from '../audit/append.ts';
import { verifyRecord } from '../audit/verify.ts';
import { db } from '../db.ts';
import { MOST_ITEMS, MOST_PARAGRAPHS, READ_LATER_FROM } from '../domain/story-size.ts';
import { GIVE_WAY_AFTER } from '../give-way.ts';
import { itemRows } from '../items/row-queries.ts';
import type { Incoming } from '../reading/read-incoming.ts';
import { insertRows, updateRows } from '../rows-in-bulk.ts';
import { bringInStorySchema } from '../stories/schema.ts';
import { workbenchOrLater } from '../workbench/kept-queries.ts';
import { workbench } from '../workbench/queries.ts';
import { bringInStory } from './bring-in-mutations.ts';
import { reviseStory } from './revise-mutations.ts';

let checker: MadeMember;

beforeAll(async () => {
  checker = await createMember('CHECKER');
});

const quotes = (count: number, said = 'said') =>
  Array.from({ length: count }, (_, n) => `“Pier number ${n} opens,” the harbour master ${said}.\n\n`).join(
    '',
  );
const bringIn = (pasted: string, keep: Incoming['keep'] = 'story') =>
  bringInStory(checker.actor, bringInStorySchema.parse({}), { pasted, keep });
const countsOf = async (storyId: string) => ({
  blocks: await db.block.count({ where: { revision: { storyId } } }),
  items: await db.item.count({ where: { storyId } }),
});

/** How many statements it takes to bring in a story of so many quotes, and to revise it so that all are reread. */
async function statementsFor(count: number): Promise<{ bringIn: number; revise: number }> {
  let storyId = '';
  const bringing = await countQueries(async () => {
    storyId = (await bringIn(quotes(count))).storyId;
  });
  const { revision, items } = await workbench(checker.actor, storyId);
  expect(items.length).toBe(count);
  await db.item.updateMany({ where: { storyId }, data: { status: 'VERIFIED', reason: 'documented' } });
  const revising = await countQueries(async () => {
    const input = { storyId, revisionId: revision.id };
    const revised = await reviseStory(checker.actor, input, {
      pasted: quotes(count, 'never said'),
      keep: 'story',
    });
    expect(revised.changed).toBe(count);
  });
  expect(await db.verdict.count({ where: { item: { storyId } } })).toBe(count);
  expect(await db.auditEvent.count({ where: { storyId, action: 'item.lapse' } })).toBe(count);
  return { bringIn: bringing, revise: revising };
}

test('two thousand items take about as many statements as twenty', async () => {
  const few = await statementsFor(20);
  const many = await statementsFor(2_000);
  expect(many.bringIn).toBeLessThanOrEqual(few.bringIn + 5);
  // The items are read a few times, each time a thousand at once.
  expect(many.revise).toBeLessThanOrEqual(2 * few.revise);
});

test('a text with more paragraphs than a story has is refused beside its field, with both numbers', async () => {
  const before = await db.story.count();
  await expect(bringIn('-\n'.repeat(300_000))).rejects.toMatchObject({
    code: 'validation',
    fields: {
      text: expect.stringMatching(/^This text has 300,000 paragraphs; a story can have up to 20,000\./),
    },
  });
  expect(await db.story.count()).toBe(before);
  const { storyId } = await bringIn('-\n'.repeat(MOST_PARAGRAPHS));
  expect(await countsOf(storyId)).toEqual({ blocks: MOST_PARAGRAPHS, items: 0 });
});

test('a text with more statements than a story has is refused, also as a revision', async () => {
  const tooMany = quotes(MOST_ITEMS + 1);
  const refused = { fields: { text: expect.stringMatching(/5,001 statements .* up to 5,000\./) } };
  await expect(bringIn(tooMany)).rejects.toMatchObject(refused);
  const { storyId } = await bringIn(quotes(MOST_ITEMS));
  expect(await countsOf(storyId)).toEqual({ blocks: MOST_ITEMS, items: MOST_ITEMS });
  const { revision } = await workbench(checker.actor, storyId);
  const input = { storyId, revisionId: revision.id };
  await expect(reviseStory(checker.actor, input, { pasted: tooMany, keep: 'story' })).rejects.toMatchObject(
    refused,
  );
  expect(await countsOf(storyId)).toEqual({ blocks: MOST_ITEMS, items: MOST_ITEMS });
});

test('a long story is read a thousand items at a time, each once and in order, and its page comes without it', async () => {
  const count = GIVE_WAY_AFTER * 2 + 7;
  const { storyId } = await bringIn(quotes(count));
  const [moved] = await db.item.findMany({ where: { storyId }, orderBy: { start: 'asc' }, take: 1 });
  const rows = await itemRows(db, storyId);
  expect(rows.length).toBe(count);
  expect(new Set(rows.map(({ id }) => id)).size).toBe(count);
  expect(rows.map(({ start }) => start)).toEqual(rows.map(({ start }) => start).sort((a, b) => a - b));
  expect(rows[0]?.id).toBe(moved?.id);
  const few = rows.slice(3, 6).map(({ id }) => id);
  expect((await itemRows(db, storyId, few)).map(({ id }) => id)).toEqual(few);
  const { headline } = (await workbench(checker.actor, storyId)).story;
  expect(await workbenchOrLater(checker.actor, storyId)).toEqual({ view: null, headline, timeZone: 'UTC' });
});

test('many items in one paragraph make a long story too; a short one comes with its page', async () => {
  const one = 'Nobody knew why. ';
  const { storyId } = await bringIn(`${one}“Pier nine opens,” he said. `.repeat(READ_LATER_FROM + 1));
  expect((await countsOf(storyId)).blocks).toBeLessThan(10);
  expect((await workbenchOrLater(checker.actor, storyId)).view).toBeNull();
  const short = await bringIn(quotes(3));
  const { view } = await workbenchOrLater(checker.actor, short.storyId);
  expect(view?.items.length).toBe(3);
});

test('a long story that is revised while it is read is read again', async () => {
  const { storyId } = await bringIn(quotes(GIVE_WAY_AFTER + 1));
  const { revision } = await workbench(checker.actor, storyId);
  const reading = workbench(checker.actor, storyId);
  await reviseStory(
    checker.actor,
    { storyId, revisionId: revision.id },
    { pasted: quotes(GIVE_WAY_AFTER + 1, 'never said'), keep: 'story' },
  );
  const view = await reading;
  for (const { exact, start, end } of view.items)
    expect(view.revision.text.slice(start, end)).toContain(exact.slice(0, 12));
  const after = await workbench(checker.actor, storyId);
  expect(after.revision.number).toBe(2);
  for (const { exact, spans } of after.items)
    expect(spans.map(({ start, end }) => after.revision.text.slice(start, end)).join('')).toBe(exact);
});

test('rows keep every character that Postgres can, and dates, nulls and lists', async () => {
  const names = ['cut \ud83d here', 'typed \\ud800 and \\\\', '“quoted” 🌉 "so"', '\udc00\n'];
  const rows = names.map((name) => ({ id: randomUUID(), name }));
  const event = {
    act: 'party.change',
    subject: { type: 'party', id: rows[0]?.id ?? '' },
    payload: { name: 'many' },
  } as const;
  await db.$transaction(async (tx) => {
    await insertRows(tx, 'party', rows);
    await appendAudit(tx, null, event);
  });
  const kept = await db.party.findMany({ where: { id: { in: rows.map(({ id }) => id) } } });
  expect(kept.map(({ name }) => name).sort()).toEqual(names.map((name) => name.toWellFormed()).sort());
  const [first] = rows;
  await db.$transaction(async (tx) => {
    await updateRows(tx, 'party', [{ id: first?.id ?? '', name: 'another' }]);
    await appendAudit(tx, null, event);
  });
  expect(await db.party.count({ where: { name: 'another' } })).toBe(1);
});

test('the record holds after all of it', async () => {
  expect((await verifyRecord(db)).faults).toEqual([]);
});
