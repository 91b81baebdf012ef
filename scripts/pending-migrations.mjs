/** What a start is about to do to a database, known before it is done. */
import { isHalfRestored } from './backup/catalogue.mjs';
import { listMigrations } from './migration-files.mjs';
import { migrationsDirectory } from './paths.mjs';

/**
 * A database into which a backup is being restored must not be started on: it looks empty, but is not.
 *
 * @param {import('postgres').ISql<{}>} sql
 */
export async function refuseHalfRestored(sql) {
  if (await isHalfRestored(sql)) {
    throw new Error(
      'Restoring a backup into this database was cut short, or is under way. Run npm run restore again.',
    );
  }
}

/**
 * What `applyMigrations` would do now; reads only.
 *
 * @param {string} databaseUrl
 * @returns `names` of the migrations that are missing; `isNew`, whether there is no Stet in the database at all;
 * `unknown`, those that a newer version of Stet has applied
 */
export async function pendingMigrations(databaseUrl, directory = migrationsDirectory) {
  const { default: postgres } = await import('postgres');
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => {} });
  try {
    const [{ there }] = await sql`select to_regclass('public._prisma_migrations') is not null as there`;
    const rows = there
      ? await sql`
          select migration_name as name from _prisma_migrations
          where finished_at is not null and rolled_back_at is null order by 1`
      : [];
    const applied = new Set(rows.map(({ name }) => name));
    const here = listMigrations(directory).map(({ name }) => name);
    return {
      isNew: applied.size === 0,
      names: here.filter((name) => !applied.has(name)),
      unknown: [...applied].filter((name) => !here.includes(name)),
    };
  } finally {
    await sql.end({ timeout: 5 });
  }
}
