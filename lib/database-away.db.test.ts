import { afterEach, describe, expect, test, vi } from 'vitest';
import { createMember } from '../testing/factories.ts';
import { isDatabaseAway } from './database-away.ts';
import { closeDatabase, db } from './db.ts';
import { toActionResult } from './server/run-action.ts';

vi.spyOn(console, 'error').mockImplementation(() => {});
const ownAddress = process.env.DATABASE_URL;

afterEach(async () => {
  if (process.env.DATABASE_URL === ownAddress) return;
  process.env.DATABASE_URL = ownAddress;
  await closeDatabase();
});

/** What a mutation is told while something is wrong with the database, and how long that took, in milliseconds. */
async function answered(work: () => Promise<unknown>) {
  const began = performance.now();
  const result = await toActionResult(work);
  return { code: result.ok ? 'done' : result.error.code, took: performance.now() - began };
}

const touch = (id: string) => db.member.update({ where: { id }, data: { version: { increment: 1 } } });

describe('the database is away, and nothing is wrong with what was asked:', () => {
  test('nobody listens at its address', async () => {
    await closeDatabase();
    process.env.DATABASE_URL = 'postgresql://stet:x@127.0.0.1:9/stet';
    expect((await answered(() => db.member.count())).code).toBe('unavailable');
  });

  test('a row stays locked: the wait has an end', async () => {
    const { id } = await createMember('CHECKER');
    const { code, took } = await db.$transaction(async (tx) => {
      await tx.member.update({ where: { id }, data: { version: { increment: 1 } } });
      return answered(() => touch(id));
    });
    expect(code).toBe('unavailable');
    expect(took).toBeGreaterThan(5_000);
    expect(took).toBeLessThan(20_000);
    expect((await answered(() => touch(id))).code).toBe('done');
  });

  // Its last words and the end of the connection come in any order.
  test.each([0, 5, 100])('its own process for us is ended %i ms before it is asked', async (wait) => {
    const { code } = await answered(() =>
      db.$transaction(async (tx) => {
        const [row] = await tx.$queryRaw<{ pid: number }[]>`SELECT pg_backend_pid() AS pid`;
        await db.$queryRaw`SELECT pg_terminate_backend(${row?.pid}::int)`;
        await new Promise((resolve) => setTimeout(resolve, wait));
        await tx.member.count();
      }),
    );
    expect(code).toBe('unavailable');
    expect((await answered(() => db.member.count())).code).toBe('done');
  });

  test('a disk or a table of connections is full', async () => {
    for (const code of ['53100', '53300', '53200']) {
      const full = db.$executeRawUnsafe(
        `DO $$ BEGIN RAISE EXCEPTION 'no room' USING ERRCODE = '${code}'; END $$`,
      );
      expect((await answered(() => full)).code).toBe('unavailable');
    }
  });
});

test('whatever else goes wrong is a fault', async () => {
  expect((await answered(() => db.$queryRaw`SELECT 1 / 0`)).code).toBe('unexpected');
  expect((await answered(() => db.$queryRaw`SELECT nothing FROM nowhere`)).code).toBe('unexpected');
  expect(isDatabaseAway(new Error('P1001'))).toBe(false);
  expect(isDatabaseAway('57P01')).toBe(false);
});

test('every connection has an end to its waits', async () => {
  const rows = await db.$queryRaw<{ name: string; setting: string }[]>`
    SELECT name, setting FROM pg_settings
    WHERE name IN ('lock_timeout', 'statement_timeout', 'idle_in_transaction_session_timeout')`;
  expect(rows.length).toBe(3);
  for (const { name, setting } of rows) expect(Number(setting), name).toBeGreaterThan(0);
});
