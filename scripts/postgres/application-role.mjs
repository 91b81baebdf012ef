/**
 * The role that the web server connects as. It can read and write rows, and no more: it owns no table, so it can
 * neither drop nor disable the triggers that guard the record, and it may not change or remove append-only rows at all.
 */

/** Tables to which rows are only ever added. */
const ADDED_TO = [
  'audit_event',
  'audit_row',
  'clip',
  'edition',
  'note_wording',
  'published_clip',
  'published_file',
  'statement_address',
  'verdict',
  'revision',
];
/** Tables from which no row is ever removed. */
const NEVER_EMPTIED = [
  'story',
  'story_author',
  'sign_off',
  'report',
  'item',
  'contact_attempt',
  'evidence_file',
  'member',
  'offered_clip',
  'note',
  'thread',
  'proposed_source',
];

const quoted = (/** @type {string} */ name) => `"${name.replaceAll('"', '""')}"`;

/**
 * The role that an address connects as. Postgres itself is asked, since an address need not name one.
 *
 * @param {string} databaseUrl
 */
export async function roleOf(databaseUrl) {
  return await connected(databaseUrl, async (sql) => (await sql`select current_user as role`)[0].role);
}

/**
 * Grants the role its rights on everything there is now, and revokes all others; to be done as the owner of the tables,
 * after each migration. A table that an older Stet did not have is granted like the rest.
 *
 * @param {string} ownerUrl
 * @param {string} role
 * @throws where the role could still do more: it is a superuser, or owns the tables itself; nothing is changed then
 */
export async function grantApplication(ownerUrl, role) {
  await connected(ownerUrl, async (sql) => {
    const app = quoted(role);
    const [odd] = await sql`
      select rolsuper as "isSuper", exists (
        select from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
          and pg_has_role(${role}, c.relowner, 'usage')) as "isOwner"
      from pg_roles where rolname = ${role}`;
    if (odd.isSuper || odd.isOwner) {
      throw new Error(
        `The database role ${role} of DATABASE_URL ${odd.isSuper ? 'is a superuser' : 'owns the tables'}: the web server must connect as one that does not. See docs/operators.md.`,
      );
    }
    await sql.begin(async (tx) => {
      const [{ database }] = await tx`select current_database() as database`;
      await tx.unsafe(`grant connect on database ${quoted(database)} to ${app}`);
      await tx.unsafe(`grant usage on schema public to ${app}`);
      await tx.unsafe(`revoke all on all tables in schema public from ${app}`);
      await tx.unsafe(`grant select, insert, update, delete on all tables in schema public to ${app}`);
      await tx.unsafe(`grant usage, select, update on all sequences in schema public to ${app}`);
      const tables = await tx`select tablename as name from pg_tables where schemaname = 'public'`;
      for (const { name } of tables) {
        if (name === '_prisma_migrations')
          await tx.unsafe(`revoke insert, update, delete on ${quoted(name)} from ${app}`);
        if (ADDED_TO.includes(name)) await tx.unsafe(`revoke update, delete on ${quoted(name)} from ${app}`);
        if (NEVER_EMPTIED.includes(name)) await tx.unsafe(`revoke delete on ${quoted(name)} from ${app}`);
      }
      await grantJobs(tx, app);
    });
  });
}

/** Where graphile-worker keeps jobs. */
const JOBS = 'graphile_worker';

/**
 * Jobs are written, taken and ended by the application. graphile-worker closes its tables to all but their owner by
 * row-level security, so the role needs a policy beside its rights; which version is installed it may only read.
 *
 * @param {import('postgres').ISql<{}>} tx
 * @param {string} app
 */
async function grantJobs(tx, app) {
  const [{ there }] = await tx`select to_regnamespace(${JOBS}) is not null as there`;
  if (!there) return;
  await tx.unsafe(`grant usage on schema ${JOBS} to ${app}`);
  await tx.unsafe(`revoke all on all tables in schema ${JOBS} from ${app}`);
  await tx.unsafe(`grant select, insert, update, delete on all tables in schema ${JOBS} to ${app}`);
  await tx.unsafe(`revoke insert, update, delete on ${JOBS}.migrations from ${app}`);
  await tx.unsafe(`grant usage, select, update on all sequences in schema ${JOBS} to ${app}`);
  const tables = await tx`
    select relname as name from pg_class
    where relnamespace = ${JOBS}::regnamespace and relkind = 'r' and relrowsecurity`;
  for (const { name } of tables) {
    await tx.unsafe(`drop policy if exists stet_application on ${JOBS}.${quoted(name)}`);
    await tx.unsafe(
      `create policy stet_application on ${JOBS}.${quoted(name)} to ${app} using (true) with check (true)`,
    );
  }
}

/**
 * @template T
 * @param {string} databaseUrl
 * @param {(sql: import('postgres').Sql) => Promise<T>} work
 */
async function connected(databaseUrl, work) {
  const { default: postgres } = await import('postgres');
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => {} });
  try {
    return await work(sql);
  } finally {
    await sql.end({ timeout: 5 });
  }
}
