import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import postgres from 'postgres';
import { afterAll, expect, test } from 'vitest';
import { createTestDatabase } from '../testing/database.ts';
import { listMigrations } from './migration-files.mjs';
import { applyMigrations } from './migrations.mjs';
import { inCheckout } from './paths.mjs';
import { diffSchema } from './schema-engine.mjs';

const scratch = mkdtempSync(path.join(os.tmpdir(), 'stet-migrations-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const migrate = (databaseUrl: string) =>
  new Promise<{ status: number | null; output: string }>((resolve) => {
    const child = spawn(process.execPath, [inCheckout('scripts/migrate.mjs')], {
      env: { ...process.env, DATABASE_URL: databaseUrl },
    });
    let output = '';
    child.stdout.on('data', (chunk) => {
      output += chunk;
    });
    child.stderr.on('data', (chunk) => {
      output += chunk;
    });
    child.once('close', (status) => resolve({ status, output }));
  });

test('several instances that migrate one database at once apply each migration once', async () => {
  const { url, drop } = await createTestDatabase({ empty: true });
  const runs = await Promise.all([migrate(url), migrate(url), migrate(url), migrate(url)]);
  expect(runs.map((run) => run.status)).toEqual([0, 0, 0, 0]);

  const names = listMigrations().map(({ name }) => name);
  const applied = runs.flatMap((run) =>
    [...run.output.matchAll(/^applied (.+)$/gm)].map((match) => match[1]),
  );
  expect(applied).toEqual(names);

  const sql = postgres(url);
  const rows =
    await sql`select migration_name from _prisma_migrations where finished_at is not null order by 1`;
  expect(rows.map((row) => row.migration_name)).toEqual(names);
  await sql.end();
  await drop();
});

test('the migrations lead to prisma/schema.prisma (else: node scripts/make-migration.mjs NAME)', async () => {
  const { url, drop } = await createTestDatabase({ empty: true });
  expect(await diffSchema(url)).toBe('');
  await drop();
});

test('a migration that fails changes nothing, says why, and stops the next start too', async () => {
  const directory = path.join(scratch, 'failing');
  mkdirSync(path.join(directory, '20200101000000_works'), { recursive: true });
  mkdirSync(path.join(directory, '20200102000000_fails'), { recursive: true });
  writeFileSync(
    path.join(directory, '20200101000000_works', 'migration.sql'),
    `CREATE TABLE things (id int);
     CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no; never'; END; $$;
     CREATE TRIGGER refuse BEFORE DELETE ON things FOR EACH STATEMENT EXECUTE FUNCTION refuse();`,
  );
  writeFileSync(
    path.join(directory, '20200102000000_fails', 'migration.sql'),
    'CREATE TABLE half (id int); INSERT INTO nowhere VALUES (1);',
  );
  const { url, drop } = await createTestDatabase({ empty: true });
  await expect(applyMigrations(url, { directory })).rejects.toThrow(/20200102000000_fails[\s\S]*nowhere/);

  const sql = postgres(url);
  expect(await sql`select to_regclass('things') is not null as there`).toEqual([{ there: true }]);
  expect(await sql`select to_regclass('half') is not null as there`).toEqual([{ there: false }]);
  await expect(sql`delete from things`).rejects.toThrow('no; never');
  await expect(applyMigrations(url, { directory })).rejects.toThrow(/20200102000000_fails/);

  // The failure is forgotten: the previous version, which never knew that migration, starts as if nothing had happened.
  rmSync(path.join(directory, '20200102000000_fails'), { recursive: true });
  expect(await applyMigrations(url, { directory })).toEqual([]);
  await sql.end();
  await drop();
});

/** Makes a folder of migrations from their scripts. */
function folderOf(name: string, scripts: Record<string, string>) {
  const directory = path.join(scratch, name);
  for (const [migration, script] of Object.entries(scripts)) {
    mkdirSync(path.join(directory, migration), { recursive: true });
    writeFileSync(path.join(directory, migration, 'migration.sql'), script);
  }
  return directory;
}

const first = '20200101000000_first';
const second = '20200102000000_second';

/** The table as Prisma's engine made it, in a database in which it applied the first migration. */
async function migratedByPrisma(directory: string) {
  const { url, drop } = await createTestDatabase({ empty: true });
  const sql = postgres(url, { max: 1 });
  await sql.unsafe(`CREATE TABLE _prisma_migrations (
    id VARCHAR(36) PRIMARY KEY NOT NULL, checksum VARCHAR(64) NOT NULL, finished_at TIMESTAMPTZ,
    migration_name VARCHAR(255) NOT NULL, logs TEXT, rolled_back_at TIMESTAMPTZ,
    started_at TIMESTAMPTZ NOT NULL DEFAULT now(), applied_steps_count INTEGER NOT NULL DEFAULT 0)`);
  const [{ script, checksum } = { script: '', checksum: '' }] = listMigrations(directory);
  await sql.unsafe(script);
  await sql`
    insert into _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count)
    values ('5e4d8c3a-0000-4000-8000-000000000000', ${checksum}, ${first}, now(), 1)`;
  return {
    url,
    sql,
    end: async () => {
      await sql.end();
      await drop();
    },
  };
}

test('a database that Prisma’s engine migrated goes on, and keeps its list in the same form', async () => {
  const directory = folderOf('from-prisma', {
    [first]: 'CREATE TABLE things (id int);',
    [second]: 'ALTER TABLE things ADD COLUMN name text;',
  });
  const { url, sql, end } = await migratedByPrisma(directory);
  // What the engine noted about a migration that Postgres refused, and one that somebody rolled back.
  await sql`
    insert into _prisma_migrations (id, checksum, migration_name, logs, rolled_back_at) values
      ('1', 'x', ${second}, 'relation does not exist', null), ('2', 'x', ${second}, null, now())`;
  expect(await applyMigrations(url, { directory })).toEqual([second]);
  expect(await applyMigrations(url, { directory })).toEqual([]);
  expect(await sql`select id, name from things`).toEqual([]);

  const made = await createTestDatabase({ empty: true });
  expect(await applyMigrations(made.url, { directory })).toEqual([first, second]);
  const own = postgres(made.url, { max: 1 });
  const columns = `
    select column_name, data_type, character_maximum_length, is_nullable, column_default
    from information_schema.columns where table_name = '_prisma_migrations' order by ordinal_position`;
  expect([...(await own.unsafe(columns))]).toEqual([...(await sql.unsafe(columns))]);
  const rows = `
    select migration_name, checksum, logs, rolled_back_at, applied_steps_count, finished_at >= started_at as ended
    from _prisma_migrations where rolled_back_at is null order by 1`;
  expect([...(await own.unsafe(rows))]).toEqual([...(await sql.unsafe(rows))]);
  await own.end();
  await made.drop();
  await end();
});

test('where one was killed in a migration nothing is applied, for nobody knows whether that was', async () => {
  const directory = folderOf('cut-short', {
    [first]: 'CREATE TABLE things (id int);',
    [second]: 'CREATE TABLE more (id int);',
  });
  const { url, sql, end } = await migratedByPrisma(directory);
  await sql`insert into _prisma_migrations (id, checksum, migration_name) values ('1', 'x', ${second})`;
  await expect(applyMigrations(url, { directory })).rejects.toThrow(
    /failed migrations.*20200102000000_second/,
  );
  expect(await sql`select to_regclass('more') is null as untouched`).toEqual([{ untouched: true }]);
  await end();
});

test('a database that holds something else is left alone', async () => {
  const { url, drop } = await createTestDatabase({ empty: true });
  const sql = postgres(url, { max: 1 });
  await sql`create table invoices (id int)`;
  await expect(applyMigrations(url)).rejects.toThrow(/not empty: it holds the table invoices/);
  expect(await sql`select to_regclass('_prisma_migrations') is null as untouched`).toEqual([
    { untouched: true },
  ]);
  await sql.end();
  await drop();
});

test('a migration that ends its own transaction does not pass for one that was applied', async () => {
  const directory = folderOf('commits', { [first]: 'CREATE TABLE things (id int); COMMIT; SELECT 1;' });
  const { url, drop } = await createTestDatabase({ empty: true });
  await expect(applyMigrations(url, { directory })).rejects.toThrow(/ends its own transaction/);
  const sql = postgres(url, { max: 1 });
  expect(await sql`select migration_name from _prisma_migrations`).toEqual([]);
  await sql.end();
  await drop();
});

test('notes from before there were threads stand in one resolved thread for each item, in order', async () => {
  const directory = path.join(scratch, 'before-threads');
  mkdirSync(directory);
  const before = listMigrations()
    .map(({ name }) => name)
    .filter((name) => name < '20261129024459_threads');
  for (const name of before)
    cpSync(inCheckout('prisma', 'migrations', name), path.join(directory, name), { recursive: true });
  const { url, drop } = await createTestDatabase({ empty: true });
  await applyMigrations(url, { directory });
  const sql = postgres(url, { max: 1 });
  const id = (n: number) => `01a20971-0000-7000-8000-00000000000${n}`;
  await sql`INSERT INTO member (id, email, name, role) VALUES (${id(1)}, 'a@newsroom.example', 'A', 'EDITOR'),
    (${id(2)}, 'b@newsroom.example', 'B', 'CHECKER')`;
  await sql`INSERT INTO story (id, headline, created_by_id) VALUES (${id(3)}, 'Bridge', ${id(1)})`;
  await sql`INSERT INTO revision (id, story_id, number, text, sha256, word_count, created_by_id)
    VALUES (${id(9)}, ${id(3)}, 1, 'x', '', 1, ${id(1)})`;
  for (const item of [4, 5, 6])
    await sql`INSERT INTO item (id, story_id, revision_id, kind, start, "end", spans, exact, prefix, suffix, is_machine)
      VALUES (${id(item)}, ${id(3)}, ${id(9)}, 'DIRECT_QUOTE', 0, 1, '[]', 'x', '', '', true)`;
  await sql`INSERT INTO note (id, item_id, body, by_id, at) VALUES
    (${id(7)}, ${id(4)}, 'first', ${id(2)}, '2026-01-01T10:00:00Z'),
    (${id(8)}, ${id(4)}, 'second', ${id(1)}, '2026-01-02T10:00:00Z'),
    (${id(9)}, ${id(5)}, 'alone', ${id(1)}, '2026-01-03T10:00:00Z')`;

  await applyMigrations(url);
  expect(
    await sql`SELECT t.story_id = ${id(3)} AS story, t.item_id, t.opened_by_id, t.resolved_by_id,
        t.opened_at < t.resolved_at AS lasted, t.resolved_at = max(n.at) AS ended,
        array_agg(n.body ORDER BY n.at) AS notes
      FROM thread t JOIN note n ON n.thread_id = t.id GROUP BY t.id ORDER BY t.item_id`,
  ).toEqual([
    {
      ...{ story: true, item_id: id(4), opened_by_id: id(2), resolved_by_id: null },
      ...{ lasted: true, ended: true, notes: ['first', 'second'] },
    },
    {
      ...{ story: true, item_id: id(5), opened_by_id: id(1), resolved_by_id: null },
      ...{ lasted: false, ended: true, notes: ['alone'] },
    },
  ]);
  // The next event of the record takes them in.
  const waiting = await sql`SELECT what, count(*)::int AS rows FROM record_pending
    WHERE txid = 0 AND what IN ('note', 'thread') GROUP BY what ORDER BY what`;
  expect(waiting).toEqual([
    { what: 'note', rows: 3 },
    { what: 'thread', rows: 2 },
  ]);
  await sql.end();
  await drop();
});
