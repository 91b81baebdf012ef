import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { createEvidence, createMember, createStory } from '../../testing/factories.ts';
import { addConfidentialSource } from '../confidential/mutations.ts';
import { addConfidentialSourceSchema } from '../confidential/schema.ts';
import { db } from '../db.ts';
import type { Actor } from '../domain/actor.ts';
import { openThread } from '../threads/mutations.ts';
import { beat, whoIsHere } from './presence-records.ts';
import type { PresenceInput } from './schema.ts';
import { changesSinceVisit, seeUpTo } from './visit-records.ts';

const PAGE: Omit<PresenceInput, 'pageId'> = {
  itemId: null,
  writingItemId: null,
  writtenAgo: 0,
  isGone: false,
  hasSeenAll: false,
};

async function world() {
  const [anna, ben] = [
    await createMember('CHECKER', { name: 'Anna Berg' }),
    await createMember('VIEWER', { name: 'Ben Vik' }),
  ];
  const { storyId, view } = await createStory(anna.actor);
  const [item, other] = view.items;
  if (!item || !other) throw new Error('The story has items.');
  const at = (actor: Actor, page: Partial<PresenceInput>, pageId: string) =>
    beat(actor, storyId, { ...PAGE, ...page, pageId });
  return { anna, ben, storyId, item, other, at };
}

test('who has the story open sees who else has, at which item, and where they write', async () => {
  const { anna, ben, item, other, at } = await world();
  const [annas, bens] = [randomUUID(), randomUUID()];
  expect(await at(anna.actor, { itemId: item.id, writingItemId: item.id, writtenAgo: 3 }, annas)).toEqual([]);
  expect(await at(ben.actor, { itemId: other.id }, bens)).toEqual([
    { id: anna.id, name: 'Anna Berg', itemId: item.id, writingItemId: item.id },
  ]);
  expect(await at(anna.actor, { itemId: item.id, writingItemId: item.id, writtenAgo: 121 }, annas)).toEqual([
    { id: ben.id, name: 'Ben Vik', itemId: other.id, writingItemId: null },
  ]);
  expect(await at(ben.actor, {}, bens)).toMatchObject([{ writingItemId: null }]);
});

test('whoever leaves, is deactivated or sends no more signs is gone; one of two windows is not', async () => {
  const { anna, ben, storyId, item, at } = await world();
  const [one, two] = [randomUUID(), randomUUID()];
  await at(anna.actor, { itemId: item.id }, one);
  await at(anna.actor, {}, two);
  await at(anna.actor, { isGone: true }, two);
  expect(await whoIsHere(ben.actor, storyId)).toMatchObject([{ id: anna.id, itemId: item.id }]);
  await db.$executeRaw`UPDATE presence SET seen_at = now() - interval '46 seconds'`;
  expect(await whoIsHere(ben.actor, storyId)).toEqual([]);
  await at(anna.actor, {}, one);
  expect(await whoIsHere(ben.actor, storyId)).toHaveLength(1);
  await db.member.update({ where: { id: anna.id }, data: { deactivatedAt: new Date() } });
  expect(await whoIsHere(ben.actor, storyId)).toEqual([]);
});

test('an item of another story is none, and a story that is not there is missing', async () => {
  const { anna, ben, storyId, at } = await world();
  const { view } = await createStory(anna.actor);
  const foreign = view.items[0]?.id ?? '';
  await at(anna.actor, { itemId: foreign, writingItemId: foreign }, randomUUID());
  expect(await whoIsHere(ben.actor, storyId)).toMatchObject([{ itemId: null, writingItemId: null }]);
  const nowhere = { ...PAGE, pageId: randomUUID() };
  for (const ask of [
    () => beat(ben.actor, randomUUID(), nowhere),
    () => whoIsHere(ben.actor, randomUUID()),
    () => changesSinceVisit(ben.actor, randomUUID()),
    () => seeUpTo(ben.actor, randomUUID(), '1'),
  ]) {
    await expect(ask()).rejects.toMatchObject({ code: 'missing' });
  }
});

test('what others did since the last visit is told until it was seen, and one’s own acts never', async () => {
  const { anna, ben, storyId, item, at } = await world();
  const note = (body: string) => openThread(anna.actor, { storyId, itemId: item.id, body });
  expect(await changesSinceVisit(ben.actor, storyId)).toMatchObject({ at: null, counts: [], entries: [] });
  await at(ben.actor, { hasSeenAll: true }, randomUUID());
  await at(anna.actor, { hasSeenAll: true }, randomUUID());
  await note('Words that the record does not have.');
  await note('More of them.');
  const since = await changesSinceVisit(ben.actor, storyId);
  expect(since).toMatchObject({ counts: [{ kind: 'notes', count: 2 }], itemIds: [item.id] });
  expect(since.entries).toMatchObject([
    { by: 'Anna Berg', itemId: item.id, words: 'opened a thread on an item' },
    { by: 'Anna Berg', itemId: item.id, words: 'opened a thread on an item' },
  ]);
  expect((await changesSinceVisit(anna.actor, storyId)).counts).toEqual([]);
  // Being there alone is not having seen it.
  await at(ben.actor, {}, randomUUID());
  expect((await changesSinceVisit(ben.actor, storyId)).counts).toHaveLength(1);
  await note('After it was read.');
  await seeUpTo(ben.actor, storyId, since.upTo);
  expect((await changesSinceVisit(ben.actor, storyId)).counts).toEqual([{ kind: 'notes', count: 1 }]);
  // An older window reports later.
  await seeUpTo(ben.actor, storyId, '1');
  expect((await changesSinceVisit(ben.actor, storyId)).counts).toEqual([{ kind: 'notes', count: 1 }]);
  await at(ben.actor, { hasSeenAll: true }, randomUUID());
  expect((await changesSinceVisit(ben.actor, storyId)).counts).toEqual([]);
});

test('a thread on what rests on a confidential source is no news for those who may not read it', async () => {
  const { anna, ben, storyId, item, other, at } = await world();
  const editor = await createMember('EDITOR');
  const secret = { identity: 'Tobias Meller', termsText: 'a person at the port', readerIds: [anna.id] };
  const { sourceId } = await addConfidentialSource(editor.actor, addConfidentialSourceSchema.parse(secret));
  await createEvidence(editor.actor, storyId, item.id, { sourceId });
  for (const { actor } of [anna, ben]) await at(actor, { hasSeenAll: true }, randomUUID());
  await openThread(editor.actor, { storyId, itemId: item.id, body: 'Rings true to me.' });
  expect(await changesSinceVisit(anna.actor, storyId)).toMatchObject({
    counts: [{ kind: 'notes', count: 1 }],
    itemIds: [item.id],
  });
  expect(await changesSinceVisit(ben.actor, storyId)).toMatchObject({ counts: [], entries: [], itemIds: [] });
  await openThread(editor.actor, { storyId, itemId: other.id, body: 'For everybody.' });
  expect(await changesSinceVisit(ben.actor, storyId)).toMatchObject({
    counts: [{ kind: 'notes', count: 1 }],
    itemIds: [other.id],
  });
});
