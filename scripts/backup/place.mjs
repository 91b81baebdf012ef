/** The place that a backup is restored into: whether it is empty, and how it is emptied again. */
import { isHalfRestored, listApplied, MARKER, quoted } from './catalogue.mjs';
import { memberOfEvidence } from './manifest.mjs';
import { Refused } from './refusal.mjs';

/** Everything that somebody may have put into a database, apart from what belongs to Postgres and to extensions. */
const THINGS = `
  select 'table' as kind, n.nspname as schema, c.relname as name, null as arguments
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p', 'v', 'm', 'S', 'f') and not exists (
      select from pg_depend d where d.objid = c.oid and d.deptype in ('e', 'a', 'i'))
  union all
  select 'type', n.nspname, t.typname, null
  from pg_type t join pg_namespace n on n.oid = t.typnamespace
  where t.typtype in ('e', 'd') and not exists (select from pg_depend d where d.objid = t.oid and d.deptype = 'e')
  union all
  select 'routine', n.nspname, p.proname, pg_get_function_identity_arguments(p.oid)
  from pg_proc p join pg_namespace n on n.oid = p.pronamespace
  where not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
  union all
  select 'schema', n.nspname, n.nspname, null from pg_namespace n where n.nspname <> 'public'
    and not exists (select from pg_depend d where d.objid = n.oid and d.deptype = 'e')`;

/** @param {import('postgres').ISql<{}>} sql */
async function thingsIn(sql) {
  return sql.unsafe(`
    select kind, schema, name, arguments from (${THINGS}) thing
    where schema !~ '^(pg_|information_schema$)' and schema <> '${MARKER}' order by kind, schema, name`);
}

const extensionsIn = async (/** @type {import('postgres').ISql<{}>} */ sql) =>
  (await sql`select extname as name from pg_extension`).map(({ name }) => name);

/**
 * Makes sure that the database is empty; whatever an earlier, interrupted restore left is removed.
 *
 * @param {import('postgres').Sql} sql
 * @throws Refused where anything else is in it
 */
export async function demandEmptyDatabase(sql) {
  if (await isHalfRestored(sql)) return await emptyDatabase(sql);
  const [first] = await thingsIn(sql);
  if (!first) return;
  const [{ members }] =
    (await listApplied(sql)).length > 0
      ? await sql`select count(*)::int as members from member`
      : [{ members: 0 }];
  throw new Refused(
    members > 0
      ? `The database is not empty: it holds a Stet with ${members} member${members === 1 ? '' : 's'}. A backup is restored into an empty one only.`
      : `The database is not empty: it holds the ${first.kind} ${first.name}. A backup is restored into an empty one only.`,
  );
}

/**
 * Notes in the database that a restore has begun, and what was there before: a start refuses it until that has
 * finished.
 *
 * @param {import('postgres').Sql} sql
 */
export async function markUnfinished(sql) {
  const extensions = await extensionsIn(sql);
  await sql.begin(async (tx) => {
    await tx.unsafe(`create schema ${MARKER}`);
    await tx.unsafe(`create table ${MARKER}.extensions_before as select $1::text[] as names`, [extensions]);
  });
}

/** @param {import('postgres').ISql<{}>} sql */
export async function unmark(sql) {
  await sql.unsafe(`drop schema ${MARKER} cascade`);
}

/**
 * Removes everything from the database that came after the mark, and then the mark.
 *
 * @param {import('postgres').Sql} sql
 */
export async function emptyDatabase(sql) {
  const [{ names: extensions }] = await sql.unsafe(`select names from ${MARKER}.extensions_before`);
  await sql.begin(async (tx) => {
    for (let things = await thingsIn(tx); things.length > 0; things = await thingsIn(tx)) {
      const { kind, schema, name, arguments: taken } = things[0];
      const whole = kind === 'schema' ? quoted(name) : `${quoted(schema)}.${quoted(name)}`;
      await tx.unsafe(
        `drop ${await kindOf(tx, kind, whole)} ${whole}${kind === 'routine' ? `(${taken})` : ''} cascade`,
      );
    }
    for (const name of await extensionsIn(tx))
      if (!extensions.includes(name)) await tx.unsafe(`drop extension ${quoted(name)} cascade`);
    await tx.unsafe(`drop schema ${MARKER} cascade`);
  });
}

const KINDS = new Map([
  ['v', 'view'],
  ['m', 'materialized view'],
  ['S', 'sequence'],
  ['f', 'foreign table'],
]);

/**
 * @param {import('postgres').ISql<{}>} tx
 * @param {string} kind
 * @param {string} whole
 */
async function kindOf(tx, kind, whole) {
  if (kind !== 'table') return kind;
  const [{ relkind }] = await tx`select relkind::text from pg_class where oid = ${whole}::regclass`;
  return KINDS.get(relkind) ?? 'table';
}

/**
 * Whether the place for evidence is empty. After an interrupted restore, files of this same backup may already be
 * there.
 *
 * @param {Pick<import('../../lib/evidence/byte-store.ts').EvidenceStore, 'list'>} store
 * @param {Pick<import('./manifest.mjs').Manifest, 'evidence'>} manifest
 * @param {boolean} wasCutShort
 */
export async function demandEmptyStore(store, manifest, wasCutShort) {
  const expected = new Set(wasCutShort ? manifest.evidence.files.map(({ sha256 }) => sha256) : []);
  for await (const { name, sha256 } of store.list()) {
    if (sha256 && expected.has(sha256)) continue;
    throw new Refused(
      `Where evidence is kept is not empty: ${name} lies there. A backup is restored into an empty place only.`,
    );
  }
}

/**
 * Puts the backup's files into the store, checking each against its SHA-256 on the way; a failure removes them all
 * again.
 *
 * @param {Pick<import('./check.mjs').Backup, 'manifest' | 'read'>} backup
 * @param {Pick<import('../../lib/evidence/byte-store.ts').EvidenceStore, 'put' | 'remove'>} store
 * @param {string} directory
 * @param {import('./progress-bar.mjs').Shown} shown
 */
export async function putEvidence(backup, store, directory, shown) {
  const { stage } = await import('../../lib/evidence/receive-upload.ts');
  /** @type {string[]} */
  const put = [];
  const takeBack = async () => {
    for (const sha256 of put) await store.remove(sha256);
  };
  try {
    for (const { sha256, size } of backup.manifest.evidence.files) {
      const staged = await stage(directory, await backup.read(memberOfEvidence(sha256)), { sha256, size });
      put.push(sha256);
      await store.put(staged).catch(async (error) => {
        await staged.discard();
        throw error;
      });
      shown.advance(size);
    }
  } catch (error) {
    await takeBack();
    throw error;
  }
  return takeBack;
}
