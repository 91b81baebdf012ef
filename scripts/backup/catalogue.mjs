/**
 * What a Stet database consists of, read from Postgres's own catalogue, so that no list of tables can fall out of date.
 */

/** @typedef {{ name: string, columns: string[] }} Table */

const inQuotes = (/** @type {string} */ name) => `"${name.replaceAll('"', '""')}"`;

/** Everything a table's rows are copied with: its name and its columns, as Postgres takes them. */
export const columnsOf = (/** @type {Table} */ { name, columns }) =>
  `${inQuotes(name)} (${columns.map(inQuotes).join(', ')})`;
export const quoted = inQuotes;

/** Only our relations, not an extension's. */
const ownRelations = (/** @type {string} */ kinds) => `
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname = 'public' and c.relkind in (${kinds})
    and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')`;

/**
 * Tables by name with the columns that can be written, without the list of applied migrations, which is not Stet's own.
 *
 * @param {import('postgres').ISql<{}>} sql
 */
export async function listTables(sql) {
  const rows = await sql.unsafe(`
    select c.relname as name, array(
      select a.attname::text from pg_attribute a
      where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
      order by a.attnum) as columns
    ${ownRelations("'r'")} and c.relname <> '_prisma_migrations' order by c.relname`);
  return rows.map(({ name, columns }) => ({ name, columns }));
}

/** A schema that exists while a database is being restored; separate, since Prisma migrates only an empty one. */
export const MARKER = 'stet_restore';

/**
 * Whether a restore into this database began and did not finish.
 *
 * @param {import('postgres').ISql<{}>} sql
 */
export async function isHalfRestored(sql) {
  const [{ unfinished }] = await sql`select to_regnamespace(${MARKER}) is not null as unfinished`;
  return unfinished;
}

/**
 * The current position of each sequence.
 *
 * @param {import('postgres').ISql<{}>} sql
 */
export async function listSequences(sql) {
  const names = await sql.unsafe(`select c.relname as name ${ownRelations("'S'")} order by c.relname`);
  const sequences = [];
  for (const { name } of names) {
    const [{ last, called }] = await sql.unsafe(
      `select last_value::text as last, is_called as called from ${inQuotes(name)}`,
    );
    sequences.push({ name, last, isCalled: called });
  }
  return sequences;
}

/**
 * Names and checksums of the migrations that were fully applied, oldest first.
 *
 * @param {import('postgres').ISql<{}>} sql
 */
export async function listApplied(sql) {
  const [{ there }] = await sql`select to_regclass('public._prisma_migrations') is not null as there`;
  if (!there) return [];
  const rows = await sql`
    select migration_name as name, checksum from _prisma_migrations
    where finished_at is not null and rolled_back_at is null order by migration_name`;
  return rows.map(({ name, checksum }) => ({ name, checksum }));
}

/**
 * How long the record is, and the hash of its last event.
 *
 * @param {import('postgres').ISql<{}>} sql
 */
export async function recordHead(sql) {
  const [{ events, head }] = await sql`
    select count(*)::text as events, (select hash from audit_event order by seq desc limit 1) as head
    from audit_event`;
  return { events: Number(events), head: head ?? '0'.repeat(64) };
}

/**
 * The files that the rows refer to, each once.
 *
 * @param {import('postgres').ISql<{}>} sql
 */
export async function listEvidence(sql) {
  const [{ there }] = await sql`select to_regclass('public.evidence_file') is not null as there`;
  if (!there) return [];
  const rows = await sql`
    select distinct sha256, size::text as size from evidence_file order by sha256, size`;
  return rows.map(({ sha256, size }) => ({ sha256, size: Number(size) }));
}

/**
 * A connection for a job that may take hours: no time limit meant for a page may cut it off.
 *
 * @param {string} databaseUrl
 */
export async function longConnection(databaseUrl) {
  const { default: postgres } = await import('postgres');
  const sql = postgres(databaseUrl, {
    max: 1,
    onnotice: () => {},
    idle_timeout: 0,
    max_lifetime: null,
    connect_timeout: 15,
    connection: {
      application_name: 'stet backup',
      statement_timeout: 0,
      lock_timeout: 60_000,
      idle_in_transaction_session_timeout: 0,
    },
  });
  return sql;
}
