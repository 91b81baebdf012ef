/**
 * A connection of the kind Prisma's schema engine needs (the interface `SqlDriverAdapter` of
 * @prisma/driver-adapter-utils), over the driver `postgres`. Prisma's own adapter was made for its client: it splits
 * scripts at every semicolon, which tears function bodies apart, and refuses columns of type "char", which Postgres's
 * catalogues are full of.
 */
import { ColumnTypeEnum, DriverAdapterError } from '@prisma/driver-adapter-utils';

/** By the number of the type in `pg_type`: those that Postgres's catalogues use. @type {Record<number, import('@prisma/driver-adapter-utils').ColumnType>} */
const columnTypes = {
  16: ColumnTypeEnum.Boolean,
  // "char", one byte: if it is given as text the engine panics at Postgres 18's named `NOT NULL` constraints.
  18: ColumnTypeEnum.Character,
  19: ColumnTypeEnum.Text,
  20: ColumnTypeEnum.Int64,
  21: ColumnTypeEnum.Int32,
  23: ColumnTypeEnum.Int32,
  25: ColumnTypeEnum.Text,
  26: ColumnTypeEnum.Int64,
  1003: ColumnTypeEnum.TextArray,
  1005: ColumnTypeEnum.Int32Array,
  1007: ColumnTypeEnum.Int32Array,
  1009: ColumnTypeEnum.TextArray,
  1028: ColumnTypeEnum.Int64Array,
  1043: ColumnTypeEnum.Text,
};

/** @param {import('postgres').Sql} sql a connection of its own, `max: 1` */
export function engineConnection(sql) {
  const queryable = {
    provider: /** @type {const} */ ('postgres'),
    adapterName: 'stet',
    /** @param {{ sql: string, args: unknown[] }} query */
    queryRaw: async ({ sql: text, args }) => {
      const rows = await answered(sql.unsafe(text, /** @type {any[]} */ (args)).values());
      return {
        columnNames: rows.columns.map(({ name }) => name),
        columnTypes: rows.columns.map(({ name, type }) => columnTypeOf(name, type)),
        rows: [...rows],
      };
    },
    /** @param {{ sql: string, args: unknown[] }} query */
    executeRaw: async ({ sql: text, args }) =>
      (await answered(sql.unsafe(text, /** @type {any[]} */ (args)))).count,
  };
  return {
    ...queryable,
    executeScript: async (/** @type {string} */ script) => {
      await answered(sql.unsafe(script).simple());
    },
    getConnectionInfo: () => ({ schemaName: 'public', supportsRelationJoins: false }),
    startTransaction: async () => {
      throw new Error('Working out a migration needs no transaction.');
    },
    // Closed by whoever opened it.
    dispose: async () => {},
  };
}

/** @param {string} name @param {number} type */
function columnTypeOf(name, type) {
  const known = columnTypes[type] ?? (type >= 16_384 ? ColumnTypeEnum.Text : undefined);
  if (known === undefined)
    throw new Error(`The column ${name} has the type ${type}, which is not known here.`);
  return known;
}

/**
 * The result from Postgres, with errors in the form the engine expects.
 *
 * @template T
 * @param {Promise<T>} query
 * @returns {Promise<T>}
 */
async function answered(query) {
  try {
    return await query;
  } catch (error) {
    const { code, severity, message, detail, hint } = /** @type {any} */ (error);
    throw new DriverAdapterError({
      kind: 'postgres',
      code,
      severity,
      message,
      detail,
      hint,
      column: undefined,
    });
  }
}
