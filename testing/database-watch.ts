/** What a test asks the database directly, bypassing everything that is being tested. */
import type pg from 'pg';
import { db } from '../lib/db.ts';
import { ClientWithoutEmptyQuestions } from '../lib/statements.ts';

/**
 * A checksum for each table over everything in it: two equal results mean that nothing at all was written. Use of
 * limits is not part of the work, and stays counted where something was merely attempted.
 */
export async function everyRow(): Promise<Record<string, string>> {
  const tables = await db.$queryRaw<{ name: string }[]>`
    SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename NOT IN ('_prisma_migrations', 'limit_use')`;
  const sums = tables.map(
    ({ name }) =>
      `SELECT '${name}' AS name, count(*) || ' ' || coalesce(sum(hashtextextended(t::text, 0)), 0) AS sum FROM "${name}" t`,
  );
  const rows = await db.$queryRawUnsafe<{ name: string; sum: string }[]>(sums.join(' UNION ALL '));
  return Object.fromEntries(rows.map(({ name, sum }) => [name, sum]));
}

export type Statement = { text: string; values: unknown[] };

/**
 * The statements that the work asks, leaving out the begin and commit of transactions. Those about nobody are among them,
 * though they are not sent (lib/statements.ts): so the number does not depend on which rows happen to have relations.
 */
export async function statementsOf(work: () => Promise<unknown>): Promise<Statement[]> {
  const prototype = ClientWithoutEmptyQuestions.prototype;
  const query = prototype.query as (...args: unknown[]) => unknown;
  const sent: Statement[] = [];
  const watched = function (this: pg.Client, ...args: unknown[]) {
    const [first] = args as [string | Partial<Statement> | undefined];
    const { text = '', values = [] } = typeof first === 'string' ? { text: first } : (first ?? {});
    if (!/^\s*(begin|commit|rollback|deallocate)/i.test(text)) sent.push({ text, values });
    return query.apply(this, args);
  };
  prototype.query = watched as typeof prototype.query;
  try {
    await work();
  } finally {
    prototype.query = query as typeof prototype.query;
  }
  return sent;
}

export async function countQueries(work: () => Promise<unknown>): Promise<number> {
  return (await statementsOf(work)).length;
}

/** While this runs, the record accepts no event, as if the disk were full. What was written with it must be gone. */
export async function withRecordRefusing(work: () => Promise<void>): Promise<void> {
  await db.$executeRawUnsafe(`
    CREATE OR REPLACE FUNCTION refuse_event() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'the record is full' USING ERRCODE = 'disk_full'; END $$`);
  await db.$executeRawUnsafe(
    `CREATE TRIGGER a_refuse_event BEFORE INSERT ON audit_event FOR EACH ROW EXECUTE FUNCTION refuse_event()`,
  );
  try {
    await work();
  } finally {
    await db.$executeRawUnsafe(`DROP TRIGGER a_refuse_event ON audit_event`);
  }
}
