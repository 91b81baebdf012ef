import { expect, test, vi } from 'vitest';
import { db, readPreparedIn, type Tx } from './db.ts';
import { connectionOf } from './transactions.ts';

const NAME = 'SELECT name FROM newsroom WHERE id = 1';
const nameIn = async (client: Tx) => (await readPreparedIn(client, 'name of the newsroom', NAME, []))[0];

test('what is read in a transaction is what it wrote, and nobody else reads it', async () => {
  const undone = db.$transaction(async (tx) => {
    await tx.newsroom.create({ data: { id: 1, name: 'The Pier' } });
    expect(connectionOf(tx)).not.toBeNull();
    expect(await nameIn(tx)).toEqual({ name: 'The Pier' });
    expect(await nameIn(db)).toBeUndefined();
    throw new Error('undone');
  });
  await expect(undone).rejects.toThrow('undone');
  expect(await nameIn(db)).toBeUndefined();
});

test('its connection is known to every copy of the module, as pages and routes have one each', async () => {
  await db.$transaction(async (tx) => {
    vi.resetModules();
    const another = await import('./transactions.ts');
    expect(another.connectionOf).not.toBe(connectionOf);
    expect(another.connectionOf(tx)).toBe(connectionOf(tx));
  });
});

test('a transaction that is over, or whose time is, has none, and Prisma says what became of it', async () => {
  let over: Tx | undefined;
  await db.$transaction(async (tx) => {
    over = tx;
  });
  await expect(nameIn(over as Tx)).rejects.toMatchObject({ code: 'P2028' });
  const late = db.$transaction(
    async (tx) => {
      await new Promise((go) => setTimeout(go, 1_000));
      expect(connectionOf(tx)).toBeNull();
      await nameIn(tx);
    },
    { timeout: 200 },
  );
  await expect(late).rejects.toMatchObject({ code: 'P2028' });
});
