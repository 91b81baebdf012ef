import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { withRecordRefusing } from '../../testing/database-watch.ts';
import {
  createEvidence,
  createMember,
  createReport,
  createSource,
  createStory,
  type MadeMember,
} from '../../testing/factories.ts';
import { verifyRecord } from '../audit/verify.ts';
import type { ArchiveProblem, Archiving } from '../capture/internet-archive.ts';
import { makeConfidentialSchema } from '../confidential/schema.ts';
import { db } from '../db.ts';
import { publishedEdition } from '../reports/published.fixture.ts';
import { askForArchiving } from './archive-mutations.ts';
import { archivedPagesOf } from './archive-queries.ts';
import { performArchiving } from './archive-records.ts';
import { makeConfidential } from './confidential-mutations.ts';
import { changeSource } from './mutations.ts';
import { sourcePage } from './queries.ts';
import { changeSourceSchema } from './schema.ts';

let editor: MadeMember;
let other: MadeMember;
const allow = (internetArchive: boolean) =>
  db.newsroom.upsert({ where: { id: 1 }, create: { internetArchive }, update: { internetArchive } });
beforeAll(async () => {
  editor = await createMember('EDITOR');
  other = await createMember('EDITOR');
});
beforeEach(() => allow(true));

const SECRET = { identity: 'Tobias Meller', termsText: 'a person at the port' };
const linked = (input: object = {}) =>
  createSource(editor.actor, { link: `https://port.example/${randomUUID()}`, ...input });
const rowOf = (id: string) => db.source.findUniqueOrThrow({ where: { id } });
const requestOf = (sourceId: string) => db.archiveRequest.findUnique({ where: { sourceId } });
async function ask(sourceId: string, member = editor) {
  const { version } = await rowOf(sourceId);
  return (await askForArchiving(member.actor, { sourceId, version })).requestId;
}
const hide = async (sourceId: string) =>
  makeConfidential(
    editor.actor,
    makeConfidentialSchema.parse({
      ...{ ...SECRET, readerIds: [editor.id], sourceId, version: (await rowOf(sourceId)).version },
    }),
  );
const relink = async (sourceId: string, link: string) => {
  const { version, type, title } = await rowOf(sourceId);
  await changeSource(editor.actor, changeSourceSchema.parse({ sourceId, version, type, title, link }));
};

/** What stands in for the Archive, and what it was asked for. */
const told: string[] = [];
beforeEach(() => {
  told.length = 0;
});
const copyOf = (link: string, time = '20261129205501') => `https://web.archive.org/web/${time}/${link}`;
const keeps = async (link: string): Promise<Archiving> => {
  told.push(link);
  return { ok: true, address: copyOf(link), at: new Date('2026-11-29T20:55:01Z') };
};
const answers = (problem: ArchiveProblem) => async (link: string) => {
  told.push(link);
  return { ok: false, problem, said: `The Internet Archive: ${problem}.` } as const;
};
const eventsOf = async (subjectId: string, action: string) =>
  (await db.auditEvent.findMany({ where: { subjectId, action }, orderBy: { seq: 'asc' } })).map(
    ({ payload, actorName }) => ({ ...JSON.parse(payload), actorName }),
  );
const jobsOf = async (requestId: string) =>
  db.$queryRaw<{ runAt: Date }[]>`
    SELECT run_at AS "runAt" FROM graphile_worker._private_jobs WHERE key = ${`source.archive ${requestId}`}`;

test('asked for, it is in the record before anything is sent; the answer is, too, and stands on the source', async () => {
  const sourceId = await linked();
  const { link } = await rowOf(sourceId);
  const requestId = await ask(sourceId);
  expect(await eventsOf(sourceId, 'source.askArchive')).toMatchObject([
    { url: link, actorName: editor.name },
  ]);
  expect(await jobsOf(requestId)).toHaveLength(1);
  expect((await sourcePage(other.actor, sourceId)).archive).toMatchObject({
    ...{ isOffered: true, whyNot: null, copy: null },
    request: { state: 'WAITING', askedBy: editor.name },
  });
  await performArchiving(requestId, keeps);
  expect(told).toEqual([link]);
  expect(await eventsOf(sourceId, 'source.archive')).toMatchObject([
    { url: link, address: copyOf(link), actorName: editor.name },
  ]);
  expect((await sourcePage(other.actor, sourceId)).archive).toMatchObject({
    copy: { address: copyOf(link), at: '2026-11-29T20:55:01.000Z' },
    request: { state: 'DONE' },
  });
  expect((await verifyRecord(db)).faults).toEqual([]);
});

test('a second press joins the first; carried out twice, the Archive is asked once', async () => {
  const sourceId = await linked();
  const asked = await Promise.all([ask(sourceId), ask(sourceId, other), ask(sourceId)]);
  expect(new Set(asked).size).toBe(1);
  expect(await eventsOf(sourceId, 'source.askArchive')).toHaveLength(1);
  await performArchiving(asked[0] ?? '', keeps);
  await performArchiving(asked[0] ?? '', keeps);
  expect(told).toHaveLength(1);
  // Asked anew, the Archive names the copy that it has: no second row, no second event.
  await performArchiving(await ask(sourceId), keeps);
  expect(told).toHaveLength(2);
  expect(await eventsOf(sourceId, 'source.archive')).toHaveLength(1);
  expect((await requestOf(sourceId))?.state).toBe('DONE');
});

test('nothing is asked for where no administrator allows it, nor sent where one forbids it meanwhile', async () => {
  const sourceId = await linked();
  await allow(false);
  await expect(ask(sourceId)).rejects.toMatchObject({
    ...{ code: 'validation', message: expect.stringContaining('an administrator') },
  });
  expect((await sourcePage(editor.actor, sourceId)).archive).toMatchObject({ isOffered: false });
  await allow(true);
  const requestId = await ask(sourceId);
  await allow(false);
  await performArchiving(requestId, keeps);
  expect(told).toEqual([]);
  expect(await requestOf(sourceId)).toMatchObject({ state: 'FAILED', problem: 'validation' });
});

test('a confidential source is never asked about; one that becomes confidential while it waits, no more', async () => {
  const [secret, waiting] = [await linked(), await linked()];
  await hide(secret);
  await expect(ask(secret)).rejects.toMatchObject({ message: expect.stringContaining('confidential') });
  const requestId = await ask(waiting);
  await hide(waiting);
  await performArchiving(requestId, keeps);
  expect(told).toEqual([]);
  expect(await requestOf(waiting)).toBeNull();
});

test('asked for in the moment in which it becomes confidential, no wish is left, and nothing is sent', async () => {
  for (let times = 0; times < 5; times += 1) {
    const sourceId = await linked();
    const { version } = await rowOf(sourceId);
    const [asked] = await Promise.allSettled([
      askForArchiving(other.actor, { sourceId, version }),
      hide(sourceId),
    ]);
    expect(await requestOf(sourceId)).toBeNull();
    if (asked.status === 'fulfilled') await performArchiving(asked.value.requestId, keeps);
  }
  expect(told).toEqual([]);
  expect((await verifyRecord(db)).faults).toEqual([]);
});

test('one that becomes confidential while the Archive answers, or later, keeps no address of it', async () => {
  const sourceId = await linked();
  await performArchiving(await ask(sourceId), async (link) => {
    await hide(sourceId);
    return keeps(link);
  });
  expect(await db.archivedPage.count({ where: { sourceId } })).toBe(0);
  expect(await eventsOf(sourceId, 'source.archive')).toEqual([]);
  const kept = await linked();
  await performArchiving(await ask(kept), keeps);
  await hide(kept);
  expect(await db.archivedPage.count({ where: { sourceId: kept } })).toBe(0);
  expect(await requestOf(kept)).toBeNull();
  expect((await sourcePage(editor.actor, kept)).archive).toMatchObject({ isOffered: false, copy: null });
  expect((await verifyRecord(db)).faults).toEqual([]);
});

test.each([
  ['BACKGROUND', { termsText: 'a person at the port' }],
  ['DEEP_BACKGROUND', { termsText: 'nothing' }],
  ['OFF_RECORD', { termsText: 'nothing' }],
  ['EMBARGOED', { embargoUntil: '2999-01-01T00:00:00Z' }],
])('a source that a report does not name is not asked about: %s', async (terms, more) => {
  const sourceId = await linked({ terms, ...more });
  await expect(ask(sourceId)).rejects.toMatchObject({ code: 'validation' });
  expect(await requestOf(sourceId)).toBeNull();
});

test('another address than the one that somebody agreed to is not sent, and is no copy of the source', async () => {
  const sourceId = await linked();
  const requestId = await ask(sourceId);
  await relink(sourceId, 'https://port.example/another');
  await performArchiving(requestId, keeps);
  expect(told).toEqual([]);
  expect(await requestOf(sourceId)).toMatchObject({
    state: 'FAILED',
    said: expect.stringContaining('changed'),
  });
  expect((await sourcePage(editor.actor, sourceId)).archive).toMatchObject({ whyNot: null, request: null });
  const again = await ask(sourceId);
  await relink(sourceId, 'https://port.example/a-third');
  // Whoever is shown the new address does not join the wish for the old one.
  const third = await ask(sourceId);
  expect(third).not.toBe(again);
  for (const wish of [again, third]) await performArchiving(wish, keeps);
  expect(told).toEqual(['https://port.example/a-third']);
  expect((await sourcePage(editor.actor, sourceId)).archive?.copy).not.toBeNull();
  await relink(sourceId, 'https://port.example/yet-another');
  expect((await sourcePage(editor.actor, sourceId)).archive?.copy).toBeNull();
});

test('who saw another version of the source is told, and who works here no more asks for nothing', async () => {
  const sourceId = await linked();
  const { version } = await rowOf(sourceId);
  await relink(sourceId, 'https://port.example/moved');
  await expect(askForArchiving(editor.actor, { sourceId, version })).rejects.toMatchObject({
    code: 'conflict',
  });
  const leaver = await createMember('EDITOR');
  const requestId = await ask(sourceId, leaver);
  await db.member.update({ where: { id: leaver.id }, data: { deactivatedAt: new Date() } });
  await performArchiving(requestId, keeps);
  expect(told).toEqual([]);
  expect(await requestOf(sourceId)).toMatchObject({ state: 'FAILED', problem: 'forbidden' });
});

test('what may pass is tried once more, a minute later; then it is told', async () => {
  const sourceId = await linked();
  const requestId = await ask(sourceId);
  const before = Date.now();
  await performArchiving(requestId, answers('busy'));
  expect(await requestOf(sourceId)).toMatchObject({ state: 'WAITING', tries: 1 });
  const [job] = await jobsOf(requestId);
  expect(job?.runAt.getTime()).toBeGreaterThan(before + 50_000);
  await performArchiving(requestId, answers('busy'));
  expect(await requestOf(sourceId)).toMatchObject({ state: 'FAILED', problem: 'busy', tries: 2 });
  await performArchiving(requestId, keeps);
  expect(told).toHaveLength(2);
});

test('what does not pass is told at once, and can be asked for again', async () => {
  const sourceId = await linked();
  await performArchiving(await ask(sourceId), answers('refused'));
  expect(await requestOf(sourceId)).toMatchObject({ state: 'FAILED', problem: 'refused', tries: 1 });
  await performArchiving(await ask(sourceId), keeps);
  expect(await requestOf(sourceId)).toMatchObject({ state: 'DONE' });
});

test('killed in the middle twice, it is not sent a third time, and says so', async () => {
  const sourceId = await linked();
  const requestId = await ask(sourceId);
  await db.archiveRequest.update({ where: { id: requestId }, data: { state: 'RUNNING', tries: 2 } });
  await performArchiving(requestId, keeps);
  expect(told).toEqual([]);
  expect(await requestOf(sourceId)).toMatchObject({ state: 'FAILED', problem: 'interrupted' });
});

test('where the record does not take the answer, no address is kept, and it is tried again', async () => {
  const sourceId = await linked();
  const requestId = await ask(sourceId);
  await withRecordRefusing(async () => {
    await expect(performArchiving(requestId, keeps)).rejects.toThrow(/the record is full/);
  });
  expect(await db.archivedPage.count({ where: { sourceId } })).toBe(0);
  await performArchiving(requestId, keeps);
  expect(await requestOf(sourceId)).toMatchObject({ state: 'DONE' });
});

test('whose job is gone is told as failed, and nothing is sent for it by itself', async () => {
  const sourceId = await linked();
  const requestId = await ask(sourceId);
  await db.$executeRaw`DELETE FROM graphile_worker._private_jobs WHERE key = ${`source.archive ${requestId}`}`;
  expect((await sourcePage(editor.actor, sourceId)).archive?.request).toMatchObject({ state: 'FAILED' });
  expect(await ask(sourceId)).not.toBe(requestId);
});

test('what the Archive answered is not changed afterwards', async () => {
  const sourceId = await linked();
  await performArchiving(await ask(sourceId), keeps);
  await expect(
    db.$executeRaw`UPDATE archived_page SET link = 'https://other.example/' WHERE source_id = ${sourceId}::uuid`,
  ).rejects.toThrow(/append-only/);
});

test('a report is given the copies of what its items rest on, and of nothing else', async () => {
  const [used, unused] = [await linked(), await linked()];
  for (const sourceId of [used, unused]) await performArchiving(await ask(sourceId), keeps);
  const { storyId, view } = await createStory(editor.actor);
  await createEvidence(editor.actor, storyId, view.items[0]?.id ?? '', { sourceId: used });
  const items = await db.item.findMany({ where: { storyId }, include: { evidence: true } });
  expect([...(await archivedPagesOf(db, items)).keys()]).toEqual([used]);
  const { slug } = await createReport(editor.actor, other.actor, storyId);
  const { snapshot = '' } = (await publishedEdition(slug)) ?? {};
  expect(snapshot).toContain(copyOf((await rowOf(used)).link));
  expect(snapshot).not.toContain(copyOf((await rowOf(unused)).link));
});
