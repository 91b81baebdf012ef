import { spawn } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { countQueries } from '../../testing/database-watch.ts';
import { createMember, type MadeMember } from '../../testing/factories.ts';
import { db } from '../db.ts';
import { AppError } from '../domain/errors.ts';
import { LIMIT_NAMES, LIMITS, type Limit, type LimitName, settingOf } from '../domain/limits.ts';
import { ROLES } from '../domain/vocabulary.ts';
import { env } from '../env.ts';
import { mintActor } from './actor.ts';
import { atOnce, giveBack, mostOf, noteForbidden, spend, sweepLimits, withSpent } from './limits.ts';

const printed = vi.spyOn(console, 'error').mockImplementation(() => {});
let member: MadeMember;

beforeEach(async () => {
  member = await createMember('CHECKER');
  await db.$executeRaw`DELETE FROM limit_use`;
  await db.securityEvent.deleteMany();
  printed.mockClear();
});
afterEach(() => vi.unstubAllEnvs());

/** Acts as if this much time had passed. */
const later = (seconds: number) => db.$executeRaw`
  UPDATE limit_use SET free_at = free_at - ${seconds} * interval '1 second',
    told_at = told_at - ${seconds} * interval '1 second'`;

const set = (name: LimitName, most: number | 'off', scope: 'person' | 'address' | 'newsroom' = 'person') =>
  vi.stubEnv(settingOf(name, scope) ?? '', String(most));

/** Null where it was counted, otherwise what the person is told. */
async function refusal(work: Promise<unknown>): Promise<AppError | null> {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (error === null) return null;
  expect(error).toBeInstanceOf(AppError);
  expect((error as AppError).code).toBe('limited');
  return error as AppError;
}

/** How many of these are counted, one after another. */
async function countedOf(count: number, one: () => Promise<unknown>): Promise<number> {
  let counted = 0;
  for (let i = 0; i < count; i += 1) if ((await refusal(one())) === null) counted += 1;
  return counted;
}

const used = () => db.$queryRaw<{ who: string }[]>`SELECT who FROM limit_use ORDER BY who`;
const somebody = (address?: string) =>
  mintActor({ id: randomUUID(), name: 'Somebody', role: 'REPORTER' }, address);

describe('the boundary', () => {
  test('the last one is counted, the next one is not, a part is free after a part of the time, all after all', async () => {
    set('revisions', 8);
    const revise = () => spend(member.actor, 'revisions');
    expect(await countedOf(8, revise)).toBe(8);
    const told = await refusal(revise());
    expect(told?.message).toMatch(
      /^You have reached the limit of 8 revisions a day\. .*Try again in 3 hours\.$/,
    );
    expect(told?.retryAfter).toBeGreaterThan(10_790);
    expect(told?.retryAfter).toBeLessThanOrEqual(10_800);
    await later(10_600);
    expect(await refusal(revise())).not.toBeNull();
    await later(210);
    expect(await countedOf(3, revise)).toBe(1);
    await later(86_400);
    expect(await countedOf(20, revise)).toBe(8);
  });

  test('being refused costs nothing: who waits as long as they are told is let through', async () => {
    set('searches', 3);
    const search = () => spend(member.actor, 'searches');
    await countedOf(3, search);
    for (let i = 0; i < 50; i += 1) await refusal(search());
    const { retryAfter } = (await refusal(search())) as AppError;
    await later(retryAfter ?? 0);
    expect(await refusal(search())).toBeNull();
  });

  test('more at once than the whole limit is refused for good, and nothing is counted', async () => {
    set('kept', 1);
    const told = await refusal(spend(member.actor, 'kept', 1_000_000_001));
    expect(told?.message).toContain('more than that at once');
    expect(told?.retryAfter).toBeUndefined();
    expect(await refusal(spend(member.actor, 'kept', 1_000_000_000))).toBeNull();
  });

  test('nothing of an amount is always allowed', async () => {
    set('kept', 1);
    await spend(member.actor, 'kept', 1_000_000_000);
    expect(await refusal(spend(member.actor, 'kept', 0))).toBeNull();
  });
});

describe('every limit', () => {
  const counted = LIMIT_NAMES.filter((name) => settingOf(name, 'person') !== null);
  test.each(counted)('%s holds for each role, each person for themselves', async (name) => {
    set(name, 2);
    const amount = (LIMITS[name] as Limit).isBytes ? 1_000_000_000 : 1;
    for (const role of ROLES) {
      const { actor } = await createMember(role);
      expect(await countedOf(4, () => spend(actor, name, amount))).toBe(2);
      const [line] = await db.securityEvent.findMany({ where: { memberId: actor.id } });
      expect(line).toMatchObject({ code: `limited_${name}`, count: 1 });
    }
  });

  test('none stands in the way of a desk that works: the table’s own figures hold where nothing is set', () => {
    for (const name of LIMIT_NAMES) expect(mostOf(name, 'person')).toBe(LIMITS[name].person);
  });

  test('“off” is no limit, and what cannot be read is told once and changes nothing', async () => {
    set('stories', 'off');
    expect(mostOf('stories', 'person')).toBeNull();
    expect(await countedOf(400, () => spend(somebody(), 'stories'))).toBe(400);
    vi.stubEnv('STET_LIMIT_CAPTURES', 'plenty');
    expect(mostOf('captures', 'person')).toBe(LIMITS.captures.person);
    expect(mostOf('captures', 'person')).toBe(LIMITS.captures.person);
    expect(printed.mock.calls).toEqual([
      ['STET_LIMIT_CAPTURES is neither a number nor “off”, so 1,000 holds.'],
    ]);
  });
});

describe('whom it is counted for', () => {
  test('an address: of all who come from it, an IPv6 network as one; and for nobody else', async () => {
    set('searches', 5, 'address');
    const from = (address: string) => () => spend(somebody(address), 'searches');
    expect(await countedOf(8, from('192.0.2.7'))).toBe(5);
    expect(await countedOf(2, from('192.0.2.8'))).toBe(2);
    expect(await countedOf(4, from('2001:db8:1:2::a'))).toBe(4);
    expect(await countedOf(4, from('2001:db8:1:2:9::b'))).toBe(1);
    const told = await refusal(from('192.0.2.7')());
    expect(told?.message).toMatch(/^From your network the limit was reached of 5 searches in 5 minutes\./);
  });

  test('the newsroom as a whole; who is refused for it has used nothing of their own', async () => {
    set('stories', 3, 'newsroom');
    set('stories', 2);
    expect(await countedOf(3, () => spend(somebody(), 'stories'))).toBe(3);
    const told = await refusal(spend(member.actor, 'stories'));
    expect(told?.message).toMatch(/^The newsroom has reached its limit of 3 stories a day\./);
    for (let i = 0; i < 9; i += 1) await refusal(spend(member.actor, 'stories'));
    await later(86_400);
    expect(await countedOf(3, () => spend(member.actor, 'stories'))).toBe(2);
  });

  test('a reader whom we know by the address alone', async () => {
    set('downloads', 2, 'address');
    expect(await countedOf(4, () => spend({ address: '192.0.2.9' }, 'downloads'))).toBe(2);
    expect(await used()).toEqual([{ who: 'address 192.0.2.9' }]);
  });
});

describe('many at once', () => {
  test('those who take and those who give back never wait for one another in a ring', async () => {
    const people = [somebody('192.0.2.1'), somebody('192.0.2.2')] as const;
    const worker = async (_: unknown, index: number) => {
      for (let round = 0; round < 40; round += 1) {
        const failing = withSpent(people[index % 2 ? 1 : 0], { kept: 10 }, async () => {
          throw new Error('came to nothing');
        });
        await expect(failing).rejects.toThrow('came to nothing');
      }
    };
    await Promise.all(Array.from({ length: 20 }, worker));
  });

  test('of a hundred no more pass than are allowed', async () => {
    set('stories', 30);
    const all = await Promise.all(Array.from({ length: 100 }, () => refusal(spend(member.actor, 'stories'))));
    expect(all.filter((one) => one === null)).toHaveLength(30);
  });

  test('nor of a hundred people who share what the newsroom has, and nobody waits in a ring', async () => {
    set('stories', 40, 'newsroom');
    set('stories', 55, 'address');
    const people = Array.from({ length: 100 }, (_, i) => somebody(i % 2 ? '192.0.2.7' : '192.0.2.8'));
    const all = await Promise.all(people.map((actor) => refusal(spend(actor, 'stories'))));
    expect(all.filter((one) => one === null)).toHaveLength(40);
  });

  test('two web processes count as one', async () => {
    set('stories', 30);
    const program = `
      const { spend } = await import('./lib/auth/limits.ts');
      const { closeDatabase } = await import('./lib/db.ts');
      const all = await Promise.allSettled(
        Array.from({ length: 40 }, () => spend({ id: '${member.id}' }, 'stories')));
      console.log(all.filter(({ status }) => status === 'fulfilled').length);
      await closeDatabase();`;
    const other = () =>
      new Promise<number>((resolve, reject) => {
        const child = spawn(env.nodeProgram, ['--input-type=module', '--eval', program], {
          stdio: ['ignore', 'pipe', 'ignore'],
        });
        let said = '';
        child.stdout.on('data', (part) => {
          said += part;
        });
        child.once('error', reject);
        child.once('close', () => resolve(Number(said || Number.NaN)));
      });
    const here = Promise.all(Array.from({ length: 40 }, () => refusal(spend(member.actor, 'stories'))));
    const [first, second, own] = await Promise.all([other(), other(), here]);
    expect(first + second + own.filter((one) => one === null).length).toBe(30);
    expect(await refusal(spend(member.actor, 'stories'))).not.toBeNull();
  });
});

describe('requests are taken ahead', () => {
  /** What this process took and did not hand out is gone, as after a restart. */
  const restart = () =>
    (globalThis as { stetAhead?: unknown }).stetAhead && Reflect.deleteProperty(globalThis, 'stetAhead');

  test('the limit holds nevertheless, of many at once and over restarts, and few are written', async () => {
    set('requests', 1_000);
    const began = Date.now();
    const all = await Promise.all(
      Array.from({ length: 800 }, () => refusal(spend(member.actor, 'requests'))),
    );
    expect(all.filter((one) => one !== null)).toEqual([]);
    restart();
    const written = await countQueries(async () => {
      for (let i = 0; i < 100; i += 1) await spend(member.actor, 'requests');
    });
    expect(written).toBeLessThan(25);
    restart();
    const passed = 900 + (await countedOf(200, () => spend(member.actor, 'requests')));
    // One is free again each six tenths of a second; what was in vain with the restarts is at most twice a hundredth.
    const drained = Math.ceil((Date.now() - began) / 600);
    expect(passed).toBeLessThanOrEqual(1_000 + drained);
    expect(passed).toBeGreaterThanOrEqual(980);
    const { retryAfter } = (await refusal(spend(member.actor, 'requests'))) as AppError;
    expect(retryAfter).toBe(1);
  });
});

describe('counting is cheap and fills nothing', () => {
  test('a use is one statement, a refused one four at most', async () => {
    await spend(member.actor, 'stories');
    expect(await countQueries(() => spend(mintActor(member.actor as never, '192.0.2.7'), 'stories'))).toBe(1);
    set('stories', 1);
    await refusal(spend(member.actor, 'stories'));
    expect(await countQueries(() => refusal(spend(member.actor, 'stories')))).toBeLessThanOrEqual(4);
  });

  test('the rows are one for each limit and whom it is counted for; those that say nothing more are swept', async () => {
    for (let i = 0; i < 20; i += 1) await spend({ address: `192.0.2.${i}` }, 'downloads');
    for (let i = 0; i < 20; i += 1) await spend({ address: '192.0.2.1' }, 'downloads');
    expect(await used()).toHaveLength(20);
    await sweepLimits();
    expect((await used()).length).toBeGreaterThan(0);
    await later(5);
    await sweepLimits();
    expect(await used()).toEqual([]);
  });

  test('a row that remembers that it was told outlives its moment by the limit’s time', async () => {
    set('searches', 1);
    await countedOf(2, () => spend(member.actor, 'searches'));
    await later(3_600);
    await sweepLimits();
    expect(await used()).toHaveLength(1);
    await later(86_400);
    await sweepLimits();
    expect(await used()).toEqual([]);
  });

  test('the counts are written to no log of Postgres’s: the table is unlogged', async () => {
    const [table] = await db.$queryRaw<{ kind: string }[]>`
      SELECT relpersistence::text AS kind FROM pg_class WHERE oid = 'limit_use'::regclass`;
    expect(table?.kind).toBe('u');
  });
});

describe('the security log', () => {
  const lines = () => db.securityEvent.findMany({ orderBy: { id: 'asc' } });

  test('is told of the first refusal in the limit’s time, of each person, by codes alone', async () => {
    set('searches', 1);
    const other = await createMember('VIEWER');
    for (const { actor } of [member, other]) await countedOf(30, () => spend(actor, 'searches'));
    expect(await lines()).toMatchObject(
      [member, other].map(({ id }) => ({
        code: 'limited_searches',
        memberId: id,
        count: 1,
        accountKey: createHash('sha256').update(`person ${id}`).digest('hex'),
      })),
    );
    await later(299);
    await countedOf(2, () => spend(member.actor, 'searches'));
    expect(await lines()).toHaveLength(2);
    await later(2);
    await countedOf(3, () => spend(member.actor, 'searches'));
    const told = (await lines()).filter(({ memberId }) => memberId === member.id);
    expect(told.reduce((sum, { count }) => sum + count, 0)).toBe(2);
  });

  test('is told once where a hundred are refused at once', async () => {
    set('stories', 1);
    await Promise.all(Array.from({ length: 100 }, () => refusal(spend(member.actor, 'stories'))));
    expect(await lines()).toMatchObject([{ code: 'limited_stories', count: 1 }]);
  });

  test('is told of an address by the address', async () => {
    set('downloads', 1, 'address');
    await countedOf(5, () => spend({ address: '192.0.2.9' }, 'downloads'));
    expect(await lines()).toMatchObject([
      { code: 'limited_downloads', address: '192.0.2.9', accountKey: '', memberId: null, count: 1 },
    ]);
  });

  test('is told of who asks again and again for what they may not do: not of the fifth time, of the sixth, once', async () => {
    for (let i = 0; i < 5; i += 1) await noteForbidden(member.actor);
    expect(await lines()).toEqual([]);
    for (let i = 0; i < 20; i += 1) await noteForbidden(member.actor);
    expect(await lines()).toMatchObject([{ code: 'forbidden_repeatedly', memberId: member.id, count: 1 }]);
    await later(600);
    for (let i = 0; i < 7; i += 1) await noteForbidden(member.actor);
    const counts = (await lines()).map(({ count }) => count);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(2);
  });
});

describe('what comes to nothing', () => {
  test('is given back, all of it, and the error is the work’s own', async () => {
    set('stories', 1);
    for (let i = 0; i < 3; i += 1) {
      const failing = withSpent(member.actor, { stories: 1, kept: 1_000 }, async () => {
        throw new Error('the disk is full');
      });
      await expect(failing).rejects.toThrow('the disk is full');
    }
    await expect(withSpent(member.actor, { stories: 1 }, async () => 'kept')).resolves.toBe('kept');
    expect(await refusal(spend(member.actor, 'stories'))).not.toBeNull();
  });

  test('is given back where a later limit of the same use is reached', async () => {
    set('stories', 1);
    set('kept', 1);
    const tooMuch = () => withSpent(member.actor, { stories: 1, kept: 2_000_000_000 }, async () => 'done');
    expect(await refusal(tooMuch())).not.toBeNull();
    expect(await refusal(withSpent(member.actor, { stories: 1, kept: 1 }, async () => 'done'))).toBeNull();
  });

  test('is never more than was taken: giving back twice gives nothing away', async () => {
    set('stories', 2);
    await spend(member.actor, 'stories');
    for (let i = 0; i < 5; i += 1) await giveBack(member.actor, 'stories');
    expect(await countedOf(5, () => spend(member.actor, 'stories'))).toBe(2);
  });
});

describe('at once', () => {
  test('one person has a few places, another has their own, and a place is free again however it ended', async () => {
    const ends: (() => void)[] = [];
    const working = () =>
      atOnce(member.actor, 'texts', () => new Promise<void>((resolve) => ends.push(resolve)));
    const under = Array.from({ length: 6 }, working);
    const told = await refusal(working());
    expect(told?.message).toMatch(/^6 texts of yours are under way already\./);
    expect(told?.retryAfter).toBe(20);
    expect(await atOnce(somebody(), 'texts', async () => 'read')).toBe('read');
    expect(await atOnce(member.actor, 'files', async () => 'received')).toBe('received');
    for (const end of ends) end();
    await Promise.all(under);
    for (let i = 0; i < 9; i += 1) {
      const failing = atOnce(member.actor, 'texts', async () => Promise.reject(new Error('no text')));
      await expect(failing).rejects.toThrow('no text');
    }
  });
});
