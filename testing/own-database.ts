/**
 * Loaded before each file of database tests: when `lib/db.ts` first connects it finds a database of the file's own,
 * with all tables and no rows, and evidence goes to a folder of the file's own. Files can therefore run side by side;
 * the tests in one file share its database unless they call `resetDatabase()`.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll } from 'vitest';
import { closeDatabase } from '../lib/db.ts';
import { createTestDatabase, type TestDatabase } from './database.ts';

let current: TestDatabase = await open();
const evidence = mkdtempSync(path.join(os.tmpdir(), 'stet-evidence-'));
process.env.STET_EVIDENCE_DIR = evidence;

async function open(): Promise<TestDatabase> {
  const database = await createTestDatabase();
  process.env.DATABASE_URL = database.url;
  return database;
}

/** Replaces the database that the tests so far have filled with a new, empty one; for `beforeEach`. */
export async function resetDatabase(): Promise<void> {
  await closeDatabase();
  await current.drop();
  current = await open();
}

afterAll(async () => {
  await closeDatabase();
  await current.drop();
  rmSync(evidence, { recursive: true, force: true });
});
