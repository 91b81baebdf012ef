/** Fills the tables of a migrated, empty database from a backup, in one transaction. Needs no superuser. */
import { pipeline } from 'node:stream/promises';
import { columnsOf, listTables, quoted, recordHead } from './catalogue.mjs';
import { memberOfTable } from './manifest.mjs';
import { Refused } from './refusal.mjs';

/**
 * Foreign keys are removed and restored at the end, which checks all rows at once: in whatever order tables refer to
 * one another, or to themselves. Triggers are disabled in the meantime: they would recompute what the rows contain.
 *
 * @param {import('postgres').Sql} sql
 * @param {Pick<import('./check.mjs').Backup, 'manifest' | 'read'>} backup
 * @param {import('./progress-bar.mjs').Shown} shown
 */
export async function fillTables(sql, backup, shown) {
  const { tables, sequences, record } = backup.manifest;
  await sql.begin(async (tx) => {
    const there = await listTables(tx);
    demandSameTables(there, tables);
    const putBack = await layAside(tx);
    if (there.length > 0) await tx.unsafe(`truncate ${there.map(({ name }) => quoted(name)).join(', ')}`);
    for (const table of tables) await fill(tx, table, await backup.read(memberOfTable(table.name)), shown);
    for (const { name, last, isCalled } of sequences) {
      await tx`select setval(${quoted(name)}::regclass, ${last}::bigint, ${isCalled})`;
    }
    await putBack();
    for (const { name, rows } of tables) {
      const [{ count }] = await tx.unsafe(`select count(*)::int as count from ${quoted(name)}`);
      if (count !== rows)
        throw new Error(`${name} has ${count} rows after restoring; the backup has ${rows}.`);
    }
    const { events, head } = await recordHead(tx);
    if (events !== record.events || head !== record.head)
      throw new Error(`The record ends with ${head} after restoring; the backup says ${record.head}.`);
  });
  await sql.unsafe('analyze');
}

/**
 * Checks that the migrations make exactly the tables that the backup was made from; otherwise one of the two is not
 * what it says.
 *
 * @param {import('./catalogue.mjs').Table[]} there
 * @param {import('./catalogue.mjs').Table[]} wanted
 */
function demandSameTables(there, wanted) {
  const words = (/** @type {import('./catalogue.mjs').Table[]} */ tables) =>
    JSON.stringify(tables.map(columnsOf).sort());
  const without = wanted.map(({ name, columns }) => ({ name, columns: [...columns].sort() }));
  const sorted = there.map(({ name, columns }) => ({ name, columns: [...columns].sort() }));
  if (words(without) === words(sorted)) return;
  const odd =
    without.find((table) => !sorted.some((other) => columnsOf(other) === columnsOf(table))) ??
    sorted.find((table) => !without.some((other) => columnsOf(other) === columnsOf(table)));
  throw new Refused(`The table ${odd?.name} of the backup is not the one that its migrations make.`);
}

/** @type {Record<string, string>} */
const ENABLE = { O: 'enable trigger', R: 'enable replica trigger', A: 'enable always trigger' };

/** @param {import('postgres').ISql<{}>} tx */
async function layAside(tx) {
  const triggers = await tx`
    select tgrelid::regclass::text as table, tgname as name, tgenabled::text as mode
    from pg_trigger t join pg_class c on c.oid = t.tgrelid
    where not tgisinternal and tgenabled <> 'D' and c.relnamespace = 'public'::regnamespace`;
  const keys = await tx`
    select conrelid::regclass::text as table, conname as name, pg_get_constraintdef(oid) as definition
    from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace`;
  for (const { table, name } of triggers)
    await tx.unsafe(`alter table ${table} disable trigger ${quoted(name)}`);
  for (const { table, name } of keys) await tx.unsafe(`alter table ${table} drop constraint ${quoted(name)}`);
  return async () => {
    for (const { table, name, definition } of keys)
      await tx.unsafe(`alter table ${table} add constraint ${quoted(name)} ${definition}`);
    for (const { table, name, mode } of triggers)
      await tx.unsafe(`alter table ${table} ${ENABLE[mode]} ${quoted(name)}`);
  };
}

/**
 * @param {import('postgres').ISql<{}>} tx
 * @param {import('./catalogue.mjs').Table} table
 * @param {import('node:stream').Readable} member
 * @param {import('./progress-bar.mjs').Shown} shown
 */
async function fill(tx, table, member, shown) {
  const query = tx.unsafe(`copy ${columnsOf(table)} from stdin`);
  const rows = await query.writable();
  // The driver returns the stream, and has nobody left to tell where Postgres refuses the last of the rows.
  const refused = new Promise((_, reject) => {
    Object.assign(query, { reject });
  });
  refused.catch(() => {});
  await Promise.race([pipeline(member, counting(shown), rows), refused]).catch((error) => {
    throw new Error(`The rows of ${table.name} are refused: ${error.message}`, { cause: error });
  });
}

const counting = (/** @type {import('./progress-bar.mjs').Shown} */ shown) =>
  async function* (/** @type {AsyncIterable<Buffer>} */ chunks) {
    for await (const chunk of chunks) {
      shown.advance(chunk.length);
      yield chunk;
    }
  };
