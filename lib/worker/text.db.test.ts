/** Texts of files read as jobs, in a process of its own that is killed at whatever it is doing. */
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { createMember, createSource, type MadeMember } from '../../testing/factories.ts';
import { endWorkers, killWorker, spawnWorker } from '../../testing/worker-process.ts';
import { db } from '../db.ts';
import { env } from '../env.ts';
import { addFile } from '../evidence/mutations.ts';

const directory = mkdtempSync(path.join(os.tmpdir(), 'stet-evidence-'));
process.env.STET_EVIDENCE_DIR = directory;
/** A machine that is busy with other tests takes a worker's start and the reading of a text a quarter of a minute. */
const WITHIN = { timeout: 90_000, interval: 20 };

let checker: MadeMember;
beforeAll(async () => {
  checker = await createMember('CHECKER', { name: 'Ada Vos' });
});
afterEach(endWorkers);
afterAll(() => rmSync(directory, { recursive: true, force: true }));

async function upload(words: string) {
  const sourceId = await createSource(checker.actor);
  const bytes = Buffer.from(words);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  async function* body() {
    yield bytes;
  }
  const head = { sourceId, fileName: 'statement.txt', size: bytes.length, sha256 };
  return { sourceId, ...(await addFile(checker.actor, head, body())) };
}

const stateOf = async (fileId: string) =>
  (await db.textReading.findUniqueOrThrow({ where: { fileId } })).state;
const isRead = (fileId: string) => vi.waitUntil(async () => (await stateOf(fileId)) === 'READ', WITHIN);

async function expectOnce(sourceId: string, words: string): Promise<void> {
  const texts = await db.sourceText.findMany({ where: { sourceId }, select: { text: true, byId: true } });
  expect(texts).toEqual([{ text: words, byId: checker.id }]);
  const events = await db.auditEvent.findMany({
    where: { subjectId: sourceId, action: 'source.setText' },
    select: { actorName: true },
  });
  expect(events).toEqual([{ actorName: 'Ada Vos' }]);
}

test('added while nobody runs jobs, its text waits; then it is read in the name of whoever added it', async () => {
  const { sourceId, fileId } = await upload('It waits for March.');
  expect(await stateOf(fileId)).toBe('WAITING');
  spawnWorker();
  await isRead(fileId);
  await expectOnce(sourceId, 'It waits for March.');
}, 240_000);

test('whoever is killed while reading leaves it to the next, and it is there once', async () => {
  const { sourceId, fileId } = await upload('It opens in March.');
  const first = spawnWorker();
  await vi.waitUntil(async () => (await stateOf(fileId)) === 'RUNNING', WITHIN);
  await killWorker(first);
  spawnWorker();
  await isRead(fileId);
  await expectOnce(sourceId, 'It opens in March.');
}, 240_000);

test('whoever is killed while writing what was read leaves nothing half done', async () => {
  const { sourceId, fileId } = await upload('It closes in April.');
  const blocker = new pg.Client({ connectionString: env.databaseUrl });
  await blocker.connect();
  try {
    // The transaction that writes the text waits here, after it was read.
    await blocker.query('BEGIN');
    await blocker.query('SELECT FROM source WHERE id = $1 FOR UPDATE', [sourceId]);
    const first = spawnWorker();
    await vi.waitUntil(async () => {
      const [row] = await db.$queryRaw<{ waits: boolean }[]>`
        SELECT EXISTS (SELECT FROM pg_stat_activity WHERE datname = current_database()
          AND wait_event_type = 'Lock' AND wait_event <> 'advisory') AS waits`;
      return row?.waits;
    }, WITHIN);
    await killWorker(first);
    expect(await stateOf(fileId)).toBe('RUNNING');
    expect(await db.sourceText.count({ where: { sourceId } })).toBe(0);
    await blocker.query('ROLLBACK');
    spawnWorker();
    await isRead(fileId);
    await expectOnce(sourceId, 'It closes in April.');
  } finally {
    await blocker.end();
  }
}, 240_000);
