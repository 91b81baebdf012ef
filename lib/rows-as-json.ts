/**
 * Rows with what belongs to them, read in one statement: each row comes as `to_json` writes it, so that no column is named,
 * and gets the names and types that Prisma would have given it. The reverse of rows-in-bulk.ts.
 */

/** A row as Postgres writes it: by the names of its columns. */
export type JsonRow = { readonly [column: string]: unknown };

/** Which columns hold a moment: those that end so, and three others (rows-as-json.test.ts holds the schema to it). */
const MOMENT = /(?:^|_)at$|^(?:since|deadline|embargo_until)$/;

type Column = { name: string; isMoment: boolean };
const columns = new Map<string, Column>();

/** As schema.prisma maps names: `story_id` in the database is `storyId`. */
function columnOf(column: string): Column {
  const known = columns.get(column);
  if (known) return known;
  const name = column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
  const made = { name, isMoment: MOMENT.test(column) };
  columns.set(column, made);
  return made;
}

/** The row by the names in the schema, with moments as dates. What is JSON in the database stays as it is. */
export function rowFrom<Row>(json: JsonRow): Row {
  const row: Record<string, unknown> = {};
  for (const column of Object.keys(json)) {
    const { name, isMoment } = columnOf(column);
    const value = json[column];
    row[name] = isMoment && typeof value === 'string' ? new Date(value) : value;
  }
  return row as Row;
}

/**
 * A moment's column in a statement's text, in milliseconds, for where it is handed over in JSON. `record_ms`, which writes the
 * record, reckons in decimals of any length, which takes ten times as long: a sixth of what Postgres did for fifty stories.
 */
export const millisecondsOf = (column: string) => `round(date_part('epoch', ${column}) * 1000)`;
