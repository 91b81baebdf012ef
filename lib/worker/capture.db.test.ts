/** Captures as jobs, in a process of its own that is killed at whatever it is doing. */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { createMember, createSource, type MadeMember } from '../../testing/factories.ts';
import { PRETEND_SITE, startPretendSite } from '../../testing/pretend-site.ts';
import { endWorkers, killWorker, spawnWorker } from '../../testing/worker-process.ts';
import { db } from '../db.ts';
import { env } from '../env.ts';
import { askForCapture, giveUpCapture } from '../sources/capture-mutations.ts';

const directory = mkdtempSync(path.join(os.tmpdir(), 'stet-evidence-'));
/** A machine that is busy with other tests takes a worker's start and the reading of a page a quarter of a minute. */
const WITHIN = { timeout: 90_000, interval: 50 };
const HTML = `<!doctype html><html><head><title>Bridge opens</title></head><body><article><h1>Bridge opens in March</h1>
  <p>The bridge will open on the first Monday in March, the harbour master said.</p></article></body></html>`;

let site: Awaited<ReturnType<typeof startPretendSite>>;
let checker: MadeMember;
beforeAll(async () => {
  checker = await createMember('CHECKER', { name: 'Ada Vos' });
});
beforeEach(async () => {
  site = await startPretendSite(HTML);
});
afterEach(async () => {
  await endWorkers();
  site.close();
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const startWorker = () => spawnWorker({ ...site.environment, STET_EVIDENCE_DIR: directory });

const ask = (sourceId: string) => askForCapture(checker.actor, { sourceId });
const pageOf = (name: string) => createSource(checker.actor, { link: `${PRETEND_SITE}/${name}` });
const rowOf = (id: string) => db.pageCapture.findUniqueOrThrow({ where: { id } });
const filesOf = async (sourceId: string) =>
  (await db.evidenceFile.findMany({ where: { sourceId } })).map(({ mediaType }) => mediaType).sort();
/** The page, and what it is drawn with as a web archive. */
const BOTH = ['application/wacz', 'text/html'];
const isDone = (id: string) => vi.waitUntil(async () => (await rowOf(id)).state === 'DONE', WITHIN);
const eventsOf = (subjectId: string) =>
  db.auditEvent.findMany({ where: { subjectId, action: 'source.capture' }, select: { actorName: true } });

test('asked for while nobody runs jobs, it waits; then it is done in the name of whoever asked', async () => {
  const sourceId = await pageOf('waits');
  const { captureId } = await ask(sourceId);
  expect(await rowOf(captureId)).toMatchObject({ state: 'WAITING', endedAt: null });
  startWorker();
  await isDone(captureId);
  expect(await filesOf(sourceId)).toEqual(BOTH);
  expect(await eventsOf(sourceId)).toEqual([{ actorName: 'Ada Vos' }]);
}, 240_000);

test('whoever is killed while the page is being fetched leaves it to the next, and it is done once', async () => {
  const sourceId = await pageOf('fetching');
  site.hold();
  const { captureId } = await ask(sourceId);
  const first = startWorker();
  await vi.waitUntil(() => site.asked() === 1, WITHIN);
  expect((await rowOf(captureId)).state).toBe('RUNNING');
  await killWorker(first);
  site.answer();
  startWorker();
  await isDone(captureId);
  expect(site.asked()).toBe(2);
  expect(await filesOf(sourceId)).toEqual(BOTH);
  expect(await eventsOf(sourceId)).toHaveLength(1);
}, 240_000);

test('whoever is killed between the bytes and their row leaves one file, and one event', async () => {
  const sourceId = await pageOf('writing');
  const { captureId } = await ask(sourceId);
  const blocker = new pg.Client({ connectionString: env.databaseUrl });
  await blocker.connect();
  try {
    // The transaction of the capture waits here, after its bytes were stored.
    await blocker.query('BEGIN');
    await blocker.query('SELECT FROM source WHERE id = $1 FOR UPDATE', [sourceId]);
    const first = startWorker();
    await vi.waitUntil(async () => {
      const [row] = await db.$queryRaw<{ waits: boolean }[]>`
        SELECT EXISTS (SELECT FROM pg_stat_activity WHERE datname = current_database()
          AND wait_event_type = 'Lock' AND wait_event <> 'advisory') AS waits`;
      return row?.waits;
    }, WITHIN);
    await killWorker(first);
    await blocker.query('ROLLBACK');
    startWorker();
    await isDone(captureId);
    expect(await filesOf(sourceId)).toEqual(BOTH);
    expect(await eventsOf(sourceId)).toHaveLength(1);
  } finally {
    await blocker.end();
  }
}, 240_000);

test('given up while the page is being fetched, nothing of it is kept', async () => {
  const sourceId = await pageOf('given-up');
  site.hold();
  const { captureId } = await ask(sourceId);
  startWorker();
  await vi.waitUntil(() => site.asked() === 1, WITHIN);
  await giveUpCapture(checker.actor, { captureId });
  site.answer();
  await vi.waitUntil(async () => {
    const [row] = await db.$queryRaw<{ jobs: number }[]>`
      SELECT count(*)::int AS jobs FROM graphile_worker._private_jobs WHERE key = ${`source.capture ${captureId}`}`;
    return row?.jobs === 0;
  }, WITHIN);
  expect((await rowOf(captureId)).state).toBe('CANCELLED');
  expect(await filesOf(sourceId)).toEqual([]);
}, 240_000);
