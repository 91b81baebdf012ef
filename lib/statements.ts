/**
 * How the statements that Prisma makes get to Postgres: prepared where they come again and again, and not at all where
 * their answer is known. Both are half of what reading a story costs (docs/decisions/statements.md).
 */
import pg from 'pg';

/**
 * Prepared statements in a connection at most. Postgres keeps each plan for as long as the connection lasts, some 30 kB on
 * average; Stet's own statements are about three hundred.
 */
const MOST_PREPARED = 400;
/** Seen this often a statement counts as one that comes again: lists of ids make many texts that come once. */
const COMES_AGAIN = 3;
/** Texts that are counted before counting starts afresh, so that the count itself stays small. */
const MOST_COUNTED = 4_000;

/**
 * Gives statements the name under which Postgres keeps their plan.
 * @returns a function that takes the text of a statement and returns its name; `undefined` for one that is planned each time
 */
export function statementNames(): (sql: string) => string | undefined {
  const names = new Map<string, string>();
  const seen = new Map<string, number>();
  return (sql) => {
    const known = names.get(sql);
    if (known !== undefined || names.size >= MOST_PREPARED) return known;
    const times = (seen.get(sql) ?? 0) + 1;
    if (times < COMES_AGAIN) {
      if (seen.size >= MOST_COUNTED) seen.clear();
      seen.set(sql, times);
      return undefined;
    }
    seen.delete(sql);
    const name = `again ${names.size + 1}`;
    names.set(sql, name);
    return name;
  };
}

/**
 * Where the rows of a first statement point to nothing, Prisma asks all the same for what they point to: of a third of the
 * statements of a fresh story this is the whole condition, and no row ever fulfils it. Columns alone: a count of no rows is
 * a row.
 */
const OF_NOBODY = (() => {
  const name = String.raw`"\w+"\."\w+"\."\w+"`;
  const column = String.raw`${name}(?:::text)?(?: AS "\w+")?`;
  const from = String.raw`FROM "\w+"\."\w+" WHERE ${name} IN \(NULL\)`;
  const order = `(?: ORDER BY ${name} (?:ASC|DESC)(?:, ${name} (?:ASC|DESC))*)?`;
  return new RegExp(String.raw`^SELECT ${column}(?:, ${column})* ${from}${order}(?: OFFSET \$\d+)?$`);
})();

type Asked = { text: string };
type Told = (error: null, result: { rows: never[] }) => void;

/** A client that answers such statements itself. */
export class ClientWithoutEmptyQuestions extends pg.Client {
  // biome-ignore lint/suspicious/noExplicitAny: pg declares nine forms of this method, each with another answer.
  override query(...given: unknown[]): any {
    const asked = given[0] as Asked | undefined;
    if (typeof asked?.text !== 'string' || !OF_NOBODY.test(asked.text))
      return super.query(...(given as Parameters<pg.Client['query']>));
    const result = { command: 'SELECT', rowCount: 0, oid: 0, fields: [], rows: [] };
    // A pool asks with a function to call, a transaction for a promise.
    const told = given.find((one) => typeof one === 'function') as Told | undefined;
    if (!told) return Promise.resolve(result);
    queueMicrotask(() => told(null, result));
  }
}
