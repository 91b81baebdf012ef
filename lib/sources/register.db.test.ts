import { beforeAll, describe, expect, test } from 'vitest';
import { countQueries } from '../../testing/database-watch.ts';
import {
  createContact,
  createEvidence,
  createMember,
  createSignOff,
  createSource,
  createStory,
  itemNow,
  type MadeMember,
} from '../../testing/factories.ts';
import { db } from '../db.ts';
import { AppError } from '../domain/errors.ts';
import { setSourceText } from '../evidence/text-mutations.ts';
import { mergeSources, unmergeSource } from './merge-mutations.ts';
import { addEvidence } from './mutations.ts';
import { listOrigins, listSources, searchSql, sourcePage } from './queries.ts';

let editor: MadeMember;
let viewer: MadeMember;
beforeAll(async () => {
  editor = await createMember('EDITOR');
  viewer = await createMember('VIEWER');
});

async function refusal(work: Promise<unknown>): Promise<AppError> {
  const error = await work.then(
    () => new Error('was allowed'),
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(AppError);
  return error as AppError;
}

describe('the register', () => {
  const titles = async (query: string, more = {}) =>
    (await listSources(viewer.actor, { query, ...more })).sources.map(({ title }) => title);

  test('finds by parts of words in title, author and link, each of them somewhere', async () => {
    await createSource(editor.actor, {
      title: 'Harbour briefing, 100% complete',
      author: 'Port authority',
      link: 'https://port.example/b_1',
      type: 'RECORDING',
    });
    await createSource(editor.actor, { title: 'Брифінг у порту', type: 'INTERVIEW' });
    expect(await titles('arbour brief')).toEqual(['Harbour briefing, 100% complete']);
    expect(await titles('authority port.example')).toEqual(['Harbour briefing, 100% complete']);
    expect(await titles('БРИФІНГ')).toEqual(['Брифінг у порту']);
    expect(await titles('harbour nowhere')).toEqual([]);
    expect(await titles('100%')).toHaveLength(1);
    expect(await titles('10_%')).toEqual([]);
    expect(await titles('b_1')).toHaveLength(1);
    expect(await titles("'; DROP TABLE source; --")).toEqual([]);
    expect(await titles('\\')).toEqual([]);
    expect(await titles('harbour', { type: 'INTERVIEW' })).toEqual([]);
    expect(await titles('', { type: 'INTERVIEW' })).toEqual(['Брифінг у порту']);
  });

  test('a page of it takes seven statements at most, however many there are', async () => {
    const story = await createStory(editor.actor);
    const [item] = story.view.items;
    for (let i = 0; i < 12; i += 1) {
      const sourceId = await createSource(editor.actor, { title: `Counted ${i}` });
      await createEvidence(editor.actor, story.storyId, item?.id ?? '', { sourceId });
    }
    const count = await countQueries(() => listSources(viewer.actor));
    expect(count).toBeLessThanOrEqual(7);
    const { sources } = await listSources(viewer.actor, { query: 'Counted' });
    expect(sources).toHaveLength(12);
    expect(sources.every(({ stories }) => stories === 1)).toBe(true);
  });

  test('with 20,000 sources a search is served by its index', async () => {
    await db.$executeRaw`
      INSERT INTO source (id, type, title, is_primary, is_firsthand, created_by_id, created_at)
      SELECT gen_random_uuid(), 'DOCUMENT', 'Minutes no ' || n || ' of ' || md5(n::text), true, true,
             ${editor.id}::uuid, now() - n * interval '1 minute'
      FROM generate_series(1, 20000) n`;
    // What autovacuum does soon after so many rows: statistics, and the index's pending list processed.
    await db.$executeRawUnsafe('VACUUM ANALYZE source');
    const plan = async (search: Parameters<typeof searchSql>[0]) => {
      const { sql, values } = searchSql(search);
      const numbered = sql.split('?').reduce((text, part, i) => (i === 0 ? part : `${text}$${i}${part}`), '');
      const rows = await db.$queryRawUnsafe<{ 'QUERY PLAN': string }[]>(`EXPLAIN ${numbered}`, ...values);
      return rows.map((row) => row['QUERY PLAN']).join('\n');
    };
    for (const query of ['minutes no 12345', 'c4ca42', 'minutes c4ca4238a0']) {
      expect(await plan({ query })).toContain('source_search_idx');
    }
    // Nothing to search for: read by time until the page is full.
    for (const search of [{}, { page: 3 }, { type: 'DOCUMENT' as const }]) {
      expect(await plan(search)).toContain('source_created_at_idx');
    }
    const { sources, hasMore } = await listSources(viewer.actor, { query: 'minutes', page: 400 });
    expect(sources).toHaveLength(50);
    expect(hasMore).toBe(false);
  });

  test('offers the origins in use, the most used first', async () => {
    for (const origin of ['Wire report A', 'Wire report B', 'Wire report B'])
      await createSource(editor.actor, { origin });
    expect(await listOrigins(editor.actor, 'wire')).toEqual(['Wire report B', 'Wire report A']);
    expect(await listOrigins(viewer.actor, 'wire')).toEqual([]);
  });
});

describe('merging', () => {
  const pair = (sourceId: string, duplicateId: string) => ({
    ...{ sourceId, version: 1, duplicateId, duplicateVersion: 1 },
  });

  test('moves evidence, text and answers; signatures lapse; and all of it can be undone', async () => {
    const story = await createStory(editor.actor);
    const untouched = await createStory(editor.actor);
    const [item] = story.view.items;
    const sourceId = await createSource(editor.actor, { title: 'Stays' });
    const duplicateId = await createSource(editor.actor, { title: 'Goes' });
    await createEvidence(editor.actor, story.storyId, item?.id ?? '', { sourceId: duplicateId });
    await createEvidence(editor.actor, untouched.storyId, untouched.view.items[0]?.id ?? '', { sourceId });
    await setSourceText(editor.actor, { sourceId: duplicateId, text: 'As spoken.', basedOn: null });
    const { id: attemptId } = await createContact(editor.actor, story.storyId, 'The port');
    await db.contactAttempt.update({ where: { id: attemptId }, data: { answerSourceId: duplicateId } });
    await createSignOff(editor.actor, story.storyId);
    await createSignOff(editor.actor, untouched.storyId);
    const signed = async (storyId: string) =>
      (await db.signOff.count({ where: { storyId, endedAt: null } })) === 1;

    await mergeSources(editor.actor, pair(sourceId, duplicateId));
    const merged = await sourcePage(viewer.actor, sourceId);
    expect(merged.usedIn.map(({ storyId }) => storyId).sort()).toEqual(
      [story.storyId, untouched.storyId].sort(),
    );
    expect(merged.opened?.text?.text).toBe('As spoken.');
    expect(merged.merged.map(({ title }) => title)).toEqual(['Goes']);
    expect((await db.contactAttempt.findUniqueOrThrow({ where: { id: attemptId } })).answerSourceId).toBe(
      sourceId,
    );
    expect((await itemNow(editor.actor, story.storyId, item?.id ?? '')).evidence[0]?.source.title).toBe(
      'Stays',
    );
    expect(await signed(story.storyId)).toBe(false);
    expect(await signed(untouched.storyId)).toBe(true);
    expect((await listSources(viewer.actor, { query: 'Goes' })).sources).toEqual([]);
    const page = await sourcePage(viewer.actor, duplicateId);
    expect(page.mergedInto?.id).toBe(sourceId);
    const lay = addEvidence(editor.actor, {
      ...{ storyId: story.storyId, itemId: item?.id ?? '', source: { sourceId: duplicateId } },
      ...{ stance: 'SUPPORTS', excerpt: '', locator: '' },
    });
    expect((await refusal(lay)).message).toContain('Stays');

    await unmergeSource(editor.actor, { sourceId: duplicateId, version: page.version });
    const back = await sourcePage(viewer.actor, duplicateId);
    expect(back.usedIn.map(({ storyId }) => storyId)).toEqual([story.storyId]);
    expect(back.opened?.text?.text).toBe('As spoken.');
    const stayed = await sourcePage(viewer.actor, sourceId);
    expect(stayed.usedIn.map(({ storyId }) => storyId)).toEqual([untouched.storyId]);
    expect(stayed.opened?.text).toBeNull();
    expect((await db.contactAttempt.findUniqueOrThrow({ where: { id: attemptId } })).answerSourceId).toBe(
      duplicateId,
    );
    expect(await signed(untouched.storyId)).toBe(true);
  });

  test('of two texts neither is thrown away', async () => {
    const [sourceId, duplicateId] = [await createSource(editor.actor), await createSource(editor.actor)];
    await setSourceText(editor.actor, { sourceId, text: 'One.', basedOn: null });
    await setSourceText(editor.actor, { sourceId: duplicateId, text: 'Two.', basedOn: null });
    await mergeSources(editor.actor, pair(sourceId, duplicateId));
    expect((await sourcePage(viewer.actor, sourceId)).opened?.text?.text).toBe('One.');
    expect((await sourcePage(viewer.actor, duplicateId)).opened?.text?.text).toBe('Two.');
  });

  test('two that are merged into one another at once: one way wins', async () => {
    const [a, b] = [await createSource(editor.actor), await createSource(editor.actor)];
    const results = await Promise.allSettled([
      mergeSources(editor.actor, pair(a, b)),
      mergeSources(editor.actor, pair(b, a)),
    ]);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const rows = await db.source.findMany({ where: { id: { in: [a, b] }, mergedIntoId: null } });
    expect(rows).toHaveLength(1);
  });

  test('evidence added at the same moment ends up with a source that is there', async () => {
    const story = await createStory(editor.actor);
    const [item] = story.view.items;
    for (let round = 0; round < 5; round += 1) {
      const [sourceId, duplicateId] = [await createSource(editor.actor), await createSource(editor.actor)];
      await Promise.allSettled([
        mergeSources(editor.actor, pair(sourceId, duplicateId)),
        createEvidence(editor.actor, story.storyId, item?.id ?? '', { sourceId: duplicateId }),
      ]);
    }
    expect(await db.evidence.count({ where: { source: { mergedIntoId: { not: null } } } })).toBe(0);
  });

  test('a source is not merged into itself', async () => {
    const sourceId = await createSource(editor.actor);
    expect((await refusal(mergeSources(editor.actor, pair(sourceId, sourceId)))).code).toBe('validation');
  });
});
