import { PrismaPg } from '@prisma/adapter-pg';
import { env } from './env.ts';
import { type Prisma, PrismaClient } from './generated/prisma/client.ts';
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

function connect(): PrismaClient {
  return new PrismaClient({
    adapter: new PrismaPg({ connectionString: env.databaseUrl, max: env.databasePool, ...WAITS }),
    transactionOptions: { maxWait: CONNECTED_AT_MOST, timeout: 20_000 },
  });
}

// The development server reloads modules; the connections must outlive that.
const kept = globalThis as typeof globalThis & { stetDatabase?: PrismaClient };

/** The only PrismaClient, opened on first use so that importing this file needs no database. */
export const db: PrismaClient = new Proxy({} as PrismaClient, {
  get(_, property) {
    kept.stetDatabase ??= connect();
    const value = Reflect.get(kept.stetDatabase, property, kept.stetDatabase);
    return typeof value === 'function' ? value.bind(kept.stetDatabase) : value;
  },
});

/** Closes the connections: for scripts and tests that must end. */
export async function closeDatabase(): Promise<void> {
  await kept.stetDatabase?.$disconnect();
  kept.stetDatabase = undefined;
}
