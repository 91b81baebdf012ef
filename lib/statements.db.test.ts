import pg from 'pg';
import { afterAll, describe, expect, test } from 'vitest';
import { createMember, createStory } from '../testing/factories.ts';
import { db } from './db.ts';
import { env } from './env.ts';
import { ClientWithoutEmptyQuestions, statementNames } from './statements.ts';

describe('the name of a statement', () => {
  test('is given to one that comes again, and stays', () => {
    const nameOf = statementNames();
    expect([nameOf('SELECT 1'), nameOf('SELECT 1')]).toEqual([undefined, undefined]);
    const name = nameOf('SELECT 1');
    expect(name).toBeTypeOf('string');
    expect(nameOf('SELECT 1')).toBe(name);
    for (let i = 0; i < 2; i += 1) nameOf('SELECT 2');
    expect(nameOf('SELECT 2')).not.toBe(name);
  });

  test('is given to some hundreds at most, however many come again', () => {
    const nameOf = statementNames();
    const named = new Set<string>();
    for (let n = 0; n < 2_000; n += 1) {
      for (let times = 0; times < 4; times += 1) {
        const name = nameOf(`SELECT ${n}`);
        if (name) named.add(name);
      }
    }
    expect(named.size).toBe(400);
  });
});

describe('what is asked of nobody', () => {
  const client = new ClientWithoutEmptyQuestions({ connectionString: env.databaseUrl });
  const plain = new pg.Client({ connectionString: env.databaseUrl });
  afterAll(() => Promise.all([client.end(), plain.end()]));

  const sent: string[] = [];
  const through = async (text: string, values: unknown[] = []) => {
    const before = sent.length;
    const answered = await client.query({ text, values, rowMode: 'array' });
    return { rows: answered.rows, asked: sent.length - before };
  };

  test('is not sent, and is answered as Postgres answers it; everything else is sent', async () => {
    await Promise.all([client.connect(), plain.connect()]);
    const query = pg.Client.prototype.query;
    pg.Client.prototype.query = function (this: pg.Client, ...given: Parameters<pg.Client['query']>) {
      sent.push(JSON.stringify(given[0]));
      return query.apply(this, given);
    } as unknown as typeof query;
    try {
      const one = (where: string) => `SELECT "public"."member"."id" FROM "public"."member" WHERE ${where}`;
      const id = '"public"."member"."id"';
      const { actor } = await createMember('CHECKER');
      for (const rest of ['', ` ORDER BY ${id} ASC`, ' OFFSET $1', ` ORDER BY ${id} ASC OFFSET $1`]) {
        const text = one(`${id} IN (NULL)`) + rest;
        const values = rest.includes('$1') ? [0] : [];
        expect(await through(text, values), text).toEqual({ rows: [], asked: 0 });
        expect((await plain.query(text, values)).rows, text).toEqual([]);
      }
      for (const where of [
        `${id} IN (NULL) OR true`,
        `(${id} IN (NULL) OR true)`,
        `NOT ${id} IN (NULL)`,
        `${id} NOT IN (NULL)`,
        `${id} IN (NULL,'${actor.id}')`,
        `${id} = '${actor.id}'`,
      ]) {
        expect((await through(one(where))).asked, where).toBe(1);
      }
      const counted = `SELECT count(*) FROM "public"."member" WHERE ${id} IN (NULL)`;
      expect(await through(counted), 'an aggregate has a row').toEqual({ rows: [['0']], asked: 1 });
    } finally {
      pg.Client.prototype.query = query;
    }
  });

  test('comes back empty in what Prisma puts together, in a transaction too', async () => {
    const { actor } = await createMember('EDITOR');
    const { storyId } = await createStory(actor, { text: 'Pier\n\n“The pier opens,” Ada said.' });
    const include = { items: { include: { assignee: true, evidence: { include: { source: true } } } } };
    const read = (tx: Pick<typeof db, 'story'>) =>
      tx.story.findUniqueOrThrow({ where: { id: storyId }, include });
    const [alone, within] = [await read(db), await db.$transaction((tx) => read(tx))];
    expect(within).toEqual(alone);
    expect(alone.items[0]).toMatchObject({ assignee: null, evidence: [] });
  });
});
