import { createHash, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sweep } from '../../scripts/evidence/look.mjs';
import { withRecordRefusing } from '../../testing/database-watch.ts';
import { createMember, createSource, type MadeMember } from '../../testing/factories.ts';
import type { Capture } from '../capture/capture.ts';
import { captureProblem } from '../capture/capture.ts';
import { makeConfidentialSchema } from '../confidential/schema.ts';
import { db } from '../db.ts';
import { evidenceStore } from '../evidence/store.ts';
import { planCaptures } from './capture-job-records.ts';
import { askForCapture, giveUpCapture } from './capture-mutations.ts';
import { captureStanding, lastCaptureOf, ownCapture } from './capture-queries.ts';
import { performCapture } from './capture-records.ts';
import { makeConfidential } from './confidential-mutations.ts';
import { mergeSources } from './merge-mutations.ts';

const directory = mkdtempSync(path.join(os.tmpdir(), 'stet-evidence-'));
process.env.STET_EVIDENCE_DIR = directory;
afterAll(() => rmSync(directory, { recursive: true, force: true }));

let editor: MadeMember;
let other: MadeMember;
beforeAll(async () => {
  editor = await createMember('EDITOR');
  other = await createMember('EDITOR');
});

const HTML =
  '<!doctype html><html><head><title>Bridge</title></head><body><p>It opens in March.</p></body></html>';
const site = async (link: string): Promise<Capture> => ({
  ok: true,
  page: { link, finalLink: link, type: 'html', mediaType: 'text/html', bytes: Buffer.from(HTML + link) },
});
let opened = 0;
const counted = async (link: string) => {
  opened += 1;
  return site(link);
};

const linked = () => createSource(editor.actor, { link: `https://news.example/${randomUUID()}` });
const rowOf = (id: string) => db.pageCapture.findUniqueOrThrow({ where: { id } });
const jobsOf = async (captureId: string) => {
  const [row] = await db.$queryRaw<{ jobs: number }[]>`
    SELECT count(*)::int AS jobs FROM graphile_worker._private_jobs WHERE key = ${`source.capture ${captureId}`}`;
  return row?.jobs ?? 0;
};

test('a second press while one waits joins it, whoever presses; afterwards it is a new one', async () => {
  const sourceId = await linked();
  const asked = await Promise.all(
    [editor, other, editor, other].map(({ actor }) => askForCapture(actor, { sourceId })),
  );
  const [{ captureId } = { captureId: '' }] = asked;
  expect(new Set(asked.map((one) => one.captureId)).size).toBe(1);
  expect(await jobsOf(captureId)).toBe(1);
  await performCapture(captureId, site);
  expect((await askForCapture(editor.actor, { sourceId })).captureId).not.toBe(captureId);
});

test('carried out twice, it is there once; without a source one is made, and the wish forgets the address', async () => {
  const input = { url: `https://news.example/${randomUUID()}`, type: 'OTHER_MEDIA' } as const;
  const { captureId } = await askForCapture(editor.actor, input);
  expect(await ownCapture(editor.actor)).toMatchObject({ id: captureId, link: input.url });
  await Promise.all([performCapture(captureId, site), performCapture(captureId, site)]);
  await performCapture(captureId, site);
  const made = await db.source.findMany({ where: { link: input.url } });
  expect(made).toHaveLength(1);
  expect(await rowOf(captureId)).toMatchObject({ state: 'DONE', link: '', sourceId: made[0]?.id });
  expect(await ownCapture(editor.actor)).toBeNull();
});

test('a page that cannot be had is told with its code and in words, and can be asked for again', async () => {
  const input = { url: `https://news.example/${randomUUID()}`, type: 'OTHER_MEDIA' } as const;
  const { captureId } = await askForCapture(editor.actor, input);
  await performCapture(captureId, async () => captureProblem('refused_by_site', '404'));
  expect(await rowOf(captureId)).toMatchObject({ state: 'FAILED', problem: 'refused_by_site' });
  expect(await ownCapture(editor.actor)).toMatchObject({ said: expect.stringContaining('404') });
  const again = await askForCapture(editor.actor, input);
  await performCapture(again.captureId, site);
  expect(await ownCapture(editor.actor)).toBeNull();
});

test('a fault of ours is told, tried again by its job, and not beside one that was asked for since', async () => {
  const sourceId = await linked();
  const { captureId } = await askForCapture(editor.actor, { sourceId });
  const broken = async () => Promise.reject(new TypeError('a bug'));
  await expect(performCapture(captureId, broken)).rejects.toThrow('a bug');
  expect(await lastCaptureOf(sourceId)).toMatchObject({ id: captureId, state: 'FAILED' });
  const again = await askForCapture(editor.actor, { sourceId });
  await performCapture(captureId, site);
  expect((await rowOf(captureId)).state).toBe('FAILED');
  await performCapture(again.captureId, site);
  expect(await db.evidenceFile.count({ where: { sourceId } })).toBe(1);
});

test('what may not be done any more when its turn comes is not done, and the site is not opened', async () => {
  const leaver = await createMember('EDITOR');
  const reduced = await createMember('EDITOR');
  const [ofLeaver, ofReduced, secret, merged, kept] = await Promise.all([0, 1, 2, 3, 4].map(() => linked()));
  const ask = async (member: MadeMember, sourceId = '') =>
    (await askForCapture(member.actor, { sourceId })).captureId;
  const ids = [
    await ask(leaver, ofLeaver),
    await ask(reduced, ofReduced),
    await ask(editor, secret),
    await ask(editor, merged),
  ];
  await db.member.update({ where: { id: leaver.id }, data: { deactivatedAt: new Date() } });
  await db.member.update({ where: { id: reduced.id }, data: { role: 'VIEWER' } });
  const hidden = { identity: 'Tobias Meller', termsText: 'a person at the port', readerIds: [editor.id] };
  await makeConfidential(
    editor.actor,
    makeConfidentialSchema.parse({ ...hidden, sourceId: secret, version: 1 }),
  );
  await mergeSources(editor.actor, {
    ...{ sourceId: kept ?? '', version: 1 },
    ...{ duplicateId: merged ?? '', duplicateVersion: 1 },
  });
  opened = 0;
  for (const id of ids) await performCapture(id, counted);
  expect(opened).toBe(0);
  const rows = await Promise.all(ids.map(rowOf));
  expect(rows.map(({ state, problem }) => `${state} ${problem}`)).toEqual([
    'FAILED forbidden',
    'FAILED forbidden',
    'FAILED validation',
    'FAILED validation',
  ]);
  for (const { said } of rows) expect(said?.length).toBeGreaterThan(20);
});

test('made confidential while the page is being fetched, nothing of it is kept', async () => {
  const sourceId = await linked();
  const { captureId } = await askForCapture(editor.actor, { sourceId });
  await performCapture(captureId, async (link) => {
    const hidden = { identity: 'Tobias Meller', termsText: 'a person at the port', readerIds: [editor.id] };
    await makeConfidential(editor.actor, makeConfidentialSchema.parse({ ...hidden, sourceId, version: 1 }));
    return site(link);
  });
  expect((await rowOf(captureId)).state).toBe('FAILED');
  expect(await db.evidenceFile.count({ where: { sourceId } })).toBe(0);
});

test('how it stands, and giving it up, are for whoever asked or may add to the source', async () => {
  const viewer = await createMember('VIEWER');
  const input = { url: `https://news.example/${randomUUID()}`, type: 'OTHER_MEDIA' } as const;
  const { captureId } = await askForCapture(editor.actor, input);
  await expect(captureStanding(other.actor, { captureId })).rejects.toMatchObject({ code: 'missing' });
  await expect(giveUpCapture(other.actor, { captureId })).rejects.toMatchObject({ code: 'missing' });
  await expect(giveUpCapture(viewer.actor, { captureId })).rejects.toMatchObject({ code: 'forbidden' });
  await giveUpCapture(editor.actor, { captureId });
  expect((await captureStanding(editor.actor, { captureId })).state).toBe('CANCELLED');
  opened = 0;
  await performCapture(captureId, counted);
  expect(opened).toBe(0);
});

test('whose job is gone is told as failed; the daily plan writes one for it', async () => {
  const sourceId = await linked();
  const { captureId } = await askForCapture(editor.actor, { sourceId });
  await db.$executeRaw`DELETE FROM graphile_worker._private_jobs WHERE key = ${`source.capture ${captureId}`}`;
  expect(await lastCaptureOf(sourceId)).toMatchObject({ id: captureId, state: 'FAILED' });
  await db.$transaction((tx) => planCaptures(tx));
  expect(await jobsOf(captureId)).toBe(1);
  expect(await lastCaptureOf(sourceId)).toMatchObject({ id: captureId, state: 'WAITING' });
});

test('where the record does not take it, nothing is there but bytes that a sweep finds; it is tried again', async () => {
  const url = `https://news.example/${randomUUID()}`;
  const { captureId } = await askForCapture(editor.actor, { url, type: 'OTHER_MEDIA' });
  const files = await db.evidenceFile.count();
  await withRecordRefusing(async () => {
    await expect(performCapture(captureId, site)).rejects.toThrow(/the record is full/);
  });
  expect(await db.evidenceFile.count()).toBe(files);
  expect(await db.source.count({ where: { link: url } })).toBe(0);
  // A database without room is away, and no fault of the page's: the capture goes on when its job is tried again.
  expect(await rowOf(captureId)).toMatchObject({ state: 'RUNNING', endedAt: null });
  const sha256 = createHash('sha256')
    .update(HTML + url)
    .digest('hex');
  const isSwept = async () => {
    const rows = await db.evidenceFile.findMany({ select: { sha256: true, size: true } });
    const of = rows.map((row) => ({ sha256: row.sha256, size: Number(row.size) }));
    const dayAfter = Date.now() + 2 * 86_400_000;
    return (await sweep(of, evidenceStore(), dayAfter)).unclaimed.some((file) => file.sha256 === sha256);
  };
  expect(await isSwept()).toBe(true);
  await performCapture(captureId, site);
  expect(await rowOf(captureId)).toMatchObject({ state: 'DONE' });
  expect(await db.evidenceFile.count()).toBe(files + 1);
  expect(await isSwept()).toBe(false);
});

test('of somebody’s many, the later come after what others ask for', async () => {
  const [many, few] = [await createMember('EDITOR'), await createMember('EDITOR')];
  const ask = (member: MadeMember) =>
    askForCapture(member.actor, { url: `https://news.example/${randomUUID()}`, type: 'OTHER_MEDIA' });
  for (let i = 0; i < 3; i += 1) await ask(many);
  const { captureId } = await ask(few);
  const priorityOf = (id: string) => db.$queryRaw<{ priority: number }[]>`
    SELECT priority::int FROM graphile_worker._private_jobs WHERE key = ${`source.capture ${id}`}`;
  const last = await ask(many);
  expect(await priorityOf(captureId)).toEqual([{ priority: 0 }]);
  expect(await priorityOf(last.captureId)).toEqual([{ priority: 3 }]);
});
