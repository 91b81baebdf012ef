/** The migrations of this checkout, as they lie in prisma/migrations. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { migrationsDirectory } from './paths.mjs';

/** The migration folders as the engine wants them, oldest first; with `only` none but these. */
export function listMigrations(directory = migrationsDirectory, only = undefined) {
  const names = existsSync(directory)
    ? readdirSync(directory, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map((entry) => entry.name)
        .filter((name) => only === undefined || only.includes(name))
        .sort()
    : [];
  const lockfile = path.join(directory, 'migration_lock.toml');
  return {
    baseDir: directory,
    lockfile: {
      path: 'migration_lock.toml',
      content: existsSync(lockfile) ? readFileSync(lockfile, 'utf8') : 'provider = "postgresql"\n',
    },
    shadowDbInitScript: '',
    migrationDirectories: names.map((name) => ({
      path: name,
      migrationFile: { path: 'migration.sql', content: readMigration(directory, name) },
    })),
  };
}

function readMigration(directory, name) {
  const file = path.join(directory, name, 'migration.sql');
  try {
    return { tag: 'ok', value: readFileSync(file, 'utf8') };
  } catch (error) {
    return { tag: 'error', value: `${file}: ${error.message}` };
  }
}

/** What Prisma keeps of a migration beside its name. */
export function migrationChecksum(script) {
  return createHash('sha256').update(script).digest('hex');
}
