import { PrismaPg } from '@prisma/adapter-pg';
import type pg from 'pg';
import { env } from './env.ts';
import { type Prisma, PrismaClient } from './generated/prisma/client.ts';
import { statementNames } from './statements.ts';
import { connectionOf, knowingConnection, PoolOfTransactions } from './transactions.ts';
import { CONNECTED_AT_MOST, LOCKED_AT_MOST } from './waits.ts';

export { Prisma } from './generated/prisma/client.ts';
/** What a mutation works in: every change and its audit event are one transaction. */
export type Tx = Prisma.TransactionClient;

/**
 * Every wait has an end, in milliseconds. At the deadline everybody saves at once, so a change waits longer than
 * Prisma's two seconds for a connection and for a row; people are told sooner, by the server in front
 * (scripts/serve.mjs), that the database does not answer.
 */
const WAITS = {
  connectionTimeoutMillis: CONNECTED_AT_MOST,
  /** For a lock, then for a whole statement: Postgres ends these itself. */
  lock_timeout: LOCKED_AT_MOST,
  statement_timeout: 25_000,
  idle_in_transaction_session_timeout: 30_000,
  /** For the answer of a Postgres that does not even do that. */
  query_timeout: 30_000,
  keepAlive: true,
  keepAliveInitialDelayMillis: 10_000,
};

/**
 * How long a connection stays that nobody uses, in milliseconds, and how many stay anyhow. The driver's own ten seconds are
 * less than somebody reads a page: each click then waited for a new connection, which reads Postgres's catalogue and plans
 * every statement anew (docs/decisions/signed-in-pages.md). None of them keeps a script running that has nothing more to do.
 */
const KEPT = { idleTimeoutMillis: 600_000, min: 2, allowExitOnIdle: true };

type Database = { pool: pg.Pool; client: PrismaClient };

function connect(): Database {
  const pool = new PoolOfTransactions({
    connectionString: env.databaseUrl,
    max: env.databasePool,
    ...WAITS,
    ...KEPT,
  });
  // A connection that ends while nobody uses it is replaced; without a listener it would end the process.
  pool.on('error', () => {});
  const nameOf = statementNames();
  const client = new PrismaClient({
    adapter: new PrismaPg(pool, {
      // Declared as always naming one; the driver takes none for a statement to be planned each time.
      statementNameGenerator: (({ sql }) => nameOf(sql)) as NonNullable<
        ConstructorParameters<typeof PrismaPg>[1]
      >['statementNameGenerator'],
    }),
    transactionOptions: { maxWait: CONNECTED_AT_MOST, timeout: 20_000 },
  });
  return { pool, client };
}

// The development server reloads modules; the connections must outlive that.
const kept = globalThis as typeof globalThis & { stetDatabase?: Database };

function database(): Database {
  kept.stetDatabase ??= connect();
  return kept.stetDatabase;
}

/** The only PrismaClient, opened on first use so that importing this file needs no database. */
export const db: PrismaClient = new Proxy({} as PrismaClient, {
  get(_, property) {
    const { client } = database();
    const value = Reflect.get(client, property, client);
    if (property === '$transaction') return transacting(client);
    return typeof value === 'function' ? value.bind(client) : value;
  },
});

type Begin = PrismaClient['$transaction'];

function transacting(client: PrismaClient): Begin {
  const begin = (...[what, options]: Parameters<Begin>) =>
    typeof what === 'function'
      ? knowingConnection<Tx, unknown>((work) => client.$transaction(work, options), what)
      : client.$transaction(what, options);
  return begin as Begin;
}

/**
 * The rows of a statement that is asked with every page: prepared once in each connection, on the same connections as
 * Prisma's. Planning the session's statement takes Postgres ten times as long as running it, and handing one through
 * Prisma takes the server's thread three to five times as long as the driver does.
 * @param name of this text alone; values go to $1, $2 …
 */
export async function readPrepared<Row extends object>(
  name: string,
  text: string,
  values: readonly unknown[],
): Promise<Row[]> {
  const { rows } = await database().pool.query<Row>({ name, text, values: [...values] });
  return rows;
}

/**
 * The same within a transaction, or outside of any where `client` is `db`. Nothing is written so: a transaction whose time
 * is over gives its connection back while the change still works, and Prisma then refuses to write.
 */
export async function readPreparedIn<Row extends object>(
  client: Tx,
  name: string,
  text: string,
  values: readonly unknown[],
): Promise<Row[]> {
  if (client === db) return readPrepared(name, text, values);
  const connection = connectionOf(client);
  // Prisma says what has become of it.
  if (!connection) return client.$queryRawUnsafe<Row[]>(text, ...values);
  const { rows } = await connection.query<Row>({ name, text, values: [...values] });
  return rows;
}

/** Closes the connections: for scripts and tests that must end. */
export async function closeDatabase(): Promise<void> {
  const open = kept.stetDatabase;
  kept.stetDatabase = undefined;
  await open?.client.$disconnect();
  await open?.pool.end();
}
