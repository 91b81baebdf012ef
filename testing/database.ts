/**
 * Real Postgres for tests. One template database is migrated once; every further database is a copy of it, which takes
 * Postgres a fraction of a second. The server is disposable (own port, own data), started by `npm test`, by vitest or
 * by Playwright, whichever comes first, and named in STET_TEST_SERVER.
 */
import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { applyMigrations } from '../scripts/migrations.mjs';
import { startDisposablePostgres } from '../scripts/postgres/disposable.mjs';

const TEMPLATE = 'stet_template';

export type TestDatabase = {
  /** For DATABASE_URL. */
  url: string;
  drop: () => Promise<void>;
};

/**
 * Makes sure that there is a test server with a template of the current migrations. The caller that started the server
 * gets a function that stops it; for all others that function does nothing.
 */
export async function prepareTestServer(): Promise<() => Promise<void>> {
  const kept = process.env.STET_TEST_SERVER;
  const server = kept ? undefined : await startDisposablePostgres();
  if (server) process.env.STET_TEST_SERVER = server.url('postgres');
  await execute(`drop database if exists ${TEMPLATE} with (force)`);
  await execute(`create database ${TEMPLATE}`);
  await applyMigrations(databaseUrl(TEMPLATE));
  return async () => {
    if (!server) return;
    delete process.env.STET_TEST_SERVER;
    await server.stop();
  };
}

/** A new database for the caller: a copy of the template or, with `empty`, one that was never migrated. */
export async function createTestDatabase({ empty = false } = {}): Promise<TestDatabase> {
  const name = `stet_test_${randomUUID().replaceAll('-', '')}`;
  // Copying files is several times cheaper than writing every page to a log that nobody will ever replay.
  await execute(`create database ${name}${empty ? '' : ` template ${TEMPLATE} strategy file_copy`}`);
  return { url: databaseUrl(name), drop: () => dropDatabase(name) };
}

/**
 * Postgres's autovacuum may be at work in a database that was just filled, and only a superuser may end it by force:
 * then it is asked to leave, as dropping without force does.
 */
async function dropDatabase(name: string): Promise<void> {
  try {
    await execute(`drop database if exists ${name} with (force)`);
  } catch (error) {
    if ((error as { code?: string }).code !== '42501') throw error;
    await execute(`drop database if exists ${name}`);
  }
}

function testServer(): string {
  const url = process.env.STET_TEST_SERVER;
  if (!url)
    throw new Error('No test server runs: name the file *.db.test.ts, or call prepareTestServer() first.');
  return url;
}

function databaseUrl(name: string): string {
  const url = new URL(testServer());
  url.pathname = `/${name}`;
  return url.href;
}

async function execute(statement: string): Promise<void> {
  const sql = postgres(testServer(), { max: 1, onnotice: () => {} });
  try {
    await sql.unsafe(statement);
  } finally {
    await sql.end();
  }
}
