import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import postgres from 'postgres';
import { afterAll, expect, test } from 'vitest';
import { createTestDatabase } from '../testing/database.ts';
import { listMigrations } from './migration-files.mjs';
import { applyMigrations, diffSchema } from './migrations.mjs';
import { inCheckout } from './paths.mjs';

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

  const names = listMigrations().migrationDirectories.map((directory) => directory.path);
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

  // The failure is forgotten: the version before, which never knew that migration, starts as if nothing had been.
  rmSync(path.join(directory, '20200102000000_fails'), { recursive: true });
  expect(await applyMigrations(url, { directory })).toEqual([]);
  await sql.end();
  await drop();
});
