/**
 * Which connection a transaction of Prisma's has, so that within it too the statements of every change can be read by the
 * driver alone: handing one through Prisma takes the server's thread three to five times as long
 * (docs/decisions/statements.md).
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import pg from 'pg';
import { ClientWithoutEmptyQuestions } from './statements.ts';

/** A transaction that begins, and its connection from when it has one until it gives it back. */
type Begun = { connection: pg.PoolClient | null };

// Pages and routes are built with a copy of this file each; the pool is the same for all.
const kept = globalThis as typeof globalThis & {
  stetTransactions?: { beginning: AsyncLocalStorage<Begun>; begun: WeakMap<object, Begun> };
};
kept.stetTransactions ??= { beginning: new AsyncLocalStorage(), begun: new WeakMap() };
const { beginning, begun } = kept.stetTransactions;

type Told = Parameters<pg.Pool['connect']>[0];

/** A pool that notes which connection a transaction took, and when it gave it back: also where its time was over. */
export class PoolOfTransactions extends pg.Pool {
  readonly #held = new Map<pg.PoolClient, Begun>();

  constructor(config: pg.PoolConfig) {
    super({ ...config, Client: ClientWithoutEmptyQuestions });
    this.on('release', (_, connection) => {
      const held = this.#held.get(connection);
      if (held) held.connection = null;
      this.#held.delete(connection);
    });
  }

  override connect(): Promise<pg.PoolClient>;
  override connect(told: Told): void;
  override connect(told?: Told): Promise<pg.PoolClient> | undefined {
    // Prisma asks for a promise; the pool itself, for a single statement, does not.
    if (told) {
      super.connect(told);
      return undefined;
    }
    const transaction = beginning.getStore();
    if (!transaction || transaction.connection) return super.connect();
    return super.connect().then((connection) => {
      transaction.connection = connection;
      this.#held.set(connection, transaction);
      return connection;
    });
  }
}

/** Begins a transaction, and knows its connection as long as it has it. */
export function knowingConnection<Tx extends object, T>(
  begin: (work: (tx: Tx) => Promise<T>) => Promise<T>,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  const transaction: Begun = { connection: null };
  return beginning.run(transaction, () =>
    begin((tx) => {
      begun.set(tx, transaction);
      return work(tx);
    }),
  );
}

/** The connection of a transaction that is under way; null of one that is over, and of what is none. */
export function connectionOf(tx: object): pg.PoolClient | null {
  return begun.get(tx)?.connection ?? null;
}
