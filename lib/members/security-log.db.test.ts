import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { createMember, type MadeMember } from '../../testing/factories.ts';
import { noteSecurity } from '../auth/security-log.ts';
import { signIn } from '../auth/sign-in.ts';
import { db } from '../db.ts';
import { ROLES } from '../domain/vocabulary.ts';
import { proveEarlierPassword } from './earlier-password-mutations.ts';
import { changeAccount, changePassword, setPassword } from './mutations.ts';
import { listSecurityEvents } from './security-queries.ts';

const PASSWORD = 'a bridge across the river';
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const printed = vi.spyOn(console, 'error').mockImplementation(() => {});
let member: MadeMember;

beforeEach(async () => {
  member = await createMember('CHECKER', { password: PASSWORD });
  await db.securityEvent.deleteMany();
  printed.mockClear();
});

const attempt = (email: string, password: string, address = 'here') =>
  signIn({ email, password }, { address, userAgent: null }).catch(() => {});

/** How often each code was noted, whichever minutes that fell in. */
async function noted(): Promise<Record<string, number>> {
  const sums = await db.securityEvent.groupBy({ by: ['code'], _sum: { count: true } });
  return Object.fromEntries(sums.map(({ code, _sum }) => [code, _sum.count ?? 0]));
}

describe('what the log notes', () => {
  test('failures and the lock-out of a member, by their id and the address, and nothing of a success', async () => {
    const address = randomUUID();
    await attempt(member.email, PASSWORD, address);
    expect(await noted()).toEqual({});
    for (let i = 0; i < 13; i += 1) await attempt(member.email, `guess ${i}`, address);
    expect(await noted()).toEqual({ sign_in_wrong: 10, sign_in_limited_account: 3 });
    for (const line of await db.securityEvent.findMany()) {
      expect(line).toMatchObject({ address, memberId: member.id, accountKey: sha256(member.email) });
    }
  });

  test('an account that is not here, by its hash: what was typed is nowhere', async () => {
    await attempt('a.secret.typed@newsroom.example', 'wrong');
    const [line] = await db.securityEvent.findMany();
    expect(line).toMatchObject({ memberId: null, accountKey: sha256('a.secret.typed@newsroom.example') });
    expect(
      JSON.stringify([line, printed.mock.calls], (_, v) => (typeof v === 'bigint' ? `${v}` : v)),
    ).not.toContain('secret');
  });

  test('an address that is shut, a deactivated member, a dead link, one’s own password', async () => {
    const address = randomUUID();
    await db.signInAttempt.createMany({
      data: Array.from({ length: 60 }, () => ({ accountKey: randomUUID(), address })),
    });
    await attempt(member.email, PASSWORD, address);
    await attempt(
      (await createMember('EDITOR', { password: PASSWORD, isDeactivated: true })).email,
      PASSWORD,
    );
    const token = randomBytes(24).toString('base64url');
    await setPassword({ token, password: 'a ferry until the spring' }).catch(() => {});
    const email = `${randomUUID()}@newsroom.example`;
    await changeAccount(member.actor, { name: member.name, email, current: 'wrong' }).catch(() => {});
    const change = { current: 'wrong', password: 'a ferry until the spring' };
    for (let i = 0; i < 10; i += 1) await changePassword(member.id, randomUUID(), change).catch(() => {});
    await db.member.update({
      where: { id: member.id },
      data: {
        earlierPasswordHash: (await db.member.findUniqueOrThrow({ where: { id: member.id } })).passwordHash,
      },
    });
    const proof = { earlier: 'wrong', password: 'a ferry until the spring' };
    for (let i = 0; i < 11; i += 1) {
      await proveEarlierPassword(member.actor, randomUUID(), proof).catch(() => {});
    }
    expect(await noted()).toEqual({
      sign_in_limited_address: 1,
      sign_in_deactivated: 1,
      password_link_dead: 1,
      password_wrong: 10,
      password_limited_account: 1,
      earlier_password_wrong: 10,
      earlier_password_limited_account: 1,
    });
  });

  test('on stderr one line of JSON when a line begins, not at each count', async () => {
    const now = new Date('2026-11-28T10:00:30Z');
    const note = { code: 'sign_in_wrong', accountKey: 'a', address: 'b', memberId: member.id } as const;
    for (let i = 0; i < 5; i += 1) await noteSecurity(note, now);
    expect(printed.mock.calls).toHaveLength(1);
    expect(JSON.parse(printed.mock.calls[0]?.[0])).toEqual({
      security: 'sign_in_wrong',
      at: now.toISOString(),
      address: 'b',
      account: 'a',
      member: member.id,
    });
    expect(await noted()).toEqual({ sign_in_wrong: 5 });
  });
});

describe('nobody fills the disk with it', () => {
  const now = new Date('2026-11-28T10:00:30Z');
  const stranger = (at = now) =>
    noteSecurity({ code: 'sign_in_wrong', accountKey: randomUUID(), address: randomUUID() }, at);

  test('beyond a hundred lines in a minute strangers are counted, and a member is still noted', async () => {
    for (let i = 0; i < 130; i += 1) await stranger();
    expect(await db.securityEvent.count()).toBe(101);
    expect(await noted()).toEqual({ sign_in_wrong: 130 });
    expect(printed.mock.calls).toHaveLength(101);
    await noteSecurity({ code: 'sign_in_wrong', accountKey: 'hers', memberId: member.id }, now);
    expect(await db.securityEvent.count({ where: { memberId: member.id } })).toBe(1);
  });

  test('many at once in one line are one line', async () => {
    const note = { code: 'sign_in_wrong', accountKey: 'one', address: 'a' } as const;
    await Promise.all(Array.from({ length: 30 }, () => noteSecurity(note, now)));
    expect(await db.securityEvent.count()).toBe(1);
    expect(await noted()).toEqual({ sign_in_wrong: 30 });
    expect(printed.mock.calls).toHaveLength(1);
  });

  test('nor beyond five thousand in a day', async () => {
    await db.securityEvent.createMany({
      data: Array.from({ length: 5000 }, (_, i) => ({
        code: 'sign_in_wrong',
        since: new Date(now.getTime() - 3_600_000),
        lastAt: now,
        accountKey: `${i}`,
      })),
    });
    for (let i = 0; i < 3; i += 1) await stranger();
    expect(await db.securityEvent.count()).toBe(5001);
  });

  test('after ninety days a line is gone', async () => {
    const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);
    await stranger(daysAgo(91));
    await stranger(daysAgo(89));
    await stranger();
    expect(await db.securityEvent.count()).toBe(2);
  });
});

test('a log that cannot be written stops nobody and is told once', async () => {
  await db.$executeRaw`ALTER TABLE security_event RENAME TO security_event_away`;
  try {
    for (let i = 0; i < 3; i += 1) {
      const refused = signIn(
        { email: member.email, password: 'wrong' },
        { address: 'here', userAgent: null },
      );
      await expect(refused).rejects.toMatchObject({ code: 'signed_out' });
    }
    const told = printed.mock.calls.filter(([words]) => String(words).startsWith('The security log'));
    expect(told).toHaveLength(1);
  } finally {
    await db.$executeRaw`ALTER TABLE security_event_away RENAME TO security_event`;
  }
});

describe('it is read', () => {
  test('by administrators alone', async () => {
    for (const role of ROLES) {
      const reading = listSecurityEvents((await createMember(role)).actor);
      if (role === 'ADMIN') expect(await reading).toEqual([]);
      else await expect(reading).rejects.toMatchObject({ code: 'forbidden' });
    }
  });

  test('newest first, with names of members and the hash’s beginning of others', async () => {
    const { actor } = await createMember('ADMIN');
    const at = (minute: number) => new Date(Date.UTC(2026, 10, 28, 10, minute));
    await noteSecurity({ code: 'sign_in_wrong', accountKey: sha256('x'), address: 'b' }, at(1));
    await noteSecurity({ code: 'sign_in_limited_account', accountKey: 'y', memberId: member.id }, at(2));
    expect(await listSecurityEvents(actor)).toMatchObject([
      { what: 'Sign-in locked: too many attempts for this account', account: member.name, count: 1 },
      { what: 'Sign-in failed', account: sha256('x').slice(0, 12), address: 'b', isMore: false },
    ]);
  });
});
