/**
 * Applies the migrations in prisma/migrations: plain SQL, in the order of their names. What was applied is recorded in
 * the table `_prisma_migrations` just as `prisma migrate deploy` records it, so databases of every version go on
 * working, and so does migrating with Prisma's own command line. The schema of the jobs is graphile-worker's own
 * (docs/decisions/jobs.md), which it brings up to date itself, after ours.
 */
import { randomUUID } from 'node:crypto';
import { listMigrations } from './migration-files.mjs';
import { migrationsDirectory } from './paths.mjs';
import { refuseHalfRestored } from './pending-migrations.mjs';

/** Everything that migrates any Stet database takes this lock first; the number only has to be the same everywhere. */
const MIGRATION_LOCK = 5_783_841_902;

/** As Prisma creates it. */
const MIGRATIONS_TABLE = `
  create table public._prisma_migrations (
    id                  varchar(36) primary key not null,
    checksum            varchar(64) not null,
    finished_at         timestamptz,
    migration_name      varchar(255) not null,
    logs                text,
    rolled_back_at      timestamptz,
    started_at          timestamptz not null default now(),
    applied_steps_count integer not null default 0
  )`;

/**
 * Applies every migration that the database does not have yet and returns their names. Several processes may call
 * this at once on one database: they queue on an advisory lock, and the later ones find nothing left to do.
 * Each migration is one transaction together with the row that says so: where one fails, the database is as it was
 * before it, for this version of Stet and for the one before.
 *
 * @param {string} databaseUrl
 * @param {{ directory?: string, only?: readonly string[], restoring?: boolean }} [options] with `only`, just these;
 * `restoring` is only for restoring a backup
 * @returns {Promise<string[]>}
 * @throws where a migration fails, an earlier one was cut short, or the database contains something else
 */
export async function applyMigrations(
  databaseUrl,
  { directory = migrationsDirectory, only, restoring = false } = {},
) {
  const { default: postgres } = await import('postgres');
  const sql = postgres(databaseUrl, {
    max: 1,
    onnotice: () => {},
    connection: { application_name: 'stet migrate' },
  });
  try {
    await sql`select pg_advisory_lock(${MIGRATION_LOCK})`;
    if (!restoring) await refuseHalfRestored(sql);
    const applied = await appliedBefore(sql);
    const missing = listMigrations(directory, only).filter(({ name }) => !applied.has(name));
    for (const migration of missing) await apply(sql, migration);
    if (!only) await migrateJobs(databaseUrl);
    return missing.map(({ name }) => name);
  } finally {
    // Closing the session releases the lock, even when the migration failed.
    await sql.end({ timeout: 5 });
  }
}

/**
 * The tables of graphile-worker, in a schema of their own; its record of what was applied is there too.
 *
 * @param {string} databaseUrl
 */
async function migrateJobs(databaseUrl) {
  const { Logger, runMigrations } = await import('graphile-worker');
  await runMigrations({ connectionString: databaseUrl, logger: new Logger(() => () => {}) });
}

/**
 * Names of the migrations that a database has; makes the table of them where there is none.
 *
 * @param {import('postgres').Sql} sql
 * @returns {Promise<Set<string>>}
 */
async function appliedBefore(sql) {
  const [found] = await sql`select to_regclass('public._prisma_migrations') is not null as "isThere"`;
  if (!found?.isThere) {
    await refuseOtherTables(sql);
    await sql.unsafe(MIGRATIONS_TABLE);
    return new Set();
  }
  await forgetFailed(sql);
  const rows = await sql`
    select migration_name as name, started_at as started, finished_at is not null as "isWhole"
    from public._prisma_migrations where rolled_back_at is null order by started_at`;
  const cutShort = rows.find(({ isWhole }) => !isWhole);
  if (cutShort) {
    throw new Error(
      `There are failed migrations in this database, so no new ones are applied: ${cutShort.name} began at ${cutShort.started.toISOString()} and never ended. See "failed migrations" in docs/operators.md.`,
    );
  }
  return new Set(rows.map(({ name }) => name));
}

/**
 * A migration that Postgres refused an earlier version of Stet left nothing but a note that it had begun, with the
 * reason. (One that was killed left no reason: whether it was applied, nobody knows.)
 *
 * @param {import('postgres').Sql} sql
 */
async function forgetFailed(sql) {
  await sql`
    update public._prisma_migrations set rolled_back_at = now()
    where finished_at is null and rolled_back_at is null and logs is not null`;
}

/**
 * A database that somebody uses for something else is left alone.
 *
 * @param {import('postgres').Sql} sql
 */
async function refuseOtherTables(sql) {
  const [other] = await sql`
    select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind in ('r', 'p')
      and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
    order by c.relname limit 1`;
  if (other) {
    throw new Error(
      `The database schema is not empty: it holds the table ${other.name}, and no Stet. Stet needs a database of its own.`,
    );
  }
}

/**
 * @param {import('postgres').Sql} sql
 * @param {import('./migration-files.mjs').Migration} migration
 */
async function apply(sql, { name, script, checksum }) {
  try {
    await sql.begin(async (tx) => {
      const [begun] = await tx`select clock_timestamp() as at, pg_current_xact_id()::text as transaction`;
      // One simple query, so that Postgres itself finds where statements end.
      await tx.unsafe(script).simple();
      const [now] = await tx`select pg_current_xact_id()::text as transaction`;
      if (now?.transaction !== begun?.transaction)
        throw new Error('the migration ends its own transaction, so it could have been applied by half');
      await tx`
        insert into public._prisma_migrations
          (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
        values (${randomUUID()}, ${checksum}, ${name}, ${begun?.at}, clock_timestamp(), 1)`;
    });
  } catch (error) {
    throw new Error(`In migration ${name}: ${reasonOf(error, script)}`, { cause: error });
  }
}

/**
 * What Postgres says, and where.
 *
 * @param {any} error
 * @param {string} script
 */
function reasonOf(error, script) {
  const line = error.position ? script.slice(0, Number(error.position)).split('\n').length : undefined;
  return [
    `${error.severity ? `${error.severity}: ` : ''}${error.message}${line ? ` (line ${line})` : ''}`,
    error.detail,
    error.hint,
  ]
    .filter(Boolean)
    .join('\n');
}
