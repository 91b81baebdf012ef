/**
 * Many rows in few statements. A story may have thousands of paragraphs and items: with a statement for each, or with
 * thousands of parameters put together one by one, writing them takes minutes of the server's only thread. Here a chunk
 * of rows travels as one parameter, as JSON, and Postgres takes it apart by the types of the table's columns.
 */
import type { Tx } from './db.ts';

/** Rows per statement: a few megabytes at most, however long their values. */
const CHUNK = 2_000;

/** A row by the names in the schema (`storyId`); all rows of one call have the same ones. */
type Row = Readonly<Record<string, unknown>>;

/** As schema.prisma maps names: `storyId` is `story_id` in the database. */
const columnOf = (name: string) => `"${name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}"`;

const columnsOf = (row: Row, prefix = '') =>
  Object.keys(row)
    .map((name) => `${prefix}${columnOf(name)}`)
    .join(', ');

/** Column names as keys, dates as text, big integers as digits; Postgres cannot store lone surrogates. */
function asJson(rows: readonly Row[]): string {
  const named = rows.map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([name, value]) => [
        columnOf(name).slice(1, -1),
        typeof value === 'bigint' ? value.toString() : value,
      ]),
    ),
  );
  // JSON writes lone surrogates, and no others, as \ud800: searched for in the whole, which is ten times as fast as in
  // each.
  return JSON.stringify(named).replace(/\\\\|\\ud[89a-f][0-9a-f]{2}/g, (found) =>
    found === '\\\\' ? found : '\ufffd',
  );
}

/**
 * Adds rows to a table. Columns that are not given get the database's defaults, so ids must be given.
 *
 * @param table as the database calls it; never anything that came from outside
 * @param replaces columns of a unique index: a row that already has the same values there is overwritten, except for
 * its id
 */
export async function insertRows(
  tx: Tx,
  table: string,
  rows: readonly Row[],
  replaces: readonly string[] = [],
): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const columns = columnsOf(first);
  const kept = new Set(['id', ...replaces]);
  const others = Object.keys(first).filter((name) => !kept.has(name));
  const conflict =
    replaces.length > 0
      ? ` ON CONFLICT (${replaces.map(columnOf).join(', ')}) DO UPDATE SET ${others.map((name) => `${columnOf(name)} = excluded.${columnOf(name)}`).join(', ')}`
      : '';
  const statement = `INSERT INTO "${table}" (${columns}) SELECT ${columns} FROM json_populate_recordset(NULL::"${table}", $1::json)${conflict}`;
  for (let at = 0; at < rows.length; at += CHUNK)
    await tx.$executeRawUnsafe(statement, asJson(rows.slice(at, at + CHUNK)));
}

/** Changes rows of a table, each found by its `id`; the columns named are set, including to null. */
export async function updateRows(
  tx: Tx,
  table: string,
  rows: readonly (Row & { id: string })[],
): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const { id: _, ...set } = first;
  const statement = `UPDATE "${table}" SET (${columnsOf(set)}) = ROW(${columnsOf(set, 'new.')}) FROM json_populate_recordset(NULL::"${table}", $1::json) new WHERE "${table}".id = new.id`;
  for (let at = 0; at < rows.length; at += CHUNK)
    await tx.$executeRawUnsafe(statement, asJson(rows.slice(at, at + CHUNK)));
}
