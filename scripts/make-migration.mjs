/**
 * `node scripts/make-migration.mjs NAME`: writes prisma/migrations/<time>_<name>/migration.sql with the steps from the
 * existing migrations to prisma/schema.prisma. Triggers and functions are added to that file by hand; they do not
 * disturb later runs. Uses a disposable server unless DATABASE_URL names one on which databases may be created.
 */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { applyMigrations } from './migrations.mjs';
import { migrationsDirectory } from './paths.mjs';
import { startDisposablePostgres } from './postgres/disposable.mjs';
import { diffSchema } from './schema-engine.mjs';

const name = (process.argv[2] ?? '')
  .toLowerCase()
  .replace(/[^a-z0-9]+/g, '_')
  .replace(/^_+|_+$/g, '');
if (!name) {
  console.error('Usage: node scripts/make-migration.mjs NAME');
  process.exit(1);
}

const server = process.env.DATABASE_URL ? undefined : await startDisposablePostgres();
try {
  const script = await diffSchema(process.env.DATABASE_URL ?? server?.url() ?? '');
  if (!script) {
    console.log('The migrations already lead to this schema.');
  } else {
    const time = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
    const directory = path.join(migrationsDirectory, `${time}_${name}`);
    mkdirSync(directory, { recursive: true });
    writeFileSync(path.join(directory, 'migration.sql'), script);
    const lockfile = path.join(migrationsDirectory, 'migration_lock.toml');
    if (!existsSync(lockfile))
      writeFileSync(
        lockfile,
        '# Written once; tells Prisma the kind of database.\nprovider = "postgresql"\n',
      );
    console.log(path.relative(process.cwd(), path.join(directory, 'migration.sql')));
    // Apply the file the normal way once, so that one that does not work is noticed here and not at a start.
    if (server) await applyMigrations(server.url());
  }
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
} finally {
  await server?.stop();
}
// The engine leaves a timer of ten seconds behind.
process.exit();
