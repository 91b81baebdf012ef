import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { countQueries, statementsOf } from '../../testing/database-watch.ts';
import { createBareDesk, createDesk, EVERY_MUTATION } from '../../testing/every-mutation.ts';
import {
  createContact,
  createMember,
  createStory,
  type MadeMember,
  type MadeStory,
} from '../../testing/factories.ts';
import { changeParty } from '../contacts/party-mutations.ts';
import { attemptInclude, attemptRows } from '../contacts/queries.ts';
import { db } from '../db.ts';
import type { Actor } from '../domain/actor.ts';
import { type Reading, viewAfter } from '../domain/difference.ts';
import { recordVerdict } from '../items/mutations.ts';
import { itemInclude, itemRows } from '../items/row-queries.ts';
import { storyInclude, storyRow } from '../stories/queries.ts';
import { openThread } from '../threads/mutations.ts';
import { workbenchAsJson, workbenchOrLater } from './kept-queries.ts';
import { workbench } from './queries.ts';
import type { WorkbenchView } from './view.ts';

let people: Record<'R' | 'C' | 'E' | 'L' | 'V' | 'A', MadeMember>;
let story: MadeStory;
let other: MadeStory;

beforeAll(async () => {
  people = {
    R: await createMember('REPORTER'),
    C: await createMember('CHECKER'),
    E: await createMember('EDITOR'),
    L: await createMember('LEGAL'),
    V: await createMember('VIEWER'),
    A: await createMember('ADMIN'),
  };
  story = await createStory(people.E.actor);
  other = await createStory(people.E.actor);
});
afterEach(() => vi.useRealTimers());

const kept = async (actor: Actor, storyId: string) =>
  JSON.parse((await workbenchAsJson(actor, storyId)).toString());
/** As it is in the database, but for the moment at which it was read. */
const asItIs = async (actor: Actor, storyId: string, now?: Date) => ({
  ...JSON.parse(JSON.stringify(await workbench(actor, storyId, now))),
  now: expect.any(String),
});

/** What each one's page has, by person and story: it asks for what changed since. */
const pages = new Map<string, { tag: string; view: WorkbenchView }>();

async function readAgain(actor: Actor, storyId: string): Promise<WorkbenchView> {
  const page = `${actor.id} ${storyId}`;
  const had = pages.get(page) ?? null;
  const answer = JSON.parse((await workbenchAsJson(actor, storyId, had?.tag ?? '')).toString());
  const has = viewAfter(had, answer as Reading<WorkbenchView>);
  pages.set(page, has);
  return has.view;
}

/** Stories, items and logs are read by statements of our own, which say in SQL what these say to Prisma. */
async function expectAsPrismaReads(storyId: string): Promise<void> {
  const where = { storyId };
  expect((await storyRow(db, storyId))?.story).toEqual(
    await db.story.findUnique({ where: { id: storyId }, include: storyInclude }),
  );
  const orderBy = [{ start: 'asc' }, { end: 'desc' }, { id: 'asc' }] as const;
  const items = await db.item.findMany({ where, include: itemInclude, orderBy: [...orderBy] });
  expect(await itemRows(db, storyId)).toEqual(items);
  const ids = items.map(({ id }) => id).slice(0, 2);
  expect(await itemRows(db, storyId, ids)).toEqual(items.slice(0, 2));
  expect(await db.$transaction((tx) => itemRows(tx, storyId, ids.slice(1)))).toEqual(items.slice(1, 2));
  expect(await attemptRows(db, storyId)).toEqual(
    await db.contactAttempt.findMany({
      where,
      include: attemptInclude,
      orderBy: [{ sentAt: 'asc' }, { id: 'asc' }],
    }),
  );
}

async function expectUpToDate(storyIds: readonly string[]): Promise<void> {
  for (const storyId of storyIds) {
    await expectAsPrismaReads(storyId);
    // The reporter is named on the desk's confidential source.
    for (const { actor } of [people.V, people.R])
      expect(await kept(actor, storyId)).toEqual(await asItIs(actor, storyId));
    for (const { actor } of Object.values(people)) {
      const again = await readAgain(actor, storyId);
      expect({ ...again, now: expect.any(String) }).toEqual({
        ...(await kept(actor, storyId)),
        now: expect.any(String),
      });
    }
  }
}

test('everybody gets what they may do, and the rest as everybody does', async () => {
  for (const { actor } of Object.values(people)) {
    const now = await asItIs(actor, story.storyId);
    expect(await kept(actor, story.storyId)).toEqual(now);
    const { view, headline, timeZone } = await workbenchOrLater(actor, story.storyId);
    expect({ ...view, now: expect.any(String) }).toEqual(now);
    expect({ headline, timeZone }).toEqual({ headline: now.story.headline, timeZone: 'UTC' });
  }
});

describe('is read once for all who ask at the same time', () => {
  const atOnce = () =>
    Promise.all(Object.values(people).map(({ actor }) => workbenchAsJson(actor, story.storyId)));
  /** Whether anything has changed is asked for the first, then for all who came meanwhile; and by the one who reads, afterwards. */
  const STAMPS = 3;

  test('the whole, and afterwards one statement', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date().setSeconds(1) });
    story = await createStory(people.E.actor);
    const whole = await countQueries(() => workbench(people.C.actor, story.storyId));
    expect(await countQueries(atOnce)).toBe(STAMPS + whole);
    expect(await countQueries(atOnce)).toBe(2);
  });

  test('after a change no more than what it touched, of which there are two kinds', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date().setSeconds(1) });
    const { storyId, view } = story;
    const [item] = view.items;
    const place = { storyId, itemId: item?.id ?? '' };
    await atOnce();
    await openThread(people.C.actor, { ...place, body: '1' });
    const asked = await statementsOf(atOnce);
    const READS = /FROM (item WHERE story_id|contact_attempt attempt|block WHERE revision_id)/;
    expect(asked.filter(({ text }) => READS.test(text))).toEqual([]);
    expect(asked.some(({ text }) => /FROM "public"\."thread"/.test(text))).toBe(true);

    await recordVerdict(people.C.actor, {
      ...place,
      version: item?.version ?? 0,
      status: 'DISPUTED',
      reason: 'wording altered',
      ticks: [],
      quotation: 'ALTERED',
      substance: null,
      note: '',
    });
    const again = await statementsOf(atOnce);
    const ofItems = again.filter(({ text }) => /FROM item WHERE story_id/.test(text));
    expect(ofItems.map(({ values }) => values.includes(place.itemId))).toEqual([true]);
    const OTHERS = /FROM ("public"\."thread"|contact_attempt attempt|block WHERE revision_id)/;
    expect(again.filter(({ text }) => OTHERS.test(text))).toEqual([]);
    expect(await kept(people.C.actor, storyId)).toEqual(await asItIs(people.C.actor, storyId));
  });
});

test('whoever has an earlier reading is sent what changed since, and the whole where that is not known', async () => {
  const { storyId, view } = await createStory(people.C.actor);
  const [item] = view.items;
  const ask = async (since: string) =>
    JSON.parse((await workbenchAsJson(people.C.actor, storyId, since)).toString());
  const whole = await ask('');
  expect(whole).toMatchObject({ items: view.items.map(({ id }) => ({ id })), tag: expect.any(String) });
  await openThread(people.C.actor, { storyId, itemId: item?.id ?? '', body: 'Look at this.' });
  const changed = await ask(whole.tag);
  expect(changed).toMatchObject({ since: whole.tag, items: [], threads: [{ placeId: item?.id }] });
  expect(changed).not.toHaveProperty('revision');
  expect(await ask(changed.tag)).not.toHaveProperty('threads');
  const elsewhere = JSON.parse((await workbenchAsJson(people.C.actor, other.storyId, whole.tag)).toString());
  expect(elsewhere).not.toHaveProperty('since');
});

test('a story that is not there is missing, whatever is kept', async () => {
  const nobody = '01a20971-0000-7000-8000-000000000000';
  await expect(workbenchAsJson(people.C.actor, nobody)).rejects.toMatchObject({ code: 'missing' });
  await expect(workbenchOrLater(people.C.actor, nobody)).rejects.toMatchObject({ code: 'missing' });
});

describe('what was changed is there at once, in this story and in any other', () => {
  test.each(EVERY_MUTATION.map((mutation) => [mutation.name, mutation] as const))(
    '%s',
    async (_, mutation) => {
      const editor = people.E.actor;
      const desk = mutation.isBare
        ? createBareDesk(editor, other)
        : await createDesk(editor, [people.R.id], other);
      const { run } = await mutation.prepare(desk);
      const own = mutation.isBare ? [] : [desk.story.storyId];
      const there = [...own, other.storyId, story.storyId];
      await expectUpToDate(there);
      const who = (['A', 'E', 'L', 'C'] as const).find((role) => mutation.may.split(' ').includes(role));
      await run(people[who ?? 'A'].actor);
      await expectUpToDate(there);
    },
  );

  test('a party that another story asked too', async () => {
    for (const { storyId } of [story, other]) await createContact(people.C.actor, storyId, 'Harbour board');
    const party = await db.party.findUniqueOrThrow({ where: { name: 'Harbour board' } });
    await expectUpToDate([story.storyId, other.storyId]);
    const changed = { name: 'Harbour council', kind: 'GOVERNMENT' as const, aliases: ['the board'] };
    await changeParty(people.A.actor, {
      storyId: other.storyId,
      partyId: party.id,
      version: party.version,
      ...changed,
    });
    await expectUpToDate([story.storyId, other.storyId]);
  });

  test.each([
    ['an item', `UPDATE item SET reason = 'changed by hand'`],
    ['a source', `UPDATE source SET title = title || ' 2'`],
    ['the name of a member', `UPDATE member SET name = name || ' 2', version = version + 1`],
    [
      'the newsroom',
      `INSERT INTO newsroom (id, name) VALUES (1, 'The Pier') ON CONFLICT (id) DO UPDATE SET name = 'Pier'`,
    ],
    ['the headline', `UPDATE story SET headline = headline || ' 2'`],
  ])('%s, by something other than Stet', async (_, statement) => {
    await expectUpToDate([story.storyId]);
    await db.$executeRawUnsafe(statement);
    await expectUpToDate([story.storyId]);
  });
});

test('when a deadline of the log passes, it is read again; and once a minute', async () => {
  const start = new Date().setSeconds(10, 0);
  vi.useFakeTimers({ toFake: ['Date'], now: start });
  const { storyId } = await createStory(people.C.actor);
  await createContact(people.C.actor, storyId, 'Moscow', {
    deadline: new Date(start + 20_000).toISOString(),
  });
  const { actor } = people.C;
  const before = await kept(actor, storyId);
  vi.setSystemTime(start + 15_000);
  expect(await kept(actor, storyId)).toEqual(before);
  vi.setSystemTime(start + 25_000);
  const after = await kept(actor, storyId);
  expect(after).toEqual(await asItIs(actor, storyId));
  expect(after.supportedWording).not.toEqual(before.supportedWording);
  vi.setSystemTime(start + 45_000);
  expect(await kept(actor, storyId)).toEqual(after);
  vi.setSystemTime(start + 55_000);
  expect((await kept(actor, storyId)).now).not.toBe(after.now);
});
