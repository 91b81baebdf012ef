import { beforeAll, describe, expect, test, vi } from 'vitest';
import {
  createEvidence,
  createMember,
  createSignOff,
  createSource,
  createStory,
  itemNow,
  type MadeMember,
  type MadeStory,
} from '../../testing/factories.ts';
import { db } from '../db.ts';
import type { ItemView } from '../items/view.ts';
import { addEvidence, addSource, changeSource, removeEvidence, restoreEvidence } from './mutations.ts';
import { listSources, sourcePage } from './queries.ts';
import { addEvidenceSchema, addSourceSchema, changeSourceSchema } from './schema.ts';

let editor: MadeMember;

beforeAll(async () => {
  editor = await createMember('EDITOR');
});

const change = (sourceId: string, version: number, fields: object = {}) =>
  changeSource(
    editor.actor,
    changeSourceSchema.parse({
      sourceId,
      version,
      type: 'DOCUMENT',
      title: 'Another title',
      isPrimary: true,
      isFirsthand: true,
      ...fields,
    }),
  );
const restsOn = async (sourceId: string): Promise<MadeStory> => {
  const story = await createStory(editor.actor);
  await createEvidence(editor.actor, story.storyId, (story.view.items[0] as ItemView).id, { sourceId });
  return story;
};
const liveSignOffs = (storyId: string) => db.signOff.count({ where: { storyId, endedAt: null } });

describe('a changed source', () => {
  test('lets the sign-off lapse of every story that rests on it, and of no other', async () => {
    const sourceId = await createSource(editor.actor);
    const stories = [await restsOn(sourceId), await restsOn(sourceId)];
    const other = await restsOn(await createSource(editor.actor));
    for (const { storyId } of [...stories, other]) await createSignOff(editor.actor, storyId);
    await change(sourceId, 1);
    expect(await Promise.all([...stories, other].map(({ storyId }) => liveSignOffs(storyId)))).toEqual([
      0, 0, 1,
    ]);
    for (const { storyId } of stories) {
      const ended = await db.signOff.findFirstOrThrow({ where: { storyId } });
      expect(ended.endedReason).toBe('a source it rests on was changed');
      const events = await db.auditEvent.findMany({ where: { storyId, action: 'story.signOffLapsed' } });
      expect(events).toHaveLength(1);
    }
  });

  test('holds every story before it touches the record, so that nobody waits in a circle', async () => {
    const sourceId = await createSource(editor.actor);
    const stories = [await restsOn(sourceId), await restsOn(sourceId)];
    for (const { storyId } of stories) await createSignOff(editor.actor, storyId);
    const last = stories.map(({ storyId }) => storyId).sort()[1] as string;
    let changing: Promise<unknown> = Promise.resolve();
    await db.$transaction(async (tx) => {
      await tx.$queryRaw`SELECT id FROM story WHERE id = ${last}::uuid FOR UPDATE`;
      changing = change(sourceId, 1);
      await vi.waitUntil(
        async () => {
          const [row] = await db.$queryRaw<{ n: bigint }[]>`
            SELECT count(*) AS n FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
          return row?.n === 1n;
        },
        { timeout: 15_000, interval: 20 },
      );
      // Whoever holds that story's lock must be able to write to the record and finish.
      const [row] = await tx.$queryRaw<
        { free: boolean }[]
      >`SELECT pg_try_advisory_xact_lock(7383801) AS free`;
      expect(row?.free).toBe(true);
    });
    await changing;
    expect(await Promise.all(stories.map(({ storyId }) => liveSignOffs(storyId)))).toEqual([0, 0]);
  });
});

describe('what nobody has said of a source', () => {
  test('is claimed by nothing: a title alone makes it neither primary nor first-hand', async () => {
    for (const type of ['DOCUMENT', 'RECORDING', 'NEWS_AGENCY', 'OTHER_MEDIA'] as const) {
      const { sourceId } = await addSource(editor.actor, addSourceSchema.parse({ type, title: `A ${type}` }));
      expect(await sourcePage(editor.actor, sourceId)).toMatchObject({ isPrimary: null, isFirsthand: null });
    }
  });

  test('counts once it is said, and lapses again when it is taken back', async () => {
    const story = await createStory(editor.actor);
    const id = (story.view.items[2] as ItemView).id;
    const { sourceId } = await addSource(
      editor.actor,
      addSourceSchema.parse({ type: 'RECORDING', title: 'Tape' }),
    );
    await createEvidence(editor.actor, story.storyId, id, { sourceId });
    const rests = async () => (await itemNow(editor.actor, story.storyId, id)).sourceStatus;
    expect(await rests()).toBe('SINGLE_SOURCE');
    await change(sourceId, 1, { isPrimary: true, isFirsthand: null });
    expect(await rests()).toBe('PRIMARY');
    expect(await sourcePage(editor.actor, sourceId)).toMatchObject({ isPrimary: true, isFirsthand: null });
    await change(sourceId, 2, { isPrimary: false });
    expect(await rests()).toBe('SINGLE_SOURCE');
  });

  test('is not said of a source that an item brings with it either', async () => {
    const story = await createStory(editor.actor);
    const id = (story.view.items[2] as ItemView).id;
    const input = { stance: 'SUPPORTS', source: { type: 'SOCIAL_POST', title: 'A post' } };
    await addEvidence(
      editor.actor,
      addEvidenceSchema.parse({ storyId: story.storyId, itemId: id, ...input }),
    );
    const item = await itemNow(editor.actor, story.storyId, id);
    expect(item.evidence.map(({ source }) => source.isPrimary)).toEqual([null]);
    expect(item.sourceStatus).toBe('SINGLE_SOURCE');
  });
});

describe('evidence', () => {
  test('taken away counts no more, and counts again once it is put back', async () => {
    const story = await createStory(editor.actor);
    const id = (story.view.items[2] as ItemView).id;
    const item = await createEvidence(editor.actor, story.storyId, id);
    const evidence = { storyId: story.storyId, itemId: id, evidenceId: item.evidence[0]?.id ?? '' };
    const rests = async () => (await itemNow(editor.actor, story.storyId, id)).sourceStatus;
    expect(await rests()).toBe('PRIMARY');
    await removeEvidence(editor.actor, { ...evidence, version: 1 });
    expect(await rests()).toBe('UNSOURCED');
    await restoreEvidence(editor.actor, { ...evidence, version: 2 });
    expect(await rests()).toBe('PRIMARY');
  });

  test('of one origin is one origin, however many outlets repeat it', async () => {
    const story = await createStory(editor.actor);
    const id = (story.view.items[2] as ItemView).id;
    for (const title of ['Morning paper', 'Evening paper']) {
      const sourceId = await createSource(editor.actor, {
        type: 'OTHER_MEDIA',
        title,
        isPrimary: false,
        origin: 'Wire report of 3 March',
      });
      await createEvidence(editor.actor, story.storyId, id, { sourceId });
    }
    expect(await itemNow(editor.actor, story.storyId, id)).toMatchObject({
      sourceStatus: 'SINGLE_SOURCE',
      sourceWords: 'two sources, one origin',
      origins: 1,
    });
    const sourceId = await createSource(editor.actor, {
      type: 'EXPERT',
      title: 'Bridge engineer',
      isPrimary: false,
    });
    await createEvidence(editor.actor, story.storyId, id, { sourceId, stance: 'CONTRADICTS' });
    expect((await itemNow(editor.actor, story.storyId, id)).sourceStatus).toBe('CONTRADICTED');
  });
});

test('the register finds by title, author or link, and counts the stories', async () => {
  const sourceId = await createSource(editor.actor, {
    title: 'Harbour ledger 1887',
    author: 'Harbour office',
    link: 'https://example.org/ledger',
  });
  await restsOn(sourceId);
  await restsOn(sourceId);
  for (const query of ['LEDGER 1887', 'harbour off', 'example.org/led']) {
    const { sources } = await listSources(editor.actor, { query });
    expect(sources.map(({ id, stories }) => [id, stories])).toEqual([[sourceId, 2]]);
  }
  expect((await listSources(editor.actor, { query: 'no such thing' })).sources).toEqual([]);
});

test.each([
  ['link', { link: 'javascript:alert(1)' }],
  ['title', { title: ' ' }],
  ['type', { type: 'RUMOUR' }],
  ['publishedAt', { publishedAt: 'last week' }],
])('the form refuses a wrong %s', (field, fields) => {
  const sound = { type: 'DOCUMENT', title: 'Ledger', isPrimary: true, isFirsthand: true };
  expect(addSourceSchema.safeParse(sound).success).toBe(true);
  const { error } = addSourceSchema.safeParse({ ...sound, ...fields });
  expect(error?.issues.map(({ path }) => path[0])).toEqual([field]);
});
